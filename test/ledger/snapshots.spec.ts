import { cpSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { EventStoreError } from '../../src/eventstore/event-store.js';
import type { Actor } from '../../src/kernel/role.js';
import type { Envelope, Recorded } from '../../src/ledger/command.js';
import { type Folded, readOn, unfolded } from '../../src/ledger/folded.js';
import { AmendLines, AmendLinesHandler } from '../../src/ledger/request/amend-lines.js';
import { OpenRequest, OpenRequestHandler } from '../../src/ledger/request/open-request.js';
import {
  RecordLines,
  RecordLinesHandler,
  SubmitRequest,
  SubmitRequestHandler,
} from '../../src/ledger/request/record-lines.js';
import { requestModel, type RequestState } from '../../src/ledger/request/request.js';
import {
  WithdrawRequest,
  WithdrawRequestHandler,
} from '../../src/ledger/request/withdraw-or-link.js';
import { DHS, openTestLedger, temporaryDirectory, type TestLedger } from '../support/ledger.js';

const WHEN = { occurredOn: '2025-08-01' };
const EVERY = 10;
let directory: string;
let ledger: TestLedger;
const start = async (program = 'this'): Promise<TestLedger> => {
  ledger = await openTestLedger(directory, undefined, { every: EVERY, program });
  return ledger;
};
const restart = async (program?: string): Promise<TestLedger> => {
  await ledger.end();
  return start(program);
};
beforeEach(async () => {
  directory = temporaryDirectory();
  await start();
});
afterEach(() => ledger.close());

const at = (name: string): string => join(directory, 'data', name);
const envelope = (key: string, body: unknown, actor: Actor = DHS): Envelope => ({
  actor,
  key,
  route: 'POST /test',
  body,
});

/** One of the things that can be sent; the same arguments are the same command. */
const COMMANDS = {
  lines: (request: string, key: string, count: number) => {
    const body = { ...WHEN, lines: Array.from({ length: count }, () => ({ name: 'Testa' })) };
    return new RecordLinesHandler(ledger.recorder, ledger.keys, ledger.clock).execute(
      new RecordLines(envelope(key, body), request, body),
    );
  },
  amend: (request: string, key: string, line: number) => {
    const body = { ...WHEN, lines: [{ line, name: 'Testa Sample' }] };
    return new AmendLinesHandler(ledger.recorder, ledger.keys, ledger.clock).execute(
      new AmendLines(envelope(key, body), request, body),
    );
  },
  submit: (request: string, key: string, lineCount: number) => {
    const body = { ...WHEN, lineCount };
    return new SubmitRequestHandler(ledger.recorder).execute(
      new SubmitRequest(envelope(key, body), request, body),
    );
  },
  withdraw: (request: string, key: string) =>
    new WithdrawRequestHandler(ledger.recorder).execute(
      new WithdrawRequest(envelope(key, WHEN), request, WHEN),
    ),
} as const;

const open = async (key = 'open'): Promise<string> => {
  const body = { ...WHEN, authority: '6103(i)(2)' };
  const handler = new OpenRequestHandler(ledger.recorder, ledger.keys);
  return (await handler.execute(new OpenRequest(envelope(key, body), body))).stream;
};
const eventsSaid = (): readonly string[] =>
  ledger.said.map((line) => (JSON.parse(line) as { event: string }).event);
const streamOf = (request: string): string => `ledger_test_request-${request}`;

/** What reading the whole stream leads to. */
const readWhole = async (request: string): Promise<Folded<RequestState>> => {
  let whole = unfolded(requestModel);
  for await (const { folded } of readOn(ledger.store, streamOf(request), requestModel, whole))
    whole = folded;
  return whole;
};
/** After what is due was written. */
const loaded = async (request: string): Promise<Folded<RequestState>> => {
  await ledger.recorder.stateOf(requestModel, request);
  return ledger.states.load(streamOf(request), requestModel, false);
};

const expectWhole = async (request: string): Promise<void> => {
  expect(await loaded(request)).toEqual(await readWhole(request));
};
const expectRepeated = (answer: unknown, first: unknown): void => {
  expect(answer).toEqual({ ...(first as Recorded), repeated: true });
};

/** Revisions from which a stream is read meanwhile. */
const readsDuring = async (
  work: () => Promise<unknown>,
): Promise<readonly (number | undefined)[]> => {
  const read = vi.spyOn(ledger.store, 'readStream');
  await work();
  const from = read.mock.calls.map(([, revision]) => revision);
  read.mockRestore();
  return from;
};

/** A request of some lines whose snapshots are written; its end is not in one. */
const long = async (lines = 34): Promise<string> => {
  const request = await open();
  for (let n = 1; n <= lines; n += 1) await COMMANDS.lines(request, `line ${n}`, 1);
  await loaded(request);
  return request;
};

describe('after a start', () => {
  it('a long stream is read on from where its snapshot ends', async () => {
    const request = await long();
    await restart();
    const from = await readsDuring(() => COMMANDS.lines(request, 'next', 1));
    expect(from).toEqual([30, 31]);
    await expectWhole(request);
  });

  it('a command that was sent before gets its first answer, and its key takes no other body', async () => {
    const request = await open();
    const first = await COMMANDS.lines(request, 'first', 12);
    await COMMANDS.lines(request, 'second', 12);
    await loaded(request);
    await restart();
    expect(await COMMANDS.lines(request, 'first', 12)).toEqual({ ...first, repeated: true });
    await expect(COMMANDS.lines(request, 'first', 11)).rejects.toMatchObject({
      id: 'idempotency-key-reused',
    });
  });

  it('a stream without a snapshot gets one while it is read, piece by piece', async () => {
    const request = await open();
    for (let n = 1; n <= 12; n += 1) await COMMANDS.lines(request, `many ${n}`, 500);
    await ledger.end();
    rmSync(at('snapshots'), { recursive: true });
    ledger = await openTestLedger(directory, undefined, { every: 2_000, program: 'this' });
    await COMMANDS.lines(request, 'next', 1);
    await ledger.end();
    ledger = await openTestLedger(directory, undefined, { every: 2_000, program: 'this' });
    expect((await readsDuring(() => loaded(request))).at(-1)).toBe(6_000);
    await expectWhole(request);
    const database = new DatabaseSync(at('snapshots/snapshots.db'));
    const revisions = database.prepare('SELECT revision FROM piece ORDER BY n').all();
    database.close();
    expect(revisions.map(({ revision }) => revision)).toEqual([1_999, 3_999, 5_999]);
  });

  it('a short stream is read whole, and nothing was kept of it', async () => {
    const request = await long(8);
    await restart();
    expect(await readsDuring(() => loaded(request))).toEqual([0]);
  });
});

type Step = readonly [name: keyof typeof COMMANDS | 'repeat' | 'restart', n: number];
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.tuple(fc.constant('lines' as const), fc.integer({ min: 1, max: 9 })) },
  { weight: 6, arbitrary: fc.tuple(fc.constant('amend' as const), fc.integer({ min: 1, max: 5 })) },
  { weight: 3, arbitrary: fc.tuple(fc.constant('repeat' as const), fc.nat(99)) },
  { weight: 2, arbitrary: fc.tuple(fc.constant('restart' as const), fc.constant(0)) },
  {
    weight: 1,
    arbitrary: fc.tuple(fc.constant('submit' as const), fc.integer({ min: 1, max: 30 })),
  },
  { weight: 1, arbitrary: fc.tuple(fc.constant('withdraw' as const), fc.constant(0)) },
);

it('whatever is recorded, repeated and started anew: states and answers are those of a full read', async () => {
  let [recalled, repeats, histories] = [0, 0, 0];
  const one = async (steps: readonly Step[], every: number): Promise<void> => {
    await ledger.end();
    ledger = await openTestLedger(directory, undefined, { every, program: 'this' });
    const request = await open(`history ${(histories += 1)}`);
    const sent: { name: keyof typeof COMMANDS; n: number; key: string; answer: unknown }[] = [];
    const send = (name: keyof typeof COMMANDS, n: number, key: string): Promise<unknown> =>
      COMMANDS[name](request, `${histories} ${key}`, n).catch((error: unknown) => String(error));
    for (const [name, n] of steps) {
      const again = sent[n % Math.max(1, sent.length)];
      if (name === 'restart') {
        await loaded(request); // What is due is written.
        await ledger.end();
        ledger = await openTestLedger(directory, undefined, { every, program: 'this' });
        if ((await readsDuring(() => loaded(request)))[0] !== 0) recalled += 1;
        await expectWhole(request);
      } else if (name === 'repeat') {
        if (again === undefined || typeof again.answer === 'string') continue;
        expectRepeated(await send(again.name, again.n, again.key), again.answer);
        repeats += 1;
      } else {
        const key = `${sent.length}`;
        sent.push({ name, n, key, answer: await send(name, n, key) });
      }
    }
    await expectWhole(request);
  };
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { minLength: 10, maxLength: 40 }),
      fc.integer({ min: 2, max: 15 }),
      one,
    ),
    { numRuns: 40, seed: 6103 },
  );
  expect([recalled > 40, repeats > 40]).toEqual([true, true]);
}, 60_000);

describe('a snapshot is not used, and the stream is read,', () => {
  const change = (sql: string): void => {
    const database = new DatabaseSync(at('snapshots/snapshots.db'));
    expect(database.prepare(sql).run().changes).toBeGreaterThan(0);
    database.close();
  };
  const expectRead = async (request: string, from: number): Promise<void> => {
    const reads = await readsDuring(() => loaded(request));
    expect(reads.at(-1)).toBe(from);
    await expectWhole(request);
    await COMMANDS.lines(request, `after ${from}`, 1);
  };

  it.each([
    `revision = revision + 1`,
    `record = replace(record, substr(record, 1, 1), 'x')`,
    `body = replace(body, '"lines":', '"lines":1')`,
    `body = body || ' '`,
    `seal = 'x' || substr(seal, 2)`,
  ])('where a piece was changed: %s', async (set) => {
    const request = await long();
    await ledger.end();
    change(`UPDATE piece SET ${set} WHERE n = 0`);
    await start();
    await expectRead(request, 0);
  });

  it('from the piece on that was changed, or from the gap on', async () => {
    const request = await long();
    await ledger.end();
    change(`UPDATE piece SET body = body || ' ' WHERE n = 2`);
    await start();
    await expectRead(request, 21);
    await ledger.end();
    change(`DELETE FROM piece WHERE n = 1`);
    await start();
    await expectRead(request, 11);
  });

  it('where a piece was put in the place of another', async () => {
    const request = await long();
    await ledger.end();
    change(`DELETE FROM piece WHERE n = 0`);
    change(`UPDATE piece SET n = n - 1 WHERE n > 0`);
    await start();
    await expectRead(request, 0);
  });

  it('where another program wrote it', async () => {
    const request = await long();
    await restart('another');
    await expectRead(request, 0);
  });

  it('where another program wrote it, and somebody says that it was this one', async () => {
    const request = await long();
    await ledger.end();
    change(`UPDATE piece SET program = 'another'`);
    await start('another');
    await expectRead(request, 0);
  });

  it('where the store was put back to an earlier time', async () => {
    const request = await long(12);
    await ledger.end();
    cpSync(at('events.db'), at('earlier.db'));
    await start();
    for (let n = 1; n <= 12; n += 1) await COMMANDS.lines(request, `later ${n}`, 1);
    await loaded(request);
    await ledger.end();
    renameSync(at('earlier.db'), at('events.db'));
    await start();
    await expectRead(request, 0);
  });

  it('where the store came by the same command at the same revision from another history', async () => {
    const request = await long(18);
    await ledger.end();
    cpSync(at('events.db'), at('earlier.db'));
    await start();
    await COMMANDS.lines(request, 'other', 1);
    await COMMANDS.lines(request, 'same', 1);
    await loaded(request);
    await ledger.end();
    renameSync(at('snapshots'), at('aside'));
    renameSync(at('earlier.db'), at('events.db'));
    await start();
    await COMMANDS.amend(request, 'other', 3);
    await COMMANDS.lines(request, 'same', 1);
    await ledger.end();
    rmSync(at('snapshots'), { recursive: true });
    renameSync(at('aside'), at('snapshots'));
    await start();
    await expectRead(request, 0);
  });

  it.each([
    ['is no database', () => writeFileSync(at('snapshots/snapshots.db'), 'x'.repeat(5_000))],
    ['has been cut', () => writeFileSync(at('snapshots/snapshots.db'), 'SQLite format 3\0')],
    ['is gone', () => rmSync(at('snapshots'), { recursive: true })],
  ])('where the file %s; then it is kept anew', async (_, spoil) => {
    const request = await long();
    await ledger.end();
    spoil();
    await start();
    await expectRead(request, 0);
    for (let n = 1; n <= EVERY; n += 1) await COMMANDS.lines(request, `more ${n}`, 1);
    await loaded(request);
    await restart();
    expect((await readsDuring(() => loaded(request)))[0]).toBeGreaterThan(30);
    expect(ledger.said).toEqual([]);
  });

  it('where its place cannot be written to: that is said once, and commands go on', async () => {
    const request = await long();
    await ledger.end();
    ledger = await openTestLedger(directory, undefined, {
      every: EVERY,
      program: 'this',
      directory: '/dev/null/none',
    });
    await expectRead(request, 0);
    for (let n = 1; n <= 2 * EVERY; n += 1) await COMMANDS.lines(request, `more ${n}`, 1);
    expect(eventsSaid()).toEqual(['no-snapshots']);
  });

  it('where the database fails under way: that is said once, and commands go on', async () => {
    const request = await long();
    await ledger.end();
    change(`DELETE FROM piece WHERE n = 0`);
    await start();
    const database = new DatabaseSync(at('snapshots/snapshots.db'));
    database.exec('DROP TABLE piece');
    database.close();
    await expectRead(request, 0);
    for (let n = 1; n <= 2 * EVERY; n += 1) await COMMANDS.lines(request, `more ${n}`, 1);
    expect(eventsSaid()).toEqual(['no-snapshots']);
  });
});

it('two processes over one directory keep one snapshot, and each may start from it', async () => {
  const request = await open();
  const one = ledger;
  const two = await openTestLedger(directory, undefined, { every: EVERY, program: 'this' });
  for (let n = 1; n <= 40; n += 1) {
    ledger = n % 2 === 0 ? one : two;
    await COMMANDS.lines(request, `line ${n}`, 1);
  }
  await two.recorder.stateOf(requestModel, request);
  await two.end();
  ledger = one;
  await loaded(request);
  await restart();
  const from = await readsDuring(() => loaded(request));
  expect(from[0]).toBeGreaterThan(25);
  await expectWhole(request);
});

it('a store that fails while a snapshot is checked fails the command, as any read does', async () => {
  const request = await long();
  await restart();
  vi.spyOn(ledger.store, 'readStream').mockImplementationOnce(() => {
    throw new EventStoreError('unavailable', 'Not now');
  });
  await expect(COMMANDS.lines(request, 'next', 1)).rejects.toMatchObject({ name: 'unavailable' });
  await COMMANDS.lines(request, 'next', 1);
  await expectWhole(request);
});

it('a read that is cut off leaves no half-folded state behind', async () => {
  const request = await open();
  await COMMANDS.lines(request, 'lines', 2);
  const other = await openTestLedger(directory);
  const mine = ledger;
  ledger = other;
  await COMMANDS.amend(request, 'a', 1);
  await COMMANDS.amend(request, 'b', 1);
  await other.end();
  ledger = mine;
  const decoded = vi
    .spyOn(requestModel, 'evolve')
    .mockImplementationOnce((state, event, revision) => {
      decoded.mockRestore();
      requestModel.evolve(state, event, revision);
      throw new Error('Cut off');
    });
  await expect(ledger.recorder.stateOf(requestModel, request)).rejects.toThrow('Cut off');
  expect((await ledger.recorder.stateOf(requestModel, request)).amended).toEqual(new Map([[1, 2]]));
});

it('what lies there names commands by keyed digests, and is for one account alone', async () => {
  await long();
  await ledger.end();
  const mode = (name: string): number => statSync(at(name)).mode & 0o777;
  expect([mode('snapshots'), mode('snapshots/snapshots.db')]).toEqual([0o700, 0o600]);
  const database = new DatabaseSync(at('snapshots/snapshots.db'));
  const bodies = database.prepare('SELECT body FROM piece').all();
  database.close();
  expect(bodies).toHaveLength(3);
  for (const { body } of bodies) {
    const { state, commands } = JSON.parse(String(body)) as {
      state: object;
      commands: unknown[][];
    };
    expect(Object.keys(state).toSorted()).toEqual(
      Object.keys({ ...unfolded(requestModel).state, amended: 0 })
        .filter((name) => name !== 'amended')
        .toSorted(),
    );
    for (const [id, fingerprint, ...revisions] of commands) {
      expect(id).toMatch(/^[0-9a-f-]{36}$/);
      expect(fingerprint).toMatch(/^[0-9a-f]{64}$/);
      expect(revisions.every(Number.isSafeInteger)).toBe(true);
    }
  }
  await start();
});
