import { eventType, official, open, personal } from '../../privacy/event-type.js';
import { Code, Digest, Emergency, Item, Line, listOf, Officer, oneOf, Ranges } from '../shapes.js';

// STORED FOREVER. These names and shapes are on disk. Add a version and an upcaster; never edit one.

/** In a request's stream: one line's disclosure. In a stream of its own: a disclosure that answers no request. */
export const disclosed = eventType(
  'Disclosed',
  1,
  'Return information was made known, 6103(b)(8). Says nothing of whether it was lawful',
  {
    line: open(8, Line, 'Line of the request; null: answers no request'),
    authority: open(9, Code, 'Paragraph relied on, e.g. 6103(i)(2); null: none recorded'),
    recipientAgency: open(10, Code, 'Department it was made known to'),
    items: official(11, listOf(Item), 'What was made known'),
    recipients: official(12, listOf(Officer), 'Officers it was made known to'),
    channel: official(13, Code, 'How it was sent'),
    inWriting: official(14, oneOf('yes', 'no'), 'Whether it was made in writing'),
    subject: official(15, Digest, 'Pseudonym of the taxpayer, where no line has it'),
    emergency: official(16, Emergency, 'Danger or flight, 6103(i)(3)(B)'),
    name: personal(17, 'Name of the taxpayer, where no line has it'),
    tin: personal(18, 'TIN of the taxpayer, where no line has it'),
    endangered: personal(19, 'Who is in danger'),
  },
);

const overLines = { lines: open(8, Ranges, 'Lines concerned; null: the whole stream') };

export const matchFoundErroneous = eventType(
  'MatchFoundErroneous',
  1,
  'The IRS found that a match had taken the wrong person',
  {
    ...overLines,
    ground: official(
      9,
      oneOf('wrong-person', 'several-candidates', 'key-mismatch', 'other'),
      'What was wrong',
    ),
    note: personal(10, 'As written'),
  },
);

export const erroneousDisclosureIdentified = eventType(
  'ErroneousDisclosureIdentified',
  1,
  'A side found that a disclosure should not have been made as it was',
  {
    ...overLines,
    ground: official(
      9,
      oneOf('wrong-person', 'address-insufficient', 'beyond-request', 'no-authority', 'other'),
      'What was wrong',
    ),
    note: personal(10, 'As written'),
  },
);
