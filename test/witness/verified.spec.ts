import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { Log } from '../../src/platform/log.js';
import { formatNote, parseNote } from '../../src/proof/note.js';
import { parsePolicy } from '../../src/proof/policy.js';
import { Witnesses } from '../../src/witness/ask.js';
import { openWitness } from '../../src/witness/open-witness.js';
import { witnessServer } from '../../src/witness/server.js';
import { logKeyOf } from '../../src/witness/witness.js';
import { buildLog, makeKey, writeLog } from '../support/log-builder.js';
import { leaves, ORIGIN } from '../support/log-leaves.js';
import { consistencyProof } from '../support/merkle.js';
import { verify } from '../support/verify-log.js';

it('what two witnesses cosigned is accepted by the verifier, which shares no code with them', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'verified-'));
  const [key, history] = [makeKey(ORIGIN), leaves(20)];
  const opened = ['one', 'two'].map((name) =>
    openWitness(
      {
        key: join(directory, `${name}.key`),
        state: join(directory, name),
        name: `w.example/${name}`,
      },
      [logKeyOf(key.vkey)],
    ),
  );
  const servers = opened.map(({ witness }) => witnessServer(witness, new Log(() => undefined)));
  for (const server of servers) await once(server.listen(0, '127.0.0.1'), 'listening');
  const urls = servers.map(
    (server) => `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
  );
  const [one, two] = opened.map(({ vkey }) => vkey);
  const policy = `log ${key.vkey}\nwitness a ${one} ${urls[0]}\nwitness b ${two} ${urls[1]}\ngroup both all a b\nquorum both\n`;
  const witnesses = new Witnesses(parsePolicy(Buffer.from(policy)));
  const file = join(directory, 'policy');
  writeFileSync(file, policy);
  const answers = [];
  for (const size of [7, 20]) {
    const files = buildLog(history.slice(0, size), key);
    const note = parseNote(files.get('checkpoint')!);
    const proofs = (from: number, to: number) =>
      consistencyProof(history.slice(0, to).map(String), from);
    const { note: cosigned } = await witnesses.cosign(note, proofs);
    const log = join(directory, `log-${size}`);
    writeLog(log, files.set('checkpoint', Buffer.from(formatNote(cosigned))));
    const now = Math.floor(Date.now() / 1_000);
    answers.push(await verify([log, '--policy', file, '--max-age', '600'], now));
    writeLog(`${log}-bare`, buildLog(history.slice(0, size), key));
    answers.push(await verify([`${log}-bare`, '--policy', file], now));
  }
  for (const server of servers) server.close().closeAllConnections();
  for (const { close } of opened) close();
  rmSync(directory, { recursive: true });
  expect(answers.map(({ kind }) => kind)).toEqual(['ok', 'policy', 'ok', 'policy']);
});
