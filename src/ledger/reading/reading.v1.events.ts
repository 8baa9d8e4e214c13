import { type Static, Type } from 'typebox';
import type { Upcaster } from '../../eventstore/codec.js';
import { eventType, open } from '../../privacy/event-type.js';
import { Code, DayText, listOf, oneOf, orNull, Words } from '../shapes.js';

// STORED FOREVER. These names and shapes are on disk. Add a version and an upcaster; never edit one.

/** Answers as they were before each said whose it is. */
const AnswerV1 = Type.Object(
  {
    switch: Code,
    answer: oneOf('yes', 'no', 'open', 'plain'),
    source: orNull(Words),
    date: orNull(DayText),
  },
  { additionalProperties: false },
);

export const readingAdoptedV1 = eventType(
  'ReadingAdopted',
  1,
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
      listOf(AnswerV1),
      'Its answers to the open questions of the law; a question not named is open',
    ),
  },
);

/** Whose an answer of version 1 is was not stated. */
export const readingAdoptedFromV1: Upcaster = {
  type: 'ReadingAdopted',
  from: 1,
  lift: ({ public: face, official }) => {
    const answers = face['answers'] as readonly Static<typeof AnswerV1>[] | null;
    const lifted = answers?.map((answer) => ({ ...answer, answeredBy: null })) ?? null;
    return { public: { ...face, answers: lifted }, official };
  },
};
