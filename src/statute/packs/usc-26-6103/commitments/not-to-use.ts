import type { View } from '../../../view.js';
import { leftOpen, missing, type Point } from '../points.js';
import type { Binding } from './clauses.js';

/** Whether a promise not to use information reaches what an act is about; else why that cannot be told. */
export type Reach = 'reached' | 'not' | Point;

/**
 * By the days on which it was disclosed. A promise that does not say of what it is made is of what there was on its
 * own day.
 */
export const reachOf = ({ clause, commitment }: Binding, view: View): Reach => {
  const { disclosedUntil } = clause;
  const last = disclosedUntil ?? clause.from ?? commitment.occurredOn;
  const days = view.before('Disclosed').map(({ occurredOn }) => occurredOn);
  const reached = days.filter((day) => day <= last);
  if (disclosedUntil === null) return reached.length < days.length ? NOT_SAID : 'reached';
  if (days.length === 0) return UNKNOWN_DAY;
  if (reached.length === 0) return 'not';
  return reached.length < days.length ? PERHAPS_THE_OTHER : 'reached';
};

const NOT_SAID = missing(
  'clause.disclosedUntil',
  'It was agreed not to use information; of which, is not recorded, and some was disclosed only after that.',
);
const UNKNOWN_DAY = missing(
  'disclosed',
  'It was agreed not to use what was disclosed up to a day; when this was disclosed is not recorded.',
);
const PERHAPS_THE_OTHER = leftOpen(
  'which of several disclosures was used',
  'It was agreed not to use what was disclosed up to a day; this was disclosed then, and again later.',
);
