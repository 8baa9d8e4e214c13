import type { Upcaster } from '../../eventstore/codec.js';
import * as orders from './order.v1.events.js';
import { courtOrderModifiedV2 } from './order.v2.events.js';

/** Orders of version 1 had no fields for their limits: whether they name a policy, and whom, is not recorded of them. */
const WITH_LIMITS: readonly Upcaster[] = Object.values(orders).map(({ type, version }) => ({
  type,
  from: version,
  lift: ({ public: open, official }) => ({
    public: { ...open, policies: null, recipientAgencies: null },
    official,
  }),
}));

/** A modification of version 2 could not say that it corrects: it counts as what a court changed. */
const CORRECTING: Upcaster = {
  type: courtOrderModifiedV2.type,
  from: courtOrderModifiedV2.version,
  lift: ({ public: open, official }) => ({ public: { ...open, corrects: null }, official }),
};

export const ORDER_UPCASTERS: readonly Upcaster[] = [...WITH_LIMITS, CORRECTING];
