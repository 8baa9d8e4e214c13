import { Problem } from '../../kernel/problem.js';
import { type Actor, sideOf } from '../../kernel/role.js';
import type { Facts } from '../../privacy/event-type.js';
import type { accessEnded, accessGranted, inspected } from '../information/access.events.js';
import type { chargeOrDisciplineRecorded, taxpayerNotified } from '../information/notice.events.js';

export type InspectionEvent = Facts<
  | typeof accessGranted
  | typeof inspected
  | typeof accessEnded
  | typeof chargeOrDisciplineRecorded
  | typeof taxpayerNotified
>;

/** Access inside government that answers no request. Of whom: who recorded it, and whose people had it. */
export type InspectionState = { readonly agencies: readonly (string | null)[] } | 'unrecorded';

export const inspectionModel = {
  category: 'inspection',
  initial: (): InspectionState => 'unrecorded',
  evolve: (state: InspectionState, event: InspectionEvent): InspectionState => {
    switch (event.type) {
      case 'AccessGranted':
      case 'Inspected':
        if (state !== 'unrecorded') return state;
        return { agencies: [event.data.agency, event.data.recipientAgency] };
      case 'AccessEnded':
      case 'ChargeOrDisciplineRecorded':
      case 'TaxpayerNotified':
        return state;
    }
  },
};

/** @throws Problem not-found; to an agency that neither recorded it nor had the access it is not there. */
export const knownInspection = (state: InspectionState, { role, agency }: Actor): void => {
  const foreign =
    state !== 'unrecorded' && sideOf(role) === 'agency' && !state.agencies.includes(agency);
  if (state === 'unrecorded' || foreign)
    throw new Problem('not-found', 'No access is recorded under this id.');
};
