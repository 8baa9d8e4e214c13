import { eventList } from '../event-list.js';

/** Agreements and promises. */
export const commitments = eventList({
  name: 'commitments',
  version: 1,
  type: 'CommitmentRecorded',
  key: () => '',
});
