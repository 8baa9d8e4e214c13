import type { Day } from '../../../../kernel/dates.js';
import type { FactOf } from '../../../facts.js';
import { dueBy } from '../../../timers.js';
import type { View } from '../../../view.js';
import { inWords, onDuty, type Said } from '../duties.js';
import { forReview, missing, type Point } from '../points.js';
import { disclosedBy } from './received.js';

/**
 * Returned, made undisclosable or kept under safeguards, nothing is outstanding.
 * @param setBy what sets the last day
 */
export const certifiedLate = (days: number, setBy: string): Point =>
  forReview(
    'disposal',
    `What became of it was certified ${inWords(days)} after the last day for it, which is set by ${setBy}; the law sets none.`,
  );

export const notCertified = (setBy: string): Point =>
  forReview(
    'disposal',
    `Nothing is recorded in this ledger, by the last day for it, of its being returned, made undisclosable or kept under safeguards; that day is set by ${setBy}. The law asks for one of the three; it sets no number of days, and asks Federal agencies for no certificate.`,
  );

const COPY_LEFT_OUT = forReview(
  'disposal',
  'Nothing is recorded in this ledger, in the set time, of a copy’s being returned, made undisclosable or kept under safeguards; that time is not the law’s.',
);
const COPY_LATE = forReview(
  'disposal',
  'A copy is covered only by a certificate that came after the set time, which is not the law’s.',
);

/** The certificates that may be of what was last disclosed on or before the day of the act. */
export const certificatesSince = (view: View): readonly FactOf<'DisposalCertified'>[] => {
  const disclosed = disclosedBy(view).map(({ occurredOn }) => occurredOn);
  return view
    .learnt('DisposalCertified')
    .filter(({ occurredOn }) => disclosed.every((on) => on <= occurredOn));
};

/** Whether a certificate given in time, and after the copy was made, covers it. */
export const onCopy = (
  view: View,
  by: Day,
  { data: { copy }, occurredOn }: FactOf<'Copied'>,
): Said => {
  const later = view.learnt('DisposalCertified').filter((one) => one.occurredOn >= occurredOn);
  const covering = later.filter(
    ({ data }) => data.allCopies === true || (copy !== null && data.copies?.includes(copy)),
  );
  const isUntold =
    copy === null ||
    later.some(({ data }) => data.allCopies === null || (data.copies === null && !data.allCopies));
  const untold = missing(
    'certificate.copies',
    'Which copies a certificate covers is not recorded.',
  );
  return onDuty(dueBy(view, by, covering), {
    undone: isUntold ? untold : COPY_LEFT_OUT,
    late: () => (isUntold ? untold : COPY_LATE),
  });
};
