import { eventType, official, open, personal } from '../../privacy/event-type.js';
import { Code, Flag, Item, listOf, Matter, Officer, oneOf, Ranges, Statute } from '../shapes.js';

// STORED FOREVER. These names and shapes are on disk. Add a version and an upcaster; never edit one.
// What whoever received information does with it: in the stream of the request or disclosure.

const overLines = { lines: open(8, Ranges, 'Lines concerned; null: the whole stream') };

export const disclosureReceived = eventType(
  'DisclosureReceived',
  1,
  'The agency recorded that information reached it, 6103(p)(4)(A)',
  {
    ...overLines,
    holder: official(9, Officer, 'Officer who holds it'),
    items: official(10, listOf(Item), 'What arrived'),
  },
);

export const usedInMatter = eventType('UsedInMatter', 1, 'Information was used', {
  ...overLines,
  use: official(
    9,
    oneOf(
      'criminal-investigation',
      'criminal-proceeding',
      'grand-jury',
      'civil-removal',
      'benefits',
      'voter-rolls',
      'civil-forfeiture',
      'civil',
      'tax-administration',
      'other',
    ),
    'What for',
  ),
  matter: official(10, Matter, 'Matter it was used in'),
  user: official(11, Officer, 'Officer who used it, never by name'),
  note: personal(12, 'As written'),
});

export const redisclosed = eventType(
  'Redisclosed',
  1,
  'Whoever received information made it known to others',
  {
    ...overLines,
    recipientAgency: open(9, Code, 'Agency or body it was made known to'),
    authority: open(10, Code, 'Paragraph relied on'),
    recipientKind: official(
      11,
      oneOf(
        'federal-agency',
        'state-or-local',
        'prosecutor',
        'court',
        'shared-database',
        'contractor',
        'foreign-government',
        'private',
        'public',
        'other',
      ),
      'What kind of recipient it is',
    ),
    by: official(12, Officer, 'Officer who passed it on'),
    recipients: official(13, listOf(Officer), 'Officers it was made known to'),
    items: official(14, listOf(Item), 'What was made known'),
    matter: official(15, Matter, 'Matter it was passed on for'),
    channel: official(16, Code, 'How it was sent'),
    note: personal(17, 'As written'),
  },
);

export const offeredInProceeding = eventType(
  'OfferedInProceeding',
  1,
  'Information was offered in a judicial or administrative proceeding, 6103(i)(4)',
  {
    ...overLines,
    proceeding: official(
      9,
      oneOf('criminal', 'civil-forfeiture', 'immigration', 'civil', 'administrative', 'other'),
      'Kind of proceeding',
    ),
    court: official(10, Code, 'Court or tribunal'),
    docket: official(11, Code, 'Number'),
    items: official(12, listOf(Item), 'What was offered'),
    courtFinding: official(
      13,
      oneOf('probative', 'ordered', 'none'),
      'Finding of the court under (i)(4)(A)(i), or order under (A)(ii)',
    ),
    usIsParty: official(14, Flag, 'The United States or the agency is a party'),
    statute: official(15, Statute, 'Criminal statute enforced, or related forfeiture'),
    matter: official(16, Matter, 'Matter'),
    admitted: official(17, Flag, 'It was admitted into evidence'),
    note: personal(18, 'As written'),
  },
);

export const copied = eventType('Copied', 1, 'A copy was made', {
  ...overLines,
  copy: official(9, Code, 'Number of the copy, as the agency keeps it'),
  system: official(10, Code, 'System or place that holds it'),
  holder: official(11, Officer, 'Officer who holds it, never by name'),
  medium: official(12, Code, 'Medium'),
});
