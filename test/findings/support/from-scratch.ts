import { factOf, isInCase, linesOf, placeOf } from '../../../src/readmodels/findings/fact-of.js';
import type { Law } from '../../../src/readmodels/findings/law.js';
import { holdingsOf } from '../../../src/readmodels/findings/vector.js';
import type { LogEntry } from '../../../src/readmodels/projection.js';
import {
  type Dossier,
  officerKey,
  type Tallies,
  TALLY_THRESHOLDS,
} from '../../../src/statute/dossier.js';
import type { Fact, FactOf } from '../../../src/statute/facts.js';
import { statisticsFromScratch } from './statistics.js';
import { calendarOf } from '../../law/support/dossiers.js';

/** `stream line seq-of-act` to what a law holds of that act. */
export type Held = ReadonlyMap<string, string>;

/** Judges every act of a history as known at a seq, with nothing remembered, indexed or shared. */
export const judgedFromScratch = (entries: readonly LogEntry[], law: Law, at: number): Held => {
  const facts = entries
    .filter(({ seq }) => seq <= at)
    .map(factOf)
    .filter((fact) => fact !== undefined);
  const held = new Map<string, string>();
  for (const act of facts.filter((fact) => isInCase(fact) && law.acts.has(fact.type)))
    for (const line of linesTouched(act)) {
      const dossier = dossierFromScratch(facts, act.ref.stream, line);
      const judgements = law.judge(
        dossier,
        dossier.facts.find((f) => f.ref.seq === act.ref.seq) ?? act,
        line,
        at,
      );
      held.set(`${act.ref.stream} ${line} ${act.ref.seq}`, JSON.stringify(holdingsOf(judgements)));
    }
  return held;
};

const linesTouched = (fact: Fact): readonly number[] => {
  const ranges = linesOf(fact);
  if (ranges.length === 0) return [0];
  return [
    ...new Set(ranges.flatMap(([a, b]) => Array.from({ length: b - a + 1 }, (_, n) => a + n))),
  ];
};

const linkedStreams = (facts: readonly Fact[], stream: string): readonly string[] => {
  const found = new Set([stream]);
  for (const one of found)
    for (const fact of facts)
      if (fact.type === 'RequestsLinked' && fact.data.linkedRequest !== null) {
        if (fact.ref.stream === one) found.add(fact.data.linkedRequest);
        if (fact.data.linkedRequest === one) found.add(fact.ref.stream);
      }
  return [...found];
};

const dossierFromScratch = (facts: readonly Fact[], stream: string, line: number): Dossier => {
  const streams = linkedStreams(facts, stream);
  const own = facts.filter((fact) => isInCase(fact) && streams.includes(fact.ref.stream));
  const register = (place: string): readonly Fact[] | undefined => {
    const found = facts.filter((fact) => placeOf(fact) === place);
    return found.length === 0 ? undefined : found;
  };
  const bearing = own.filter((fact) => {
    const lines = linesTouched(fact);
    return lines.includes(0) || (line > 0 && lines.includes(line));
  });
  return {
    facts: bearing.map((fact) => ofLine(fact, line)),
    tallies: {
      ...merged(streams.map((one) => talliesFromScratch(facts, one))),
      namings: namingsFromScratch(facts, stream, line),
      askedBefore: askedFromScratch(facts, stream, line),
    },
    orders: register('orders'),
    commitments: register('commitments'),
    offices: register('offices'),
    safeguards: register('safeguards'),
    reports: register('reports'),
    calendar: calendarOf(facts),
    statistics: line === 0 ? statisticsOf(facts, stream) : undefined,
    reviews: facts.filter(
      (fact) => fact.type === 'FindingReviewed' && streams.includes(fact.data.stream ?? ''),
    ),
  };
};

/** What gives classes to many lines says of one what it gives to that. */
const ofLine = (fact: Fact, line: number): Fact => {
  if (fact.type !== 'FactsReclassified' || linesTouched(fact).includes(0)) return fact;
  const classes = fact.data.classes?.filter((one) => one.line === line) ?? [];
  return { ...fact, data: { ...fact.data, classes } };
};

const statisticsOf = (facts: readonly Fact[], stream: string): Dossier['statistics'] => {
  const counts = statisticsFromScratch(facts, stream);
  if (counts === undefined) return undefined;
  const before = facts.filter(({ ref }) => ref.seq < counts.closing.ref.seq);
  const { engaged, reasons } = talliesFromScratch(before, stream);
  const most = (tallies: Tallies['reasons']): number =>
    Math.max(0, ...[...tallies.values()].map(({ count }) => count));
  return { ...counts, mostForOneOfficer: most(engaged), mostForOneReason: most(reasons) };
};

/** Everyone whom a line and another one of the stream name, and the first twenty places where. */
const namingsFromScratch = (
  facts: readonly Fact[],
  stream: string,
  line: number,
): Tallies['namings'] => {
  const naming = facts.filter(({ ref }) => ref.stream === stream).filter(isLine);
  const people = new Set(naming.map(({ data }) => data.subject).filter((one) => one !== null));
  const places = [...people].map((subject) => {
    const named = naming.filter(({ data }) => data.subject === subject);
    const all = named.map(({ ref: { seq }, data }) => ({
      line: data.line ?? 0,
      supersedes: data.supersedesLine,
      seq,
    }));
    return [subject, all] as const;
  });
  return new Map(
    places
      .filter(([, all]) => new Set(all.map((one) => one.line)).size > 1)
      .filter(([, all]) => all.some((one) => one.line === line))
      .map(([subject, all]) => [subject, all.slice(0, 20)]),
  );
};

/** Where requests that the same side opened for the agency earlier name those whom the line does, as it stood before. */
const askedFromScratch = (
  facts: readonly Fact[],
  stream: string,
  line: number,
): Tallies['askedBefore'] => {
  const opening = facts.find(({ ref }) => ref.stream === stream);
  const agency = opening === undefined ? null : agencyOf(opening);
  if (opening === undefined || agency === null) return new Map();
  const own = linkedStreams(facts, stream);
  const before = facts.filter(({ ref }) => ref.seq < opening.ref.seq);
  const openings = before
    .filter(({ ref, type }) => ref.revision === 0 && type === opening.type)
    .filter((fact) => agencyOf(fact) === agency && !own.includes(fact.ref.stream));
  const people = facts
    .filter(isLine)
    .filter(({ ref, data }) => ref.stream === stream && data.line === line)
    .map(({ data }) => data.subject)
    .filter((subject) => subject !== null);
  const asked = [...new Set(people)].map((subject) => {
    const namings = before
      .filter(isLine)
      .filter(({ ref }) => openings.some((one) => one.ref.stream === ref.stream))
      .filter(({ data }) => data.subject === subject && data.line !== null);
    const firsts = [
      ...Map.groupBy(namings, ({ ref, data }) => `${ref.stream} ${data.line}`).values(),
    ]
      .flatMap(([first]) => first ?? [])
      .toSorted((one, other) => other.ref.seq - one.ref.seq);
    return [subject, firsts.map((naming) => asItStood(before, naming))] as const;
  });
  return new Map(asked.filter(([, namings]) => namings.length > 0));
};

const agencyOf = ({ type, agency, data }: Fact): string | null =>
  'requestingAgency' in data
    ? (data.requestingAgency ?? (type === 'RequestMade' ? agency : null))
    : null;

const asItStood = (before: readonly Fact[], naming: Fact): readonly Fact[] => {
  const streams = linkedStreams(before, naming.ref.stream);
  const [line = 0] = linesTouched(naming);
  return before
    .filter(({ ref }) => streams.includes(ref.stream))
    .filter((fact) => [0, line].some((on) => linesTouched(fact).includes(on)));
};

type Counted = {
  readonly people: Set<string>;
  readonly lines: Set<number>;
  readonly passed: Record<number, number>;
};
type Counts = Pick<Tallies, 'engaged' | 'reasons'>;
type Letter = FactOf<'RequestMade'> | FactOf<'RequestReceived'>;
type LineFact = FactOf<'LineAdded'> | FactOf<'LineAmended'> | FactOf<'AmendmentReceived'>;

const isLetter = (fact: Fact): fact is Letter =>
  fact.type === 'RequestMade' || fact.type === 'RequestReceived';
const isLine = (fact: Fact): fact is LineFact => 'nameClass' in fact.data;

/**
 * Who is counted in a group, in the order in which it was said. A line that names nobody counts as one person, `#<line>`,
 * unless it is counted already.
 */
class Counting {
  readonly #groups = new Map<string, Counted>();

  count(key: string, { line, subject }: LineFact['data'], seq: number): void {
    const counted = this.#groups.get(key) ?? { people: new Set(), lines: new Set(), passed: {} };
    this.#groups.set(key, counted);
    if (subject !== null) counted.people.add(subject);
    else if (!counted.lines.has(line ?? 0)) counted.people.add(`#${line}`);
    counted.lines.add(line ?? 0);
    for (const threshold of TALLY_THRESHOLDS)
      if (counted.people.size > threshold) counted.passed[threshold] ??= seq;
  }

  tallies(): Tallies['engaged'] {
    const tally = ({ people, passed }: Counted) => ({
      count: people.size,
      passed,
      withoutSubject: [...people].filter((person) => person.startsWith('#')).length,
    });
    return new Map([...this.#groups].map(([key, counted]) => [key, tally(counted)]));
  }
}

const talliesFromScratch = (facts: readonly Fact[], stream: string): Counts => {
  const [engaged, reasons] = [new Counting(), new Counting()];
  const engage = (line: LineFact, letters: readonly Letter[], seq: number): void => {
    const own = line.data.engaged ?? [];
    const common = letters.flatMap(({ data }) => data.engaged ?? []);
    for (const officer of own.length > 0 ? own : common)
      engaged.count(officerKey(officer), line.data, seq);
  };
  for (const [n, fact] of facts.entries()) {
    if (fact.ref.stream !== stream) continue;
    const known = facts.slice(0, n + 1);
    const streams = linkedStreams(known, stream);
    const letters = known.filter(({ ref }) => streams.includes(ref.stream)).filter(isLetter);
    const lines = known.filter(({ ref }) => ref.stream === stream).filter(isLine);
    if (isLetter(fact)) for (const line of lines) engage(line, [fact], fact.ref.seq);
    if (!isLine(fact)) continue;
    engage(fact, letters, fact.ref.seq);
    if (fact.data.reasonGroup !== null)
      reasons.count(fact.data.reasonGroup, { ...fact.data, subject: null }, fact.ref.seq);
  }
  return { engaged: engaged.tallies(), reasons: reasons.tallies() };
};

/** Two streams of one request: the larger count, the earlier passing. */
const merged = (all: readonly Counts[]): Counts => {
  const join = (maps: readonly Tallies['engaged'][]): Tallies['engaged'] => {
    const into = new Map<
      string,
      Tallies['engaged'] extends ReadonlyMap<string, infer T> ? T : never
    >();
    for (const [key, tally] of maps.flatMap((map) => [...map])) {
      const other = into.get(key) ?? tally;
      const seqs = TALLY_THRESHOLDS.map((threshold) => {
        const found = [tally, other].map(({ passed }) => passed[threshold] ?? Infinity);
        return [threshold, Math.min(...found)] as const;
      }).filter(([, seq]) => Number.isFinite(seq));
      const larger = other.count > tally.count ? other : tally;
      into.set(key, { ...larger, passed: Object.fromEntries(seqs) });
    }
    return into;
  };
  return {
    engaged: join(all.map(({ engaged }) => engaged)),
    reasons: join(all.map(({ reasons }) => reasons as Tallies['engaged'])),
  };
};
