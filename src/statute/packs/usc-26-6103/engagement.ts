import { officerKey, type Officer } from '../../facts.js';
import type { View } from '../../view.js';

/** Whether an officer (by key) is engaged for more people than this; lines that name none are for whom the letter names. */
export const isEngagedForOver = (officer: string, threshold: number, view: View): boolean =>
  view.hasPassed(view.tallies.engaged.get(officer), threshold) ||
  (isNamedByLetter(officer, view) && (view.lineCount ?? 0) > threshold);

const isNamedByLetter = (officer: string, view: View): boolean =>
  view.isStatedOnlyInLetter('engaged') &&
  (view.letter('engaged') ?? []).some((one: Officer) => officerKey(one) === officer);
