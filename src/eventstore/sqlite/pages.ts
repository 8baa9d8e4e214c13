import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';
import type { RecordedEvent } from '../event-store.js';
import { positionOf } from './position.js';
import { LEFT } from './hold.js';
import { movedAway, whileReading } from './store-error.js';

/** A page ends after either: it is read in one go, while nothing else runs in this process. */
const PAGE_EVENTS = 1000;
const PAGE_CHARS = 1024 * 1024;

/** `row` and `revision` of the last event looked at; `undefined` when there was none. */
export type Page = {
  readonly events: readonly RecordedEvent[];
  readonly last: { readonly row: number; readonly revision: number } | undefined;
};

type Row = [
  row: number,
  stream: string,
  revision: number,
  id: string,
  type: string,
  record: string,
];

const COLUMNS = 'e.position, s.name, e.revision, e.id, e.type, e.record';

/** Reads page by page. No transaction is open between pages: who reads slowly holds up nobody. */
export class Pages {
  readonly #prefix: string;
  readonly #all: StatementSync;
  readonly #stream: StatementSync;
  readonly #last: StatementSync;
  readonly #lastOfPrefix: StatementSync;
  readonly #left: StatementSync;

  constructor(database: DatabaseSync, prefix: string) {
    const prepare = (sql: string): StatementSync => {
      const statement = database.prepare(sql);
      statement.setReturnArrays(true);
      return statement;
    };
    this.#prefix = prefix;
    // CROSS JOIN fixes the order of the loops: walk the events, look the names up.
    this.#all = prepare(
      `SELECT ${COLUMNS} FROM events e CROSS JOIN streams s ON s.no = e.stream_no
        WHERE e.position > ? AND e.position <= ? ORDER BY e.position LIMIT ${PAGE_EVENTS}`,
    );
    this.#stream = prepare(
      `SELECT ${COLUMNS} FROM streams s CROSS JOIN events e ON e.stream_no = s.no
        WHERE s.name = ? AND e.revision >= ? ORDER BY e.revision LIMIT ${PAGE_EVENTS}`,
    );
    this.#last = prepare('SELECT max(position) FROM events');
    this.#lastOfPrefix = prepare(
      `SELECT e.position FROM events e CROSS JOIN streams s ON s.no = e.stream_no
        WHERE instr(s.name, ?) = 1 ORDER BY e.position DESC LIMIT 1`,
    );
    this.#left = prepare('SELECT 1 FROM sqlite_schema WHERE name = ?');
  }

  /** Events of the prefix with `after` < row <= `until`; `last` counts those of other prefixes too. */
  all(after: number, until: number): Page {
    const { events, last } = page(this.#all, after, until);
    return { events: events.filter(({ stream }) => stream.startsWith(this.#prefix)), last };
  }

  stream(name: string, from: number): Page {
    return page(this.#stream, name, from);
  }

  /** Row of the last event of any prefix; 0 when there is none. */
  head(): number {
    return number(this.#last) ?? 0;
  }

  /** @throws EventStoreError unavailable where the ledger was moved out of this store. */
  headOfPrefix(): number | null {
    if (number(this.#left, LEFT) !== null) throw movedAway();
    return number(this.#lastOfPrefix, this.#prefix);
  }
}

const number = (statement: StatementSync, ...values: SQLInputValue[]): number | null => {
  try {
    const row = statement.get(...values) as unknown as [number | null] | undefined;
    return row?.[0] ?? null;
  } catch (cause) {
    throw whileReading(cause);
  }
};

const page = (statement: StatementSync, ...values: SQLInputValue[]): Page => {
  const events: RecordedEvent[] = [];
  let last: Page['last'];
  let chars = 0;
  try {
    for (const found of statement.iterate(...values)) {
      const [row, stream, revision, id, type, record] = found as unknown as Row;
      events.push({ id, type, record, stream, revision, position: positionOf(row) });
      last = { row, revision };
      chars += record.length;
      if (chars >= PAGE_CHARS) break;
    }
  } catch (cause) {
    throw whileReading(cause);
  }
  return { events, last };
};
