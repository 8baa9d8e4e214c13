import type { ReadingInput } from '../../ledger/reading/adopt-reading.js';
import { readingAdopted } from '../../ledger/reading/reading.events.js';
import { MAX_WORDS, READING_ID, type ReadingDocument } from '../../statute/reading-document.js';
import { ANSWER_WORDS, ANSWERED_BY } from '../../statute/readings.js';
import { SWITCHES } from '../../statute/verdict.js';
import {
  Code,
  DayField,
  InstantField,
  Maybe,
  Name,
  NestedList,
  Text,
  Word,
} from '../body/fields.js';

type Answer = NonNullable<ReadingInput['answers']>[number];

const { fields: about } = readingAdopted;

export class AnswerDto implements Answer {
  @Word(SWITCHES, 'The open question of the law')
  switch: string;

  @Word(ANSWER_WORDS, 'What the reading says to it; `plain` for R-ADDR-REAL only')
  answer: Answer['answer'];

  @Maybe(Word(ANSWERED_BY, 'Whose answer it is; `inferred`: drawn from what a court said'))
  answeredBy: Answer['answeredBy'] = null;

  @Maybe(Text('Where that can be read', MAX_WORDS))
  source: string | null = null;

  @Maybe(DayField('Since when'))
  date: string | null = null;
}

/** A way to read the law, as it stands in a file too. */
export class ReadingDocumentDto implements ReadingDocument {
  @Name(READING_ID, 'must be 3 to 64 of A-Z 0-9 _, a letter first', about.readingId.about)
  readingId: string;

  @Text(about.title.about, MAX_WORDS)
  title: string;

  @Maybe(Text(about.source.about, MAX_WORDS))
  source?: string | null;

  @Maybe(Code(about.docket.about))
  docket?: string | null;

  @Maybe(DayField(about.from.about))
  from?: string | null;

  @Maybe(DayField(about.to.about))
  to?: string | null;

  @Maybe(NestedList(() => AnswerDto, about.answers.about))
  answers?: AnswerDto[] | null;
}

/** A reading adopted or changed: the whole of it as it now stands. */
export class ReadingDto extends ReadingDocumentDto implements ReadingInput {
  @DayField('Calendar day of its adoption in Washington, D.C.')
  occurredOn: string;

  @Maybe(InstantField('The instant of its adoption, where it is known'))
  occurredAt?: string | null;
}
