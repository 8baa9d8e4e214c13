import { eventList } from '../event-list.js';

/** Who went through a door to personal data: opened events, searched for a person, listed those affected. */
export const access = eventList({
  name: 'access',
  version: 2,
  type: ['PersonalDataRead', 'PersonSearched', 'AffectedPersonsListed'],
  key: () => '',
});
