import { isOf } from '../../../chronology.js';
import type { Fact } from '../../../facts.js';
import type { Terms } from './order-reach.js';

/** What is said of orders that forbade an act: which they are, and what of them was not read. */
export const wordsOn = (forbidding: readonly Terms[], register: readonly Fact[]): string =>
  [
    'On the day of the act an order of a court that binds who did it forbade it:',
    `${forbidding.map((terms) => named(terms, register)).join('; ')}.`,
    'The words of the order were not compared: its terms are taken as the register of orders has them.',
    ...(forbidding.every(({ data }) => data.authorities !== null) ? [BY_PARAGRAPH_AND_ITEM] : []),
  ].join(' ');

/** Of an order that reaches paragraphs as a policy, order-reach.ts. */
const BY_PARAGRAPH_AND_ITEM =
  'Whether it was made under the policy that the order names is taken from the paragraph and the item.';

/** Label, court and docket, as the order was first entered. */
const named = ({ ref }: Terms, register: readonly Fact[]): string => {
  const entered = register
    .filter((fact) => isOf(fact, 'CourtOrderEntered'))
    .find((fact) => fact.ref.stream === ref.stream);
  const { label = null, court = null, docket = null } = entered?.data ?? {};
  return `${label ?? 'an order without a label'} (${court ?? 'court not recorded'}, ${docket ?? 'docket not recorded'})`;
};
