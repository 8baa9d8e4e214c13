import { eventType, open } from '../../privacy/event-type.js';
import { Code, DayText, listOf, oneOf, Words } from '../shapes.js';

// STORED FOREVER. These names and shapes are on disk. Add a version and an upcaster; never edit one.

/** Terms as they were before a modification could say that it corrects an entry. */
const terms = {
  boundParties: open(8, listOf(Code), 'Agencies bound'),
  forbiddenActs: open(
    9,
    listOf(oneOf('disclose', 'inspect', 'use', 'copy', 'redisclose')),
    'Acts forbidden; empty: the order forbids nothing',
  ),
  authorities: open(10, listOf(Code), 'Paragraphs of 6103 the order reaches; null: any'),
  from: open(11, DayText, 'First day in force'),
  to: open(12, DayText, 'First day no longer in force; null: open'),
  stage: open(13, Code, 'Appeal or stage, e.g. preliminary injunction denied'),
  words: open(14, Words, 'What it orders, in its words or a faithful summary'),
  policies: open(
    19,
    listOf(Code),
    'Policies or agreements that the order names and is limited to; empty: it names none',
  ),
  recipientAgencies: open(
    20,
    listOf(Code),
    'Agencies that are not to be told, or not to use what they were told; empty: any',
  ),
};

export const courtOrderModifiedV2 = eventType(
  'CourtOrderModified',
  2,
  'A court changed an order; the whole of its terms as they now stand',
  terms,
);
