import { tellAugust2025, tellErrorsLearntIn2026 } from './august-2025.js';
import { tellOrdersOf2026, tellRegistersOf2025, tellStay } from './registers.js';
import type { Scribe } from './scribe.js';
import { tellDisclosureUnderStay, tellTheRuling } from './the-ruling.js';

/** Both stories of the demonstration ledger, in the order in which the ledger learnt of things. */
export const tellStories = (scribe: Scribe): void => {
  tellRegistersOf2025(scribe);
  tellTheRuling(scribe);
  const august = tellAugust2025(scribe);
  tellDisclosureUnderStay(scribe);
  tellStay(scribe);
  tellOrdersOf2026(scribe);
  tellErrorsLearntIn2026(scribe, august);
};
