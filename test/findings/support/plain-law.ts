import { addDays, type Day } from '../../../src/kernel/dates.js';
import type { Law } from '../../../src/readmodels/findings/law.js';
import { type Dossier, officerKey, type Tally } from '../../../src/statute/dossier.js';
import type { Fact, FactRef, FactType } from '../../../src/statute/facts.js';
import { type Judgement, READINGS, type Verdict } from '../../../src/statute/verdict.js';

const ACTS: ReadonlySet<FactType> = new Set([
  'RequestReceived',
  'LineAdded',
  'RequestSubmitted',
  'LinesAccepted',
  'MatchDecided',
  'Disclosed',
  'MatterClosed',
  'ChangeMade',
  'IncidentIdentified',
]);

const passed = (tally: Tally | undefined, at: number): string =>
  Object.entries(tally?.passed ?? {})
    .filter(([, seq]) => seq <= at)
    .map(([threshold]) => threshold)
    .join('+');

/** Of these only that they are given. */
const GIVEN: ReadonlySet<string> = new Set(['reasonGroup', 'matter']);

/** Which class, not of which event: lines of several texts are told apart by their amendments. */
const classesIn = (data: Fact['data']): readonly string[] =>
  'classes' in data ? (data.classes ?? []).map((given) => given.class) : [];

/** What the data of a fact tell a rule, without what tells like lines apart. */
const told = (data: Fact['data']): Record<string, unknown> => {
  const untold = new Set(['subject', 'line', 'lines', 'count']);
  return Object.fromEntries(
    Object.entries(data)
      .filter(([name, value]) => value !== null && !untold.has(name))
      .map(([name, value]) => [name, GIVEN.has(name) ? true : (value as unknown)])
      .map(([name, value]) => [name, name === 'classes' ? classesIn(data) : value]),
  );
};

/** Days for which a judgement of an act may wait. */
const awaited = ({ occurredOn }: Fact): readonly Day[] =>
  [0, 3, 30].map((days) => addDays(occurredOn, days));

/** How many lines there are, as letters and submissions say. */
const countsIn = (facts: readonly Fact[]): readonly unknown[] => [
  ...new Set(facts.flatMap(({ data }) => ('lineCount' in data ? [data.lineCount] : []))),
];

/** Whom more than one line names: no two lines that do are alike, so places may be told. */
const namedOften = ({ tallies }: Dossier, at: number): readonly string[] =>
  [...tallies.namings.values()]
    .map((namings) => namings.filter(({ seq }) => seq <= at))
    .filter((namings) => new Set(namings.map((one) => one.line)).size > 1)
    .map((namings) => JSON.stringify(namings.map((one) => [one.line, one.supersedes])))
    .toSorted();

/** When and as what their people were asked for before: no two lines of such people are alike either. */
const askedBefore = ({ tallies }: Dossier): readonly unknown[] =>
  [...(tallies.askedBefore?.values() ?? [])].map((requests) =>
    requests.map((facts) => facts.map(({ ref, type }) => [ref.seq, type])),
  );

const confirmedBy = (reviews: readonly Fact[], at: number) =>
  reviews
    .filter(({ ref }) => ref.seq <= at)
    .flatMap(({ data }) => ('confirms' in data ? (data.confirms ?? []) : []));

/** Whom a line engages itself, else whom its letter does. */
const engagedBy = (facts: readonly Fact[]): readonly string[] => {
  const named = facts.map(({ data }) => ('engaged' in data ? (data.engaged ?? []) : []));
  const own = facts.map(({ data }, n) => ('line' in data ? named[n] : undefined)).filter(Boolean);
  const isNamed = own.length > 0 && own.every((some) => (some?.length ?? 0) > 0);
  return facts
    .flatMap(({ data }, n) => ('line' in data || !isNamed ? (named[n] ?? []) : []))
    .map(officerKey);
};

/** Everything that an act's dossier says at a seq, but for the names of places and people. */
const everything = (dossier: Dossier, act: Fact, line: number, at: number): string => {
  const known = (facts: readonly Fact[] | undefined): readonly Fact[] | undefined =>
    facts?.filter(({ ref }) => ref.seq <= at);
  const all = known(dossier.facts) ?? [];
  // On a line what is submitted bears by its count alone.
  const facts = line === 0 ? all : all.filter(({ type }) => type !== 'RequestSubmitted');
  const place = (ref: Omit<FactRef, 'seq'>): number =>
    facts.findIndex((one) => one.ref.stream === ref.stream && one.ref.revision === ref.revision);
  const subjects = facts.map(({ data }) => ('subject' in data ? data.subject : null));
  const said = facts.map((fact, n) => {
    const { ref, type, side, agency, recordedOn, occurredOn, occurredAt, data } = fact;
    const when = [recordedOn, occurredOn, occurredAt];
    const { amendmentRevision, ...others } = told(data);
    const points =
      typeof amendmentRevision === 'number'
        ? place({ stream: ref.stream, revision: amendmentRevision })
        : null;
    const who = subjects[n] === null ? null : subjects.indexOf(subjects[n] ?? null);
    return [type, side, agency, ...when, ref.stream === act.ref.stream, who, points, others];
  });
  const closings = awaited(act).map((day) => {
    const closing = dossier.calendar.closing(day);
    return closing !== undefined && closing.ref.seq <= at ? closing.ref.seq : Infinity;
  });
  const toldAfter = facts.map(({ ref }) => closings.filter((seq) => seq < ref.seq).length);
  const guarded =
    'recipientAgency' in act.data
      ? known(dossier.safeguards)?.map(({ type, data, ref }) => [type, data, ref.seq < act.ref.seq])
      : null;
  const groups = facts.flatMap(({ data }) =>
    'reasonGroup' in data && 'line' in data ? [data.reasonGroup ?? ''] : [],
  );
  const keys = line === 0 ? [...dossier.tallies.engaged.keys()] : engagedBy(facts);
  const confirmed = confirmedBy(dossier.reviews, at).map(place);
  return JSON.stringify({
    act: facts.indexOf(act),
    counts: countsIn(all),
    said,
    closings: closings.map((seq) => seq < Infinity),
    toldAfter,
    guarded,
    engaged: keys
      .toSorted()
      .map((key) => passed(dossier.tallies.engaged.get(key), at))
      .filter((one) => one !== ''),
    isAnyoneEngaged: line === 0 && keys.length > 0,
    reasons: groups.map((group) => passed(dossier.tallies.reasons.get(group), at)),
    named: namedOften(dossier, at),
    asked: askedBefore(dossier),
    orders: known(dossier.orders)?.map(({ data }) => data),
    commitments: known(dossier.commitments)?.length,
    offices: known(dossier.offices)?.length,
    confirmed: [...new Set(confirmed)].filter((n) => n >= 0),
  });
};

/**
 * A law of one rule that holds against an act everything that was known: whatever the read model does not
 * judge again in time, or takes for alike though it is not, shows.
 */
export const plainLaw: Law = {
  packs: [{ id: 'plain', version: 1, rules: [] }],
  acts: ACTS,
  judge: (dossier, act, line, knownAt): readonly Judgement[] => {
    const verdict: Verdict = {
      outcome: 'finding',
      severity: 'STAT',
      elements: act.type === 'Disclosed' ? ['address'] : [],
      causes: [{ kind: 'not-decided-here', why: everything(dossier, act, line, knownAt) }],
      because: 'It was recorded.',
      evidence: [act.ref],
    };
    const verdicts = Object.fromEntries(READINGS.map((reading) => [reading, verdict]));
    return [
      { rule: 'EVERYTHING', act: act.ref, line, verdicts: verdicts as Judgement['verdicts'] },
    ];
  },
};
