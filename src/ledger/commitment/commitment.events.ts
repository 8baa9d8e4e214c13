import { eventType, open } from '../../privacy/event-type.js';
import { Clause, Code, listOf, oneOf, Words } from '../shapes.js';

// STORED FOREVER. These names and shapes are on disk. Add a version and an upcaster; never edit one.

export const commitmentRecorded = eventType(
  'CommitmentRecorded',
  2,
  'An agency bound itself: an agreement or a public promise',
  {
    kind: open(8, oneOf('agreement', 'public-promise', 'policy'), 'What it is'),
    parties: open(9, listOf(Code), 'Agencies that bound themselves'),
    label: open(10, Code, 'Short name'),
    title: open(11, Words, 'Its name'),
    clauses: open(12, listOf(Clause), 'Its clauses as data'),
    source: open(13, Words, 'Where it can be read'),
  },
);
