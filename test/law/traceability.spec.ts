import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { formatCitation } from '../../src/kernel/citation.js';
import { marksOf } from '../../src/statute/marks.js';
import { folderOf, PACKS, WHOLE } from '../../src/statute/packs.js';
import type { NewsStatement, Provision } from '../../src/statute/provision.js';
import type { Rule } from '../../src/statute/rule.js';
import { traceabilityOf, type TracedProvision } from '../../src/statute/traceability.js';

type Law = typeof WHOLE;

const provisionsOf = (law: Law): readonly TracedProvision[] =>
  traceabilityOf(law).parts.flatMap(({ provisions }) => provisions);

/** What is wrong with the way from the law to the rules and back, in words; empty: nothing. */
const gapsOf = (law: Law): readonly string[] => {
  const { parts, news } = traceabilityOf(law);
  const traced = parts.flatMap(({ provisions }) => provisions);
  const cites = new Set(traced.map(({ cite }) => cite));
  return [
    ...law.provisions.flatMap(({ provisions }) => provisions).flatMap((one) => ofRow(one, law)),
    ...traced.flatMap(ofTraced),
    ...law.rules.flatMap((rule) => ofRule(rule, cites, law)),
    ...news.flatMap(({ id, rules, shownBy, notDecidedHere }) =>
      rules.length + shownBy.length === 0 && notDecidedHere === null
        ? [`${id} has neither a rule, nor a register, nor a reason`]
        : [],
    ),
  ];
};

const ofRow = ({ cite, alsoJudgedBy = [] }: Provision, { rules }: Law): readonly string[] => {
  const name = formatCitation(cite);
  return alsoJudgedBy.flatMap((id) => {
    const rule = rules.find((one) => one.id === id);
    if (rule === undefined) return [`${name} names ${id}, which is no rule`];
    return rule.cite.some((one) => formatCitation(one) === name)
      ? [`${name} names ${id}, which cites it anyway`]
      : [];
  });
};

const ofTraced = (row: TracedProvision): readonly string[] => {
  const { cite, judged, leftOut, notDecidedHere } = row;
  if (judged === 'no')
    return [
      ...(notDecidedHere === null ? [`${cite} has neither a rule nor a reason`] : []),
      ...(leftOut === null ? [] : [`${cite} says what rules leave out, but none judges it`]),
    ];
  return notDecidedHere === null ? [] : [`${cite} is judged, but says that it is not decided here`];
};

const ofRule = (
  { id, cite, news }: Rule,
  cites: ReadonlySet<string>,
  law: Law,
): readonly string[] => {
  const statements = new Set(law.news.map((statement) => statement.id));
  return [
    ...(cite.length === 0 ? [`${id} rests on no paragraph`] : []),
    ...cite
      .map(formatCitation)
      .filter((one) => !cites.has(one))
      .map((one) => `${id} cites ${one}, which is no row`),
    ...news
      .filter((one) => !statements.has(one))
      .map((one) => `${id} shows ${one}, which is no statement`),
  ];
};

/** The paragraphs of the text as it was read, written down apart from the table. */
const TEXT = `
(b)(1) (b)(2) (b)(2)(A) (b)(2)(B) (b)(2)(C) (b)(2)(D) (b)(3) (b)(4) (b)(4)(A) (b)(4)(B) (b)(5) (b)(5)(A) (b)(5)(B) (b)(6)
(b)(7) (b)(8) (b)(9) (b)(10) (b)(11)
(i)(1)(A) (i)(1)(A)(i) (i)(1)(A)(ii) (i)(1)(A)(iii) (i)(1)(B) (i)(1)(B)(i) (i)(1)(B)(ii) (i)(1)(B)(iii)
(i)(1)(C) (i)(1)(C)(i) (i)(1)(C)(ii) (i)(1)(C)(iii) (i)(1)(C)(iv)
(i)(2)(A) (i)(2)(A)(i) (i)(2)(A)(ii) (i)(2)(A)(iii) (i)(2)(B) (i)(2)(B)(i) (i)(2)(B)(ii) (i)(2)(B)(iii) (i)(2)(B)(iv) (i)(2)(C)
(i)(3)(A) (i)(3)(A)(i) (i)(3)(A)(ii) (i)(3)(B) (i)(3)(B)(i) (i)(3)(B)(ii) (i)(3)(C) (i)(3)(C)(i) (i)(3)(C)(ii) (i)(3)(C)(iii)
(i)(4)(A) (i)(4)(A)(i) (i)(4)(A)(ii) (i)(4)(B) (i)(4)(C) (i)(4)(D) (i)(4)(E)
(i)(5)(A) (i)(5)(B) (i)(5)(B)(i) (i)(5)(B)(ii) (i)(5)(B)(iii) (i)(6)
(i)(7)(A) (i)(7)(A)(i) (i)(7)(A)(ii) (i)(7)(A)(iii) (i)(7)(A)(iv) (i)(7)(A)(v)
(i)(7)(B) (i)(7)(B)(i) (i)(7)(B)(ii) (i)(7)(B)(iii) (i)(7)(B)(iv) (i)(7)(C) (i)(7)(C)(i) (i)(7)(C)(ii)
(i)(7)(D) (i)(7)(D)(i) (i)(7)(D)(ii)
(i)(8)(A) (i)(8)(A)(i) (i)(8)(A)(ii) (i)(8)(B) (i)(8)(B)(i) (i)(8)(B)(ii) (i)(8)(B)(iii) (i)(8)(B)(iv)
(i)(8)(C) (i)(8)(C)(i) (i)(8)(C)(ii)
(p)(3)(A) (p)(3)(B) (p)(3)(C) (p)(3)(C)(i) (p)(3)(C)(i)(I) (p)(3)(C)(i)(II) (p)(3)(C)(i)(III) (p)(3)(C)(ii)
(p)(4) (p)(4)(A) (p)(4)(B) (p)(4)(C) (p)(4)(D) (p)(4)(E) (p)(4)(F) (p)(4)(F)(i) (p)(4)(F)(ii)
(p)(4)(F)(ii)(I) (p)(4)(F)(ii)(II) (p)(4)(F)(ii)(III) (p)(4)(F)(iii)`;
const PARAGRAPHS = [
  ...TEXT.trim()
    .split(/\s+/)
    .map((pinpoint) => `26 U.S.C. 6103${pinpoint}`),
  ...['', '(1)', '(2)', '(3)'].map((clause) => `26 U.S.C. 7431(e)${clause}`),
];

/** The paragraphs of which text.md keeps words. */
const keptBy = (pack: (typeof PACKS)[number]): readonly string[] =>
  [...readFileSync(`src/${folderOf(pack)}/text.md`, 'utf8').matchAll(/^## (.+)$/gm)].map(
    ([, cite = '']) => cite,
  );

/** Paragraphs that another row tells. */
const TOLD_ELSEWHERE: Readonly<Record<string, string>> = {
  '5 U.S.C. 551(1)': '26 U.S.C. 6103(b)(9)',
  '26 U.S.C. 7217(a)': '26 U.S.C. 7217',
  '26 U.S.C. 6103(d)(1)': '26 U.S.C. 6103(d)',
  '26 U.S.C. 6103(e)(1)': '26 U.S.C. 6103(e)',
  '26 U.S.C. 6103(e)(7)': '26 U.S.C. 6103(e)',
  '26 U.S.C. 6103(f)(1)': '26 U.S.C. 6103(f)',
  '26 U.S.C. 6103(f)(2)': '26 U.S.C. 6103(f)',
  '26 U.S.C. 6103(f)(3)': '26 U.S.C. 6103(f)',
  '26 U.S.C. 6103(f)(4)': '26 U.S.C. 6103(f)',
};

const withRules = (rules: readonly Rule[]): Law => ({ ...WHOLE, rules });
const rows = provisionsOf(WHOLE);

describe('from the law to the rules, and back', () => {
  it('leaves no gap', () => {
    expect(gapsOf(WHOLE)).toEqual([]);
  });

  it('has a row for every paragraph of 6103(b), (i), (p)(3), (p)(4) and of 7431(e)', () => {
    expect(PARAGRAPHS.filter((one) => !rows.some(({ cite }) => cite === one))).toEqual([]);
  });

  it('has a row for every paragraph whose words are kept', () => {
    const kept = PACKS.flatMap((pack) => keptBy(pack)).map((cite) => TOLD_ELSEWHERE[cite] ?? cite);
    expect(kept.length).toBeGreaterThan(40);
    const has = (cite: string) => rows.some((row) => `${row.cite}(`.startsWith(`${cite}(`));
    expect(kept.filter((cite) => !has(cite))).toEqual([]);
  });

  it('has no paragraph twice', () => {
    const cites = rows.map(({ cite }) => cite);
    expect(cites.filter((cite, n) => cites.indexOf(cite) !== n)).toEqual([]);
  });

  it('has every statement of the news report, N1 to N21, in order', () => {
    const numbered = Array.from({ length: 21 }, (_, n) => `N${n + 1}`);
    expect(WHOLE.news.map(({ id }) => id)).toEqual(numbered);
  });

  it('leads from every rule to a paragraph, and from there back to it', () => {
    const back = traceabilityOf(WHOLE).rules.map(({ id, provisions }) => {
      const reached = rows.filter(({ rules }) => rules.includes(id)).map(({ cite }) => cite);
      return { id, provisions, reached };
    });
    expect(back.filter(({ reached }) => reached.length === 0)).toEqual([]);
    for (const { provisions, reached } of back) expect(provisions).toEqual(reached);
  });

  it('quotes only words that stand in the text kept beside the rules', () => {
    const texts = PACKS.map((pack) => readFileSync(`src/${folderOf(pack)}/text.md`, 'utf8'));
    const text = texts.join(' ').replaceAll(/\s+/g, ' ');
    const quotes = rows.flatMap(({ quote }) => (quote === null ? [] : [quote]));
    expect(quotes.filter((quote) => quote === '' || !text.includes(quote))).toEqual([]);
    expect(quotes.length).toBeGreaterThan(20);
  });

  it('counts every example of a rule once', () => {
    const told = WHOLE.rules.map(({ id, examples }) => [id, examples.length] as const);
    const counted = traceabilityOf(WHOLE).rules.map(({ id, examples }) => {
      const { firing, silent, undetermined } = examples;
      return [id, firing + silent + undetermined] as const;
    });
    expect(new Map(counted)).toEqual(new Map(told));
  });
});

describe('the search for gaps', () => {
  const judged = rows.filter(({ rules }) => rules.length > 0);

  it.each(judged.map((row) => [row.cite, row] as const))(
    'misses the rules of %s when they are gone',
    (cite, { rules, rulesBelow }) => {
      const gone = new Set([...rules, ...rulesBelow]);
      const gaps = gapsOf(withRules(WHOLE.rules.filter(({ id }) => !gone.has(id))));
      expect(gaps).toContain(`${cite} has neither a rule nor a reason`);
    },
  );

  it('sees a rule that cites a paragraph that is not there, or shows no known statement', () => {
    const [first, ...others] = WHOLE.rules as [Rule, ...Rule[]];
    const astray: Rule = {
      ...first,
      cite: [{ title: 26, section: '6103', pinpoint: '(z)(1)' }],
      news: ['N22'],
    };
    const gaps = gapsOf(withRules([astray, ...others]));
    expect(gaps).toContain(`${first.id} cites 26 U.S.C. 6103(z)(1), which is no row`);
    expect(gaps).toContain(`${first.id} shows N22, which is no statement`);
  });

  it('sees a rule that judges what is said not to be decided here', () => {
    const [first, ...others] = WHOLE.rules as [Rule, ...Rule[]];
    const cite = [...first.cite, { title: 26, section: '6103', pinpoint: '(b)(10)' }];
    expect(gapsOf(withRules([{ ...first, cite }, ...others]))).toContain(
      '26 U.S.C. 6103(b)(10) is judged, but says that it is not decided here',
    );
  });

  it('sees a statement of the news report that nothing shows', () => {
    const lost: NewsStatement = { id: 'N22', says: 'Nothing', kind: 'claim', shownBy: [] };
    expect(gapsOf({ ...WHOLE, news: [...WHOLE.news, lost] })).toContain(
      'N22 has neither a rule, nor a register, nor a reason',
    );
  });
});

describe('a statement that was not checked', () => {
  it('is marked with every rule that rests on no words of the statute', () => {
    const unseen = WHOLE.rules.filter(({ quote }) => typeof quote !== 'string');
    expect(unseen.length).toBeGreaterThan(0);
    for (const rule of unseen)
      expect(marksOf(rule, WHOLE.rules)[0]).toContain('no words of the statute');
  });

  it('is marked with every rule that quotes a text read as of one day', () => {
    const quoting = WHOLE.rules.filter(({ quote }) => typeof quote === 'string');
    for (const rule of quoting)
      expect(marksOf(rule, WHOLE.rules)[0]).toContain(`since ${rule.inForce.from}`);
  });

  it('is marked with the rule that says so, and with those that build on it', () => {
    const mark = 'the list of statutes, all of which but';
    const marked = traceabilityOf(WHOLE).rules.filter(({ unverified }) =>
      unverified.some((what) => what.includes(mark)),
    );
    expect(marked.map(({ id }) => id)).toEqual([
      'REQ-STATUTE',
      'RESP-DEFECT-NOT-RETURNED',
      'RESP-VALID-REFUSED',
      'DISC-ON-DEFECTIVE-REQUEST',
      'COMMIT-PROMISE',
    ]);
  });

  it('is marked where a reading answers by a ruling as reported', () => {
    const marks = (id: string) => traceabilityOf(WHOLE).rules.find((one) => one.id === id);
    expect(marks('DISC-MATCH-METHOD')?.unverified.join()).toContain('R-ADDR-MATCH');
    expect(marks('REQ-NAME')?.unverified.join()).not.toContain('R-ADDR');
  });
});
