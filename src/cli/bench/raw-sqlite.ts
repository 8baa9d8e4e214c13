import { DatabaseSync } from 'node:sqlite';
import type { EventToAppend } from '../../eventstore/event-store.js';

/** What node:sqlite does with the same bytes and the same durability, and no ledger around it. */
export const rawDatabase = (file: string) => {
  const database = new DatabaseSync(file);
  database.exec(
    `PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
     CREATE TABLE events(position INTEGER PRIMARY KEY, stream TEXT, revision INTEGER, id TEXT, type TEXT, record TEXT, UNIQUE(stream, revision))`,
  );
  const insert = database.prepare(
    'INSERT INTO events(stream, revision, id, type, record) VALUES (?, ?, ?, ?, ?)',
  );
  let streams = 0;
  const write = (events: readonly EventToAppend[]): void => {
    const stream = `raw-${(streams += 1)}`;
    for (const [n, { id, type, record }] of events.entries())
      insert.run(stream, n, id, type, record);
  };
  return {
    oneByOne: (events: readonly EventToAppend[]): void => {
      for (const event of events) write([event]);
    },
    together: (events: readonly EventToAppend[]): void => {
      database.exec('BEGIN IMMEDIATE');
      write(events);
      database.exec('COMMIT');
    },
    close: (): void => database.close(),
  };
};
