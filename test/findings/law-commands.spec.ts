import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { Command } from 'commander';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { lawAddress } from '../../src/cli/law-address.js';
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

const judge = async (lines: readonly string[], ...options: string[]): Promise<void> => {
  const file = join(directory, 'export.ndjson');
  writeFileSync(file, lines.map((line) => `${line}\n`).join(''));
  const program = new Command();
  lawJudge(program);
  await program.parseAsync(['judge', file, ...options], { from: 'user' });
};

type Written = { rule: string; readings: Record<string, { outcome: string } | null> };
const told = (): readonly Written[] =>
  written.out
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Written);

/** A request without an address, as an export has it; its first seq is not 0. */
const exported = (): readonly string[] => {
  const history = new History(40);
  const letter = { requestingAgency: 'DHS', authority: '6103(i)(2)', form: 'electronic' } as const;
  history.add('a', 'RequestMade', letter);
  const addressClass = { class: 'missing', classifier: 'address@1' };
  const nameClass = { class: 'name', classifier: 'name@1' };
  history.add('a', 'LineAdded', { line: 1, addressClass, nameClass, periods: ['2023'] });
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

it('law judge says which option or file it cannot read, and ends with 2', async () => {
  await judge(exported(), '--reading', 'MINE');
  expect(written.err).toContain('--reading: all, or one of');
  await judge(exported(), '--at', 'yesterday');
  expect(written.err).toContain('--at: a seq, or an instant');
  const program = new Command();
  lawJudge(program);
  await program.parseAsync(['judge', join(directory, 'none')], { from: 'user' });
  expect(written.err).toContain('ENOENT');
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
