import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { PACK } from '../../src/statute/packs/usc-26-6103/pack.js';

/** Line breaks and the marks of quotation are not part of the words. */
const plain = (text: string): string => text.replaceAll(/\s+/g, ' ');

const text = plain(
  readFileSync(new URL('../../src/statute/packs/usc-26-6103/text.md', import.meta.url), 'utf8'),
);

describe('the words that a rule applies', () => {
  const quotes = PACK.rules.map(({ id, quote }) => [id, quote] as const);

  it.each(quotes.filter(([, quote]) => typeof quote === 'string'))(
    'of %s stand in the text kept beside it',
    (_, quote) => {
      expect(text).toContain(plain(quote as string));
      expect(quote).not.toBe('');
    },
  );

  it('are quoted, or the source that is followed instead is named', () => {
    const unnamed = quotes.filter(([, quote]) => typeof quote === 'object' && quote.notSeen === '');
    expect(unnamed).toEqual([]);
  });
});
