import { hash } from 'node:crypto';
import { canonicalJson } from '../../kernel/canonical-json.js';
import { Problem } from '../../kernel/problem.js';
import type { LawTime } from '../../statute/law-time.js';
import { readingOf } from '../../statute/reading-document.js';
import { packName } from '../../statute/packs.js';
import { type Reading as LawReading, READING_TABLE } from '../../statute/readings.js';
import type { Reading } from '../database.js';
import { LAW } from '../findings/law.js';
import { adoptedReading } from '../readings/list-readings.js';

/** What somebody asks: a reading by name or told whole, alone or beside another one. */
export type JudgementAsked = {
  readonly reading: unknown;
  readonly with?: unknown;
  /** As known at: a seq or an instant. Absent: the last seq. */
  readonly at?: string | undefined;
  readonly law?: LawTime | undefined;
};

/** Everything on which a result depends: the same question has the same address and the same bytes. */
export type Question = {
  /** Raised when results are written in another form. */
  readonly format: 1;
  readonly reading: LawReading;
  /** Null: the reading is judged alone. */
  readonly with: LawReading | null;
  readonly law: LawTime;
  /** The rule packs that judge, `<id>@<version>`. */
  readonly packs: readonly string[];
  /** As known at this seq; -1: nothing was known yet. */
  readonly seq: number;
  /** Id of the event at that seq: another ledger is another question. */
  readonly last: string | null;
};

/** @throws Problem request-invalid, naming the field. */
export const questionOf = (reading: Reading, asked: JudgementAsked): Question => {
  const { journal } = reading;
  const one = named(reading, asked.reading, 'reading');
  const other = asked.with == null ? null : named(reading, asked.with, 'with');
  if (one.id === other?.id)
    throw misfit('with', 'must be another reading than `reading`, with a name of its own');
  const seq = journal.seqAt(asked.at);
  return {
    format: 1,
    reading: one,
    with: other,
    law: asked.law ?? 'now',
    packs: LAW.packs.map(packName),
    seq,
    last: seq < 0 ? null : journal.entry(seq).id,
  };
};

/** The address of a question: it says nothing of what was asked. */
export const addressOf = (question: Question): string => hash('sha256', canonicalJson(question));

/** A shipped reading, one adopted as it now stands, or one told whole. */
const named = (reading: Reading, told: unknown, field: string): LawReading => {
  if (typeof told !== 'string') return readingOf(told, field);
  const found = READING_TABLE.find(({ id }) => id === told) ?? adoptedReading(reading, told);
  if (found === undefined)
    throw misfit(
      field,
      'must be the name of a reading (GET /v1/readings), or a reading told whole',
    );
  return found;
};

const misfit = (field: string, message: string): Problem =>
  new Problem('request-invalid', `One field does not fit: ${field}.`, {
    errors: [{ field, message }],
  });
