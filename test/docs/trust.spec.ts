import { existsSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const page = readFileSync('docs/explanation/trust.md', 'utf8');
const [, attempts = ''] = page.split('## What can be attempted, and what answers');
const rows = [...attempts.matchAll(/^\| (?!attempt |-)(.+?) +\| (.+?) +\| (.+?) +\|$/gm)];

it('trust.md names for each attempt where its answer is tested, and what is there', () => {
  expect(rows.length).toBeGreaterThan(20);
  for (const [, attempt, , tested = ''] of rows) {
    const places = [...tested.matchAll(/`([^`]+)`|\]\(\.\.\/([^)]+)\)/g)];
    const files = places.map(([, code, link]) => code ?? `docs/${link}`);
    expect([attempt, files.length]).not.toEqual([attempt, 0]);
    expect([attempt, files.filter((file) => !existsSync(file))]).toEqual([attempt, []]);
  }
});
