import type { Naming } from '../../statute/dossier.js';
import { statesLine } from '../../statute/line-facts.js';
import type { Reading } from '../database.js';
import { factOf } from './fact-of.js';
import type { FirstStated } from './first-stated.js';

/** A fact that says of a line whom it is about. */
type Named = {
  readonly subject: string | null;
  readonly line: number | null;
  readonly supersedesLine: number | null;
};

/** Of one person so many namings are told to the rules, those recorded first. */
const TOLD = 20;

/** Who is named on more than one line of a request. Only these people have rows. */
export class Repeats {
  constructor(
    private readonly reading: Reading,
    private readonly stated: FirstStated,
  ) {}

  /** A line names its taxpayer. @returns the lines whose judgement may change: another one names the same. */
  enter(
    streamNo: number,
    { subject, line, supersedesLine }: Named,
    seq: number,
  ): readonly number[] {
    if (subject === null || line === null) return [];
    const first = this.stated.of(streamNo, seq).people.enter(subject, line);
    if (first === undefined) return [];
    const known = this.#namings(streamNo, subject);
    const own = { line, supersedes: supersedesLine, seq };
    if (known.length > 0) {
      this.#write(streamNo, subject, [own]);
      return known.length < TOLD ? linesOf([...known, own]) : [line];
    }
    const earlier = first === line ? [] : this.#readNamings(streamNo, subject, first, seq);
    if (earlier.length === 0) return [];
    this.#write(streamNo, subject, [...earlier, own]);
    return linesOf([...earlier, own]);
  }

  /** How often the people of a line are named, on it and on others; 0: on no other. It grows with what the rules are told. */
  timesNamed(streamNo: number, line: number): number {
    return [...this.of(streamNo, line).values()].reduce((sum, { length }) => sum + length, 0);
  }

  /** Everyone named on a line and on another one, and where. */
  of(streamNo: number, line: number): ReadonlyMap<string, readonly Naming[]> {
    const sql = 'SELECT DISTINCT subject FROM findings_repeat WHERE stream_no = ? AND line = ?';
    const subjects = this.reading.rows
      .all(sql, streamNo, line)
      .map((row) => String(row['subject']));
    return new Map(subjects.map((subject) => [subject, this.#namings(streamNo, subject)]));
  }

  #namings(streamNo: number, subject: string): readonly Naming[] {
    const sql = `SELECT line, supersedes, seq FROM findings_repeat
WHERE stream_no = ? AND subject = ? ORDER BY seq LIMIT ${TOLD}`;
    return this.reading.rows.all(sql, streamNo, subject).map((row) => row as Naming);
  }

  #write(streamNo: number, subject: string, namings: readonly Naming[]): void {
    const sql = 'INSERT INTO findings_repeat VALUES (?, ?, ?, ?, ?)';
    for (const { line, supersedes, seq } of namings)
      this.reading.rows.run(sql, streamNo, subject, seq, line, supersedes);
  }

  /** Where a line that was alone so far names someone. */
  #readNamings(streamNo: number, subject: string, line: number, before: number): readonly Naming[] {
    return this.reading.lines
      .touching(streamNo, [line, line], before - 1)
      .map(({ seq }) => factOf(this.reading.journal.entry(seq)))
      .flatMap((fact) =>
        fact !== undefined && statesLine(fact) && fact.data.subject === subject
          ? [{ line, supersedes: fact.data.supersedesLine, seq: fact.ref.seq }]
          : [],
      );
  }
}

const linesOf = (namings: readonly Naming[]): readonly number[] => [
  ...new Set(namings.map(({ line }) => line)),
];
