import { formatCitation } from '../kernel/citation.js';
import { type Example, saidUnder } from './example.js';
import { marksOf } from './marks.js';
import type { NewsStatement, Part, Provision } from './provision.js';
import type { Pack, Rule } from './rule.js';

/** Examples by what they show: a finding under some reading; undetermined under some and never a finding; neither. */
export type Shown = {
  readonly firing: number;
  readonly undetermined: number;
  readonly silent: number;
};

export type TracedProvision = Pick<Provision, 'asks'> & {
  readonly cite: string;
  readonly quote: string | null;
  /**
   * `yes`: rules judge it and its clauses, though each may leave points open, which stand with the rule.
   * `in part`: they leave out what is said, here or below.
   */
  readonly judged: 'yes' | 'in part' | 'no';
  /** Rules that judge this very paragraph. */
  readonly rules: readonly string[];
  /** Rules that judge a clause of it. */
  readonly rulesBelow: readonly string[];
  /** All examples of `rules`, whatever clause they are about. */
  readonly examples: Shown;
  readonly leftOut: string | null;
  readonly notDecidedHere: string | null;
  /** The paragraph above for which the reason is given; null: it is its own. */
  readonly reasonOf: string | null;
  readonly readIn: string;
  readonly unverified: readonly string[];
};

export type TracedPart = Omit<Part, 'provisions'> & {
  readonly provisions: readonly TracedProvision[];
};

export type TracedNews = Omit<NewsStatement, 'notDecidedHere'> & {
  readonly rules: readonly string[];
  readonly notDecidedHere: string | null;
};

export type TracedRule = Pick<Rule, 'id' | 'number' | 'title' | 'news'> & {
  readonly provisions: readonly string[];
  /** The points that the rule leaves open. */
  readonly notDecidedHere: readonly string[];
  /** What it takes as so, though it is disputed or unproved. */
  readonly takenHere: readonly string[];
  readonly examples: Shown;
  readonly unverified: readonly string[];
};

export type Traceability = {
  readonly parts: readonly TracedPart[];
  readonly news: readonly TracedNews[];
  readonly rules: readonly TracedRule[];
};

/** The way from the law and the news report to the rules, and back. */
export const traceabilityOf = (law: Pick<Pack, 'rules' | 'provisions' | 'news'>): Traceability => {
  const { rules, provisions } = law;
  const rows = provisions.flatMap((part) => rowsOf(part, rules));
  return {
    parts: provisions.map((part) => ({
      ...part,
      provisions: rows.filter((row) => row.part === part).map((row) => traced(row, rows)),
    })),
    news: law.news.map((statement) => ({
      ...statement,
      rules: idsOf(rules.filter(({ news }) => news.includes(statement.id))),
      notDecidedHere: statement.notDecidedHere ?? null,
    })),
    rules: rules.map((rule) => ({
      id: rule.id,
      number: rule.number,
      title: rule.title,
      provisions: rows.filter((row) => row.rules.includes(rule)).map(({ cite }) => cite),
      news: rule.news,
      notDecidedHere: rule.notDecidedHere,
      takenHere: rule.takenHere ?? [],
      examples: shownBy([rule]),
      unverified: marksOf(rule, rules),
    })),
  };
};

/** A paragraph and the rules that judge it itself. */
type Row = {
  readonly provision: Provision;
  readonly part: Part;
  readonly cite: string;
  readonly rules: readonly Rule[];
};

const rowsOf = (part: Part, rules: readonly Rule[]): readonly Row[] =>
  part.provisions.map((provision) => {
    const cite = formatCitation(provision.cite);
    const judging = rules.filter(
      (rule) =>
        rule.cite.some((one) => formatCitation(one) === cite) ||
        provision.alsoJudgedBy?.includes(rule.id) === true,
    );
    return { provision, part, cite, rules: judging };
  });

const traced = (row: Row, rows: readonly Row[]): TracedProvision => {
  const { provision, part, cite, rules } = row;
  const clauses = rows.filter((other) => isWithin(other, row));
  const judged = judgedAs([row, ...clauses]);
  const reason = judged === 'no' ? reasonFor(row, rows) : row;
  return {
    cite,
    asks: provision.asks,
    quote: provision.quote ?? null,
    judged,
    rules: idsOf(rules),
    rulesBelow: idsOf(clauses.flatMap((clause) => clause.rules)),
    examples: shownBy(rules),
    leftOut: provision.leftOut ?? null,
    notDecidedHere: reason?.provision.notDecidedHere ?? null,
    reasonOf: reason === undefined || reason === row ? null : reason.cite,
    readIn: part.source.title,
    unverified: [...part.source.unverified, ...(provision.unverified ?? [])],
  };
};

const isWithin = ({ cite }: Row, above: Row): boolean => cite.startsWith(`${above.cite}(`);

/** Of a paragraph with its clauses. One that has no rule itself is judged where all its clauses are. */
const judgedAs = (rows: readonly Row[]): TracedProvision['judged'] => {
  const isJudged = (one: Row): boolean =>
    rows.some((row) => (row === one || isWithin(row, one)) && row.rules.length > 0);
  if (!rows.some(isJudged)) return 'no';
  const isWhole = rows.every((row) => isJudged(row) && row.provision.leftOut === undefined);
  return isWhole ? 'yes' : 'in part';
};

/** The paragraph itself where it says why it is not judged, else the nearest one above that does. */
const reasonFor = (row: Row, rows: readonly Row[]): Row | undefined =>
  [row, ...rows.filter((above) => isWithin(row, above))]
    .toSorted((one, other) => other.cite.length - one.cite.length)
    .find(({ provision }) => provision.notDecidedHere !== undefined);

const idsOf = (rules: readonly Rule[]): readonly string[] => [
  ...new Set(rules.map(({ id }) => id)),
];

const shownBy = (rules: readonly Rule[]): Shown => {
  const shown = rules.flatMap(({ examples }) => examples).map(showing);
  const count = (what: keyof Shown): number => shown.filter((one) => one === what).length;
  return {
    firing: count('firing'),
    undetermined: count('undetermined'),
    silent: count('silent'),
  };
};

const showing = (example: Example): keyof Shown => {
  const said = Object.values(saidUnder(example));
  if (said.includes('finding')) return 'firing';
  return said.includes('undetermined') ? 'undetermined' : 'silent';
};
