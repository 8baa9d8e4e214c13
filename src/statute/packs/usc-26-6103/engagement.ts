import { officerKey, type Officer } from '../../facts.js';
import type { View } from '../../view.js';

/** Whether an officer (by key) is engaged for more people than this; lines that name none are for whom the letter names. */
export const isEngagedForOver = (officer: string, threshold: number, view: View): boolean =>
  view.hasPassed(view.tallies.engaged.get(officer), threshold) ||
  (isNamedByLetter(officer, view) && (view.lineCount ?? 0) > threshold);

/** The letter names the officer for all lines, and how many these are is not recorded. */
export const isCountUnknown = (officer: string, view: View): boolean =>
  view.lineCount === null && isNamedByLetter(officer, view);

const isNamedByLetter = (officer: string, view: View): boolean =>
  view.isStatedOnlyInLetter('engaged') &&
  (view.letter('engaged') ?? []).some((one: Officer) => officerKey(one) === officer);
