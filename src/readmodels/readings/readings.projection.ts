import { eventList } from '../event-list.js';

/** Readings adopted, by their short names. */
export const readings = eventList({
  name: 'readings',
  version: 1,
  type: 'ReadingAdopted',
  key: ({ public: face }) => face['readingId'] as string,
});
