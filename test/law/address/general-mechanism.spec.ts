import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readTable } from './table.js';

const ROOM = new URL('../../../src/classify/', import.meta.url);
const SOURCES = readdirSync(ROOM, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts') && !name.endsWith('.spec.ts'))
  .map((name) => ({ name, code: readFileSync(new URL(name, ROOM), 'utf8').toLowerCase() }));

const ROWS = (['deficient', 'real', 'open'] as const).flatMap((side) =>
  (['development', 'held-out'] as const).flatMap((part) => readTable(side, part)),
);

/** Vocabulary is words: a row of one word may be one of them. A row of several must not be known. */
const SENTENCES = ROWS.filter(
  (row) => row.note !== 'quoted by the court' && /\p{L}{2}.*[\s,/-].*[\p{L}\d]{2}/u.test(row.text),
).map((row) => row.text.toLowerCase());

/** Names of states, countries and large towns are facts, not answers. */
const isPlaceName = (name: string) => name.endsWith('place-words.ts');

describe('the address classifier', () => {
  it('knows no row of its tables', () => {
    const known = SOURCES.filter(({ name }) => !isPlaceName(name)).flatMap(({ name, code }) =>
      SENTENCES.filter((text) => code.includes(text)).map((text) => `${name}: ${text}`),
    );
    expect(SENTENCES.length).toBeGreaterThan(600);
    expect(known).toEqual([]);
  });

  it('repeats nothing inside a repetition, so that no text makes it slow', () => {
    const nested = /\((?:\?[:!=<]*)?[^()]*(?:[+*]|\{\d+,\})[^()]*\)(?:[+*]|\{\d+,)/;
    const patterns = SOURCES.flatMap(({ name, code }) =>
      (code.match(/\/(?:\\.|\[(?:\\.|[^\]\\])*\]|[^/\\\n[*])+\/[gu]+/g) ?? []).map((pattern) => ({
        name,
        pattern,
      })),
    );
    expect(patterns.length).toBeGreaterThan(50);
    expect(patterns.filter(({ pattern }) => nested.test(pattern))).toEqual([]);
  });
});
