import { formatCitation } from '../kernel/citation.js';
import type { Example } from './example.js';
import { KINDS } from './kinds.js';
import { marksOf, UNOFFICIAL } from './marks.js';
import { anchor, list, table } from './markdown.js';
import { type Parameter, PARAMETERS } from './parameters.js';
import { onReadings } from './readings.reference.js';
import type { Pack, Quote, Rule } from './rule.js';
import { type ReadingId, READINGS, SEVERITIES, type Severity } from './verdict.js';

/** Of what kind the finding of an example is, under each reading that has one: who writes the page judges it. */
type Kinds = (rule: Rule, example: Example) => Readonly<Partial<Record<ReadingId, Severity>>>;

type Figure = readonly [id: string, Parameter];

/** The page docs/reference/rules.md: every rule, parameter and reading, from the files that apply them. */
export const rulesPage = (packs: readonly Pack[], kinds: Kinds): string =>
  [
    '# Rules',
    'Generated from the rule files of the packs below; a test keeps it so. What a rule finds is of one of [six kinds](#kinds-of-finding), under a reading: courts decide. Numbers are never used twice, and some numbers are not used. The way from each paragraph of the law to its rules: [traceability](traceability.md).',
    UNOFFICIAL,
    '## How to read a rule',
    list(KEY),
    '## Kinds of finding',
    table(
      ['Kind', 'Code', 'What it says'],
      SEVERITIES.map((kind) => [KINDS[kind].name, `\`${kind}\``, KINDS[kind].means]),
    ),
    '## Packs',
    table(
      ['Pack', 'Version', 'Law', 'Rules'],
      packs.map(({ id, version, law, rules }) => [
        `[${id}](#pack-${id})`,
        `${version}`,
        law,
        `${rules.length}`,
      ]),
    ),
    ...packs.flatMap((pack) => chapter(pack, kinds)),
    '## Figures',
    'The numbers that rules use, by the day of the act: each value stands until the next begins. They stand in `src/statute/parameters.ts`; how one is changed: [change a figure](../how-to/change-a-figure.md).',
    table(
      ['Id', 'Figure', 'Value', 'From', 'Source'],
      Object.entries(PARAMETERS).flatMap(([id, { title, unit, source, values }]: Figure) =>
        values.map(({ value, from }) => [`\`${id}\``, title, `${value} ${unit}`, from, source]),
      ),
    ),
    ...onReadings(),
  ].join('\n\n') + '\n';

/** What the words mean that stand with every rule. */
const KEY = [
  '**Outcomes of an example.** _finding_: as recorded, the act may not be as it should. _clear_: what is recorded meets what this rule asks. _undetermined_: this rule cannot say, since a fact is not recorded, the point is unsettled under the reading, or the rule does not decide it. _not-applicable_: the rule is not about this act, and says nothing. More in [three outcomes](../explanation/law-as-code.md#three-outcomes). Where readings differ, each outcome stands with the readings that have it; “others” are the rest.',
  '**Judges**: the [recorded acts](events.md#in-words) that the rule looks at. _For each line_: once for each person of a request, or of a disclosure, whom the act concerns. _Once for the whole_: one time for the request or disclosure, whoever stands on it.',
  '**Switches**: the disputed questions whose answers the rule asks of each [reading](#readings). None: it says the same under every reading.',
  '**Builds on**: rules whose outcome on the same act it uses, with their switches.',
  '**News report**: numbers of the [statements of May 2025](traceability.md#what-the-news-report-of-may-2025-states) that the rule bears on.',
  '**Not decided here**: what the law asks and the rule does not look at.',
  '**Taken here, and disputed or unproved**: what the rule does decide, one way, so that an outcome may rest on it.',
  '**UNVERIFIED**: what was not checked against its source.',
] as const;

/** One law: its rules in short, then each. */
const chapter = (pack: Pack, kinds: Kinds): readonly string[] => {
  const rules = pack.rules.toSorted((one, other) => one.number - other.number);
  return [
    `## Pack ${pack.id}`,
    `${pack.law}.`,
    table(
      ['No.', 'Rule', 'Law', 'Judges', 'Switches'],
      rules.map((rule) => [
        `${rule.number}`,
        `[${rule.id}](#${anchor(rule)})`,
        citations(rule),
        rule.acts.join(', '),
        switchesOf(rule),
      ]),
    ),
    ...rules.map((rule) => section(rule, pack, kinds)),
  ];
};

const citations = ({ cite }: Rule): string => cite.map(formatCitation).join('; ');

const switchesOf = ({ switches, buildsOn }: Rule): string =>
  [...switches, ...(buildsOn.length > 0 ? ['those of the rules it builds on'] : [])].join(', ') ||
  'none';

const section = (rule: Rule, pack: Pack, kinds: Kinds): string =>
  [
    `## ${rule.number} ${rule.id}`,
    `${rule.title}. ${citations(rule)}.`,
    words(rule.quote),
    list([
      applied(rule),
      `Judges: ${rule.acts.join(', ')}, ${rule.scope === 'line' ? 'for each line' : 'once for the whole'}.`,
      `Findings: ${kindsOf(rule, kinds)}.`,
      `Switches: ${switchesOf(rule)}.`,
      ...(rule.buildsOn.length > 0 ? [`Builds on: ${rule.buildsOn.join(', ')}.`] : []),
      `News report of May 2025: ${rule.news.join(', ') || 'nothing'}.`,
      ...rule.notDecidedHere.map((what) => `Not decided here: ${what}.`),
      ...(rule.takenHere ?? []).map((what) => `Taken here, and disputed or unproved: ${what}.`),
      ...marksOf(rule, pack.rules).map((what) => `UNVERIFIED: ${what}.`),
    ]),
    table(
      ['Example', 'Outcome', 'Kind of finding'],
      rule.examples.map((example) => [
        example.name,
        expectation(example),
        byReading(kinds(rule, example)),
      ]),
    ),
  ].join('\n\n');

/** Each kind once, the gravest first. */
const kindsOf = (rule: Rule, kinds: Kinds): string => {
  const found = new Set(rule.examples.flatMap((example) => Object.values(kinds(rule, example))));
  return SEVERITIES.filter((kind) => found.has(kind))
    .map((kind) => KINDS[kind].name)
    .join('; ');
};

/** Where readings differ in the kind, each kind with the readings that have it. */
const byReading = (found: ReturnType<Kinds>): string => {
  const kinds = SEVERITIES.filter((kind) => Object.values(found).includes(kind));
  if (kinds.length < 2) return kinds.map((kind) => KINDS[kind].name).join('');
  return kinds
    .map((kind) => {
      const holding = READINGS.filter((reading) => found[reading] === kind);
      return `${holding.join(', ')}: ${KINDS[kind].name}`;
    })
    .join('; ');
};

/** From which acts on a rule is asked. It is no statement of when the law came into force. */
const applied = ({ inForce: { from, until }, quote }: Rule): string => {
  const end = until === undefined ? 'on' : `until ${until}`;
  return typeof quote === 'string'
    ? `Applied: to acts from ${from} ${end}, the day of the copy that was read; earlier acts are not judged.`
    : `Applied: to acts from ${from} ${end}; earlier acts are not judged.`;
};

const words = (quote: Quote): string =>
  typeof quote === 'string'
    ? `> ${quote.replaceAll('\n\n', '\n>\n> ')}`
    : `> Rests on no words of the statute, but on: ${quote.notSeen}`;

const expectation = ({ expect: said }: Example): string =>
  typeof said === 'string'
    ? said
    : Object.entries(said)
        .map(([reading, outcome]) => `${reading}: ${outcome}`)
        .join('; ');
