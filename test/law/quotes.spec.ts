import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type Citation, formatCitation } from '../../src/kernel/citation.js';
import { folderOf, PACKS } from '../../src/statute/packs.js';
import type { Pack } from '../../src/statute/rule.js';

/** A passage of the law as text.md keeps it, and the citation of the clause that it stands in. */
type Kept = { readonly under: string; readonly passage: string };

/** `## 26 U.S.C. 6103(i)(6)`, and below it one passage a block. */
const keptBy = (pack: Pack): readonly Kept[] =>
  readFileSync(new URL(`../../src/${folderOf(pack)}/text.md`, import.meta.url), 'utf8')
    .split(/^## /m)
    .slice(1)
    .flatMap((section) => {
      const [under = '', ...passages] = section
        .split(/\n{2,}/)
        .map((block) => block.replaceAll(/\s+/g, ' ').trim());
      return inClauses(
        under,
        passages.filter((passage) => passage !== ''),
      );
    });

/** How deep a mark stands: (a)(1)(A)(i)(I). What could be a letter or a numeral is one where clauses are due. */
const depthOf = (mark: string, above: number): number => {
  if (/^\d+$/.test(mark)) return 2;
  if (/^[IVX]+$/.test(mark) && above >= 4) return 5;
  if (/^[A-Z]+$/.test(mark)) return 3;
  return /^[ivx]+$/.test(mark) && above >= 3 ? 4 : 1;
};

const marksIn = (citation: string): readonly string[] =>
  [...citation.matchAll(/\((\w+)\)/g)].map(([, mark = '']) => mark);

/**
 * The clause of each passage. One without a mark stands in that of the bare heading above it; else it may close the
 * clause above or any that holds it, so it counts for the whole paragraph.
 */
const inClauses = (paragraph: string, passages: readonly string[]): readonly Kept[] => {
  const section = paragraph.slice(0, /\(/.exec(paragraph)?.index ?? paragraph.length);
  let marks = marksIn(paragraph);
  let isHeading = false;
  return passages.map((passage) => {
    const [, begun = ''] = /^((?:\(\w{1,4}\) ?)*)/.exec(passage) ?? [];
    for (const mark of marksIn(begun))
      marks = [...marks.slice(0, depthOf(mark, marks.length) - 1), mark];
    const isMarked = begun !== '';
    const under =
      isMarked || isHeading ? `${section}${marks.map((one) => `(${one})`).join('')}` : paragraph;
    isHeading = isMarked && !/[.,;:]$|\b(?:and|or)$/.test(passage);
    return { under, passage };
  });
};

/** Whether the one is the other, or above or below it: 6103(i)(2) holds 6103(i)(2)(B), not 6103(i)(20). */
const isAbout = (under: string, cite: Citation): boolean => {
  const cited = formatCitation(cite);
  const [short, long] = under.length < cited.length ? [under, cited] : [cited, under];
  return long.startsWith(short) && ['', '('].includes(long.charAt(short.length));
};

/** Whole words, each block of them in one passage of a clause that is cited, of one above it or of one below. */
const isQuoted = (quote: string, cites: readonly Citation[], kept: readonly Kept[]): boolean => {
  const cited = kept.filter(({ under }) => cites.some((cite) => isAbout(under, cite)));
  return quote
    .split('\n\n')
    .every((block) => block.trim() !== '' && cited.some(({ passage }) => standsIn(passage, block)));
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
      const passages = kept.map(({ passage }) => passage);
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
    { under: '8 U.S.C. 1253(a)(1)', passage: 'fails to depart within a period of 90 days' },
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

  it('holds under its own clause, and not under the one beside it', () => {
    const passages = [
      '(2) Disclosure of return information',
      '(A) In general',
      'officers who are personally and directly engaged in',
      '(i) preparation, or',
      '(ii) any investigation.',
      '(B) Requirements',
      'the request is in writing and sets forth',
      '(i) the name and address of the taxpayer;',
      'which closes what stands above.',
    ];
    const clauses = inClauses('8 U.S.C. 1253(i)(2)', passages);
    expect(clauses.map(({ under }) => under.slice('8 U.S.C. 1253(i)'.length))).toEqual([
      '(2)',
      '(2)(A)',
      '(2)(A)',
      '(2)(A)(i)',
      '(2)(A)(ii)',
      '(2)(B)',
      '(2)(B)',
      '(2)(B)(i)',
      '(2)',
    ]);
    const holds = (quote: string) =>
      ['(i)(2)', '(i)(2)(A)', '(i)(2)(B)', '(i)(2)(B)(i)', '(i)(2)(B)(ii)'].filter((pinpoint) =>
        isQuoted(quote, [cite(pinpoint)], clauses),
      );
    expect(holds('is in writing and sets forth')).toEqual([
      '(i)(2)',
      '(i)(2)(B)',
      '(i)(2)(B)(i)',
      '(i)(2)(B)(ii)',
    ]);
    expect(holds('name and address')).toEqual(['(i)(2)', '(i)(2)(B)', '(i)(2)(B)(i)']);
    expect(holds('closes what stands above')).toHaveLength(5);
  });
});
