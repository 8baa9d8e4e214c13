import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { JUDGED_ACTS, judge, RULES } from '../../src/statute/packs.js';
import type { Told } from '../../src/statute/example.js';
import type { Fact } from '../../src/statute/facts.js';
import { type Judgement, READINGS, type Verdict } from '../../src/statute/verdict.js';
import { dossierOf, recordedFacts } from './support/dossiers.js';
import { arrivingAs, histories, moreBy } from './support/histories.js';

const RUNS = process.env['LONG'] === undefined ? 200 : 10_000;
const SEEDED = { seed: 6103, numRuns: RUNS };

/** Everything the law says of every act of a history: `rule revision reading` to verdict. */
const judged = (
  facts: readonly Fact[],
  knownAt = Number.MAX_SAFE_INTEGER,
  by = judge,
): ReadonlyMap<string, Verdict> => {
  const judgements = ['request-1', 'safeguards', 'reports', 'days'].flatMap((stream) => {
    const dossier = dossierOf(facts, {}, stream);
    return dossier.facts
      .filter(({ type }) => JUDGED_ACTS.has(type))
      .flatMap((act) => [0, 1].flatMap((line) => by(dossier, act, line, knownAt)));
  });
  return new Map(judgements.flatMap(verdictsOf));
};

const verdictsOf = ({ rule, act, line, verdicts }: Judgement): readonly [string, Verdict][] =>
  READINGS.flatMap((reading): [string, Verdict][] => {
    const verdict = verdicts[reading];
    return verdict === undefined ? [] : [[`${rule} ${act.revision} ${line} ${reading}`, verdict]];
  });

/** Reason, evidence that begins with the act, and what each outcome must carry. */
const isWhole = (key: string, verdict: Verdict): boolean => {
  const { outcome, because, evidence, severity, elements = [], causes = [] } = verdict;
  const carried = { clear: true, finding: elements.length > 0, undetermined: causes.length > 0 };
  return (
    because !== '' &&
    causes.every(({ kind }) => kind !== 'rule-failed') &&
    evidence[0]?.revision === Number(key.split(' ')[1]) &&
    carried[outcome] &&
    (severity !== undefined) === (outcome === 'finding')
  );
};

/** It looks at what both sides state, and says so of what is clear: where one states nothing, nothing differs. */
const COMPARES = 'ACCT-TWO-RECORDS ';

/** What stood as a finding and is now clear. */
const cleared = (
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
): readonly string[] =>
  [...before].flatMap(([key, outcome]) =>
    outcome === 'finding' && after.get(key) === 'clear' ? [key] : [],
  );

const outcomes = (facts: readonly Fact[]): ReadonlyMap<string, string> =>
  new Map([...judged(facts)].map(([key, { outcome }]) => [key, outcome]));

/**
 * Fields that say which fact it is, and those whose absence is lawful: a matter still open, an order
 * without end or that no court reviewed, an access still open, a record kept for good, a request that sets no day.
 */
const NOT_NEEDED = new Set([
  'line',
  'lines',
  'to',
  'amendmentRevision',
  'matter.closedOn',
  'removalOrder.courtFinalOn',
  'retainedUntil',
  'expiresOn',
  'vacatedOn',
  'dueOn',
]);

const isPlain = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Objects of which a single field may be left unrecorded. */
const HALF_TOLD = new Set(['matter', 'removalOrder', 'compared', 'contract']);

/** Every field of every fact, those of such objects as `matter.kind`. */
const fieldsOf = (given: readonly Told[]): readonly string[] => {
  const all = given.flatMap(({ data }) =>
    Object.entries(data).flatMap(([name, value]) => [
      name,
      ...(isPlain(value) && HALF_TOLD.has(name)
        ? Object.keys(value).map((inner) => `${name}.${inner}`)
        : []),
    ]),
  );
  return [...new Set(all).difference(NOT_NEEDED)];
};

const blank = (data: object, [name = '', ...inner]: readonly string[]): object => {
  const value = (data as Record<string, unknown>)[name];
  if (value === undefined) return data;
  return { ...data, [name]: isPlain(value) && inner.length > 0 ? blank(value, inner) : null };
};

const blanked = (given: readonly Told[], field: string): readonly Told[] =>
  given.map((told) => ({ ...told, data: blank(told.data, field.split('.')) }) as Told);

/** With full counts this takes minutes. */
const PATIENCE = { timeout: 1_800_000 };

describe('whatever the history, the law', PATIENCE, () => {
  it('says the same of it twice', () => {
    fc.assert(
      fc.property(histories(), (given) => {
        const facts = recordedFacts(given);
        expect([...judged(facts)]).toEqual([...judged(facts)]);
      }),
      { ...SEEDED, numRuns: RUNS / 4 },
    );
  });

  it('says the same of it by one rule alone as by all', () => {
    fc.assert(
      fc.property(histories(), fc.constantFrom(...RULES), (given, { id }) => {
        const facts = recordedFacts(given);
        const one = judge.only?.(new Set([id]));
        const wanted = [...judged(facts)].filter(([key]) => key.startsWith(`${id} `));
        expect([...judged(facts, undefined, one)]).toEqual(wanted);
      }),
      SEEDED,
    );
  });

  it('gives a reason, evidence that begins with the act, and causes of what it cannot tell', () => {
    fc.assert(
      fc.property(histories(), (given) => {
        const verdicts = [...judged(recordedFacts(given))];
        expect(verdicts.filter(([key, verdict]) => !isWhole(key, verdict))).toEqual([]);
      }),
      SEEDED,
    );
  });

  it('never throws, even where facts are not of the shape they should be', () => {
    const junk = fc.array(fc.oneof(fc.constant(null), fc.object()), {
      minLength: 16,
      maxLength: 16,
    });
    fc.assert(
      fc.property(histories(), junk, (given, data) => {
        const facts = recordedFacts(given).map(
          (fact, n) => ({ ...fact, data: data[n] ?? fact.data }) as Fact,
        );
        const dossier = { ...dossierOf([]), facts };
        const said = facts.flatMap((act) => judge(dossier, act, 1, facts.length));
        expect(said.every(({ rule }) => rule !== '')).toBe(true);
      }),
      SEEDED,
    );
  });
});

describe('nothing is cleared', PATIENCE, () => {
  it('by a field that is not recorded', () => {
    const withField = histories().chain((given) =>
      fc.record({
        given: fc.constant(given),
        field: fc.constantFrom(...fieldsOf(given)),
      }),
    );
    fc.assert(
      fc.property(withField, ({ given, field }) => {
        const before = outcomes(recordedFacts(given));
        const after = outcomes(recordedFacts(blanked(given, field)));
        expect(cleared(before, after).filter((key) => !key.startsWith(COMPARES))).toEqual([]);
      }),
      SEEDED,
    );
  });

  it.each(['irs', 'agency'] as const)('by what its own side (%s) adds later, alone', (side) => {
    fc.assert(
      fc.property(histories(), moreBy(side), (given, later) => {
        const facts = recordedFacts([...given, ...later]);
        const before = outcomes(facts.slice(0, given.length));
        const own = cleared(before, outcomes(facts)).filter(
          (key) => facts[Number(key.split(' ')[1])]?.side === side,
        );
        expect(own).toEqual([]);
      }),
      SEEDED,
    );
  });

  // Registers hold what was recorded last: the place of what is in them stays. Days are closed in their order.
  it('by the order in which facts with instants came to the ledger', () => {
    const shuffled = histories('always').chain((given) => {
      const own = given.flatMap(({ side }, n) => (side === 'registrar' ? [] : [n]));
      return fc.shuffledSubarray(own, { minLength: own.length }).map((places) => ({
        given,
        order: given.map((_, n) => places[own.indexOf(n)] ?? n),
      }));
    });
    fc.assert(
      fc.property(shuffled, ({ given, order }) => {
        const [one, other] = [recordedFacts(given), arrivingAs(given, order)].map(outcomes);
        expect(findings(other)).toEqual(findings(one));
      }),
      SEEDED,
    );
  });
});

const findings = (said: ReadonlyMap<string, string> = new Map()): readonly string[] =>
  [...said].flatMap(([key, outcome]) => (outcome === 'finding' ? [key] : [])).toSorted();
