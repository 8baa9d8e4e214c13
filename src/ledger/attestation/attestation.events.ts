import { eventType, official, open } from '../../privacy/event-type.js';
import { Code, Count, DayText, Flag, Office, Words } from '../shapes.js';

// STORED FOREVER. These names and shapes are on disk. Add a version and an upcaster; never edit one.

/** One stream an agency. Its days are those of `recordedOn` in the leaves: of a day that is over, no leaf comes later. */
export const attestationMade = eventType(
  'AttestationMade',
  1,
  'An agency stated what it recorded here over some days, all of it; all zero: it had nothing to report',
  {
    from: open(8, DayText, 'First day'),
    until: open(9, DayText, 'Last day'),
    requests: open(10, Count, 'Letters: `RequestMade`, `RequestReceived`'),
    lines: open(11, Count, 'Lines added to requests'),
    responses: open(12, Count, 'Answers to requests that disclose nothing'),
    disclosures: open(13, Count, 'Disclosures, one a line'),
    others: open(14, Count, 'Everything else but attestations'),
    lastLetter: open(15, Count, '`agencyNumber` of its last `RequestMade`; null: not stated'),
    lastResponse: open(16, Count, '`agencyNumber` of its last response; null: not stated'),
    signatory: official(17, Office, 'Office that signed'),
  },
);

/** A register, in one stream. Of an agency the entry recorded last holds from the day on which it was recorded. */
export const attestationDutyRecorded = eventType(
  'AttestationDutyRecorded',
  1,
  'From a day on an agency must attest each day',
  {
    obliged: open(8, Code, 'The agency that must'),
    from: open(9, DayText, 'First day'),
    to: open(10, DayText, 'First day no longer; null: open'),
    source: open(11, Words, 'What binds it: an order, an agreement, and where it can be read'),
  },
);

/** One stream. Nobody sends it: the ledger finds that it is due, once for each agency and day. */
export const attestationOverdue = eventType(
  'AttestationOverdue',
  1,
  'An agency that must attest had not attested a day in time',
  {
    obliged: open(8, Code, 'The agency'),
    day: open(9, DayText, 'The day that no attestation of it covered'),
    dueBy: open(10, DayText, 'The last day on which one would have been in time'),
    late: open(11, Flag, 'It was recorded later than on the day after: the ledger itself was away'),
  },
);
