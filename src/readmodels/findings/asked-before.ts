import type { AskedEarlier, Fact } from '../../statute/facts.js';
import type { Reading } from '../database.js';
import { agencyScope, type Case } from './cases.js';
import { factOf } from './fact-of.js';
import type { FirstStated } from './first-stated.js';

/** Requests before it that are looked at, the latest first: so many, with so many lines together. */
const MOST_REQUESTS = 100;
const MOST_LINES = 2_000_000;

/** What a request is compared with: what was recorded before its own first event. */
type Before = { readonly opened: number; readonly streams: readonly number[] };

/** A fact that says of a line whom it is about. */
type Named = { readonly subject: string | null; readonly line: number | null };

const REMEMBERED = 1_000;

/**
 * Whom the agency named already in requests that its side recorded before this one. They are read as they stood when
 * this one was opened, so nothing recorded later changes what is said. Only lines that name such a person have rows.
 */
export class AskedBefore {
  readonly #before = new Map<number, Before>();

  constructor(
    private readonly reading: Reading,
    private readonly stated: FirstStated,
  ) {}

  /** A line names its taxpayer. @returns whether a request before it did. */
  enter(of: Case, { subject, line }: Named, seq: number): boolean {
    if (subject === null || line === null) return false;
    const { opened, streams } = this.#requestsBefore(of);
    const namings = streams
      .map((streamNo) => this.#naming(streamNo, subject, opened, seq))
      .filter((naming) => naming !== undefined);
    for (const naming of namings)
      this.reading.rows.run(
        'INSERT OR IGNORE INTO findings_asked VALUES (?, ?, ?)',
        of.streamNo,
        line,
        naming,
      );
    return namings.length > 0;
  }

  /** How often people of a line were named before. */
  times(streamNo: number, line: number): number {
    return this.#namings(streamNo, line).length;
  }

  /** What statute/facts.ts calls `asked` of everyone whom a line names. */
  of(of: Case, line: number): ReadonlyMap<string, readonly AskedEarlier[]> {
    const found = new Map<string, readonly AskedEarlier[]>();
    for (const seq of this.#namings(of.streamNo, line)) {
      const naming = factOf(this.reading.journal.entry(seq));
      if (naming === undefined || !('subject' in naming.data)) continue;
      const subject = naming.data.subject ?? '';
      const facts = this.#asItStood(naming, this.#requestsBefore(of).opened);
      found.set(subject, [...(found.get(subject) ?? []), facts]);
    }
    return found;
  }

  #namings(streamNo: number, line: number): readonly number[] {
    const sql = 'SELECT seq FROM findings_asked WHERE stream_no = ? AND line = ? ORDER BY seq DESC';
    return this.reading.rows.all(sql, streamNo, line).map(({ seq }) => Number(seq));
  }

  /** Seq of the fact with which a request named someone first, before another one was opened. */
  #naming(streamNo: number, subject: string, opened: number, now: number): number | undefined {
    const line = this.stated.of(streamNo, now).people.first(subject);
    return line === undefined
      ? undefined
      : this.#touching(streamNo, line, opened).find(
          ({ data }) => 'supersedesLine' in data && data.subject === subject,
        )?.ref.seq;
  }

  #requestsBefore(of: Case): Before {
    const known = this.#before.get(of.streamNo);
    if (known !== undefined) return known;
    const opened = this.#seqOfOpening(of.streamNo);
    const sql = `SELECT stream_no FROM findings_case
WHERE scope > ? AND scope < ? AND category = 'request' ORDER BY scope DESC LIMIT ${MOST_REQUESTS}`;
    const streams = this.reading.rows
      .all(sql, agencyScope(of.scope), of.scope)
      .map(({ stream_no }) => Number(stream_no))
      .filter((streamNo) => this.#openerOf(streamNo) === this.#openerOf(of.streamNo));
    const before = { opened, streams: this.#withinBounds(streams, opened) };
    if (this.#before.size >= REMEMBERED) this.#before.clear();
    this.#before.set(of.streamNo, before);
    return before;
  }

  #withinBounds(streams: readonly number[], opened: number): readonly number[] {
    const sql =
      'SELECT line AS n FROM journal_lines WHERE stream_no = ? AND seq < ? ORDER BY line DESC LIMIT 1';
    let lines = 0;
    const isBeyond = (streamNo: number): boolean => {
      lines += this.reading.rows.number(sql, streamNo, opened) ?? 0;
      return lines > MOST_LINES;
    };
    const end = streams.findIndex(isBeyond);
    return end === -1 ? streams : streams.slice(0, end);
  }

  #seqOfOpening(streamNo: number): number {
    return this.reading.journal.seqOf(streamNo, 0) ?? 0;
  }

  #openerOf(streamNo: number): string {
    return this.reading.journal.entry(this.#seqOfOpening(streamNo)).type;
  }

  /** Facts on the line of a naming and on its whole request, in it and in those linked with it by then. */
  #asItStood({ ref: { stream }, data }: Fact, opened: number): readonly Fact[] {
    const line = 'line' in data ? (data.line ?? 0) : 0;
    return [stream, ...this.reading.lines.linkedWith(stream, opened - 1)]
      .map((id) => this.reading.journal.streamNo('request', id))
      .filter((streamNo) => streamNo !== undefined)
      .flatMap((streamNo) => [0, line].flatMap((on) => this.#touching(streamNo, on, opened)))
      .toSorted((a, b) => a.ref.seq - b.ref.seq);
  }

  #touching(streamNo: number, line: number, before: number): readonly Fact[] {
    return this.reading.lines
      .touching(streamNo, [line, line], before - 1)
      .map(({ seq }) => factOf(this.reading.journal.entry(seq)))
      .filter((fact) => fact !== undefined);
  }
}
