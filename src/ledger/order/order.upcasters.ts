import type { Upcaster } from '../../eventstore/codec.js';
import * as orders from './order.v1.events.js';

/** Orders of version 1 had no fields for their limits: whether they name a policy, and whom, is not recorded of them. */
export const ORDER_UPCASTERS: readonly Upcaster[] = Object.values(orders).map(
  ({ type, version }) => ({
    type,
    from: version,
    lift: ({ public: open, official }) => ({
      public: { ...open, policies: null, recipientAgencies: null },
      official,
    }),
  }),
);
