import type { StatementSync } from 'node:sqlite';
import type { Rows } from '../rows.js';

/** Pseudonyms that one segment holds. */
const SEGMENT = 8_192;

/**
 * - `persons_recent`: the latest pseudonyms, fewer than a segment of them. `key`: 32 bits of the pseudonym.
 * - `persons_segment`: `from_seq` and 8,192 pseudonyms: first their keys, sorted, then for each its seq
 *   less `from_seq`; all as numbers of 32 bits.
 */
export const SUBJECT_TABLES = `
CREATE TABLE persons_recent (seq INTEGER PRIMARY KEY, key INTEGER NOT NULL) STRICT;
CREATE TABLE persons_segment (from_seq INTEGER PRIMARY KEY, content BLOB NOT NULL) STRICT;
`;

/** Two people in four thousand million share one: whoever finds an event compares the whole pseudonym. */
const keyOf = (subject: string): number => Number.parseInt(subject.slice(0, 8), 16);

/**
 * Notes where pseudonyms stand. They come in no order, and a million of them in a sorted table would write
 * each of its pages a thousand times; here everything is written once, at the end.
 */
export class SubjectNotes {
  readonly #insert: StatementSync;
  #recent: number;

  constructor(private readonly rows: Rows) {
    this.#insert = rows.database.prepare('INSERT INTO persons_recent VALUES (?, ?)');
    this.#recent = rows.number('SELECT count(*) AS n FROM persons_recent') ?? 0;
  }

  add(subject: string, seq: number): void {
    this.#insert.run(seq, keyOf(subject));
    this.#recent += 1;
    if (this.#recent === SEGMENT) this.#close();
  }

  #close(): void {
    const recent = this.rows.all('SELECT seq, key FROM persons_recent ORDER BY key, seq');
    const seqs = recent.map(({ seq }) => Number(seq));
    const from = seqs.reduce((a, b) => Math.min(a, b), Infinity);
    const content = Uint32Array.from([
      ...recent.map(({ key }) => Number(key)),
      ...seqs.map((seq) => seq - from),
    ]);
    this.rows.run(
      'INSERT INTO persons_segment VALUES (?, ?)',
      from,
      new Uint8Array(content.buffer),
    );
    this.rows.run('DELETE FROM persons_recent');
    this.#recent = 0;
  }
}

/** Seqs up to `at`, in order, of the events that may name one of these pseudonyms. */
export const seqsNaming = (
  rows: Rows,
  subjects: readonly string[],
  at: number,
): readonly number[] => {
  const keys = subjects.map(keyOf);
  const recent = 'SELECT seq FROM persons_recent WHERE key = ?';
  const found = keys.flatMap((key) => rows.all(recent, key).map(({ seq }) => Number(seq)));
  const segments = 'SELECT from_seq, content FROM persons_segment WHERE from_seq <= ?';
  for (const { from_seq, content } of rows.iterate(segments, at)) {
    const numbers = new Uint32Array(Uint8Array.from(content as Uint8Array).buffer);
    for (const key of keys)
      for (const delta of deltasOf(numbers, key)) found.push(Number(from_seq) + delta);
  }
  return [...new Set(found)].filter((seq) => seq <= at).toSorted((a, b) => a - b);
};

/** What stands beside a key in a segment. */
function* deltasOf(numbers: Uint32Array, key: number): Generator<number> {
  const half = numbers.length / 2;
  let [low, high] = [0, half];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if ((numbers[middle] ?? 0) < key) low = middle + 1;
    else high = middle;
  }
  for (let n = low; n < half && numbers[n] === key; n += 1) yield numbers[half + n] ?? 0;
}
