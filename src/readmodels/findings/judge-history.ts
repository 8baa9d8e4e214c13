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
import { Cases } from './cases.js';
import { factOf, isInCase, linesOf } from './fact-of.js';
import type { FindingView } from './finding-view.js';
import { findingsUnder } from './findings.projection.js';
import { FINDINGS_TABLES } from './findings.tables.js';
import { HearingRoom } from './hearing-room.js';
import type { Law } from './law.js';

const BATCH = 1_000;

/**
 * Everything that is held of the acts of a history, in their order, as known at a seq or an instant
 * (absent: at its end). A register with no event in the history is not recorded, not empty.
 * @throws RangeError when `at` is neither.
 */
export async function* judgeHistory(
  entries: AsyncIterable<LogEntry>,
  law: Law,
  at?: string,
): AsyncGenerator<FindingView> {
  const reading = openReading();
  try {
    const enter = enterer(reading, law);
    for await (const batch of inBatches(knownAt(entries, at))) enter(batch);
    yield* held(reading, law);
  } finally {
    reading.rows.database.close();
  }
}

/** Tables of its own, in a file without a name that SQLite makes only where memory does not suffice. */
const openReading = (): Reading => {
  const rows = new Rows(new DatabaseSync(''));
  rows.database.exec(JOURNAL_TABLES + FINDINGS_TABLES);
  return { rows, journal: new Journal(rows), lines: new JournalLines(rows) };
};

/** Enters journal, registers, reviews and tallies; nothing is judged yet. */
const enterer = (
  { rows: { database } }: Reading,
  law: Law,
): ((batch: readonly LogEntry[]) => void) => {
  const writer = new JournalWriter(database);
  const project = findingsUnder({ ...law, acts: new Set() }).open(database);
  return (batch) => {
    database.exec('BEGIN');
    for (const entry of batch) writer.write({ entry, position: '' as Position });
    project(batch);
    database.exec('COMMIT');
  };
};

function* held(reading: Reading, law: Law): Generator<FindingView> {
  const last = reading.journal.lastSeq();
  const room = new HearingRoom(reading, law, last, true);
  const cases = new Cases(reading.rows);
  for (let next = 0; next <= last; next += BATCH)
    for (const entry of reading.journal.entries(next, BATCH)) {
      const fact = factOf(entry);
      const of = fact && isInCase(fact) ? cases.byId(entry.stream) : undefined;
      if (fact === undefined || of === undefined) continue;
      const ranges = linesOf(fact);
      if (ranges.length === 0) yield* room.hear({ case: of, line: 0 }, entry.seq);
      for (const [first, end] of ranges)
        for (let line = first; line <= end; line++) yield* room.hear({ case: of, line }, entry.seq);
    }
}

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

async function* knownAt(
  entries: AsyncIterable<LogEntry>,
  at: string | undefined,
): AsyncGenerator<LogEntry> {
  const lastSeq = at !== undefined && /^\d{1,15}$/.test(at) ? Number(at) : Infinity;
  const until = at === undefined || lastSeq !== Infinity ? undefined : instant(at);
  for await (const entry of entries) {
    const recordedAt = entry.official['recordedAt'];
    const isLater = until !== undefined && typeof recordedAt === 'string' && recordedAt > until;
    if (isLater || entry.seq > lastSeq) return;
    yield entry;
  }
}
