import { addDays } from '../../../kernel/dates.js';
import type { Fact, FactRef } from '../../facts.js';
import { parameter } from '../../parameters.js';
import { type Due, dueBy } from '../../timers.js';
import type { Verdict } from '../../verdict.js';
import type { View } from '../../view.js';
import { type Point, weigh } from './points.js';

/** What is said of a duty; `pending`: nothing yet, since its day is not closed. */
export type Said = readonly Point[] | 'pending';

/** The point against what was not done, and that against what was done so many days late. */
type Against = { readonly undone: Point; readonly late: (days: number) => Point };

/** What a duty says that ran out on a day. */
export const onDuty = <T extends Fact>(due: Due<T>, { undone, late }: Against): Said => {
  switch (due.kind) {
    case 'done':
      return [];
    case 'pending':
      return 'pending';
    case 'undone':
      return [undone];
    case 'late':
      return [late(due.days)];
    case 'recorded-late':
      return [
        {
          doubt: due.cause,
          because:
            'What was done is dated in time, but it was recorded only when the record already showed that nothing had been done, and nobody else bears it out.',
        },
      ];
    case 'before-opening':
      return [BEFORE_OPENING];
  }
};

/** What was due before the ledger was opened: nothing was there that could have shown it undone. */
export const BEFORE_OPENING: Point = {
  doubt: { kind: 'not-decided-here', why: 'what was due before this ledger was opened' },
  because:
    'It was due before this ledger was opened, so that the ledger cannot show whether it was done in time.',
};

/** What the other side's log should show in the set days, what it shows, and what is said where it does not or does. */
type ToShow = { readonly shown: readonly Fact[]; readonly none: Point; readonly well: string };

/** One side's log shows the act. That the other's shows it of a later day than those set is enough. */
export const onOtherLog = (view: View, { shown, none, well }: ToShow): Verdict | undefined => {
  const { occurredOn } = view.act;
  const due = dueBy(view, addDays(occurredOn, parameter('days-to-log', occurredOn)), shown);
  const said = due.kind === 'late' ? [] : onDuty(due, { undone: none, late: () => none });
  return weighSaid([said], well, view.evidence(shownBy(due)));
};

/** `one day`, `30 days`, `5 years`. */
export const inWords = (count: number, unit: 'day' | 'year' = 'day'): string =>
  count === 1 ? `one ${unit}` : `${count} ${unit}s`;

/** The fact that an outcome rests on: what was done, or that the day was closed. */
export const shownBy = <T extends Fact>(due: Due<T>): Fact | undefined => {
  switch (due.kind) {
    case 'done':
    case 'late':
    case 'recorded-late':
      return due.fact;
    case 'undone':
      return due.closing;
    case 'before-opening':
      return due.fact ?? due.closing;
    case 'pending':
      return undefined;
  }
};

/**
 * One verdict of several duties; `undefined`: nothing can be said before a day is closed. What was only
 * told late, or lies before the ledger, can excuse nothing else, so beside a sure breach it is no doubt: else
 * the order in which facts are told could take a finding away.
 */
export const weighSaid = (
  said: readonly Said[],
  allIsWell: string,
  evidence: readonly FactRef[],
): Verdict | undefined => {
  const points = distinct(said.flatMap((one) => (one === 'pending' ? [] : one)));
  if (points.length === 0 && said.includes('pending')) return undefined;
  const isSure = points.some((point) => 'breach' in point);
  return weigh(isSure ? points.filter(isNotOnlyLate) : points, allIsWell, evidence);
};

const isNotOnlyLate = (point: Point): boolean =>
  point !== BEFORE_OPENING && (!('doubt' in point) || point.doubt.kind !== 'recorded-late');

const distinct = (points: readonly Point[]): readonly Point[] =>
  [...new Map(points.toReversed().map((point) => [keyOf(point), point])).values()].toReversed();

/** One fact told late is one doubt, for however many duties. */
const keyOf = (point: Point): string =>
  'doubt' in point && point.doubt.kind === 'recorded-late'
    ? `recorded late ${point.doubt.event.seq}`
    : JSON.stringify(point);

/** The same where all points are of one gravity: what is sure stands, whatever else is in doubt. */
export const weighAlike = (
  said: readonly Said[],
  allIsWell: string,
  evidence: readonly FactRef[],
): Verdict | undefined => {
  const sure = said.flatMap((one) =>
    one === 'pending' ? [] : one.filter((point) => 'breach' in point),
  );
  return weighSaid(sure.length > 0 ? [sure] : said, allIsWell, evidence);
};

/**
 * An act over the whole of a request with lines is judged without what is recorded of single lines, so
 * that what is missing may stand there.
 */
export const isOverManyLines = (view: View): boolean => view.line === 0 && view.hasLetter;

export const ON_LINES: Point = {
  doubt: {
    kind: 'not-decided-here',
    why: 'an act recorded over a whole request, of which more may be recorded line by line',
  },
  because:
    'Nothing is recorded over the whole of the request; what is recorded of its lines is judged there.',
};
