import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { build, buildLog, type Key, makeKey, noteOf, writeLog } from '../support/log-builder.js';
import { leaves, ORIGIN } from '../support/log-leaves.js';
import { LogServer } from '../support/log-server.js';
import { type Answer, verify } from '../support/verify-log.js';

const LOG = makeKey(ORIGIN);
const COURT = makeKey('witness.invalid/court', 4);
const PRESS = makeKey('witness.invalid/press', 4);
const NOW = 1_800_000_000;
const HISTORY = leaves(600);
const PATH = `${createHash('sha256').update(ORIGIN).digest('hex')}/checkpoint`;

let scratch: string;
let servers: LogServer[];
beforeEach(() => {
  scratch = mkdtempSync(join(tmpdir(), 'witnesses-'));
  servers = [];
});
afterEach(async () => {
  for (const server of servers) await server.stop();
  rmSync(scratch, { recursive: true });
});

/** What a witness holds: the log's note over this history, with its own line. */
const held = (history: Buffer[], witness: Key, key = LOG): string =>
  noteOf(build(history), key, [{ witness, time: NOW - 40 }]);

/** A witness that serves this note; `undefined`: it has cosigned nothing. */
const serving = async (note: string | undefined): Promise<string> => {
  const server = await LogServer.start(
    new Map(note === undefined ? [] : [[PATH, Buffer.from(note)]]),
  );
  servers.push(server);
  return server.url;
};

/** Checks the honest log, and asks a court and a press that hold these notes. */
const ask = async (
  notes: { court: string | undefined; press?: string },
  ...args: string[]
): Promise<Answer> => {
  const time = NOW - 10;
  writeLog(
    join(scratch, 'log'),
    buildLog(HISTORY, LOG, [
      { witness: COURT, time },
      { witness: PRESS, time },
    ]),
  );
  const press = 'press' in notes ? ` ${await serving(notes.press)}/` : '';
  writeFileSync(
    join(scratch, 'policy'),
    `log ${LOG.vkey}\nwitness court ${COURT.vkey} ${await serving(notes.court)}\nwitness press ${PRESS.vkey}${press}\ngroup both all court press\nquorum both\n`,
  );
  const policy = join(scratch, 'policy');
  return verify(
    [join(scratch, 'log'), '--policy', policy, '--ask-witnesses', '--timeout', '1', ...args],
    NOW,
  );
};

it('witnesses that hold the same history are named, with sizes and ages', async () => {
  const court = held(HISTORY, COURT);
  const press = held(HISTORY.slice(0, 300), PRESS);
  const answer = await ask({ court, press });
  expect(answer).toMatchObject({ kind: 'ok' });
  expect(answer.checked).toEqual(
    expect.arrayContaining([
      `the witness court holds 600 entries, cosigned 40 s ago (${new Date((NOW - 40) * 1000).toISOString()}): the same history`,
      `the witness press holds 300 entries, cosigned 40 s ago (${new Date((NOW - 40) * 1000).toISOString()}): the same history`,
    ]),
  );
});

it.each([300, 600])(
  'a witness that was shown another history of %d entries proves a fork, and is named',
  async (size) => {
    const court = held(HISTORY, COURT);
    const press = held(leaves(size, 'another'), PRESS);
    const answer = await ask({ court, press });
    expect(answer).toMatchObject({
      kind: 'fork',
      message: expect.stringContaining('the witness press'),
    });
    const [before = '', now = ''] = (answer.at?.['evidence'] ?? []) as string[];
    expect(readFileSync(before, 'utf8')).toBe(press);
    expect(readFileSync(now, 'utf8')).toBe(readFileSync(join(scratch, 'log/checkpoint'), 'utf8'));
    expect(before).toContain(join(scratch, 'policy.evidence-'));
  },
);

it('a witness that holds more than the log shows is a rollback', async () => {
  const court = held(leaves(601), COURT);
  const press = held(HISTORY, PRESS);
  expect(await ask({ court, press })).toMatchObject({ kind: 'rollback', at: { seq: 600 } });
});

it('a log that catches up with its witness in time is none', async () => {
  const longer = buildLog(leaves(601), LOG);
  const log = await LogServer.start(longer);
  servers.push(log);
  let asked = 0;
  log.lies.set('checkpoint', (answer) => {
    const files = (asked += 1) === 1 ? buildLog(HISTORY, LOG) : longer;
    answer.end(files.get('checkpoint'));
  });
  const court = await serving(held(leaves(601), COURT));
  writeFileSync(
    join(scratch, 'policy'),
    `log ${LOG.vkey}\nwitness court ${COURT.vkey} ${court}\nquorum none\n`,
  );
  const args = ['--policy', join(scratch, 'policy'), '--ask-witnesses', '--timeout', '5'];
  expect(await verify([log.url, ...args], NOW)).toMatchObject({ kind: 'ok', log: { size: 601 } });
  expect(asked).toBe(2);
});

it('the checkpoint of a lying witness is no evidence against the log, and hides no fork', async () => {
  const forged = held(leaves(600, 'another'), COURT, makeKey(ORIGIN));
  const press = held(HISTORY, PRESS);
  expect(await ask({ court: forged, press })).toMatchObject({
    kind: 'policy',
    message: expect.stringContaining('the witness court'),
  });
  const unsigned = held(HISTORY, PRESS);
  expect(await ask({ court: unsigned, press })).toMatchObject({ kind: 'policy' });
  expect(await ask({ court: 'nonsense', press })).toMatchObject({ kind: 'policy' });
  const fork = held(leaves(600, 'another'), PRESS);
  expect(await ask({ court: forged, press: fork })).toMatchObject({ kind: 'fork' });
});

it('what the log has signed is compared, also where the witness did not cosign what it serves', async () => {
  const fork = noteOf(build(leaves(600, 'another')), LOG);
  expect(await ask({ court: fork, press: held(HISTORY, PRESS) })).toMatchObject({
    kind: 'fork',
    message: expect.stringContaining('that the witness court serves'),
  });
});

it('a witness that could not be asked leaves the answer incomplete, and is named', async () => {
  const nothing = await ask({ court: undefined, press: held(HISTORY, PRESS) });
  expect(nothing).toMatchObject({
    kind: 'incomplete',
    gaps: ['the witness court: it holds no checkpoint of this log'],
  });
  expect(await ask({ court: held(HISTORY, COURT) })).toMatchObject({
    kind: 'incomplete',
    gaps: ['the witness press: the policy names no address'],
  });
});

it('witnesses are asked by the addresses of a policy', async () => {
  writeLog(join(scratch, 'log'), buildLog(HISTORY, LOG));
  const args = [join(scratch, 'log'), '--vkey', LOG.vkey, '--ask-witnesses'];
  expect(await verify(args, NOW)).toMatchObject({
    kind: 'usage',
    message: expect.stringContaining('--ask-witnesses needs'),
  });
});
