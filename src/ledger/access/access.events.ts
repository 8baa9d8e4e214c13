import { Type } from 'typebox';
import { eventType, official, open, personal } from '../../privacy/event-type.js';
import { closed, Code, Count, Id, listOf } from '../shapes.js';

// STORED FOREVER. These names and shapes are on disk. Add a version and an upcaster; never edit one.

/** Recorded before the data leaves, in a stream by month, never in the request's. */
export const personalDataRead = eventType('PersonalDataRead', 1, 'Personal data was opened', {
  count: open(8, Count, 'Number of events opened'),
  events: official(
    9,
    listOf(Type.Object({ stream: Id, revision: Count }, closed)),
    'Events opened, at most 100',
  ),
  fields: official(10, listOf(Code), 'Fields opened'),
  purpose: personal(11, 'Purpose as stated'),
  case: personal(12, 'Case as stated'),
});
