import { eventList } from '../event-list.js';

/** When which rule pack came into use, by its id. */
export const packs = eventList({
  name: 'packs',
  version: 1,
  type: 'RulePackActivated',
  key: ({ public: face }) => face['pack'] as string,
});
