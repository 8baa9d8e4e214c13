import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type Citation, formatCitation } from '../../src/kernel/citation.js';
import { folderOf, PACKS } from '../../src/statute/packs.js';
import type { Pack } from '../../src/statute/rule.js';

/** A paragraph of the law as text.md keeps it: under which citation, and its passages. */
type Kept = { readonly under: string; readonly passages: readonly string[] };

/** `## 26 U.S.C. 6103(i)(6)`, and below it one passage a block. */
const keptBy = (pack: Pack): readonly Kept[] =>
  readFileSync(new URL(`../../src/${folderOf(pack)}/text.md`, import.meta.url), 'utf8')
    .split(/^## /m)
    .slice(1)
    .map((section) => {
      const [under = '', ...passages] = section
        .split(/\n{2,}/)
        .map((block) => block.replaceAll(/\s+/g, ' ').trim());
      return { under, passages: passages.filter((passage) => passage !== '') };
    });

/** Whether the one is the other, or above or below it: 6103(i)(2) holds 6103(i)(2)(B), not 6103(i)(20). */
const isAbout = (under: string, cite: Citation): boolean => {
  const cited = formatCitation(cite);
  const [short, long] = under.length < cited.length ? [under, cited] : [cited, under];
  return long.startsWith(short) && ['', '('].includes(long.charAt(short.length));
};

/** Whole words, each block of them in one passage of a paragraph that is cited. */
const isQuoted = (quote: string, cites: readonly Citation[], kept: readonly Kept[]): boolean => {
  const cited = kept.filter(({ under }) => cites.some((cite) => isAbout(under, cite)));
  return quote
    .split('\n\n')
    .every(
      (block) =>
        block.trim() !== '' &&
        cited.some(({ passages }) => passages.some((passage) => standsIn(passage, block))),
    );
};

const standsIn = (passage: string, quote: string): boolean => {
  const at = passage.indexOf(quote);
  const around = `${passage.charAt(at - 1)}${passage.charAt(at + quote.length)}`;
  return at >= 0 && !/\w/.test(around);
};

describe.each(PACKS.map((pack) => [pack.id, pack] as const))(
  'the words that %s quotes',
  (_, pack) => {
    const kept = keptBy(pack);
    const quotes = [
      ...pack.rules.map(({ id, quote, cite }) => [id, quote, cite] as const),
      ...pack.provisions
        .flatMap(({ provisions }) => provisions)
        .map(
          ({ cite, quote = { notSeen: '-' } }) => [formatCitation(cite), quote, [cite]] as const,
        ),
    ];

    it('stand in the text kept beside its rules, in one passage of a paragraph that is cited', () => {
      const absent = quotes.filter(
        ([, quote, cites]) => typeof quote === 'string' && !isQuoted(quote, cites, kept),
      );
      expect(absent.map(([who, quote]) => [who, quote])).toEqual([]);
    });

    it('stand there in whole passages: none is cut, none stands in quotation marks of ours', () => {
      const passages = kept.flatMap((one) => one.passages);
      expect(passages.length).toBeGreaterThan(0);
      expect(passages.filter((one) => /…|\.\.\.|^[-"a-z]/.test(one))).toEqual([]);
    });

    it('are quoted, or the source that is followed instead is named', () => {
      const unnamed = quotes.filter(
        ([, quote]) => typeof quote === 'object' && quote.notSeen === '',
      );
      expect(unnamed).toEqual([]);
    });
  },
);

describe('a quotation', () => {
  const cite = (pinpoint: string): Citation => ({ title: 8, section: '1253', pinpoint });
  const kept = [
    { under: '8 U.S.C. 1253(a)(1)', passages: ['fails to depart within a period of 90 days'] },
  ];

  it('holds with the words in between, under the paragraph, one above or one below', () => {
    for (const pinpoint of ['(a)(1)', '(a)(1)(A)', '(a)', ''])
      expect(isQuoted('within a period of 90 days', [cite(pinpoint)], kept)).toBe(true);
  });

  it('holds with several blocks, each of which stands there', () => {
    expect(isQuoted('fails to depart\n\na period of 90 days', [cite('(a)(1)')], kept)).toBe(true);
  });

  it.each([
    ['has one block too many', 'fails to depart\n\nwithin 90 days', '(a)(1)'],
    ['ends in nothing', 'fails to depart\n\n', '(a)(1)'],
    ['leaves words out', 'within 90 days', '(a)(1)(A)'],
    ['begins in the middle of a word', 'in a period of 90 days', '(a)(1)(A)'],
    ['says nothing', ' ', '(a)(1)(A)'],
    ['stands under another paragraph', 'within a period of 90 days', '(a)(2)'],
    ['stands under a paragraph whose number begins alike', 'within a period of 90 days', '(a)(10)'],
  ])('is refused where it %s', (_, quote, pinpoint) => {
    expect(isQuoted(quote, [cite(pinpoint)], kept)).toBe(false);
  });
});
