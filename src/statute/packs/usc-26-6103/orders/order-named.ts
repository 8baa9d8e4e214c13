import { isOf } from '../../../chronology.js';
import type { Fact } from '../../../facts.js';
import { correctionsOf, isCorrection } from './corrected.js';
import type { Terms } from './order-reach.js';

/** What is said of orders that forbade an act: which they are, what became of them later, and what was not read. */
export const wordsOn = (
  forbidding: readonly Terms[],
  register: readonly Fact[],
  act: Fact,
): string =>
  [
    'On the day of the act an order of a court that binds who did it forbade it:',
    `${forbidding.map((terms) => named(terms, register)).join('; ')}.`,
    ...laterThan(act, forbidding, register).map((fact) => inWords(fact, register)),
    ...forbidding.flatMap((terms) => correctionsOf(terms, register).map(CORRECTED)),
    'The words of the order were not compared: its terms are taken as the register of orders has them.',
    ...(forbidding.some(({ data }) => (data.policies ?? []).length > 0)
      ? [BY_PARAGRAPH_AND_ITEM]
      : []),
  ].join(' ');

/** What changed or ended these orders on a later day than that of the act. */
export const laterThan = (
  act: Fact,
  orders: readonly Terms[],
  register: readonly Fact[],
): readonly Fact[] => {
  const streams = new Set(orders.map(({ ref }) => ref.stream));
  return register
    .filter(({ ref }) => streams.has(ref.stream))
    .filter((fact) => !isOf(fact, 'CourtOrderEntered') && !isCorrection(fact))
    .filter(({ occurredOn }) => occurredOn > act.occurredOn);
};

const CORRECTED = ({ occurredOn }: Fact): string =>
  `Its entry had been written down wrongly and was corrected on ${occurredOn}; the act is judged by the entry as corrected.`;

const inWords = (fact: Fact, register: readonly Fact[]): string =>
  `${named(fact, register)} was ${isOf(fact, 'CourtOrderLifted') ? 'lifted' : 'changed'} later, on ${fact.occurredOn}; until then it had to be obeyed.`;

/** Of an order that is limited to a policy, order-reach.ts. */
const BY_PARAGRAPH_AND_ITEM =
  'Whether it falls under the policy that the order names is taken from the paragraph and the item.';

/** Label, court and docket, as the order was first entered. */
const named = ({ ref }: Fact, register: readonly Fact[]): string => {
  const entered = register
    .filter((fact) => isOf(fact, 'CourtOrderEntered'))
    .find((fact) => fact.ref.stream === ref.stream);
  const { label = null, court = null, docket = null } = entered?.data ?? {};
  return `${label ?? 'an order without a label'} (${court ?? 'court not recorded'}, ${docket ?? 'docket not recorded'})`;
};
