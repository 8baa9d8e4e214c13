import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { Problem } from '../../kernel/problem.js';
import { type ReadingDocument, readingOf } from '../../statute/reading-document.js';
import { type Reading as LawReading, QUESTIONS, READING_TABLE } from '../../statute/readings.js';
import { ReadModels, type Reading } from '../database.js';
import type { LogEntry } from '../projection.js';
import type { AsKnown } from '../view.js';

/** Where it was recorded that a reading was adopted as it stands; null: it is shipped. */
export type Adoption = {
  readonly seq: number;
  readonly occurredOn: string;
  readonly recordedOn: string;
  /** How often it was adopted up to then, this time included: more than once, it was changed. */
  readonly times: number;
};

export type ReadingView = LawReading & { readonly adopted: Adoption | null };

export type Readings = {
  readonly seq: number;
  /** What each switch asks. */
  readonly questions: typeof QUESTIONS;
  readonly items: readonly ReadingView[];
};

/** The shipped readings, then the adopted ones by name, as they stood as known at a seq. */
export class ListReadings extends Query<Readings> {
  constructor(readonly ask: AsKnown) {
    super();
  }
}

@QueryHandler(ListReadings)
export class ListReadingsHandler implements IQueryHandler<ListReadings> {
  constructor(private readonly readModels: ReadModels) {}

  async execute({ ask }: ListReadings): Promise<Readings> {
    const reading = this.readModels.reading('readings');
    const seq = reading.journal.seqAt(ask.at);
    const shipped = READING_TABLE.map((one) => ({ ...one, adopted: null }));
    return { seq, questions: QUESTIONS, items: [...shipped, ...adopted(reading, seq)] };
  }
}

const ADOPTED =
  'SELECT max(seq) AS seq, count(*) AS times FROM readings WHERE seq <= ? GROUP BY key ORDER BY key';
const ONE = 'SELECT max(seq) AS n FROM readings WHERE key = ?';

const adopted = ({ rows, journal }: Reading, at: number): readonly ReadingView[] =>
  rows.all(ADOPTED, at).map((row) => {
    const entry = journal.entry(Number(row['seq']));
    const { seq, recordedOn, public: face } = entry;
    const occurredOn = face['occurredOn'] as string;
    const times = Number(row['times']);
    return { ...toldBy(entry), adopted: { seq, occurredOn, recordedOn, times } };
  });

/** A reading as last adopted; `undefined`: none of that name was. */
export const adoptedReading = ({ rows, journal }: Reading, id: string): LawReading | undefined => {
  const seq = rows.number(ONE, id);
  return seq === undefined ? undefined : toldBy(journal.entry(seq));
};

/** The reading that an event tells. @throws Problem read-model-stopped where this program cannot read it. */
const toldBy = ({ public: face }: LogEntry): LawReading => {
  const { readingId, title, source, docket, from, to, answers } =
    face as unknown as ReadingDocument;
  try {
    return readingOf({ readingId, title, source, docket, from, to, answers });
  } catch {
    throw new Problem(
      'read-model-stopped',
      'A reading was adopted that this program does not know how to read',
    );
  }
};
