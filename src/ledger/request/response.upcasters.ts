import type { Upcaster } from '../../eventstore/codec.js';
import * as responses from './response.v1.events.js';

/** Responses of version 1 had no number: none is recorded of them. */
export const RESPONSE_UPCASTERS: readonly Upcaster[] = Object.values(responses).map(
  ({ type, version }) => ({
    type,
    from: version,
    lift: ({ public: open, official }) => ({ public: { ...open, agencyNumber: null }, official }),
  }),
);
