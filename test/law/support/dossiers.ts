import type { Day } from '../../../src/kernel/dates.js';
import type { Example, Told } from '../../../src/statute/example.js';
import {
  type Calendar,
  type Dossier,
  type EarlierRequest,
  type Naming,
  officerKey,
  type Statistics,
  type Tally,
  TALLY_THRESHOLDS,
} from '../../../src/statute/dossier.js';
import type { Fact, FactType, Officer } from '../../../src/statute/facts.js';

type Register = 'orders' | 'commitments' | 'offices' | 'safeguards' | 'reports';
const REGISTERS: Partial<Record<FactType, Register | 'reviews' | 'days'>> = {
  CourtOrderEntered: 'orders',
  CourtOrderModified: 'orders',
  CourtOrderLifted: 'orders',
  CommitmentRecorded: 'commitments',
  OfficeStandingRecorded: 'offices',
  FindingReviewed: 'reviews',
  SecurityReportFurnished: 'safeguards',
  SecurityReportAccepted: 'safeguards',
  SafeguardFindingOpened: 'safeguards',
  CorrectiveActionPlanAccepted: 'safeguards',
  SafeguardFindingClosed: 'safeguards',
  SafeguardRefusalEntered: 'safeguards',
  SafeguardRefusalLifted: 'safeguards',
  ChangeNoticeGiven: 'safeguards',
  ChangeMade: 'safeguards',
  AnnualReportFurnished: 'reports',
  AnnualReportCorrected: 'reports',
  DayClosed: 'days',
};

/** The days that these facts close. */
export const calendarOf = (facts: readonly Fact[]): Calendar => ({
  closing: (day) =>
    facts.filter((fact) => fact.type === 'DayClosed').find(({ data }) => (data.day ?? '') >= day),
});

/** The same, where one closing that is told stands for those of all days up to it, from the opening on. */
const calendarFrom = (openedOn: string, facts: readonly Fact[]): Calendar => ({
  closing: (day) => {
    const closed = calendarOf(facts).closing(day);
    return closed && { ...closed, data: { ...closed.data, day: day < openedOn ? openedOn : day } };
  },
});

/** The place in the list is the seq and, in the request's own stream, the revision. */
export const recordedFacts = (given: readonly Told[]): readonly Fact[] =>
  given.map((told, n) => ({
    ...told,
    ref: { seq: n + 1, stream: REGISTERS[told.type] ?? 'request-1', revision: n },
    recordedOn: told.recordedOn ?? told.occurredOn,
  }));

/** A count that has passed its thresholds before the case began. */
export const tally = (count: number): Tally => ({
  count,
  passed: Object.fromEntries(TALLY_THRESHOLDS.filter((t) => count > t).map((t) => [t, 0])),
});

const officersIn = (facts: readonly Fact[]): readonly Officer[] =>
  facts.flatMap(({ data }) => ('engaged' in data ? (data.engaged ?? []) : []));

const groupsIn = (facts: readonly Fact[]): readonly string[] =>
  facts.flatMap(({ data }) =>
    'reasonGroup' in data && data.reasonGroup !== null ? [data.reasonGroup] : [],
  );

/** A small request, all of whose counts agree. */
const statisticsOf = (facts: readonly Fact[], told: Partial<Statistics>): Statistics => {
  const closing = facts.find((fact) => fact.type === 'DayClosed');
  if (closing === undefined) throw new Error('Counts are as of a closed day: tell one');
  return {
    closing,
    lines: 40,
    unusable: 0,
    accepted: 40,
    matched: 10,
    unchecked: 0,
    disclosed: 10,
    accounted: 10,
    firstDisclosedOn: '2025-08-07' as Day,
    mostForOneOfficer: 6,
    mostForOneReason: 1,
    mostForOneStatute: 40,
    mostMattersSupervised: 1,
    earlier: { requests: 0, medianLines: 0, lines: 0, matched: 0 },
    ...told,
  };
};

/** The subjects of the line, each named on the other lines before the case began. */
const namingsIn = (
  facts: readonly Fact[],
  others: NonNullable<Example['namedAlsoOn']>,
): ReadonlyMap<string, readonly Naming[]> => {
  if (others.length === 0) return new Map();
  const before = others.map((other) => ({ ...other, seq: 0 }));
  const own = facts.flatMap(({ ref: { seq }, data }) =>
    'supersedesLine' in data && data.subject !== null && data.line !== null
      ? [{ subject: data.subject, line: data.line, supersedes: data.supersedesLine, seq }]
      : [],
  );
  return new Map(own.map(({ subject, ...naming }) => [subject, [...before, naming]]));
};

/** Requests that were told of before the case began, under everyone whom a line of theirs names. */
export const askedIn = (
  requests: readonly (readonly Told[])[],
): ReadonlyMap<string, readonly EarlierRequest[]> => {
  const asked = new Map<string, readonly EarlierRequest[]>();
  for (const [n, told] of requests.entries()) {
    const facts = recordedFacts(told).map((fact, m) => ({
      ...fact,
      ref: { seq: m - (n + 1) * 100, stream: `request-before-${n + 1}`, revision: m },
    }));
    const people = facts.flatMap(({ data }) => ('subject' in data ? [data.subject ?? ''] : []));
    for (const subject of new Set(people))
      asked.set(subject, [...(asked.get(subject) ?? []), facts]);
  }
  return asked;
};

/** Counts over the request of which the example tells one line. */
const talliesOf = (
  facts: readonly Fact[],
  {
    peoplePerOfficer = 1,
    linesWithReason = 1,
    namedAlsoOn = [],
    askedBefore = [],
    without = [],
  }: Partial<Example>,
): Dossier['tallies'] => {
  const engaged = { ...tally(peoplePerOfficer), withoutSubject: 0 };
  return {
    engaged: new Map(officersIn(facts).map((officer) => [officerKey(officer), engaged])),
    reasons: new Map(groupsIn(facts).map((group) => [group, tally(linesWithReason)])),
    namings: namingsIn(facts, namedAlsoOn),
    askedBefore: without.includes('earlier-requests') ? undefined : askedIn(askedBefore),
  };
};

/** What the read models would hand to the judge of an act of that stream. */
export const dossierOf = (
  facts: readonly Fact[],
  example: Partial<Example> = {},
  stream = 'request-1',
): Dossier => {
  const { without = [], openedOn = '', statistics } = example;
  const lines = new Set(
    facts.flatMap(({ type, data }) => (type === 'LineAdded' ? [data.line] : [])),
  );
  if (lines.size > 1) throw new Error('A rule sees one line, so an example tells of one');
  const own = (register: string) =>
    facts.filter(({ type }) => (REGISTERS[type] ?? 'facts') === register);
  const given = (register: Register) => (without.includes(register) ? undefined : own(register));
  return {
    facts: facts.filter(({ ref }) => ref.stream === stream),
    safeguards: given('safeguards'),
    reports: given('reports'),
    calendar: calendarFrom(openedOn, facts),
    statistics: statistics && statisticsOf(facts, statistics),
    orders: given('orders'),
    commitments: given('commitments'),
    offices: given('offices'),
    reviews: own('reviews'),
    tallies: talliesOf(facts, example),
  };
};
