import { Type } from 'typebox';
import { eventType, official, open, personal } from '../../privacy/event-type.js';
import {
  closed,
  Code,
  Count,
  DayText,
  EventRef,
  Flag,
  Id,
  Line,
  listOf,
  orNull,
} from '../shapes.js';

// STORED FOREVER. These names and shapes are on disk. Add a version and an upcaster; never edit one.
// Recorded before the data leaves, in a stream by month, never in the request's.

/** Id of a group of findings (readmodels/findings/group-id.ts). */
const GroupId = Type.String({ maxLength: 300, pattern: '^[A-Za-z0-9_~-]+$' });
const LineRef = Type.Object({ stream: Id, line: orNull(Line) }, closed);

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

export const personSearched = eventType(
  'PersonSearched',
  1,
  'It was searched whether data of a person was asked for or disclosed. Whose is not recorded',
  {
    count: open(8, Count, 'Number of lines found, and of disclosures that answer no request'),
    years: official(9, listOf(Code), 'Years under whose join keys the TIN was looked for'),
    knownAt: official(10, Count, 'Seq up to which the ledger was searched'),
    earlier: official(11, Count, 'Number of those found that earlier pages show'),
    nameGiven: official(12, Flag, 'A name was given to compare with those recorded'),
    events: official(13, listOf(EventRef), 'Events whose name was opened to compare it'),
    purpose: personal(14, 'Purpose as stated'),
    case: personal(15, 'Case as stated'),
  },
);

export const affectedPersonsListed = eventType(
  'AffectedPersonsListed',
  1,
  'Persons affected by findings were listed, with their personal data',
  {
    count: open(8, Count, 'Number of lines listed, and of disclosures that answer no request'),
    group: official(9, GroupId, 'Group of the findings'),
    rule: official(10, Code, 'Rule of the findings'),
    reading: official(11, Code, 'Reading under which they are findings'),
    element: official(12, Code, 'Element they rest on'),
    severity: official(13, Code, 'Severity'),
    outcome: official(14, Code, 'Outcome; null: findings'),
    findingsOf: official(15, Code, 'Agency that asked, or was told'),
    request: official(16, Id, 'Request, or disclosure that answers none'),
    from: official(17, DayText, 'First day of the acts'),
    to: official(18, DayText, 'Last day of the acts'),
    knownAt: official(19, Count, 'Seq as known at which they were listed'),
    after: official(20, LineRef, 'Last one of the page before; null: the list begins here'),
    fields: official(21, listOf(Code), 'Fields opened'),
    purpose: personal(22, 'Purpose as stated'),
    case: personal(23, 'Case as stated'),
  },
);
