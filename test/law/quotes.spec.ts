import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { PACK } from '../../src/statute/packs/usc-26-6103/pack.js';

/** Line breaks and the marks of quotation are not part of the words. */
const plain = (text: string): string => text.replaceAll(/\s+/g, ' ');

const text = plain(
  readFileSync(new URL('../../src/statute/packs/usc-26-6103/text.md', import.meta.url), 'utf8'),
);

describe('the words that a rule applies', () => {
  it.each(PACK.rules.map((rule) => [rule.id, rule.quote] as const))(
    'of %s stand in the text kept beside it, or its source is named',
    (_, quote) => {
      if (typeof quote === 'string') expect(text).toContain(plain(quote));
      else expect(quote.notSeen).not.toBe('');
    },
  );

  it('are never empty', () => {
    expect(PACK.rules.filter(({ quote }) => quote === '')).toEqual([]);
  });
});
