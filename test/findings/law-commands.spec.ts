import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { Command } from 'commander';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { lawAddress } from '../../src/cli/law-address.js';
import { lawCompare } from '../../src/cli/law-compare.js';
import { lawJudge } from '../../src/cli/law-judge.js';
import { History } from './support/history.js';

const written = { out: '', err: '' };
let directory = '';

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'law-'));
  Object.assign(written, { out: '', err: '' });
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    written.out += String(text);
    return true;
  });
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    written.err += String(text);
    return true;
  });
});

afterEach(() => {
  vi.restoreAllMocks();
  process.exitCode = undefined;
  rmSync(directory, { recursive: true });
});

const run = async (
  command: 'judge' | 'compare',
  lines: readonly string[],
  options: readonly string[],
): Promise<void> => {
  const file = join(directory, 'export.ndjson');
  writeFileSync(file, lines.map((line) => `${line}\n`).join(''));
  const program = new Command();
  lawJudge(program);
  lawCompare(program);
  await program.parseAsync([command, file, ...options], { from: 'user' });
};
const judge = (lines: readonly string[], ...options: string[]) => run('judge', lines, options);
const compare = (...options: string[]) => run('compare', exported(), options);

/** A file with a reading that asks no real address. */
const readingFile = (changes: object = {}): string => {
  const file = join(directory, 'my-reading.json');
  const answers = [{ switch: 'R-ADDR-REAL', answer: 'no', date: '2026-03-01' }];
  const reading = { readingId: 'MY_READING', title: 'A reading for a test', answers };
  writeFileSync(file, JSON.stringify({ ...reading, ...changes }));
  return file;
};

type Written = { rule: string; readings: Record<string, { outcome: string } | null> };
const told = (): readonly Written[] =>
  written.out
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Written);

/** A request for two people, one without an address and one with a placeholder; its first seq is not 0. */
const exported = (): readonly string[] => {
  const history = new History(40);
  const letter = { requestingAgency: 'DHS', authority: '6103(i)(2)', form: 'electronic' } as const;
  history.add('a', 'RequestMade', letter);
  const addressClass = { class: 'missing', classifier: 'address@1' };
  const nameClass = { class: 'name', classifier: 'name@1' };
  history.add('a', 'LineAdded', { line: 1, addressClass, nameClass, periods: ['2023'] });
  const placeholder = { class: 'placeholder', classifier: 'address@1' };
  history.add('a', 'LineAdded', { line: 2, addressClass: placeholder, nameClass, tinGiven: true });
  return history.entries.map((entry) => JSON.stringify({ ...entry, category: undefined }));
};

it('law judge writes what is held, all outcomes, under the reading asked for', async () => {
  await judge(exported(), '--reading', 'IRS_PRACTICE_2025');
  const found = told();
  expect(found.find(({ rule }) => rule === 'REQ-ADDRESS-MISSING')?.readings).toMatchObject({
    IRS_PRACTICE_2025: { outcome: 'finding' },
  });
  expect(found.every(({ readings }) => Object.keys(readings).length === 1)).toBe(true);
  const outcomes = found.map(({ readings }) => readings['IRS_PRACTICE_2025']?.outcome);
  expect(new Set(outcomes)).toEqual(new Set(['finding', 'clear', 'undetermined']));
});

it('law judge judges by several readings, and by one told in a file', async () => {
  await judge(exported(), '--reading', 'DC_CIR_2026,DDC_CTR_2026', '--reading-file', readingFile());
  const [first] = told();
  expect(Object.keys(first?.readings ?? {})).toEqual(['DC_CIR_2026', 'DDC_CTR_2026', 'MY_READING']);
  const placeholders = told().findLast(({ rule }) => rule === 'REQ-ADDRESS-NOT-REAL');
  expect(placeholders?.readings).toMatchObject({
    DDC_CTR_2026: { outcome: 'finding' },
    MY_READING: { outcome: 'clear' },
  });
  written.out = '';
  await judge(exported(), '--reading-file', readingFile());
  expect(told().every(({ readings }) => Object.keys(readings).join() === 'MY_READING')).toBe(true);
});

it('law judge judges by what had been answered on the day of the act', async () => {
  await judge(exported(), '--reading-file', readingFile(), '--law', 'on-the-day');
  const placeholders = told().findLast(({ rule }) => rule === 'REQ-ADDRESS-NOT-REAL');
  expect(placeholders?.readings).toMatchObject({
    MY_READING: {
      outcome: 'undetermined',
      says: 'undetermined under reading MY_READING, as it stood on 2025-06-27',
    },
  });
});

it('law compare tells only where two readings differ, both beside each other', async () => {
  await compare('--reading', 'DDC_CTR_2026', '--with', readingFile());
  const lines = told() as unknown as readonly { rule: string; holds: Written['readings'] }[];
  expect(lines.length).toBeGreaterThan(0);
  for (const { holds } of lines) {
    expect(Object.keys(holds)).toEqual(['DDC_CTR_2026', 'MY_READING']);
    const [one, other] = Object.values(holds);
    expect({ ...one, says: '', because: '' }).not.toEqual({ ...other, says: '', because: '' });
  }
  const real = lines.filter(({ rule }) => rule === 'REQ-ADDRESS-NOT-REAL');
  expect(real).toMatchObject([
    { holds: { DDC_CTR_2026: { outcome: 'finding' }, MY_READING: { outcome: 'clear' } } },
  ]);
});

it('law compare sums up by rule and by request in plain words', async () => {
  await compare('--reading', 'DDC_CTR_2026', '--with', readingFile(), '--summary');
  expect(written.out).toContain('DDC_CTR_2026 and MY_READING, the law as now known');
  expect(written.out).toContain(
    '    1 x finding DEFECT address under DDC_CTR_2026, clear under MY_READING',
  );
  expect(written.out).toMatch(/By request\n {2}[0-9a-f-]{36}: \d+\n$/);
  expect(written.out).not.toMatch(/violat/i);
  written.out = '';
  const copy = { readingId: 'ONE', answers: [] };
  const one = readingFile(copy);
  const other = join(directory, 'other.json');
  writeFileSync(other, JSON.stringify({ readingId: 'OTHER', title: 'The same' }));
  await compare('--reading', one, '--with', other, '--summary', '--law', 'on-the-day');
  expect(written.out).toContain('They differ nowhere.');
});

it.each([
  ['not JSON', '{', 'my-reading.json: not JSON'],
  [
    'a wrong answer',
    { answers: [{ switch: 'R-HEAD', answer: 'so' }] },
    'answers[0].answer must be',
  ],
  ['a shipped name', { readingId: 'DC_CIR_2026' }, 'readingId must be'],
])(
  'a reading in a file that is %s is refused, and what to mend is said',
  async (_, changes, says) => {
    const file = readingFile(typeof changes === 'string' ? {} : changes);
    if (typeof changes === 'string') writeFileSync(file, changes);
    await judge(exported(), '--reading-file', file);
    expect(written.err).toContain(says);
    expect(written.out).toBe('');
    expect(process.exitCode).toBe(2);
  },
);

it('a reading named twice, or compared with itself, is refused', async () => {
  await judge(exported(), '--reading', 'DC_CIR_2026', '--reading', 'DC_CIR_2026');
  expect(written.err).toContain('name each reading once');
  await compare('--reading', 'DC_CIR_2026', '--with', 'DC_CIR_2026');
  expect(written.err).toContain('--with: another reading');
  const none = join(directory, 'none.json');
  await compare('--reading', 'DC_CIR_2026', '--with', none);
  expect(written.err).toContain(`${none}: cannot be read (ENOENT)`);
});

it('law judge knows nothing yet at an earlier seq', async () => {
  await judge(exported(), '--at', '40');
  expect(told().some(({ rule }) => rule === 'REQ-ADDRESS-MISSING')).toBe(false);
  expect(process.exitCode).toBeUndefined();
});

it.each([
  ['{"seq": 1', 'line 2: not JSON'],
  ['{"seq": 1}', 'line 2: not an event'],
  [exported()[0] ?? '', 'line 2: seq must rise'],
  [exported()[1]?.replace('LineAdded', 'LineMoved') ?? '', 'line 2: an event of a type'],
  [
    exported()[1]?.replace('"line":1', '"line":"first"') ?? '',
    'line 2: a field of its public face',
  ],
])('law judge names the line that it cannot read and ends with 2: %#', async (line, message) => {
  await judge([exported()[0] ?? '', line]);
  expect(written.err).toContain(message);
  expect(process.exitCode).toBe(2);
});

it.each([
  ['law judge', () => judge([])],
  ['law compare', () => run('compare', [], ['--reading', 'DC_CIR_2026', '--with', 'HISTORIC_IRS'])],
])('%s says that a history without any event holds none, and ends with 2', async (_, command) => {
  await command();
  expect(written).toEqual({ out: '', err: 'The input holds no event\n' });
  expect(process.exitCode).toBe(2);
});

it('law judge says which option or file it cannot read, and ends with 2', async () => {
  await judge(exported(), '--reading', 'MINE');
  expect(written.err).toContain('--reading: all, or one of');
  await judge(exported(), '--at', 'yesterday');
  expect(written.err).toContain('--at: a seq, or an instant');
  const program = new Command();
  lawJudge(program);
  for (const [file, code] of [
    [join(directory, 'none'), 'ENOENT'],
    [directory, 'EISDIR'],
  ] as const) {
    await program.parseAsync(['judge', file], { from: 'user' });
    expect(written.err).toContain(`${file}: cannot be read (${code})`);
  }
  expect(process.exitCode).toBe(2);
});

it('law address answers each line in order; an empty line is a missing address', async () => {
  const program = new Command();
  lawAddress(program, Readable.from(['NA NA\n\n', '1420 W 18th St Apt 2, Chicago IL 60608\n']));
  await program.parseAsync(['address'], { from: 'user' });
  expect(told()).toMatchObject([
    { class: 'placeholder', deficient: true },
    { class: 'missing', deficient: true },
    { class: 'usable', deficient: false },
  ]);
});
