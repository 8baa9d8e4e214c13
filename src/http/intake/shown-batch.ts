import { isFinal } from '../../intake/batch.js';
import type { BatchView } from '../../intake/intake.js';

/** A batch as its sender and oversight see it: no account, no digest of a part, nothing of a record. */
export const shown = ({ actor, ...batch }: BatchView) => ({ ...batch, agency: actor.agency });
export type ShownBatch = ReturnType<typeof shown>;

/** Its job: how much is done of how much there is. */
export const shownJob = ({ id, state, refusal, changedAt, records, progress }: BatchView) => ({
  batch: id,
  state,
  refusal,
  changedAt,
  isFinal: isFinal(state),
  records,
  ...progress,
  percent: state === 'recorded' ? 100 : percentOf(records, progress),
});
export type ShownJob = ReturnType<typeof shownJob>;

/** Checking is a small part of the work. */
const CHECKING = 10;

const percentOf = (
  records: number,
  { checked, events, recordedEvents }: BatchView['progress'],
): number => {
  const looked = CHECKING * Math.min(1, checked / records);
  const recorded = events === 0 ? 0 : (100 - CHECKING) * (recordedEvents / events);
  return Math.floor(looked + recorded);
};
