import { eventList } from '../event-list.js';

/** Standings of offices, by the stream of the office. */
export const offices = eventList({
  name: 'offices',
  version: 1,
  type: 'OfficeStandingRecorded',
  key: ({ stream }) => stream,
});
