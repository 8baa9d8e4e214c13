import type { Reading } from '../database.js';
import { FirstLines } from './first-lines.js';

/** People and reasons kept in mind, of all requests together. */
const IN_MIND = 16_000_000;

/** In the order in which it was recorded. */
const STATED_BEFORE = `SELECT json_extract(public, '$.line') AS line,
  json_extract(official, '$.subject') AS subject, json_extract(official, '$.reasonGroup') AS reason
FROM journal
WHERE stream_no = ? AND seq < ? AND type IN ('LineAdded', 'LineAmended', 'AmendmentReceived')
ORDER BY revision`;

/** Whom the lines of a request name, and the groups of their reasons. */
type Stated = { readonly people: FirstLines; readonly reasons: FirstLines };

/**
 * Which line of a request named each person first, and which gave each reason. Most people and reasons stand on one
 * line alone; of these nothing but some bytes is kept in mind, and read from the journal again when it is not.
 */
export class FirstStated {
  readonly #stated = new Map<number, Stated>();

  constructor(private readonly reading: Reading) {}

  /** What was stated in a stream before a seq, and what was entered since. */
  of(streamNo: number, seq: number): Stated {
    const known = this.#stated.get(streamNo);
    if (known !== undefined) return known;
    const all = [...this.#stated.values()];
    if (all.reduce((sum, { people, reasons }) => sum + people.size + reasons.size, 0) > IN_MIND)
      this.#stated.clear();
    const made = { people: new FirstLines(), reasons: new FirstLines() };
    for (const { line, subject, reason } of this.reading.rows.iterate(
      STATED_BEFORE,
      streamNo,
      seq,
    )) {
      if (typeof subject === 'string') made.people.enter(subject, Number(line));
      if (typeof reason === 'string') made.reasons.enter(reason, Number(line));
    }
    this.#stated.set(streamNo, made);
    return made;
  }

  /** Whether it is known without reading anything that a reason stands on one line alone. */
  isAlone(streamNo: number, reason: string): boolean {
    return this.#stated.get(streamNo)?.reasons.isAlone(reason) === true;
  }
}
