import { eventType, official, open, personal } from '../../privacy/event-type.js';
import { Code, Count, Flag, Id, listOf, oneOf } from '../shapes.js';

// STORED FOREVER. These names and shapes are on disk. Add a version and an upcaster; never edit one.

/** Opens the stream of the incident. */
export const incidentIdentified = eventType(
  'IncidentIdentified',
  1,
  'A possible improper inspection or disclosure, or a loss, was identified; instant and day are those of the identification',
  {
    recipientAgency: open(8, Code, 'Agency that holds the information'),
    kind: official(
      9,
      oneOf('unauthorised-inspection', 'unauthorised-disclosure', 'loss', 'other'),
      'What it is',
    ),
    systems: official(10, listOf(Code), 'Systems involved'),
    recordsAtLeast: official(11, Count, 'Number of records, lower bound'),
    recordsAtMost: official(12, Count, 'Number of records, upper bound'),
    streams: official(13, listOf(Id), 'Requests and disclosures concerned'),
    description: personal(14, 'As written'),
  },
);

export const incidentReported = eventType(
  'IncidentReported',
  1,
  'An incident was reported, as Publication 1075 asks within 24 hours; instant and day are those of the report',
  {
    to: official(
      8,
      listOf(oneOf('safeguards', 'tigta', 'agency-head', 'other')),
      'To whom: the Office of Safeguards, the Inspector General for Tax Administration, …',
    ),
    states: official(
      9,
      listOf(
        oneOf(
          'agency',
          'contact',
          'occurred',
          'discovered',
          'how-discovered',
          'description',
          'data-elements',
          'number-of-records',
          'address',
          'it-involved',
        ),
      ),
      'What the report states',
    ),
    followUp: official(10, Flag, 'It completes an earlier report'),
    note: personal(11, 'As written'),
  },
);
