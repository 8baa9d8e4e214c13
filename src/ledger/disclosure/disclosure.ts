import { Problem } from '../../kernel/problem.js';
import { type Actor, sideOf } from '../../kernel/role.js';
import type { Facts } from '../../privacy/event-type.js';
import { type InformationEvent, isInformation } from '../information-input.js';
import type {
  disclosed,
  erroneousDisclosureIdentified,
  matchFoundErroneous,
} from './disclosure.events.js';

export type DisclosureEvent =
  | InformationEvent
  | Facts<typeof disclosed | typeof matchFoundErroneous | typeof erroneousDisclosureIdentified>;

/** A disclosure that answers no request, in a stream of its own. */
export type DisclosureState = { readonly recipientAgency: string | null } | 'unrecorded';

export const disclosureModel = {
  category: 'disclosure',
  initial: (): DisclosureState => 'unrecorded',
  evolve: (state: DisclosureState, event: DisclosureEvent): DisclosureState => {
    if (isInformation(event)) return state;
    switch (event.type) {
      case 'Disclosed':
        return { recipientAgency: event.data.recipientAgency };
      case 'MatchFoundErroneous':
      case 'ErroneousDisclosureIdentified':
        return state;
    }
  },
};

/** @throws Problem not-found; to an agency that did not receive it a disclosure is not there. */
export const knownDisclosure = (state: DisclosureState, { role, agency }: Actor): void => {
  const foreign =
    state !== 'unrecorded' && sideOf(role) === 'agency' && state.recipientAgency !== agency;
  if (state === 'unrecorded' || foreign)
    throw new Problem('not-found', 'No disclosure is recorded under this id.');
};
