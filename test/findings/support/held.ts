import type { Held } from './from-scratch.js';
import type { FindingsUnderTest } from './journal.js';

/** What the rows say was held of every act at a seq. */
export const heldAt = ({ rows }: FindingsUnderTest, at: number): Held =>
  new Map(
    rows
      .all(
        `SELECT c.id AS stream, line, r.act AS act, verdicts FROM findings_row r
         JOIN findings_case c USING (scope) JOIN findings_vector v ON v.no = r.vector
         WHERE from_seq <= ? AND until_seq > ?`,
        at,
        at,
      )
      .map((row) => [[row['stream'], row['line'], row['act']].join(' '), String(row['verdicts'])]),
  );

/** Acts of which the two say otherwise, from where they differ on. */
export const differences = (rows: Held, fresh: Held): readonly unknown[] =>
  [...new Set([...rows.keys(), ...fresh.keys()])]
    .filter((act) => rows.get(act) !== fresh.get(act))
    .map((act) => {
      const [a, b] = [rows.get(act) ?? '', fresh.get(act) ?? ''];
      const from = Array.from(a).findIndex((char, n) => char !== b.charAt(n));
      return { act, rows: a.slice(from, from + 100), fresh: b.slice(from, from + 100) };
    });
