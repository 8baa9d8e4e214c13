import { Type } from 'typebox';
import { eventType, open } from '../../privacy/event-type.js';
import { Code, DayText, listOf, oneOf, orNull, Words } from '../shapes.js';

// STORED FOREVER. These names and shapes are on disk. Add a version and an upcaster; never edit one.

/** What a reading says to one open question of the law, whose answer it is, where it can be read, since when. */
const Answer = Type.Object(
  {
    switch: Code,
    answer: oneOf('yes', 'no', 'open', 'plain'),
    answeredBy: orNull(oneOf('court', 'inferred', 'statute', 'agency', 'press')),
    source: orNull(Words),
    date: orNull(DayText),
  },
  { additionalProperties: false },
);

/** One stream a reading. Adopted again, it is changed: the last one holds, the earlier stay known. */
export const readingAdopted = eventType(
  'ReadingAdopted',
  2,
  'A way to read the law was adopted, or changed: the whole of it as it now stands',
  {
    readingId: open(8, Code, 'Short name of the reading, e.g. NDCA_EXAMPLE_2026'),
    title: open(9, Words, 'Whose reading it is, and of when'),
    source: open(10, Words, 'Where it can be read'),
    docket: open(11, Code, 'Court and number of the case, if a court reads the law so'),
    from: open(12, DayText, 'First day of any of it'),
    to: open(13, DayText, 'First day on which none of it stood any longer; null: open'),
    answers: open(
      14,
      listOf(Answer),
      'Its answers to the open questions of the law; a question not named is open',
    ),
  },
);
