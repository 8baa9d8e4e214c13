import { eventType, official, open, personal } from '../../privacy/event-type.js';
import { Code, Count, DayText, listOf, oneOf, Ranges } from '../shapes.js';

// STORED FOREVER. These names and shapes are on disk. Add a version and an upcaster; never edit one.

/** What an accounting can state: 6103(p)(3)(A), 5 U.S.C. 552a(c), IRM 11.3.37. */
const AccountingElement = oneOf(
  'request-date',
  'reason',
  'authority',
  'requester',
  'date',
  'nature',
  'purpose',
  'recipient-name',
  'recipient-address',
  'taxpayer',
  'tin-type',
  'periods',
  'source',
  'number-of-taxpayers',
  'approver',
  'channel',
  'response',
);

export const accountingRecorded = eventType(
  'AccountingRecorded',
  1,
  'The IRS made its record of a request or of disclosures, 6103(p)(3)(A); the day of the act is the day of that record',
  {
    lines: open(8, Ranges, 'Lines it accounts for; null: the whole stream'),
    of: open(9, oneOf('request', 'disclosure'), 'What it accounts for'),
    authority: open(10, Code, 'Paragraph of 6103 it names'),
    taxpayers: open(11, Count, 'Number of taxpayers it states'),
    form: official(12, oneOf('5466-A', '5466-B', 'narrative', 'system', 'other'), 'Form'),
    records: official(13, listOf(AccountingElement), 'What it states'),
    purposeCode: official(14, Code, 'Purpose code'),
    agencyCode: official(15, Code, 'Agency code, e.g. FD005'),
    sourceCode: official(16, Code, 'ADP source code'),
    retainedUntil: official(17, DayText, 'Last day on which it will be kept; null: permanent'),
    note: personal(18, 'As written'),
  },
);
