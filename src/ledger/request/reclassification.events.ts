import { Type } from 'typebox';
import { eventType, official, open } from '../../privacy/event-type.js';
import { closed, Code, Count, Line, oneOf, orNull, Ranges } from '../shapes.js';

// STORED FOREVER. These names and shapes are on disk. Add a version and an upcaster; never edit one.

/** Of an event of the same stream, named by its revision; `line` null: the letter. */
const Reclassified = Type.Object({ revision: Count, line: orNull(Line), class: Code }, closed);

/** Recorded by the ledger itself. What the classes were before stays where it was recorded. */
export const factsReclassified = eventType(
  'FactsReclassified',
  1,
  'A classifier read texts of this request again and takes some for something else; the old classes stay known',
  {
    lines: open(8, Ranges, 'Lines concerned; null: the letter'),
    count: open(9, Count, 'Number of texts that have another class now'),
    field: official(10, oneOf('name', 'address', 'reason'), 'Which text'),
    classifier: official(11, Code, 'What gave the new classes, with its version, e.g. address@2'),
    classes: official(
      12,
      Type.Array(Reclassified, { minItems: 1, maxItems: 1_000 }),
      'The new classes, by the revision of the event that holds the text',
    ),
  },
);
