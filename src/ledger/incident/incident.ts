import { Problem } from '../../kernel/problem.js';
import { type Actor, sideOf } from '../../kernel/role.js';
import type { Facts } from '../../privacy/event-type.js';
import type { incidentIdentified, incidentReported } from './incident.events.js';

type IncidentEvent = Facts<typeof incidentIdentified | typeof incidentReported>;

export type IncidentState = { readonly recipientAgency: string | null } | 'unrecorded';

export const incidentModel = {
  category: 'incident',
  initial: (): IncidentState => 'unrecorded',
  evolve: (state: IncidentState, event: IncidentEvent): IncidentState => {
    switch (event.type) {
      case 'IncidentIdentified':
        return { recipientAgency: event.data.recipientAgency };
      case 'IncidentReported':
        return state;
    }
  },
};

/** @throws Problem not-found; to an agency whose information it was not an incident is not there. */
export const knownIncident = (state: IncidentState, { role, agency }: Actor): void => {
  const foreign =
    state !== 'unrecorded' && sideOf(role) === 'agency' && state.recipientAgency !== agency;
  if (state === 'unrecorded' || foreign)
    throw new Problem('not-found', 'No incident is recorded under this id.');
};
