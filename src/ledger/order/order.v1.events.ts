import { eventType, open, personal } from '../../privacy/event-type.js';
import { Code, DayText, listOf, oneOf, Words } from '../shapes.js';

// STORED FOREVER. These names and shapes are on disk. Add a version and an upcaster; never edit one.

/** Orders as they were before their limits had fields. */
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
};

export const courtOrderEnteredV1 = eventType('CourtOrderEntered', 1, 'A court entered an order', {
  ...terms,
  court: open(15, Code, 'Court, e.g. D.D.C.'),
  docket: open(16, Code, 'Number, e.g. 25-cv-677'),
  label: open(17, Code, 'Short name, e.g. DDC-25-CV-677-PI-DENIED'),
  caseName: personal(18, 'Name of the case'),
});

export const courtOrderModifiedV1 = eventType(
  'CourtOrderModified',
  1,
  'A court changed an order; the whole of its terms as they now stand',
  terms,
);
