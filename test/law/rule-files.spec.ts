import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderOf, PACKS, RULES } from '../../src/statute/packs.js';
import { FIRST_DAY } from '../../src/statute/parameters.js';
import type { Pack, Rule } from '../../src/statute/rule.js';
import type { Verdict } from '../../src/statute/verdict.js';
import { judgementOf } from './support/judging.js';

/** Numbers that no rule has or will have, by pack. */
const UNUSED: Readonly<Record<string, readonly number[]>> = { 'usc-26-6103': [56, 57, 58] };

/** Folders of a pack: each is of what its rules judge. */
const FOLDERS = new Set([
  'accounting',
  'commitments',
  'disclosures',
  'notices',
  'orders',
  'requests',
  'responses',
  'safeguards',
  'scale',
  'uses',
]);

/** Rules that no missing fact leaves undetermined, and why. */
const NOTHING_IS_MISSING: Readonly<Record<string, string>> = {
  'ANOM-SCALE': 'It looks at counts of the ledger’s own, which are always there.',
  'ACCT-TWO-RECORDS': 'It compares what both sides state; what one leaves out is not compared.',
};

/** The rule files of a pack, from its folder. */
const filesOf = (pack: Pack): readonly string[] =>
  readdirSync(`src/${folderOf(pack)}`, { recursive: true, encoding: 'utf8' }).filter((path) =>
    path.endsWith('.rule.ts'),
  );

const saidIn = (rule: Rule): readonly Verdict[] =>
  rule.examples.flatMap((example) =>
    Object.values(judgementOf(rule, example.given, example)?.verdicts ?? {}).filter(
      (verdict) => verdict !== undefined,
    ),
  );

const rules = RULES.map((rule) => [rule.id, rule] as const);

describe('what docs/how-to/add-a-rule.md asks of every rule', () => {
  it.each(PACKS)('the files of $id are its rules, each named by its id', (pack) => {
    const files = filesOf(pack).map((path) => basename(path, '.rule.ts'));
    const ids = new Set(pack.rules.map(({ id }) => id.toLowerCase()));
    expect(files.toSorted()).toEqual([...ids].toSorted());
    for (const path of filesOf(pack)) {
      const text = readFileSync(`src/${folderOf(pack)}/${path}`, 'utf8');
      expect(text).toContain(`  id: '${basename(path, '.rule.ts').toUpperCase()}',`);
    }
  });

  it.each(PACKS)('the files of $id stand in folders of what they judge', (pack) => {
    const folders = filesOf(pack).map((path) => dirname(path));
    expect(folders.filter((folder) => folder !== '.' && !FOLDERS.has(folder))).toEqual([]);
  });

  it.each(PACKS)('the numbers of $id follow each other, without those never used', (pack) => {
    const numbers = new Set(pack.rules.map(({ number }) => number));
    const unused = UNUSED[pack.id] ?? [];
    const all = Array.from({ length: Math.max(...numbers) }, (_, n) => n + 1);
    expect([...numbers].toSorted((a, b) => a - b)).toEqual(all.filter((n) => !unused.includes(n)));
  });

  it.each(rules)('%s', (id, { title, notDecidedHere, takenHere = [], inForce }) => {
    const open = [...notDecidedHere, ...takenHere];
    expect(id).toMatch(/^[A-Z][A-Z0-9]*(?:-[A-Z0-9]+)+$/);
    expect(open).not.toEqual([]);
    expect([title, ...open].filter((text) => text.trim() === '')).toEqual([]);
    expect(inForce.from >= FIRST_DAY).toBe(true);
  });

  it.each(rules)('%s says apart what it decides although that is disputed', (_, rule) => {
    const decided = /(?:is|are) (?:taken|treated|assumed)|counts as/;
    expect(rule.notDecidedHere.filter((what) => decided.test(what))).toEqual([]);
    expect((rule.takenHere ?? []).filter((what) => !what.startsWith('that '))).toEqual([]);
  });

  it.each(rules)('%s shows what it says where a fact is missing', (id, rule) => {
    const causes = saidIn(rule).flatMap((verdict) => verdict.causes ?? []);
    const shows = causes.some(({ kind }) => kind === 'fact-not-recorded');
    expect(shows).toBe(NOTHING_IS_MISSING[id] === undefined);
  });

  it.each(rules)('%s leaves to courts what is a violation, or illegal', (_, rule) => {
    const words = [
      rule.title,
      ...rule.notDecidedHere,
      ...(rule.takenHere ?? []),
      ...rule.examples.map(({ name }) => name),
    ];
    const reasons = saidIn(rule).map(({ because }) => because);
    expect([...words, ...reasons].filter((text) => /violat|illegal/i.test(text))).toEqual([]);
  });
});
