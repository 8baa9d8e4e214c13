import type { Fact, TextClass } from '../../statute/facts.js';

/** What is counted of the lines of a request. The place in this list is what stands in the table: add at the end. */
export const COUNTED = ['accepted', 'matched', 'unchecked', 'disclosed', 'accounted'] as const;
export type Counted = (typeof COUNTED)[number];

/** What an event says of the lines that it names. */
export const countedBy = (fact: Fact): readonly Counted[] => {
  if (fact.type === 'LinesAccepted') return ['accepted'];
  if (fact.type === 'Disclosed') return ['disclosed'];
  if (fact.type === 'AccountingRecorded') return fact.data.of === 'disclosure' ? ['accounted'] : [];
  if (fact.type !== 'MatchDecided' || fact.data.matched !== true) return [];
  return fact.data.compared?.address === 'not-compared' ? ['matched', 'unchecked'] : ['matched'];
};

const UNUSABLE: ReadonlySet<string> = new Set(['missing', 'placeholder', 'place_only']);

export const isUnusable = (address: TextClass | null): boolean =>
  address !== null && UNUSABLE.has(address.class);
