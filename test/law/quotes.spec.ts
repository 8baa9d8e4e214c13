import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { folderOf, PACKS } from '../../src/statute/packs.js';

/** Line breaks and the marks of quotation are not part of the words. */
const plain = (text: string): string => text.replaceAll(/\s+/g, ' ');

describe.each(PACKS.map((pack) => [pack.id, pack] as const))(
  'the words that a rule of %s applies',
  (_, pack) => {
    const file = new URL(`../../src/${folderOf(pack)}/text.md`, import.meta.url);
    const text = existsSync(file) ? plain(readFileSync(file, 'utf8')) : '';
    const quotes = pack.rules.map(({ id, quote }) => [id, quote] as const);

    it('stand in the text kept beside it, where they are quoted', () => {
      const absent = quotes.filter(
        ([, quote]) => typeof quote === 'string' && (quote === '' || !text.includes(plain(quote))),
      );
      expect(absent).toEqual([]);
    });

    it('are quoted, or the source that is followed instead is named', () => {
      const unnamed = quotes.filter(
        ([, quote]) => typeof quote === 'object' && quote.notSeen === '',
      );
      expect(unnamed).toEqual([]);
    });
  },
);
