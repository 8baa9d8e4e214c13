import { eventType, official, open, personal } from '../../privacy/event-type.js';
import { Code, DayText, Flag, listOf, Office, oneOf, Ranges } from '../shapes.js';

// STORED FOREVER. These names and shapes are on disk. Add a version and an upcaster; never edit one.
// How the use of information ends, 6103(p)(4)(F): in the stream of the request or disclosure.

const overLines = { lines: open(8, Ranges, 'Lines concerned; null: the whole stream') };

export const matterClosed = eventType(
  'MatterClosed',
  1,
  'The matter was closed, or the use of the information completed',
  {
    ...overLines,
    reference: official(9, Code, 'Number of the matter'),
    outcome: official(10, oneOf('closed', 'use-completed'), 'Which of the two'),
  },
);

export const disposalRequested = eventType(
  'DisposalRequested',
  1,
  'Disposal of disclosed information was asked for',
  {
    ...overLines,
    ground: official(
      9,
      oneOf('use-completed', 'erroneous-disclosure', 'court-order', 'agreement', 'other'),
      'Why',
    ),
    dueOn: official(10, DayText, 'Last day set for it'),
    note: personal(11, 'As written'),
  },
);

export const disposalCertified = eventType(
  'DisposalCertified',
  1,
  'The agency certified what became of the information and its copies, 6103(p)(4)(F)(ii)',
  {
    ...overLines,
    manner: official(
      9,
      oneOf('returned', 'made-undisclosable', 'retained-under-safeguards'),
      'Which of the three',
    ),
    copies: official(10, listOf(Code), 'Numbers of the copies it covers'),
    allCopies: official(11, Flag, 'It covers all copies'),
    certifier: official(12, Office, 'Office that certified'),
    note: personal(13, 'As written'),
  },
);

export const holdRecorded = eventType(
  'HoldRecorded',
  1,
  'A preservation order or a litigation hold forbids destruction',
  {
    ...overLines,
    kind: official(9, oneOf('preservation-order', 'litigation-hold'), 'What it is'),
    from: official(10, DayText, 'First day'),
    to: official(11, DayText, 'First day no longer; null: open'),
    docket: official(12, Code, 'Number of the case'),
  },
);
