import type { Day } from '../../../../kernel/dates.js';
import type { FactOf } from '../../../facts.js';
import { dueBy } from '../../../timers.js';
import type { View } from '../../../view.js';
import { inWords, onDuty, type Said } from '../duties.js';
import { missing, type Point } from '../points.js';

export const breach = (because: string): Point => ({
  breach: { severity: 'SAFE', elements: ['disposal'] },
  because,
});

/** The statute asks for less than the rule looks for. */
const NO_CERTIFICATE_ASKED =
  'The statute asks Federal agencies for no certificate, and lets them keep the information under safeguards.';

/** @param setBy what sets the last day */
export const certifiedLate = (days: number, setBy: string): Point =>
  breach(
    `What became of it was certified ${inWords(days)} after the last day for it, which is set by ${setBy}. ${NO_CERTIFICATE_ASKED}`,
  );

export const notCertified = (setBy: string): Point =>
  breach(
    `No certificate that it was returned, made undisclosable or kept under safeguards is recorded by the last day for it, which is set by ${setBy}. ${NO_CERTIFICATE_ASKED}`,
  );

/** The certificates that may be of what was last disclosed on or before the day of the act. */
export const certificatesSince = (view: View): readonly FactOf<'DisposalCertified'>[] => {
  const disclosed = view
    .learnt('Disclosed')
    .map(({ occurredOn }) => occurredOn)
    .filter((on) => on <= view.act.occurredOn);
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
  const point = isUntold
    ? missing('certificate.copies', 'Which copies a certificate covers is not recorded.')
    : breach(`A copy is not covered by any certificate in the set time. ${NO_CERTIFICATE_ASKED}`);
  return onDuty(dueBy(view, by, covering), { undone: point, late: () => point });
};
