import type { EarlierRequest } from '../../statute/dossier.js';
import type { Fact } from '../../statute/facts.js';
import { type LineFact, statesLine } from '../../statute/line-facts.js';
import type { Reading } from '../database.js';
import { agencyScope, type Case, Cases } from './cases.js';
import { factOf } from './fact-of.js';
import type { FirstStated } from './first-stated.js';

/** Requests before it that are looked at, the latest first: so many, with so many lines together. */
const MOST_REQUESTS = 100;
const MOST_LINES = 2_000_000;
const REMEMBERED = 1_000;

/** The requests that one is compared with, and the seq with which it began itself. */
type Before = { readonly began: number; readonly streams: readonly number[] };

/**
 * Whom the agency named in requests that its side recorded before this one. They are read as they stood when this one
 * began, so nothing recorded later changes what is said. Only lines that name such a person have rows. Why:
 * docs/decisions/0018-earlier-requests-as-they-stood.md.
 */
export class AskedBefore {
  readonly #before = new Map<number, Before>();
  readonly #wholes = new Map<string, readonly Fact[]>();

  constructor(
    private readonly reading: Reading,
    private readonly stated: FirstStated,
  ) {}

  /** A line names its taxpayer. @returns whether a request before it did. */
  enter(of: Case, { data: { subject, line }, ref: { seq } }: LineFact): boolean {
    if (subject === null || line === null) return false;
    const { began, streams } = this.#requestsBefore(of);
    const namings = streams
      .flatMap((streamNo) =>
        this.#linesNaming(streamNo, subject, seq).map((on) =>
          this.#touching(streamNo, on, began).find(
            (fact) => statesLine(fact) && fact.data.subject === subject,
          ),
        ),
      )
      .filter((naming) => naming !== undefined);
    const put = 'INSERT OR IGNORE INTO findings_asked VALUES (?, ?, ?)';
    for (const { ref } of namings) this.reading.rows.run(put, of.streamNo, line, ref.seq);
    return namings.length > 0;
  }

  /** On how many lines people of a line were named before. */
  times(streamNo: number, line: number): number {
    return this.#namings(streamNo, line).length;
  }

  /**
   * What statute/dossier.ts calls `askedBefore` of everyone whom a line names. `own`: the streams that hold the request
   * itself, which may have been taken for another one before they were linked.
   */
  of(
    of: Case,
    line: number,
    own: readonly number[],
  ): ReadonlyMap<string, readonly EarlierRequest[]> | undefined {
    if (this.reading.isPart === true) return undefined;
    const found = new Map<string, readonly EarlierRequest[]>();
    for (const seq of this.#namings(of.streamNo, line)) {
      const naming = factOf(this.reading.journal.entry(seq));
      if (naming === undefined || !statesLine(naming) || this.#isIn(own, naming)) continue;
      const subject = naming.data.subject ?? '';
      const facts = this.#asItStood(naming, this.#requestsBefore(of).began);
      found.set(subject, [...(found.get(subject) ?? []), facts]);
    }
    return found;
  }

  #isIn(streams: readonly number[], { ref }: Fact): boolean {
    return streams.includes(this.reading.journal.streamNo('request', ref.stream) ?? 0);
  }

  #namings(streamNo: number, line: number): readonly number[] {
    const sql = 'SELECT seq FROM findings_asked WHERE stream_no = ? AND line = ? ORDER BY seq DESC';
    return this.reading.rows.all(sql, streamNo, line).map(({ seq }) => Number(seq));
  }

  /** Lines of a request that name someone: most often one, which has no row of its own. */
  #linesNaming(streamNo: number, subject: string, now: number): readonly number[] {
    const first = this.stated.of(streamNo, now).people.first(subject);
    if (first === undefined) return [];
    const sql = 'SELECT DISTINCT line FROM findings_repeat WHERE stream_no = ? AND subject = ?';
    const repeated = this.reading.rows.all(sql, streamNo, subject);
    return repeated.length > 0 ? repeated.map(({ line }) => Number(line)) : [first];
  }

  #requestsBefore(of: Case): Before {
    const known = this.#before.get(of.streamNo);
    if (known !== undefined) return known;
    const began = this.reading.journal.seqOf(of.streamNo, 0) ?? 0;
    const opener = this.reading.journal.entry(began).type;
    const sql = `SELECT stream_no FROM findings_case JOIN journal USING (stream_no)
WHERE scope > ? AND scope < ? AND revision = 0 AND type = ? ORDER BY scope DESC LIMIT ${MOST_REQUESTS}`;
    const rows = this.#isOfNobody(of)
      ? []
      : this.reading.rows.all(sql, agencyScope(of.scope), of.scope, opener);
    const streams = rows.map((row) => Number(row['stream_no']));
    const before = { began, streams: this.#withinBounds(streams, began) };
    if (this.#before.size >= REMEMBERED) this.#before.clear();
    this.#before.set(of.streamNo, before);
    return before;
  }

  /** Requests of which no agency is recorded are not those of one agency. */
  #isOfNobody({ scope }: Case): boolean {
    const nobody = new Cases(this.reading.rows).agency('');
    return nobody !== undefined && agencyScope(scope) === agencyScope(nobody * 2 ** 32);
  }

  #withinBounds(streams: readonly number[], began: number): readonly number[] {
    const sql =
      'SELECT line AS n FROM journal_lines WHERE stream_no = ? AND seq < ? ORDER BY line DESC LIMIT 1';
    let lines = 0;
    const isBeyond = (streamNo: number): boolean => {
      lines += this.reading.rows.number(sql, streamNo, began) ?? 0;
      return lines > MOST_LINES;
    };
    const end = streams.findIndex(isBeyond);
    return end === -1 ? streams : streams.slice(0, end);
  }

  /** Facts on the line of a naming and on its whole request, in it and in those linked with it by then. */
  #asItStood({ ref: { stream }, data: { line } }: LineFact, began: number): EarlierRequest {
    const streams = [stream, ...this.reading.lines.linkedWith(stream, began - 1)]
      .map((id) => this.reading.journal.streamNo('request', id))
      .filter((streamNo) => streamNo !== undefined);
    return streams
      .flatMap((streamNo) => [
        ...this.#whole(streamNo, began),
        ...this.#touching(streamNo, line ?? 0, began),
      ])
      .toSorted((a, b) => a.ref.seq - b.ref.seq);
  }

  #whole(streamNo: number, began: number): readonly Fact[] {
    const key = `${streamNo} ${began}`;
    const known = this.#wholes.get(key);
    if (known !== undefined) return known;
    const read = this.#touching(streamNo, 0, began);
    if (this.#wholes.size >= REMEMBERED) this.#wholes.clear();
    this.#wholes.set(key, read);
    return read;
  }

  #touching(streamNo: number, line: number, before: number): readonly Fact[] {
    return this.reading.lines
      .touching(streamNo, [line, line], before - 1)
      .map(({ seq }) => factOf(this.reading.journal.entry(seq)))
      .filter((fact) => fact !== undefined);
  }
}
