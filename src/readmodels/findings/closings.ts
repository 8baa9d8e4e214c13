import type { Day } from '../../kernel/dates.js';
import type { Calendar } from '../../statute/dossier.js';
import type { FactOf } from '../../statute/facts.js';
import type { Reading } from '../database.js';
import { factOf } from './fact-of.js';

/** A day that a judgement of a case waits for. */
type Awaited = { readonly streamNo: number; readonly day: Day };

const REMEMBERED = 10_000;

/** The days that are closed, and which cases wait for a day that is not. */
export class Closings {
  readonly #awaited = new Map<string, Awaited>();
  /** With what a day was first closed: that never changes. */
  readonly #known = new Map<Day, FactOf<'DayClosed'>>();
  /** The last day that is closed; '': none. */
  #last: string | undefined;

  constructor(private readonly reading: Reading) {}

  /** As known at a seq; a day asked for in vain is noted for the case. */
  calendar(streamNo: number, at: number): Calendar {
    return {
      closing: (day) => {
        const closed = this.#closing(day);
        if (closed !== undefined && closed.ref.seq <= at) return closed;
        this.#awaited.set(`${streamNo} ${day}`, { streamNo, day });
        return undefined;
      },
    };
  }

  /** A day was closed. @returns numbers of the cases that waited for it; they wait no longer. */
  close(day: string, seq: number): readonly number[] {
    const { rows } = this.reading;
    rows.run('INSERT INTO findings_closing VALUES (?, ?)', seq, day);
    this.#last = undefined;
    const due = 'SELECT DISTINCT stream_no FROM findings_due WHERE day <= ? ORDER BY stream_no';
    const cases = rows.all(due, day).map(({ stream_no }) => Number(stream_no));
    rows.run('DELETE FROM findings_due WHERE day <= ?', day);
    return cases;
  }

  /** Writes down who waits for what since the last call. */
  keep(): void {
    for (const { streamNo, day } of this.#awaited.values())
      this.reading.rows.run('INSERT OR IGNORE INTO findings_due VALUES (?, ?)', day, streamNo);
    this.#awaited.clear();
  }

  /** The first recorded closing of a day or of a later one. */
  #closing(day: Day): FactOf<'DayClosed'> | undefined {
    const { rows, journal } = this.reading;
    this.#last ??= String(rows.get(LAST)?.['day'] ?? '');
    if (day > this.#last) return undefined;
    const known = this.#known.get(day);
    if (known !== undefined) return known;
    const found = factOf(journal.entry(rows.number(FIRST, day) ?? -1)) as FactOf<'DayClosed'>;
    if (this.#known.size >= REMEMBERED) this.#known.clear();
    this.#known.set(day, found);
    return found;
  }
}

const LAST = 'SELECT max(day) AS day FROM findings_closing';
const FIRST = 'SELECT seq AS n FROM findings_closing WHERE day >= ? ORDER BY seq LIMIT 1';
