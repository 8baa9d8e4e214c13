import { eventType, official, open, personal } from '../../privacy/event-type.js';
import { Code, Flag, listOf, oneOf, Ranges } from '../shapes.js';

// STORED FOREVER. These names and shapes are on disk. Add a version and an upcaster; never edit one.
// Who was told of an error or of an act against the law: in the stream of the request or disclosure.

const overLines = { lines: open(8, Ranges, 'Lines concerned; null: the whole stream') };

export const recipientNotified = eventType(
  'RecipientNotified',
  1,
  'The IRS told the recipient of an erroneous disclosure',
  {
    ...overLines,
    recipientAgency: open(9, Code, 'Agency told'),
    asks: official(
      10,
      listOf(oneOf('stop-use', 'stop-dissemination', 'dispose', 'return', 'list-copies')),
      'What it is asked to do',
    ),
    note: personal(11, 'As written'),
  },
);

export const chargeOrDisciplineRecorded = eventType(
  'ChargeOrDisciplineRecorded',
  2,
  'Someone was charged, or discipline was proposed, for an inspection or disclosure, 7431(e)',
  {
    ...overLines,
    kind: official(9, oneOf('charge', 'proposed-discipline'), 'Which of the two'),
    provision: official(10, Code, 'E.g. 26 USC 7213A(a)'),
    employer: official(11, Code, 'Agency that employs the person'),
    secretaryNotified: official(12, Flag, 'An agency other than the IRS notified the Secretary'),
    note: personal(13, 'As written'),
    instrument: official(
      14,
      oneOf('indictment', 'information', 'other'),
      'By what a charge was brought: 7431(e) names indictment and information',
    ),
  },
);

export const taxpayerNotified = eventType(
  'TaxpayerNotified',
  1,
  'The taxpayer was notified of an inspection or disclosure',
  {
    ...overLines,
    ground: official(9, oneOf('7431(e)', 'remediation', 'other'), 'Why'),
    states: official(10, listOf(oneOf('date-of-act', 'rights')), 'What the notice states'),
  },
);
