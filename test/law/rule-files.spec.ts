import { readdirSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, it } from 'vitest';
import { saidUnder } from '../../src/statute/example.js';
import { folderOf, PACKS, RULES } from '../../src/statute/packs.js';
import { FIRST_DAY } from '../../src/statute/parameters.js';
import { judgementOf } from './support/judging.js';

/** Numbers that no rule has or will have, by pack. */
const UNUSED: Readonly<Record<string, readonly number[]>> = { 'usc-26-6103': [56, 57, 58] };

/** They compare what is recorded, and say nothing where there is nothing to compare. */
const COMPARING = new Set(['ANOM-SCALE', 'ACCT-TWO-RECORDS']);

const rules = RULES.map((rule) => [rule.id, rule] as const);

describe('what docs/how-to/add-a-rule.md asks of every rule', () => {
  it.each(PACKS)('the files of $id are its rules, each named by its id', (pack) => {
    const files = readdirSync(`src/${folderOf(pack)}`, { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.rule.ts'))
      .map((path) => basename(path, '.rule.ts'));
    const ids = new Set(pack.rules.map(({ id }) => id.toLowerCase()));
    expect(files.toSorted()).toEqual([...ids].toSorted());
  });

  it.each(PACKS)('the numbers of $id follow each other, without those never used', (pack) => {
    const numbers = new Set(pack.rules.map(({ number }) => number));
    const unused = UNUSED[pack.id] ?? [];
    const all = Array.from({ length: Math.max(...numbers) }, (_, n) => n + 1);
    expect([...numbers].toSorted((a, b) => a - b)).toEqual(all.filter((n) => !unused.includes(n)));
  });

  it.each(rules)('%s', (id, { title, notDecidedHere, inForce }) => {
    expect(id).toMatch(/^[A-Z][A-Z0-9]*(?:-[A-Z0-9]+)+$/);
    expect([title, ...notDecidedHere].filter((text) => text.trim() === '')).toEqual([]);
    expect(inForce.from >= FIRST_DAY).toBe(true);
  });

  it.each(rules)('%s shows what it says where something is missing', (id, { examples }) => {
    const outcomes = new Set(examples.flatMap((example) => Object.values(saidUnder(example))));
    expect(outcomes.has('undetermined')).toBe(!COMPARING.has(id));
  });

  it.each(rules)('%s speaks of nothing as a violation', (_, rule) => {
    const reasons = rule.examples.flatMap((example) =>
      Object.values(judgementOf(rule, example.given, example)?.verdicts ?? {}).map(
        (verdict) => verdict?.because ?? '',
      ),
    );
    const words = [rule.title, ...rule.notDecidedHere, ...rule.examples.map(({ name }) => name)];
    expect([...words, ...reasons].filter((text) => /violat/i.test(text))).toEqual([]);
  });
});
