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
const check = async (name: string, content: string | Buffer, ...words: readonly string[]) => {
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
    {
      record: 3,
      outcome: 'malformed',
      problems: [{ field: 'supersedesLine', code: 'cells-differ' }],
    },
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

it('says of each thing that cannot be read where it stands, and repeats nothing that was sent', async () => {
  const csv = await check(
    'lines.csv',
    'name,matter\nTesta,"{""secret"":1}"\nTe"sta,\nTesta,{secret\nTesta,,secret\n',
  );
  expect(
    csv.outcomes.filter((one) => (one as { outcome: string }).outcome === 'malformed'),
  ).toEqual(
    [
      ['matter.field 1', 'not-a-field'],
      ['name', 'not-quoted'],
      ['matter', 'not-json'],
      ['column 3', 'cells-differ'],
    ].map(([field, code], n) => ({
      record: n + 1,
      outcome: 'malformed',
      problems: [{ field, code }],
    })),
  );
  const header = await check('lines.csv', 'name,secret,tin,name\nTesta,,,\n');
  expect(header.outcomes).toEqual([
    {
      record: 1,
      outcome: 'malformed',
      problems: [
        { field: 'column 2', code: 'not-a-field' },
        { field: 'name', code: 'named-twice' },
      ],
    },
  ]);
  const broken = Buffer.from('name,tin\nTesta,1\nT\u00e4sta,2\nTesta,3\n', 'latin1');
  const latin = await check('lines.csv', broken);
  expect(latin.outcomes).toContainEqual({
    record: 2,
    outcome: 'malformed',
    problems: [{ field: 'name', code: 'not-utf8' }],
  });
  expect(latin.err).toContain('3 records: 1 malformed');
  const json = await check(
    'lines.ndjson',
    Buffer.from(
      `{"name":"Testa","secret":1,"tin":"1","other":2}\nsecret\n{"name":"T\u00e4"}\n{"matter":{"kind":"civil","secret":1}}\n"${'x'.repeat(65_536)}"\n`,
      'latin1',
    ),
  );
  const problems = json.outcomes.map((one) => (one as { problems: unknown }).problems);
  expect(problems).toEqual([
    [
      { field: 'field 2', code: 'not-a-field' },
      { field: 'field 4', code: 'not-a-field' },
    ],
    [{ field: 'record', code: 'unreadable' }],
    [{ field: 'record', code: 'not-utf8' }],
    [{ field: 'matter.field 2', code: 'not-a-field' }],
    [{ field: 'record', code: 'record-too-long' }],
  ]);
  expect(JSON.stringify([csv, header, latin, json])).not.toContain('secret');
});
