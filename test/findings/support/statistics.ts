import { isInCase } from '../../../src/readmodels/findings/fact-of.js';
import { officerKey, type Statistics } from '../../../src/statute/dossier.js';
import type { Fact, FactOf, FactType } from '../../../src/statute/facts.js';

type Requests = ReadonlyMap<string, readonly Fact[]>;

const of = <T extends FactType>(facts: readonly Fact[], type: T): readonly FactOf<T>[] =>
  facts.filter((fact) => fact.type === type) as readonly Fact[] as readonly FactOf<T>[];

/** The same counts as the read model keeps, by looking at everything again; what recurs is the tallies' matter. */
export const statisticsFromScratch = (
  facts: readonly Fact[],
  stream: string,
): Omit<Statistics, 'mostForOneOfficer' | 'mostForOneReason'> | undefined => {
  const closings = of(facts, 'DayClosed');
  const before = (closing: Fact): readonly Fact[] =>
    facts.filter(({ ref }) => ref.seq < closing.ref.seq);
  const counted = closings
    .map((closing) => ({ closing, counts: countsOf(before(closing), stream) }))
    .filter(({ counts }) => counts !== undefined);
  // The counts stand as of the closing at which they last changed.
  const key = ({ counts }: (typeof counted)[number]): string => JSON.stringify(counts?.own);
  const last = counted.at(-1);
  const first = last && counted.find((one) => key(one) === key(last));
  return first?.counts && { ...first.counts.own, ...first.counts.rest, closing: first.closing };
};

const requestsIn = (facts: readonly Fact[]): Requests => {
  const requests = new Map<string, Fact[]>();
  for (const fact of facts) {
    if (!isInCase(fact)) continue;
    const known = requests.get(fact.ref.stream);
    if (known === undefined) requests.set(fact.ref.stream, [fact]);
    else known.push(fact);
  }
  return requests;
};

/** The agency under which the read model enters a case: that of its first event. */
const agencyOf = ([first]: readonly Fact[]): string => {
  const { requestingAgency, recipientAgency } = (first?.data ?? {}) as Partial<
    Record<string, string | null>
  >;
  const maker = first?.type === 'RequestMade' ? first.agency : null;
  return requestingAgency ?? recipientAgency ?? maker ?? '';
};

/** Lines that facts name; a fact without lines names all that were added before it. */
const linesIn = (own: readonly Fact[], named: readonly Fact[]): ReadonlySet<number> =>
  new Set(
    named.flatMap((fact) => {
      const { data, ref } = fact;
      if ('line' in data && data.line !== null) return [data.line];
      const ranges = 'lines' in data ? data.lines : null;
      if (ranges !== null)
        return ranges.flatMap(([a, b]) => Array.from({ length: b - a + 1 }, (_, n) => a + n));
      const count = of(own, 'LineAdded').filter((line) => line.ref.seq < ref.seq).length;
      return Array.from({ length: count }, (_, n) => n + 1);
    }),
  );

/** Without lines it accounts for all that were disclosed before it. */
const accountedIn = (own: readonly Fact[], accountings: readonly Fact[]): ReadonlySet<number> =>
  new Set(
    accountings.flatMap((fact) => {
      const names = 'lines' in fact.data && fact.data.lines !== null;
      const earlier = of(own, 'Disclosed').filter(({ ref }) => ref.seq < fact.ref.seq);
      return names
        ? [...linesIn(own, [fact])]
        : earlier.flatMap(({ data }) => (data.line === null ? [] : [data.line]));
    }),
  );

const UNUSABLE = new Set(['missing', 'placeholder', 'place_only']);

/** As given last, else as recorded. */
const addressClassOf = (own: readonly Fact[], { ref, data }: FactOf<'LineAdded'>): string => {
  const given = of(own, 'FactsReclassified')
    .filter((fact) => fact.data.field === 'address')
    .flatMap((fact) => fact.data.classes ?? [])
    .findLast(({ revision }) => revision === ref.revision);
  return given?.class ?? data.addressClass?.class ?? '';
};

const countsOf = (facts: readonly Fact[], stream: string) => {
  const requests = requestsIn(facts);
  const own = requests.get(stream);
  if (own === undefined) return undefined;
  const lines = of(own, 'LineAdded');
  const matches = of(own, 'MatchDecided').filter(({ data }) => data.matched === true);
  const unchecked = matches.filter(({ data }) => data.compared?.address === 'not-compared');
  const disclosed = of(own, 'Disclosed');
  const accounted = of(own, 'AccountingRecorded').filter(({ data }) => data.of === 'disclosure');
  const days = disclosed.map(({ occurredOn }) => occurredOn).toSorted();
  const counts = {
    lines: lines.length,
    unusable: lines.filter((line) => UNUSABLE.has(addressClassOf(own, line))).length,
    accepted: linesIn(own, of(own, 'LinesAccepted')).size,
    matched: linesIn(own, matches).size,
    unchecked: linesIn(own, unchecked).size,
    disclosed: linesIn(own, disclosed).size,
    accounted: accountedIn(own, accounted).size,
    firstDisclosedOn: days[0] ?? null,
  };
  if (Object.values(counts).every((count) => count === 0 || count === null)) return undefined;
  return {
    own: counts,
    rest: {
      mostForOneStatute: mostForOneStatute(own),
      mostMattersSupervised: mostMattersSupervised(own),
      earlier: earlierThan(requests, stream),
    },
  };
};

/** As the IRS recorded it, else as the agency did. */
const inLetter = <K extends 'statutes' | 'engaged'>(own: readonly Fact[], field: K) =>
  [...of(own, 'RequestReceived'), ...of(own, 'RequestMade')]
    .map(({ data }) => data[field])
    .find((stated) => stated !== null) ?? [];

const mostForOneStatute = (own: readonly Fact[]): number => {
  const common = inLetter(own, 'statutes');
  const stated = of(own, 'LineAdded').map(({ data: { statutes } }) =>
    statutes === null || statutes.length === 0 ? common : statutes,
  );
  return Math.max(
    0,
    ...stated.flat().map((one) => stated.filter((all) => all.includes(one)).length),
  );
};

const mostMattersSupervised = (own: readonly Fact[]): number => {
  const common = inLetter(own, 'engaged');
  const engaged = of(own, 'LineAdded').flatMap(({ data }) => {
    const officers = data.engaged === null || data.engaged.length === 0 ? common : data.engaged;
    const reference = data.matter?.reference ?? null;
    return reference === null ? [] : (officers ?? []).map((officer) => ({ officer, reference }));
  });
  const supervised = engaged.filter(({ officer }) => officer.role === 'supervisor');
  const byOfficer = Map.groupBy(supervised, ({ officer }) => officerKey(officer));
  return Math.max(
    0,
    ...[...byOfficer.values()].map((all) => new Set(all.map(({ reference }) => reference)).size),
  );
};

const earlierThan = (requests: Requests, stream: string): Statistics['earlier'] => {
  const own = requests.get(stream) ?? [];
  const sizes: number[] = [];
  let matched = 0;
  for (const [other, facts] of requests) {
    if (other === stream) break;
    const lines = of(facts, 'LineAdded').length;
    if (lines === 0 || agencyOf(facts) !== agencyOf(own)) continue;
    sizes.push(lines);
    matched += linesIn(
      facts,
      of(facts, 'MatchDecided').filter(({ data }) => data.matched === true),
    ).size;
  }
  sizes.sort((a, b) => a - b);
  return {
    requests: sizes.length,
    medianLines: sizes[Math.floor((sizes.length - 1) / 2)] ?? 0,
    lines: sizes.reduce((sum, n) => sum + n, 0),
    matched,
  };
};
