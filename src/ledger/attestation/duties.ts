import { addDays, type Day } from '../../kernel/dates.js';
import type { Keys } from '../../privacy/keys.js';

/** Id of the one stream of all duties. */
export const dutiesId = (keys: Keys): string =>
  keys.id({ agency: 'ledger', key: 'duties', route: 'duty' }, 0);

/** An attestation of a day is in time until the end of the second day after. Days are those of `recordedOn`. */
export const DAYS_TO_ATTEST = 2;

/** An entry of the register, of one agency. */
export type Duty = { readonly recordedOn: Day; readonly from: Day; readonly to: Day | null };
export type Attested = { readonly recordedOn: Day; readonly from: Day; readonly until: Day };

/**
 * The days up to one that an agency owed and did not attest in time, in order. Everything that it goes by is in the
 * leaves, so that anyone comes to the same days.
 * @param duties in the order recorded.
 */
export const overdueDays = (
  duties: readonly Duty[],
  attested: readonly Attested[],
  through: Day,
): readonly Day[] => {
  const days: Day[] = [];
  for (let day = duties[0]?.recordedOn; day !== undefined && day <= through; day = addDays(day, 1))
    if (isOwed(day, duties) && !isAttested(day, attested)) days.push(day);
  return days;
};

const isOwed = (day: Day, duties: readonly Duty[]): boolean => {
  const holding = duties.findLast(({ recordedOn }) => recordedOn <= day);
  if (holding === undefined) return false;
  const { from, to } = holding;
  return from <= day && (to === null || day < to);
};

const isAttested = (day: Day, attested: readonly Attested[]): boolean => {
  const dueBy = addDays(day, DAYS_TO_ATTEST);
  return attested.some(
    ({ recordedOn, from, until }) => recordedOn <= dueBy && from <= day && day <= until,
  );
};
