import { eventList } from '../event-list.js';

/** Openings of personal data. */
export const access = eventList({
  name: 'access',
  version: 1,
  type: 'PersonalDataRead',
  key: () => '',
});
