import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  build,
  buildLog,
  type Files,
  makeKey,
  noteOf,
  receiptOf,
  tilePath,
  writeLog,
} from '../support/log-builder.js';
import { bytesOf, leafAt, leaves, ORIGIN } from '../support/log-leaves.js';
import { LogServer } from '../support/log-server.js';
import { type Answer, verify } from '../support/verify-log.js';

const LOG = makeKey(ORIGIN);
const ONE = makeKey('witness.invalid/one', 4);
const HOUR = 3_600;
const NOW = 1_800_000_000;
const HISTORY = leaves(300);
const ANOTHER = leaves(400, 'another');

let scratch: string;
let servers: LogServer[];
beforeEach(() => {
  scratch = mkdtempSync(join(tmpdir(), 'seen-'));
  servers = [];
});
afterEach(async () => {
  for (const server of servers) await server.stop();
  rmSync(scratch, { recursive: true });
});

const cosigned = (entries: Buffer[], time = NOW): Files =>
  buildLog(entries, LOG, [{ witness: ONE, time }]);
const policy = (address = ''): string[] => {
  const file = join(scratch, 'policy');
  writeFileSync(file, `log ${LOG.vkey}\nwitness one ${ONE.vkey}${address}\nquorum one\n`);
  return ['--policy', file];
};
const stateFile = (): string => join(scratch, 'seen.json');
const state = (): string[] => ['--state', stateFile()];
const remembered = (): Record<string, unknown> =>
  JSON.parse(readFileSync(stateFile(), 'utf8')) as Record<string, unknown>;
const check = (files: Files, args: readonly string[], now = NOW): Promise<Answer> => {
  writeLog(join(scratch, 'log'), files);
  return verify([join(scratch, 'log'), ...args], now);
};
const serve = async (files: Files): Promise<LogServer> => {
  const server = await LogServer.start(files);
  servers.push(server);
  return server;
};

describe('a log that its witnesses have not cosigned', () => {
  it('is first held to what was seen before', async () => {
    await check(cosigned(HISTORY), [...policy(), ...state()]);
    const fork = await check(buildLog(ANOTHER, LOG), [...policy(), ...state()]);
    expect(fork).toMatchObject({
      kind: 'fork',
      at: { evidence: [expect.any(String), expect.any(String)] },
    });
    const older = await check(buildLog(HISTORY.slice(0, 200), LOG), [...policy(), ...state()]);
    expect(older).toMatchObject({ kind: 'rollback', at: { seq: 200 } });
  });

  it('is first held to a receipt', async () => {
    const receipt = join(scratch, 'receipt');
    const note = noteOf(build(HISTORY), LOG, [{ witness: ONE, time: NOW }]);
    writeFileSync(receipt, receiptOf(HISTORY, 7, note, HISTORY[7]));
    expect(await check(buildLog(ANOTHER, LOG), [...policy(), '--receipt', receipt])).toMatchObject({
      kind: 'fork',
      message: expect.stringContaining('of the receipt'),
    });
  });

  it('is first held to what its witnesses hold', async () => {
    const path = `${createHash('sha256').update(ORIGIN).digest('hex')}/checkpoint`;
    const held = noteOf(build(HISTORY), LOG, [{ witness: ONE, time: NOW }]);
    const witness = await serve(new Map([[path, Buffer.from(held)]]));
    const ask = [...policy(` ${witness.url}/`), '--ask-witnesses', '--timeout', '1'];
    expect(await check(buildLog(ANOTHER, LOG), ask)).toMatchObject({
      kind: 'fork',
      message: expect.stringContaining('the witness one'),
    });
    const make = ['--from', '2025-06-01', '--until', '2025-06-30', '--out', join(scratch, 'out')];
    const silence = ['silence', 'make', '--log', join(scratch, 'log'), ...make, ...ask];
    expect(await verify([...silence, '--evidence', join(scratch, 'kept')], NOW)).toMatchObject({
      kind: 'fork',
      message: expect.stringContaining(join(scratch, 'kept')),
    });
  });

  it('has its signed note kept, and the answer says what may be the cause', async () => {
    const answer = await check(buildLog(HISTORY, LOG), policy());
    expect(answer).toMatchObject({
      kind: 'policy',
      message: expect.stringMatching(/A witness may be away, or .* --ask-witnesses/),
    });
    const [kept = ''] = (answer.at?.['evidence'] ?? []) as string[];
    expect(readFileSync(kept, 'utf8')).toBe(noteOf(build(HISTORY), LOG));
  });
});

describe('whatever is wrong with a log that is signed', () => {
  const kept = (answer: Answer): string => {
    const [note = ''] = (answer.at?.['evidence'] ?? []) as string[];
    return readFileSync(note, 'utf8');
  };

  it('its note is kept: the operator may serve the truth again a minute later', async () => {
    const fork = buildLog(ANOTHER, LOG);
    const note = fork.get('checkpoint')!.toString();
    await check(buildLog(HISTORY, LOG), ['--vkey', LOG.vkey, ...state()]);
    const args = ['--vkey', LOG.vkey, ...state()];
    const withheld = new Map([...fork].filter(([path]) => !path.startsWith('tile/0')));
    const without = await check(withheld, args);
    expect([without.kind, kept(without)]).toEqual(['missing', note]);
    const other = new Map([...buildLog(leaves(400), LOG), ['checkpoint', Buffer.from(note)]]);
    const unfit = await check(other, args);
    expect([unfit.kind, kept(unfit)]).toEqual(['root', note]);
    const unknown = await check(withheld, [...policy(), '--evidence', join(scratch, 'kept')]);
    expect([unknown.kind, kept(unknown)]).toEqual(['policy', note]);
  });

  it('its note is kept beside a certificate of silence as well', async () => {
    const file = join(scratch, 'silence.json');
    writeLog(join(scratch, 'log'), buildLog(HISTORY, LOG));
    const log = ['--log', join(scratch, 'log'), '--vkey', LOG.vkey];
    const period = ['--from', '2025-06-01', '--until', '2025-06-30', '--out', file];
    expect(await verify(['silence', 'make', ...log, ...period], NOW)).toMatchObject({ kind: 'ok' });
    writeLog(join(scratch, 'log'), buildLog(ANOTHER, LOG));
    const answer = await verify(['silence', 'check', file, ...log], NOW);
    expect(answer).toMatchObject({ kind: 'fork', message: expect.stringContaining(`${file}.evi`) });
    expect(kept(answer)).toBe(noteOf(build(HISTORY), LOG));
  });

  it('under one name, however often it is cosigned anew', async () => {
    const names = new Set<string>();
    await check(cosigned(HISTORY), [...policy(), ...state()]);
    for (const time of [NOW, NOW + 60]) {
      const { at } = await check(cosigned(ANOTHER, time), [...policy(), ...state()]);
      for (const name of (at?.['evidence'] ?? []) as string[]) names.add(name);
    }
    expect(names.size).toBe(2);
  });
});

describe('a log that stands still', () => {
  it('is stale, however often its witnesses cosign it', async () => {
    const age = ['--max-age', '3600', ...state()];
    expect(await check(cosigned(HISTORY), [...policy(), ...age])).toMatchObject({ kind: 'ok' });
    for (const [later, kind] of [
      [2 * HOUR, 'ok'],
      [2 * HOUR + 1, 'stale'],
    ] as const)
      expect(
        await check(cosigned(HISTORY, NOW + later), [...policy(), ...age], NOW + later),
      ).toMatchObject({ kind });
    const grown = cosigned(leaves(301), NOW + 3 * HOUR);
    expect(await check(grown, [...policy(), ...age], NOW + 3 * HOUR)).toMatchObject({ kind: 'ok' });
  });

  it('is stale at the first look too, where its clock cannot be set', async () => {
    const first = { ...leafAt(0), public: { ...(leafAt(0)['public'] as object), kind: 'live' } };
    const dayEnds = Date.parse('2025-06-28') / 1000;
    const look = (time: number): Promise<Answer> =>
      check(
        cosigned([bytesOf(first), ...HISTORY.slice(1)], time),
        [...policy(), '--max-age', '3600'],
        time,
      );
    expect(await look(dayEnds + 2 * HOUR + 1)).toMatchObject({
      kind: 'stale',
      message: expect.stringContaining('was recorded on 2025-06-27, a day that ended 7201 s ago'),
    });
    expect(await look(dayEnds + 2 * HOUR)).toMatchObject({ kind: 'ok' });
  });

  it('may be one, as far as a first look at a demonstration can tell', async () => {
    const answer = await check(cosigned(HISTORY), [...policy(), '--max-age', '3600']);
    expect(answer.notChecked.join('\n')).toContain('that the log still grows');
  });
});

describe('two runs that share a state', () => {
  /** A full run over the history; while it reads, another run sees `meanwhile`. */
  const overlapping = async (meanwhile: Files): Promise<Answer> => {
    await check(buildLog(leaves(100), LOG), ['--vkey', LOG.vkey, ...state()], NOW - HOUR);
    const files = buildLog(HISTORY, LOG);
    const server = await serve(new Map([...meanwhile, ...files]));
    server.lies.set(tilePath('entries', 0), (answer) => {
      void check(meanwhile, ['--vkey', LOG.vkey, ...state()], NOW + 60).then(() =>
        answer.end(files.get(tilePath('entries', 0))),
      );
    });
    const args = ['--vkey', LOG.vkey, ...state(), '--full', '--timeout', '5'];
    return verify([server.url, ...args], NOW);
  };

  it('never remember less than one of them saw', async () => {
    const answer = await overlapping(buildLog(leaves(350), LOG));
    expect(answer).toMatchObject({ kind: 'ok', log: { size: 300 } });
    expect(remembered()).toMatchObject({ size: 350, fullSize: 300 });
    const next = await check(buildLog(leaves(360), LOG), ['--vkey', LOG.vkey, ...state()]);
    expect(next).toMatchObject({ kind: 'ok' });
    expect(next.checked).toContain('10 new entries, their tiles and the root');
  });

  it('keep the last full check, whichever of them made it', async () => {
    const args = ['--vkey', LOG.vkey, ...state()];
    await check(buildLog(leaves(100), LOG), args, NOW - HOUR);
    const files = buildLog(HISTORY, LOG);
    const server = await serve(files);
    server.lies.set(tilePath('entries', 0), (answer) => {
      void check(files, [...args, '--full'], NOW).then(() =>
        answer.end(files.get(tilePath('entries', 0))),
      );
    });
    expect(await verify([server.url, ...args], NOW + 60)).toMatchObject({ kind: 'ok' });
    const fullAt = new Date(NOW * 1000).toISOString();
    expect(remembered()).toMatchObject({ size: 300, fullAt, fullSize: 300 });
  });

  it('that were shown two histories have caught the log', async () => {
    const fork = buildLog([...leaves(100), ...leaves(250, 'another').slice(100)], LOG);
    expect(await overlapping(fork)).toMatchObject({
      kind: 'fork',
      message: expect.stringContaining('another run'),
    });
  });

  it('do not put together what they cannot compare, and keep both', async () => {
    const fork = buildLog(ANOTHER, LOG);
    await check(buildLog(HISTORY.slice(0, 1), LOG), ['--vkey', LOG.vkey, ...state()], NOW - HOUR);
    const server = await serve(buildLog(HISTORY, LOG));
    server.lies.set(tilePath('entries', 0), (answer) => {
      rmSync(stateFile());
      void check(fork, ['--vkey', LOG.vkey, ...state()], NOW + 60).then(() =>
        answer.end(server.files.get(tilePath('entries', 0))),
      );
    });
    const args = ['--vkey', LOG.vkey, ...state(), '--timeout', '5'];
    const answer = await verify([server.url, ...args], NOW);
    expect(answer).toMatchObject({
      kind: 'rollback',
      message: expect.stringContaining('Another run'),
    });
    const notes = (answer.at?.['evidence'] ?? []) as string[];
    expect(notes.map((name) => readFileSync(name, 'utf8'))).toEqual([
      fork.get('checkpoint')!.toString(),
      noteOf(build(HISTORY), LOG),
    ]);
    expect(remembered()).toMatchObject({ size: 400 });
  });

  it('wait for each other; what could not be remembered is said', async () => {
    const lock = `${stateFile()}.lock`;
    writeFileSync(lock, '');
    const args = ['--vkey', LOG.vkey, ...state(), '--timeout', '1'];
    expect(await check(buildLog(HISTORY, LOG), args)).toMatchObject({
      kind: 'incomplete',
      gaps: [expect.stringContaining('remembering this run')],
    });
    const dead = Date.now() / 1000 - 601;
    utimesSync(lock, dead, dead);
    expect(await check(buildLog(HISTORY, LOG), args)).toMatchObject({ kind: 'ok' });
    expect(remembered()).toMatchObject({ size: 300 });
  });
});

it('a state that says other than its signed note is none', async () => {
  await check(buildLog(HISTORY, LOG), ['--vkey', LOG.vkey, ...state()]);
  const right = remembered();
  const root = build(ANOTHER).root.toString('base64');
  for (const changed of [{ root }, { size: 350, ids: 350 }, { vkey: makeKey(ORIGIN).vkey }]) {
    writeFileSync(stateFile(), JSON.stringify({ ...right, ...changed }));
    const args = [join(scratch, 'log'), ...state()];
    expect(await verify(args, NOW)).toMatchObject({ kind: 'usage' });
  }
});

it('a receipt of another log that the policy trusts says nothing against this one', async () => {
  const other = makeKey('other.invalid/log');
  const file = join(scratch, 'policy');
  writeFileSync(file, `log ${LOG.vkey}\nlog ${other.vkey}\nquorum none\n`);
  const receipt = join(scratch, 'receipt');
  const note = noteOf(build(ANOTHER), other);
  writeFileSync(receipt, receiptOf(ANOTHER, 7, note, ANOTHER[7]));
  const args = ['--policy', file, '--receipt', receipt];
  expect(await check(buildLog(HISTORY, LOG), args)).toMatchObject({ kind: 'usage' });
});

it('a receipt that shows another entry than the one given beside it is refused', async () => {
  const [receipt, leaf] = [join(scratch, 'receipt'), join(scratch, 'leaf')];
  writeFileSync(leaf, HISTORY[7]!);
  const args = ['--receipt', receipt, '--leaf', leaf, '--vkey', LOG.vkey];
  writeFileSync(receipt, receiptOf(HISTORY, 7, noteOf(build(HISTORY), LOG), HISTORY[7]));
  const proven = await verify(args, NOW);
  expect(proven).toMatchObject({ kind: 'ok' });
  expect(proven.checked.join('\n')).toMatch(
    /the entry is LineAdded, recorded on 2025-06-27.*"DHS"/,
  );
  writeFileSync(receipt, receiptOf(HISTORY, 7, noteOf(build(HISTORY), LOG), HISTORY[8]));
  expect(await verify(args, NOW)).toMatchObject({ kind: 'receipt' });
});

it('a file of an opened field that is none is at fault, not the command', async () => {
  const file = join(scratch, 'opened');
  for (const text of ['[{}]', Buffer.from([0xff, 0x7b, 0x7d])]) {
    writeFileSync(file, text);
    const answer = await verify(['--opening', file, '--vkey', LOG.vkey], NOW);
    expect(answer).toMatchObject({ kind: 'opening' });
  }
});

it('a key that came from the log is not trusted for being remembered, until one from outside is given', async () => {
  const doubt = { kind: 'incomplete', gaps: [expect.stringContaining('whose log this is')] };
  expect(await check(buildLog(HISTORY, LOG), state())).toMatchObject(doubt);
  expect(await check(buildLog(HISTORY, LOG), state())).toMatchObject(doubt);
  expect(await check(buildLog(leaves(310), LOG), ['--vkey', LOG.vkey, ...state()])).toMatchObject({
    kind: 'ok',
  });
  expect(await check(buildLog(leaves(320), LOG), state())).toMatchObject({ kind: 'ok' });
});

describe('days of recording', () => {
  const on = (seq: number, recordedOn: string, kind = 'live'): Buffer => {
    const leaf = leafAt(seq);
    const face = seq === 0 ? { ...(leaf['public'] as object), kind } : leaf['public'];
    return bytesOf({ ...leaf, public: face, recordedOn });
  };

  it('that go back are told, also where the later one was read in an earlier run', async () => {
    const entries = [on(0, '2025-06-27'), on(1, '2025-06-28'), on(2, '2025-06-27')];
    const told = /a day before that of an entry before them: seq 2\./;
    const whole = await check(buildLog(entries, LOG), ['--vkey', LOG.vkey]);
    expect(whole.notes).toEqual([expect.stringMatching(told)]);
    await check(buildLog(entries.slice(0, 2), LOG), ['--vkey', LOG.vkey, ...state()]);
    const later = await check(buildLog(entries, LOG), ['--vkey', LOG.vkey, ...state()]);
    expect(later.notes).toEqual([expect.stringMatching(told)]);
    const again = [...entries, on(3, '2025-06-28'), on(4, '2025-06-27')];
    const last = await check(buildLog(again, LOG), ['--vkey', LOG.vkey, ...state()]);
    expect(last.notes).toEqual([expect.stringContaining('seq 4.')]);
  });

  it('that have not come make a live ledger no younger', async () => {
    const files = cosigned([on(0, '2025-06-27'), on(1, '2099-01-01')]);
    expect(await check(files, [...policy(), '--max-age', '3600'])).toMatchObject({
      kind: 'incomplete',
      gaps: [expect.stringContaining('2099-01-01, a day that has not come')],
    });
  });
});
