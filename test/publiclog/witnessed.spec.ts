import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { Log } from '../../src/platform/log.js';
import { parseNote } from '../../src/proof/note.js';
import { parsePolicy } from '../../src/proof/policy.js';
import { underPolicy } from '../../src/proof/under-policy.js';
import type { Cosigner } from '../../src/publiclog/cosigner.js';
import type { PublicLogStatus } from '../../src/publiclog/status.js';
import { Witnesses } from '../../src/witness/ask.js';
import { openWitness } from '../../src/witness/open-witness.js';
import { witnessServer } from '../../src/witness/server.js';
import { logKeyOf } from '../../src/witness/witness.js';
import { appendEvents, type Home } from './home.js';
import { covers, newHome, openLog, openStore, published, reaches, sequence } from './support.js';

/** Of its own key, for the log that lies there. */
const startWitness = async (home: Home, name: string) => {
  const log = logKeyOf(readFileSync(join(home.log, 'vkey'), 'utf8').trimEnd());
  const files = { key: join(home.log, `../${name}.key`), state: join(home.log, `../${name}`) };
  const { witness, vkey, close } = openWitness({ ...files, name: `w.example/${name}` }, [log]);
  const server: Server = witnessServer(witness, new Log(() => undefined));
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const stop = (): void => server.close().closeAllConnections();
  onTestFinished(() => {
    stop();
    close();
  });
  const { port } = server.address() as AddressInfo;
  return { line: `witness ${name} ${vkey} http://127.0.0.1:${port}`, stop };
};

const cosignerOf = (policy: string): Cosigner => {
  const witnesses = new Witnesses(parsePolicy(Buffer.from(policy)), 2_000);
  return { policy, cosign: (note, proofs) => witnesses.cosign(note, proofs) };
};

it('a checkpoint is cosigned before it is published, and published all the same where a witness is away', async () => {
  const home = newHome();
  const store = openStore(home);
  await appendEvents(store, 0, 300);
  await sequence(home, 300);
  const [a, b] = [await startWitness(home, 'a'), await startWitness(home, 'b')];
  const policy = `${a.line}\n${b.line}\ngroup both all a b\nquorum both\n`;
  const log = openLog(home, store, { cosigner: cosignerOf(policy) });
  log.start();
  const both = await reaches(log, ({ witnesses }) => witnesses !== null);
  expect(both.witnesses).toMatchObject({ quorum: true });
  const isEnough = (): boolean => {
    const [note, served] = ['checkpoint', 'policy'].map((name) =>
      readFileSync(join(home.log, name)),
    );
    return underPolicy(parseNote(note!), parsePolicy(served!)).quorum;
  };
  expect(isEnough()).toBe(true);
  await appendEvents(store, 300, 320);
  await reaches(log, covers(320));
  expect(isEnough()).toBe(true);
  b.stop();
  await appendEvents(store, 320, 325);
  const one = await reaches(log, covers(325));
  expect(one.witnesses?.quorum).toBe(false);
  expect(one.witnesses?.asked.map(({ outcome }) => outcome)).toEqual(['cosigned', 'unreachable']);
  expect(isEnough()).toBe(false);
  expect(published(home).size).toBe(325);
  await log.stop();
  await store.close();
});

/** Of each witness that cosigned what is published, when it did. */
const timesOf = (home: Home): readonly number[] => {
  const [note, served] = ['checkpoint', 'policy'].map((name) => readFileSync(join(home.log, name)));
  return underPolicy(parseNote(note!), parsePolicy(served!)).cosigned.map(({ time }) => time);
};

it('while no event comes the same checkpoint is cosigned again; a witness that went away leaves its last word', async () => {
  const home = newHome();
  const store = openStore(home);
  await appendEvents(store, 0, 20);
  await sequence(home, 20);
  const [a, b] = [await startWitness(home, 'a'), await startWitness(home, 'b')];
  const policy = `${a.line}\n${b.line}\ngroup both all a b\nquorum both\n`;
  const log = openLog(home, store, { cosigner: cosignerOf(policy), silentMs: 20 });
  log.start();
  await reaches(log, ({ witnesses }) => witnesses?.quorum === true);
  const [first = 0] = timesOf(home);
  const fresh = { timeout: 60_000, interval: 10 };
  await expect.poll(() => Math.min(...timesOf(home)), fresh).toBeGreaterThan(first);
  b.stop();
  const isAway = (status: PublicLogStatus): boolean =>
    status.witnesses?.asked[1]?.outcome === 'unreachable';
  const { witnesses } = await reaches(log, isAway);
  expect(witnesses?.quorum).toBe(true);
  const [, last = 0] = timesOf(home);
  await expect.poll(() => timesOf(home)[0], fresh).toBeGreaterThan(last);
  expect(timesOf(home)[1]).toBe(last);
  expect(published(home).size).toBe(20);
  await log.stop();
  await store.close();
});
