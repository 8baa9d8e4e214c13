import { DatabaseSync } from 'node:sqlite';
import type { Position } from '../../eventstore/event-store.js';
import { instant } from '../../kernel/dates.js';
import type { Reading } from '../database.js';
import { JournalLines } from '../journal-lines.js';
import { JournalWriter } from '../journal-writer.js';
import { Journal } from '../journal.js';
import { JOURNAL_TABLES } from '../journal.tables.js';
import type { LogEntry } from '../projection.js';
import { Rows } from '../rows.js';
import type { FindingView } from './finding-view.js';
import { findingsUnder } from './findings.projection.js';
import { FINDINGS_TABLES } from './findings.tables.js';
import { heardActs } from './heard-acts.js';
import { LAW, type Law } from './law.js';

const BATCH = 1_000;

/**
 * Everything that is held of the acts of a history, in their order, as known at a seq or an instant
 * (absent: at its end). A register with no event in the history is not recorded, not empty.
 * @throws RangeError when `at` is neither.
 */
export async function* judgeHistory<Id extends string>(
  entries: AsyncIterable<LogEntry>,
  law: Law<Id>,
  at?: string,
): AsyncGenerator<FindingView<Id>> {
  const reading = openReading();
  try {
    const enter = enterer(reading);
    for await (const batch of inBatches(until(entries, at))) enter(batch);
    const last = reading.journal.lastSeq();
    const whole = { from: 0, to: last + 1, at: last };
    const known = { ...reading, isPart: isPart(reading) };
    for (const held of heardActs(known, law, whole)) yield* held;
  } finally {
    reading.rows.database.close();
  }
}

/** Whether events are missing before or between those given. */
const isPart = ({ rows, journal }: Reading): boolean =>
  rows.number('SELECT count(*) AS n FROM journal') !== journal.lastSeq() + 1;

/** Tables of its own, in a file without a name that SQLite makes only where memory does not suffice. */
const openReading = (): Reading => {
  const rows = new Rows(new DatabaseSync(''));
  rows.database.exec(JOURNAL_TABLES + FINDINGS_TABLES);
  return { rows, journal: new Journal(rows), lines: new JournalLines(rows) };
};

/** Enters journal, registers, reviews and tallies; nothing is judged yet. */
const enterer = ({ rows: { database } }: Reading): ((batch: readonly LogEntry[]) => void) => {
  const writer = new JournalWriter(database);
  const project = findingsUnder({ ...LAW, acts: new Set() }).open(database);
  return (batch) => {
    database.exec('BEGIN');
    for (const entry of batch) writer.write({ entry, position: '' as Position });
    project(batch);
    database.exec('COMMIT');
  };
};

async function* inBatches(entries: AsyncIterable<LogEntry>): AsyncGenerator<readonly LogEntry[]> {
  let batch: LogEntry[] = [];
  for await (const entry of entries) {
    batch.push(entry);
    if (batch.length < BATCH) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

async function* until(
  entries: AsyncIterable<LogEntry>,
  at: string | undefined,
): AsyncGenerator<LogEntry> {
  const lastSeq = at !== undefined && /^\d{1,15}$/.test(at) ? Number(at) : Infinity;
  const end = at === undefined || lastSeq !== Infinity ? undefined : instant(at);
  for await (const entry of entries) {
    const recordedAt = entry.official['recordedAt'];
    const isLater = end !== undefined && typeof recordedAt === 'string' && recordedAt > end;
    if (isLater || entry.seq > lastSeq) return;
    yield entry;
  }
}
