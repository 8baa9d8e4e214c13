import { eventType, official, open, personal } from '../../privacy/event-type.js';
import { Code, DayText, Flag, listOf, Office, oneOf, Ranges } from '../shapes.js';

// STORED FOREVER. These names and shapes are on disk. Add a version and an upcaster; never edit one.
// What must be there before information leaves: in the stream of the request or disclosure concerned.

const overLines = { lines: open(8, Ranges, 'Lines concerned; null: the whole stream') };

export const impairmentChecked = eventType(
  'ImpairmentChecked',
  2,
  'The IRS checked whether disclosure, or use in evidence, would identify an informant or impair a tax investigation, 6103(i)(6), (i)(4)(C)',
  {
    ...overLines,
    result: official(9, oneOf('none', 'identifies-informant', 'impairs-investigation'), 'Result'),
    concerns: official(10, oneOf('disclosure', 'evidence'), 'What it forbids'),
    lifted: official(11, Flag, 'An earlier determination is lifted'),
    office: official(12, Office, 'Office that determined'),
    note: personal(13, 'As written'),
    notified: official(
      14,
      oneOf('attorney-general', 'agency-head', 'nobody'),
      'Whom the IRS notified of it (the Attorney General or his delegate, or the head of the agency): without notice it bars nothing from evidence, (i)(4)(C)',
    ),
  },
);

export const exParteOrderRecorded = eventType(
  'ExParteOrderRecorded',
  1,
  'A court granted, or vacated, an order under 6103(i)(1), (i)(5) or (i)(7)(C); the day of the act is the day of the order',
  {
    ...overLines,
    authority: open(9, Code, 'Paragraph of 6103'),
    docket: official(10, Code, 'Number of the order'),
    court: official(11, Code, 'Court'),
    applicant: official(12, Office, 'Office that authorised the application'),
    judge: official(13, oneOf('district-judge', 'magistrate-judge', 'other'), 'Who granted it'),
    found: official(
      14,
      listOf(
        oneOf(
          'criminal-act',
          'relevance',
          'exclusive-use',
          'no-other-source',
          'arrest-warrant',
          'terrorism',
        ),
      ),
      'What the judge found',
    ),
    forAgency: official(15, Code, 'Agency whose officers it opens the information to'),
    items: official(16, listOf(Code), 'Items it opens; null: not recorded'),
    periods: official(17, listOf(Code), 'Taxable periods it specifies'),
    expiresOn: official(18, DayText, 'First day no longer in force; null: open'),
    vacatedOn: official(19, DayText, 'Day on which it was vacated'),
  },
);

export const consentRecorded = eventType(
  'ConsentRecorded',
  2,
  'The taxpayer consented to a disclosure, or refused to, 6103(c)',
  {
    ...overLines,
    recipientAgency: open(9, Code, 'Agency or body to which'),
    signed: official(10, Flag, 'The consent is signed'),
    items: official(11, listOf(Code), 'Items it covers'),
    purpose: official(12, Code, 'Purpose it names'),
    from: official(13, DayText, 'First day'),
    to: official(14, DayText, 'First day no longer; null: open'),
    kind: official(15, oneOf('consent', 'consent-refused'), 'Consented, or refused'),
  },
);

export const committeeNotified = eventType(
  'CommitteeNotified',
  1,
  'The Comptroller General notified the committee, the committee answered, or the audit ended, 6103(i)(8)',
  {
    ...overLines,
    committee: official(9, Code, 'E.g. JCT'),
    notice: official(10, oneOf('notified', 'disapproved', 'completed'), 'What was told'),
  },
);
