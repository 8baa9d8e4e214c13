import type { DatabaseSync } from 'node:sqlite';
import type { LogEntry, Projection } from './projection.js';

type EventList = {
  readonly name: string;
  readonly version: number;
  /** One type, or several that are listed together. */
  readonly type: string | readonly string[];
  /** By what the events are looked up; '' where they are only listed. */
  readonly key: (entry: LogEntry) => string;
};

/** A projection that only notes where the events of some types are: what they say is read from the journal. */
export const eventList = ({ name, version, type, key }: EventList): Projection => ({
  name,
  version,
  tables: `CREATE TABLE ${name} (seq INTEGER PRIMARY KEY, key TEXT NOT NULL) STRICT;
    CREATE INDEX ${name}_by_key ON ${name} (key);`,
  open: (database: DatabaseSync) => {
    const insert = database.prepare(`INSERT INTO ${name} VALUES (?, ?)`);
    const types = new Set([type].flat());
    return (entries) => {
      for (const entry of entries) if (types.has(entry.type)) insert.run(entry.seq, key(entry));
    };
  },
});
