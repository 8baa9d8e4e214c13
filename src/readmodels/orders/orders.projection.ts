import type { DatabaseSync } from 'node:sqlite';
import { STILL } from '../history.js';
import { occurredOn, text } from '../field.js';
import type { LogEntry, Projection } from '../projection.js';
import { Rows } from '../rows.js';
import { streamNumbers } from '../streams.js';
import type { OrderView } from './list-orders.js';

/** Orders as states (history.ts). */
const tables = `
CREATE TABLE orders (
  stream_no INTEGER NOT NULL,
  from_seq INTEGER NOT NULL,
  until_seq INTEGER NOT NULL,
  view TEXT NOT NULL,
  PRIMARY KEY (stream_no, from_seq)
) STRICT, WITHOUT ROWID;
`;

const CURRENT = `SELECT view FROM orders WHERE stream_no = ? ORDER BY from_seq DESC LIMIT 1`;
const CLOSE = `UPDATE orders SET until_seq = ? WHERE stream_no = ? AND until_seq = ${STILL}`;

/**
 * The order after an event: a change states the whole of its terms, an end adds what ended it. A correction
 * states those of the entry that it names; of an earlier entry than the last it changes nothing that still stands.
 */
const orderAfter = (before: OrderView | undefined, entry: LogEntry): OrderView => {
  const { agency: _recorder, corrects = null, ...said } = entry.public;
  const { stream: id, recordedOn } = entry;
  const evidence = [...(before?.evidence ?? []), entry.seq];
  const known = {
    ...(before ?? { ...UNKNOWN, id, occurredOn: occurredOn(entry) }),
    recordedOn,
    evidence,
  };
  if (corrects !== null) return corrects === known.revision ? corrected(known, said) : known;
  if (entry.type !== 'CourtOrderLifted') return { ...known, ...said, revision: entry.revision };
  const lifted = { on: occurredOn(entry), by: text(said['by']), words: text(said['words']) };
  return { ...known, to: text(said['to']) ?? known.to, lifted };
};

/** What ended the order ended it, whatever its entry should have said. */
const corrected = (known: OrderView, said: LogEntry['public']): OrderView => {
  const { occurredOn: _day, ...terms } = said;
  return { ...known, ...terms, to: known.lifted === null ? text(said['to']) : known.to };
};

const UNKNOWN = {
  court: null,
  docket: null,
  label: null,
  boundParties: null,
  forbiddenActs: null,
  authorities: null,
  from: null,
  to: null,
  stage: null,
  words: null,
  policies: null,
  recipientAgencies: null,
  revision: 0,
  lifted: null,
} as const;

/** Court orders as they stand, and as they stood. */
export const orders: Projection = {
  name: 'orders',
  version: 3,
  tables,
  open: (database: DatabaseSync) => {
    const rows = new Rows(database);
    const numberOf = streamNumbers(database);
    return (entries) => {
      for (const entry of entries) {
        if (entry.category !== 'order') continue;
        const streamNo = numberOf(entry);
        const row = rows.get(CURRENT, streamNo);
        const before = row && (JSON.parse(String(row['view'])) as OrderView);
        const view = JSON.stringify(orderAfter(before, entry));
        rows.run(CLOSE, entry.seq, streamNo);
        rows.run('INSERT INTO orders VALUES (?, ?, ?, ?)', streamNo, entry.seq, STILL, view);
      }
    };
  },
};
