import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { intake } from '../../src/cli/intake.js';
import { lines } from './support.js';

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'intake-check-'));
});
afterEach(() => rmSync(directory, { recursive: true }));

/** What the command prints, says and ends with. */
const check = async (name: string, content: string, ...words: readonly string[]) => {
  const file = join(directory, name);
  writeFileSync(file, content);
  const [out, err]: [string[], string[]] = [[], []];
  const into = (texts: string[]) => (text: unknown) => texts.push(String(text)) > 0;
  const spies = [
    vi.spyOn(process.stdout, 'write').mockImplementation(into(out)),
    vi.spyOn(process.stderr, 'write').mockImplementation(into(err)),
  ];
  const program = new Command();
  intake(program);
  try {
    await program.parseAsync(['intake', 'check', file, ...words], { from: 'user' });
    const printed = out.join('').trimEnd();
    const outcomes =
      printed === '' ? [] : printed.split('\n').map((line) => JSON.parse(line) as unknown);
    return { outcomes, err: err.join(''), code: process.exitCode ?? 0 };
  } finally {
    process.exitCode = undefined;
    for (const spy of spies) spy.mockRestore();
  }
};

it('names malformed and deficient records of CSV by number, field and code, and ends with 1', async () => {
  const content =
    'name,address,supersedesLine\nTesta Sample,NA NA,x\n"Testa, Sample",,\nTesta,Sample\n';
  const { outcomes, err, code } = await check(
    'lines.csv',
    content,
    '--letter-states',
    'periods,statutes,reason',
  );
  expect(outcomes).toEqual([
    {
      record: 1,
      outcome: 'malformed',
      problems: [{ field: 'supersedesLine', code: 'not-a-number' }],
    },
    { record: 2, outcome: 'deficient', problems: [{ field: 'address', code: 'missing' }] },
    { record: 3, outcome: 'malformed', problems: [{ field: '', code: 'unreadable' }] },
  ]);
  expect(err).toContain('3 records: 2 malformed, 1 deficient');
  expect(err + JSON.stringify(outcomes)).not.toContain('Testa');
  expect(code).toBe(1);
});

it('of several parts counts on, and ends with 0 where every record can be recorded', async () => {
  const { outcomes, err, code } = await check('lines.ndjson', lines(22_000));
  expect(outcomes).toHaveLength(2_200);
  expect(outcomes.at(-1)).toMatchObject({ record: 22_000, outcome: 'deficient' });
  expect(err).toContain('22000 records: 0 malformed, 2200 deficient');
  expect(code).toBe(0);
});

it('knows the lines that answers may name only where it is told', async () => {
  const content = '{"kind":"accepted","lines":[[4,4]]}\n';
  const answers = ['--kind', 'responses'];
  expect((await check('answers.ndjson', content, ...answers)).code).toBe(0);
  const told = await check('answers.ndjson', content, ...answers, '--lines-recorded', '3');
  expect(told.outcomes).toMatchObject([{ problems: [{ field: 'lines', code: 'no-such-line' }] }]);
});

it('says what a file must be called', async () => {
  await expect(check('lines.txt', '')).rejects.toThrow('.ndjson');
});
