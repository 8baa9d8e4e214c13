import type { Fact, FactRef } from '../../facts.js';
import type { Cause, Element, Severity, Switch, Verdict } from '../../verdict.js';
import { SEVERITIES } from '../../verdict.js';
import { type Breach, clear, finding, undetermined } from '../../verdicts.js';

/** What one piece of an act, such as an item or a recipient, says against it. `because`: a whole sentence. */
export type Point = { readonly because: string } & (
  { readonly breach: Breach } | { readonly doubt: Cause }
);

/** Weighty enough to stand whatever else is in doubt. */
const STANDS: ReadonlySet<Severity> = new Set(['STAT', 'DEFECT', 'SAFE', 'ORDER']);

/**
 * One verdict of many points. A breach of the statute, of safeguards or of an order stands; a doubt outweighs
 * anything milder, since what is in doubt may be graver; nothing said against the act is `clear`.
 */
export const weigh = (
  points: readonly Point[],
  allIsWell: string,
  evidence: readonly FactRef[],
): Verdict => {
  const breaches = points.filter((point) => 'breach' in point);
  const doubts = points.filter((point) => 'doubt' in point);
  const grave = breaches.filter(({ breach }) => STANDS.has(breach.severity));
  if (grave.length === 0 && doubts.length > 0)
    return undetermined(
      doubts.map(({ doubt }) => doubt),
      wordsOf([...doubts, ...breaches]),
      evidence,
    );
  if (breaches.length === 0) return clear(allIsWell, evidence);
  const weighed = grave.length > 0 ? grave : breaches;
  return finding(together(weighed.map(({ breach }) => breach)), wordsOf(weighed), evidence);
};

/**
 * Of several records, any one of which would carry the act, each with what is said against it: one with nothing
 * against it carries it; then one that is only in doubt leaves it in doubt. The order of the records plays no part.
 */
export const weighAny = (
  records: readonly (readonly Point[])[],
  allIsWell: string,
  evidence: readonly FactRef[],
): Verdict => {
  if (records.some((points) => points.length === 0)) return clear(allIsWell, evidence);
  const doubtful = records.filter(
    (points) => !points.some((point) => 'breach' in point && STANDS.has(point.breach.severity)),
  );
  const points = (doubtful.length > 0 ? doubtful : records).flat();
  return weigh(points.toSorted(byWords), allIsWell, evidence);
};

const byWords = (one: Point, other: Point): number => (keyOf(one) < keyOf(other) ? -1 : 1);

const keyOf = (point: Point): string => `${point.because} ${JSON.stringify(point)}`;

/** A point that turns on a field that is not recorded. */
export const missing = (field: string, because: string): Point => ({
  doubt: { kind: 'fact-not-recorded', field },
  because,
});

/** A possible breach of the statute itself. */
export const statutory = (element: Element, because: string): Point => ({
  breach: { severity: 'STAT', elements: [element] },
  because,
});

/** Something for people to look at: what the record says or does not say breaks no words of the law by itself. */
export const forReview = (element: Element, because: string): Point => ({
  breach: { severity: 'ANOM', elements: [element] },
  because,
});

/** A point that the law makes and that is left to people. */
export const leftOpen = (why: string, because: string): Point => ({
  doubt: { kind: 'not-decided-here', why },
  because,
});

/** A point that turns on which of the act and another fact came first. */
export const unordered = (fact: Fact, act: Fact, because: string): Point => ({
  doubt: { kind: 'order-not-recorded', events: [fact.ref, act.ref] },
  because,
});

/** A point that turns on a switch that the reading leaves open. */
export const open = (name: Switch, because: string): Point => ({
  doubt: { kind: 'law-unsettled', switch: name },
  because,
});

/** What a rule built on says against the act; nothing where it does not apply. */
export const pointsOf = (verdict: Verdict | undefined): readonly Point[] => {
  if (verdict === undefined) return [];
  const { because, severity, elements = [], causes = [] } = verdict;
  return severity === undefined
    ? causes.map((doubt) => ({ doubt, because }))
    : [{ breach: { severity, elements }, because }];
};

const together = (breaches: readonly Breach[]): Breach => {
  const severity = SEVERITIES.find((grave) => breaches.some((b) => b.severity === grave)) ?? 'ANOM';
  const elements = [...new Set(breaches.flatMap((breach) => breach.elements))];
  const turnsOn = breaches.find((breach) => breach.open !== undefined)?.open;
  return { severity, elements, ...(turnsOn === undefined ? {} : { open: turnsOn }) };
};

const wordsOf = (points: readonly Point[]): string =>
  [...new Set(points.map(({ because }) => because))].join(' ');
