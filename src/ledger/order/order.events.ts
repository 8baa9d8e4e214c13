import { eventType, open, personal } from '../../privacy/event-type.js';
import { Code, Count, DayText, listOf, oneOf, Words } from '../shapes.js';

// STORED FOREVER. These names and shapes are on disk. Add a version and an upcaster; never edit one.

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

export const courtOrderEntered = eventType('CourtOrderEntered', 2, 'A court entered an order', {
  ...terms,
  court: open(15, Code, 'Court, e.g. D.D.C.'),
  docket: open(16, Code, 'Number, e.g. 25-cv-677'),
  label: open(17, Code, 'Short name, e.g. DDC-25-CV-677-PI-DENIED'),
  caseName: personal(18, 'Name of the case'),
});

export const courtOrderModified = eventType(
  'CourtOrderModified',
  3,
  'A court changed an order, or an entry of it had been written down wrongly; the whole of its terms as they now stand',
  {
    ...terms,
    corrects: open(
      21,
      Count,
      'Revision, in this stream, of the entry that was written down wrongly and whose terms these are, from its own begin; null: the court changed the order',
    ),
  },
);

export const courtOrderLifted = eventType('CourtOrderLifted', 1, 'An order ended', {
  to: open(8, DayText, 'First day no longer in force'),
  by: open(9, Code, 'Court and docket that ended it'),
  words: open(10, Words, 'How'),
});
