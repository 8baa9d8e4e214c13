import { DatabaseSync } from 'node:sqlite';
import { type Diagnosis, sound, unsound } from '../diagnosis.js';
import { SCHEMA } from './database.js';
import { LEFT } from './hold.js';
import { openUntouched } from './kept.js';

/** Whether an embedded store still is what it was: reads the whole file, changes nothing. */
export const examine = (file: string): readonly Diagnosis[] => {
  const database = openUntouched(file);
  try {
    const found = [
      looked('file', () => integrity(database)),
      looked('append-only', () => appendOnly(database)),
      looked('log', () => dense(database)),
    ];
    return isLeft(database) ? [...found, unsound('moved', MOVED_OUT)] : found;
  } finally {
    database.close();
  }
};

const MOVED_OUT = 'the ledger was moved out of this file to a server: set EVENTSTORE_URL';

/** Of a file that cannot be read it is not known; that is told elsewhere. */
const isLeft = (database: DatabaseSync): boolean => {
  try {
    return database.prepare('SELECT 1 FROM sqlite_schema WHERE name = ?').get(LEFT) !== undefined;
  } catch {
    return false;
  }
};

/** What cannot be read is damaged. */
const looked = (what: string, look: () => Diagnosis): Diagnosis => {
  try {
    return look();
  } catch (error) {
    return unsound(
      what,
      `cannot be read: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
};

const integrity = (database: DatabaseSync): Diagnosis => {
  const { integrity_check: found } = database.prepare('PRAGMA integrity_check(1)').get() as {
    readonly integrity_check: string;
  };
  return found === 'ok'
    ? sound('file', 'every page and index is in order')
    : unsound('file', `damaged: ${found.replaceAll('\n', ' ')}`);
};

/** Without its triggers, word for word, the file could be changed by whoever opens it with a tool. */
const appendOnly = (database: DatabaseSync): Diagnosis => {
  const there = triggersOf(database);
  const missing = [...fresh()].filter(([name, sql]) => there.get(name) !== sql);
  if (missing.length === 0)
    return sound('append-only', 'the triggers that keep events from being changed are there');
  const names = missing.map(([name]) => name).join(', ');
  return unsound('append-only', `triggers are missing or others than they were: ${names}`);
};

const fresh = (): ReadonlyMap<string, string> => {
  const database = new DatabaseSync(':memory:');
  database.exec(SCHEMA);
  const triggers = triggersOf(database);
  database.close();
  return triggers;
};

const triggersOf = (database: DatabaseSync): ReadonlyMap<string, string> =>
  new Map(
    database
      .prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' ORDER BY name")
      .all()
      .map(({ name, sql }) => [String(name), String(sql)]),
  );

type Gap = { readonly name: string; readonly last: number; readonly n: number };

/** Positions and revisions are given without a gap: what is missing was taken away. */
const dense = (database: DatabaseSync): Diagnosis => {
  const gap = database
    .prepare(
      `SELECT coalesce(s.name, 'a stream without a name') AS name, max(revision) AS last, count(*) AS n
        FROM events e LEFT JOIN streams s ON s.no = e.stream_no
        GROUP BY e.stream_no HAVING last + 1 <> n OR s.name IS NULL LIMIT 1`,
    )
    .get() as Gap | undefined;
  if (gap !== undefined)
    return unsound('log', `${gap.name} holds ${gap.n} events of revisions 0 to ${gap.last}`);
  const { n, last } = database
    .prepare('SELECT count(*) AS n, coalesce(max(position), 0) AS last FROM events')
    .get() as { readonly n: number; readonly last: number };
  // Counts also what stood at the end and is gone.
  const given = database.prepare("SELECT seq FROM sqlite_sequence WHERE name = 'events'").get();
  const ends = Math.max(Number(given?.['seq'] ?? 0), last);
  return n === ends
    ? sound('log', `${n} events, none missing`)
    : unsound('log', `${n} events of positions 1 to ${ends}`);
};
