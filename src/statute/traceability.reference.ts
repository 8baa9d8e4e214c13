import { UNOFFICIAL } from './marks.js';
import { anchor, list, series, table } from './markdown.js';
import { packName, PACKS, WHOLE } from './packs.js';
import {
  type Shown,
  type Traceability,
  traceabilityOf,
  type TracedNews,
  type TracedPart,
  type TracedProvision,
} from './traceability.js';

/** The page docs/reference/traceability.md: from the law and the news report to the rules, and back. */
export const traceabilityPage = (): string => {
  const traced = traceabilityOf(WHOLE);
  const linked = linkTo(traced);
  return (
    [
      '# From the law to the rules, and back',
      `Which paragraph of the law is judged by which rule, and which by none and why. Made from the tables and rule files of ${series(PACKS.map((pack) => `\`${packName(pack)}\``))}; a test fails where a paragraph has neither a rule nor a reason, and where a rule rests on a paragraph that is not here. A running service answers the same at \`GET /v1/traceability\`.`,
      UNOFFICIAL,
      '## How to read it',
      list([
        '**Judged.** _Yes_: a rule judges this paragraph; what that rule leaves open stands with the rule. _In part_: rules leave out what the last column says, here or at a clause. _No_: no rule judges it, and the last column says why.',
        '**Rules** judge only what was recorded, each under several readings of the law. What they find is a possible breach under a reading; courts decide. In brackets stands how many points the rule leaves open, of this paragraph or another, and after a plus sign how many it takes as so although they are disputed or unproved; they stand behind its link, as “Not decided here” and “Taken here”.',
        '**Examples** are the invented cases by which the rules are shown and tested: how many give a finding under some reading, how many stay silent (clear, or the rule does not apply), and how many are undetermined. The numbers are those of the rules named, not of the paragraph: a rule that judges ten clauses shows all its examples at each.',
        '**UNVERIFIED** is what we could not check against its source. It is marked here, with each rule, and in each finding.',
        `**No words of the statute.** These rules cite a paragraph as what they are about, and rest on no words of it:${onNoWords()}`,
        'What a paragraph asks is told in our words; words “in quotes” are those of the law.',
      ]),
      '## In figures',
      figures(traced),
      points(traced),
      ...traced.parts.map((part) => onPart(part, openIn(traced, linked))),
      '## What the news report of May 2025 states',
      'A news agency reported on 12 and 13 May 2025 on a ruling of that Monday. Its statements in our words; offices stand for persons.',
      onNews(traced.news, linked),
      '## From the rules back',
      fromRules(traced, linked),
    ].join('\n\n') + '\n'
  );
};

/** The rules that rest on no words of the statute, and on what they do. */
const onNoWords = (): string =>
  WHOLE.rules
    .flatMap(({ id, quote }) =>
      typeof quote === 'string' ? [] : [`\n  - ${id}: ${quote.notSeen}.`],
    )
    .join('');

/** How a rule is shown. */
type Link = (id: string) => string;

const linkTo = ({ rules }: Traceability): Link => {
  const links = new Map(rules.map((rule) => [rule.id, `[${rule.id}](rules.md#${anchor(rule)})`]));
  return (id) => links.get(id) ?? id;
};

const countOf = ({ provisions }: Pick<TracedPart, 'provisions'>): readonly string[] => [
  `${provisions.length}`,
  ...(['yes', 'in part', 'no'] as const).map(
    (judged) => `${provisions.filter((one) => one.judged === judged).length}`,
  ),
];

const figures = ({ parts }: Traceability): string => {
  const all = { provisions: parts.flatMap(({ provisions }) => provisions) };
  return table(
    ['Part', 'Paragraphs and clauses', 'Judged', 'In part', 'Not decided here'],
    [...parts.map((part) => [part.title, ...countOf(part)]), ['All', ...countOf(all)]],
  );
};

const points = ({ rules }: Traceability): string => {
  const open = rules.reduce((sum, { notDecidedHere }) => sum + notDecidedHere.length, 0);
  const taken = rules.reduce((sum, { takenHere }) => sum + takenHere.length, 0);
  return `The ${rules.length} rules leave ${open} points open, and take ${taken} as so although they are disputed or unproved.`;
};

const onPart = ({ title, source, provisions }: TracedPart, linked: Link): string =>
  [
    `## ${title}`,
    `Read in: ${source.title}. ${source.unverified.map((what) => `UNVERIFIED: ${what}.`).join(' ')}`,
    table(
      [
        'Paragraph',
        'What it asks',
        'Judged',
        'Rules (points each leaves open + takes as so)',
        'Examples of these rules, not of this clause: finding / silent / undetermined',
        'What is left out, or why',
      ],
      provisions.map((provision) => [
        provision.cite.replace('26 U.S.C. 6103', ''),
        asked(provision),
        provision.judged,
        ruled(provision, linked),
        provision.rules.length > 0 ? counted(provision.examples) : '',
        remarks(provision, source.unverified),
      ]),
    ),
  ].join('\n\n');

const asked = ({ asks, quote }: TracedProvision): string =>
  quote === null ? asks : `${asks} “${quote}”`;

const ruled = ({ rules, rulesBelow }: TracedProvision, linked: Link): string =>
  rules.length === 0 && rulesBelow.length > 0
    ? 'those of its clauses'
    : rules.map(linked).join(', ');

/** With how many points the rule leaves open, and how many it takes as so. */
const openIn = (traced: Traceability, linked: Link): Link => {
  const counts = new Map(
    traced.rules.map(({ id, notDecidedHere: open, takenHere: taken }) => [
      id,
      taken.length === 0 ? `${open.length}` : `${open.length} + ${taken.length}`,
    ]),
  );
  return (id) => `${linked(id)} (${counts.get(id) ?? '0'})`;
};

const counted = ({ firing, silent, undetermined }: Shown): string =>
  `${firing} / ${silent} / ${undetermined}`;

/** What stands for the whole part is not said again in each row. */
const remarks = (
  { leftOut, notDecidedHere, reasonOf, unverified }: TracedProvision,
  ofPart: readonly string[],
): string => {
  const why =
    reasonOf === null ? notDecidedHere : `as for ${reasonOf.replace('26 U.S.C. 6103', '')}`;
  return [
    ...(leftOut === null ? [] : [`Left out: ${leftOut}.`]),
    ...(why === null ? [] : [`Not decided here: ${why}.`]),
    ...unverified.filter((what) => !ofPart.includes(what)).map((what) => `UNVERIFIED: ${what}.`),
  ].join(' ');
};

const onNews = (news: readonly TracedNews[], linked: Link): string =>
  table(
    ['No.', 'Kind', 'What it states', 'Rules', 'Also shown by', 'Not decided here'],
    news.map(({ id, kind, says, rules, shownBy, notDecidedHere }) => [
      id,
      kind,
      says,
      rules.map(linked).join(', '),
      shownBy.join('; '),
      notDecidedHere ?? '',
    ]),
  );

const fromRules = ({ rules }: Traceability, linked: Link): string =>
  table(
    [
      'No.',
      'Rule',
      'Paragraphs',
      'News report',
      'Examples: finding / silent / undetermined',
      'UNVERIFIED',
    ],
    rules.map(({ id, number, title, provisions, news, examples, unverified }) => [
      `${number}`,
      `${linked(id)}: ${title}`,
      provisions.join('; '),
      news.join(', ') || 'nothing',
      counted(examples),
      unverified.join('; '),
    ]),
  );
