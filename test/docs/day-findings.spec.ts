import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { dayClosed, MOST_COUNTS } from '../../src/ledger/day/day.events.js';
import { merkleRoot } from '../support/merkle.js';
import { verify } from '../support/verify-log.js';

const page = readFileSync('docs/reference/day-findings.md', 'utf8');
const program = /```python\n([^]*?)```/.exec(page)?.[1] ?? '';
const examples = [...page.matchAll(/^\{"(?:day|fromSeq)".*$/gm)].map(([line]) => line);

describe('docs/reference/day-findings.md', () => {
  it('has a program that makes the root of a list of any length', () => {
    const lists = Array.from({ length: 20 }, (_, n) =>
      Array.from({ length: n + 1 }, (_line, k) => `line ${k}`),
    );
    const script = `${program}\nimport json, sys\nfor one in json.load(sys.stdin): print(root([line.encode() for line in one]))`;
    const said = execFileSync('python3', ['-c', script], {
      input: JSON.stringify(lists),
      encoding: 'utf8',
    });
    expect(said.trimEnd().split('\n')).toEqual(
      lists.map((lines) => merkleRoot(lines).toString('base64url')),
    );
  });

  it('shows lines that are of a list: the verifier reads them', async () => {
    expect(examples).toHaveLength(2);
    const root = merkleRoot(examples).toString('base64url');
    const directory = mkdtempSync(join(tmpdir(), 'day-findings-'));
    try {
      const file = join(directory, 'list.ndjson');
      writeFileSync(file, examples.map((line) => `${line}\n`).join(''));
      expect(await verify(['day-findings', file, '--root', root], 0)).toMatchObject({
        kind: 'ok',
        found: { day: '2025-08-07', findings: 1 },
      });
    } finally {
      rmSync(directory, { recursive: true });
    }
  });

  it('names every field that is published, and the most rows', () => {
    const own = Object.entries(dayClosed.fields).filter(([, { n }]) => n >= 10);
    for (const [name] of own) expect(page).toContain(`| \`${name}\``);
    expect(page).toContain(`${MOST_COUNTS} rows`);
  });
});
