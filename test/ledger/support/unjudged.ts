import type { DayFindings } from '../../../src/ledger/day/day-findings.js';

/** No read models follow here: days are closed without a list of findings. */
export const UNJUDGED: DayFindings = {
  upTo: async () => ({ unjudged: 'read-model-stopped' }),
};
