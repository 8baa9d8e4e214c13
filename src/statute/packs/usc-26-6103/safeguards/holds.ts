import type { Day } from '../../../../kernel/dates.js';
import type { FactOf } from '../../../facts.js';
import { dueBy } from '../../../timers.js';
import type { View } from '../../../view.js';
import { missing, type Point } from '../points.js';
import { certificatesSince } from './copies.js';

/** Holds that forbade destruction on a day, or may have. */
export const holdsOn = (view: View, day: string): readonly FactOf<'HoldRecorded'>[] =>
  view
    .learnt('HoldRecorded')
    .filter(
      ({ data: { from, to } }) => (from === null || from <= day) && (to === null || day < to),
    );

/** What is said of a certificate while a hold was in force. */
export const underHold = (
  manner: FactOf<'DisposalCertified'>['data']['manner'],
  from: string | null,
): readonly Point[] => {
  if (manner === null)
    return [
      missing('manner', 'What was done with it, while a hold was in force, is not recorded.'),
    ];
  if (manner !== 'made-undisclosable') return [];
  return from === null
    ? [missing('hold.from', 'From when the hold forbade destruction is not recorded.')]
    : [DESTROYED];
};

const DESTROYED: Point = {
  breach: { severity: 'SAFE', elements: ['disposal'] },
  because:
    'It was destroyed although a recorded hold, which asks that it be preserved, forbade it; (p)(4)(F) itself speaks of no hold.',
};

/**
 * Of what was not certified by its last day: the point, or what is left open where a hold, made by then, forbade
 * destruction on it. One told only when it showed that nothing was certified excuses nothing until somebody else
 * bears it out.
 */
export const orHeld = (view: View, by: Day, point: Point): Point => {
  const due = dueBy(view, by, holdsOn(view, by), certificatesSince(view));
  if (due.kind === 'done') return UNDER_HOLD;
  return due.kind === 'recorded-late' ? { doubt: due.cause, because: HOLD_TOLD_LATE } : point;
};

const HOLD_TOLD_LATE =
  'Nothing was certified by the last day for it. A hold is said to have forbidden destruction then, but that was recorded only when it already showed that nothing was certified, and nobody else bears it out.';

const UNDER_HOLD: Point = {
  doubt: {
    kind: 'not-decided-here',
    why: 'whether what a hold keeps needs a certificate that it is kept under safeguards',
  },
  because:
    'Nothing was certified by the last day for it, on which a recorded hold forbade destruction.',
};

export const DESTROYED_UNDER_HOLD: Point = {
  doubt: {
    kind: 'not-decided-here',
    why: 'an end that a hold forbade: the certificate itself is judged',
  },
  because: 'It was certified in time, but destroyed while a hold was recorded.',
};
