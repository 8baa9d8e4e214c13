import type { Reading } from '../database.js';
import { Reclassified } from '../reclassified.js';
import type { Row } from '../rows.js';
import { shownOfficial } from '../shown.js';
import type { View } from '../view.js';
import type { HeaderState, Stated } from './header-state.js';
import { LINE_STATES, type LineState, OTHER_EVENTS } from './line-states.js';
import type { LetterView, LineCounts, RequestHeader } from './request-header.js';

const COUNT = `SELECT count AS n FROM requests_counts
WHERE stream_no = ? AND state = ? AND seq <= ? ORDER BY seq DESC LIMIT 1`;

/** Makes headers, as known at a seq, out of rows of `requests` with `stream_no`, `id` and `header`. */
export class Headers {
  constructor(
    private readonly reading: Reading,
    private readonly view: View,
    private readonly seq: number,
  ) {}

  of(row: Row): RequestHeader {
    const { sides, ...state } = JSON.parse(String(row['header'])) as HeaderState;
    const id = String(row['id']);
    const links = this.reading.lines.linkedWith(id, this.seq);
    const streamNo = Number(row['stream_no']);
    const both = links.length > 0 || (sides.includes('agency') && sides.includes('irs'));
    return {
      id,
      ...state,
      knownTo: both ? 'both' : sides.includes('agency') ? 'agency' : 'irs',
      made: this.#letter(state.made, streamNo),
      received: this.#letter(state.received, streamNo),
      links,
      lines: this.#counts(streamNo),
    };
  }

  #letter(letter: Stated | null, streamNo: number): LetterView | null {
    if (letter === null) return null;
    if (this.view.faces === 'public') return { ...letter, facts: null, reclassified: null };
    const { journal, lines } = this.reading;
    const entry = journal.entry(letter.seq);
    const whole = lines.touching(streamNo, [0, 0], this.seq);
    const reclassified = new Reclassified(journal).of(entry, whole);
    return { ...letter, facts: shownOfficial(entry, this.view), reclassified };
  }

  #counts(streamNo: number): LineCounts {
    const count = (state: number): number =>
      this.reading.rows.number(COUNT, streamNo, state, this.seq) ?? 0;
    const events = this.reading.journal.lastRevision(streamNo, this.seq) + 1;
    const states = Object.fromEntries(LINE_STATES.map((name, state) => [name, count(state)]));
    const counts = states as Record<LineState, number>;
    const matches = this.view.faces === 'public' ? { matched: null, notMatched: null } : {};
    return { requested: events - count(OTHER_EVENTS), ...counts, ...matches };
  }
}
