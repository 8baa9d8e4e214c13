import { eventType, open } from '../../privacy/event-type.js';
import { Code, DayText, listOf, OfficeKind, Standing, Words } from '../shapes.js';

// STORED FOREVER. These names and shapes are on disk. Add a version and an upcaster; never edit one.

/** One stream an office. Never who holds it. */
export const officeStandingRecorded = eventType(
  'OfficeStandingRecorded',
  1,
  'How an office was held over a time, and what it may approve',
  {
    title: open(8, Words, 'The office, e.g. Secretary of Homeland Security'),
    kind: open(9, OfficeKind, 'Which office of 6103(i)(2)(A) it is'),
    officeAgency: open(10, Code, 'Department'),
    component: open(11, Code, 'Part of the department, e.g. ICE'),
    standing: open(12, Standing, 'How it was held'),
    from: open(13, DayText, 'First day'),
    to: open(14, DayText, 'First day no longer; null: open'),
    mayApprove: open(15, listOf(Code), 'Paragraphs for which it may approve disclosures'),
    source: open(16, Words, 'Where it can be read'),
  },
);
