import { DatabaseSync } from 'node:sqlite';
import { type Diagnosis, sound, unsound } from '../diagnosis.js';

/** What openDatabase makes: without one of them the file could be changed by whoever opens it with a tool. */
const TRIGGERS = 6;

/** Whether an embedded store still is what it was: reads the whole file, changes nothing. */
export const examine = (file: string): readonly Diagnosis[] => {
  const database = new DatabaseSync(file, { readOnly: true });
  try {
    return [integrity(database), appendOnly(database), dense(database)];
  } finally {
    database.close();
  }
};

const integrity = (database: DatabaseSync): Diagnosis => {
  const { integrity_check: found } = database.prepare('PRAGMA integrity_check(1)').get() as {
    readonly integrity_check: string;
  };
  return found === 'ok'
    ? sound('file', 'every page and index is in order')
    : unsound('file', `damaged: ${found}`);
};

const appendOnly = (database: DatabaseSync): Diagnosis => {
  const { n } = database
    .prepare("SELECT count(*) AS n FROM sqlite_schema WHERE type = 'trigger'")
    .get() as { readonly n: number };
  return n === TRIGGERS
    ? sound('append-only', 'the triggers that keep events from being changed are there')
    : unsound('append-only', `${n} of ${TRIGGERS} triggers that keep events from being changed`);
};

type Gap = {
  readonly name: string;
  readonly first: number;
  readonly last: number;
  readonly n: number;
};

/** Positions and revisions are given without a gap: what is missing was taken away. */
const dense = (database: DatabaseSync): Diagnosis => {
  const { n, first, last } = database
    .prepare('SELECT count(*) AS n, min(position) AS first, max(position) AS last FROM events')
    .get() as { readonly n: number; readonly first: number | null; readonly last: number | null };
  const gap = database
    .prepare(
      `SELECT s.name, min(revision) AS first, max(revision) AS last, count(*) AS n FROM events e
        JOIN streams s ON s.no = e.stream_no GROUP BY e.stream_no HAVING last + 1 <> n LIMIT 1`,
    )
    .get() as Gap | undefined;
  if (gap !== undefined)
    return unsound('streams', `${gap.name} holds ${gap.n} events of revisions 0 to ${gap.last}`);
  const ends = Number(
    database.prepare("SELECT seq FROM sqlite_sequence WHERE name = 'events'").get()?.['seq'] ?? 0,
  );
  if (n > 0 && (first !== 1 || last !== n || ends !== n))
    return unsound('log', `${n} events of positions 1 to ${Math.max(ends, last ?? 0)}`);
  return sound('log', `${n} events, none missing`);
};
