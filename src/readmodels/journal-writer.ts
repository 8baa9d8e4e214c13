import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { Position } from '../eventstore/event-store.js';
import type { LogEntry } from './projection.js';
import { touchesOf } from './touches.js';

/** An entry on its way into the journal. */
export type Journalled = { readonly entry: LogEntry; readonly position: Position };

const REMEMBERED = 4_096;

/** Writes the journal (journal.tables.ts), inside the transaction of whoever calls it. */
export class JournalWriter {
  readonly #numbers = new Map<string, number>();
  readonly #stream: StatementSync;
  readonly #newStream: StatementSync;
  readonly #event: StatementSync;
  readonly #line: StatementSync;
  readonly #range: StatementSync;
  readonly #link: StatementSync;
  #knownAt: string;

  constructor(database: DatabaseSync) {
    this.#stream = database.prepare('SELECT no FROM streams WHERE category = ? AND id = ?');
    this.#newStream = database.prepare('INSERT INTO streams (category, id) VALUES (?, ?)');
    this.#event = database.prepare('INSERT INTO journal VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)');
    this.#line = database.prepare('INSERT OR IGNORE INTO journal_lines VALUES (?, ?, ?)');
    this.#range = database.prepare('INSERT OR IGNORE INTO journal_ranges VALUES (?, ?, ?, ?)');
    this.#link = database.prepare('INSERT OR IGNORE INTO journal_links VALUES (?, ?, ?)');
    const last = database.prepare('SELECT known_at FROM journal ORDER BY seq DESC LIMIT 1').get();
    this.#knownAt = String(last?.['known_at'] ?? '');
  }

  write({ entry, position }: Journalled): void {
    const { seq, revision, id, type, version, recordedOn } = entry;
    const streamNo = this.#numberOf(entry);
    const recordedAt = entry.official['recordedAt'];
    if (typeof recordedAt === 'string' && recordedAt > this.#knownAt) this.#knownAt = recordedAt;
    const faces = [JSON.stringify(entry.public), JSON.stringify(entry.official)];
    const place = [version, recordedOn, this.#knownAt, position];
    this.#event.run(seq, streamNo, revision, id, type, ...place, ...faces);
    this.#index(entry, streamNo);
  }

  #index(entry: LogEntry, streamNo: number): void {
    for (const [first, last] of touchesOf(entry)) {
      if (first === last) this.#line.run(streamNo, first, entry.seq);
      else this.#range.run(streamNo, first, last, entry.seq);
    }
    const other = entry.public['linkedRequest'];
    if (typeof other !== 'string') return;
    this.#link.run(entry.stream, other, entry.seq);
    this.#link.run(other, entry.stream, entry.seq);
  }

  #numberOf({ category, stream }: LogEntry): number {
    const name = `${category}-${stream}`;
    const known = this.#numbers.get(name) ?? this.#stream.get(category, stream)?.['no'];
    const number = Number(known ?? this.#newStream.run(category, stream).lastInsertRowid);
    if (this.#numbers.size >= REMEMBERED) this.#numbers.clear();
    this.#numbers.set(name, number);
    return number;
  }
}
