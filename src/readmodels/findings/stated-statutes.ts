import type { FactOf } from '../../statute/facts.js';
import type { Rows } from '../rows.js';

/** Of one request so many statutes are counted, those stated first. */
const MOST = 50;

/** Lines that state no statute. */
const NONE = '';

/** By statute, its lines. */
type Lines = Map<string, number>;

/** On how many lines of a request each statute stands, as first stated. */
export class StatedStatutes {
  readonly #counted = new Map<number, Lines>();
  readonly #changed = new Set<number>();

  constructor(private readonly rows: Rows) {}

  count(streamNo: number, { data: { statutes } }: FactOf<'LineAdded'>): void {
    const lines = this.#of(streamNo);
    const stated = statutes === null || statutes.length === 0 ? [NONE] : new Set(statutes);
    const most = lines.has(NONE) ? MOST + 1 : MOST;
    for (const statute of stated)
      if (lines.size < most || statute === NONE || lines.has(statute))
        lines.set(statute, (lines.get(statute) ?? 0) + 1);
    this.#changed.add(streamNo);
  }

  /** Lines of the statute that stands on most. `common`: what the letter states for those that state none. */
  most(streamNo: number, common: readonly string[]): number {
    const lines = this.#of(streamNo);
    const none = lines.get(NONE) ?? 0;
    const counts = [...lines.keys(), ...common]
      .filter((statute) => statute !== NONE)
      .map((statute) => (lines.get(statute) ?? 0) + (common.includes(statute) ? none : 0));
    return Math.max(0, ...counts);
  }

  /** Writes what `count` keeps in mind. Call it at the end of a batch. */
  flush(): void {
    const put = 'INSERT OR REPLACE INTO findings_statute VALUES (?, ?, ?)';
    for (const streamNo of this.#changed)
      for (const [statute, lines] of this.#of(streamNo))
        this.rows.run(put, streamNo, statute, lines);
    this.#changed.clear();
    this.#counted.clear();
  }

  #of(streamNo: number): Lines {
    const known = this.#counted.get(streamNo);
    if (known !== undefined) return known;
    const sql = 'SELECT statute, lines FROM findings_statute WHERE stream_no = ?';
    const rows = this.rows.all(sql, streamNo);
    const read = new Map(rows.map((row) => [String(row['statute']), Number(row['lines'])]));
    this.#counted.set(streamNo, read);
    return read;
  }
}
