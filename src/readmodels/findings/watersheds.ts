import type { Rows } from '../rows.js';

/**
 * Events of other streams that part what was told before them from what was told after: a day that was
 * closed, and what is recorded of safeguards. Two facts between which one lies are not told alike
 * (statute/timers.ts, statute/trust.ts).
 */
export class Watersheds {
  /** Their seqs, in order. */
  #seqs: number[] | undefined;

  constructor(private readonly rows: Rows) {}

  add(seq: number): void {
    this.#seqs?.push(seq);
  }

  /** Seq of the last one before an event; -1: none. */
  before(seq: number): number {
    this.#seqs ??= this.rows.all(SEQS).map(({ seq: one }) => Number(one));
    let [low, high] = [0, this.#seqs.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#seqs[middle] ?? 0) < seq) low = middle + 1;
      else high = middle;
    }
    return this.#seqs[low - 1] ?? -1;
  }
}

const SEQS = `SELECT seq FROM findings_closing UNION SELECT seq FROM findings_register
WHERE register = 'safeguards' ORDER BY seq`;
