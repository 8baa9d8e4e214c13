import { eventList } from '../event-list.js';
import { text } from '../field.js';

/** Reviews of findings, by the stream of the act judged. */
export const reviews = eventList({
  name: 'reviews',
  version: 1,
  type: 'FindingReviewed',
  key: ({ official }) => text(official['stream']) ?? '',
});
