import { Bookkeeping, JOURNAL } from './bookkeeping.js';
import type { Projection } from './projection.js';
import type { Rows } from './rows.js';

/** Brings the tables in line with the projections there are: a new version begins from nothing, one that is gone goes. */
export const alignTables = (rows: Rows, projections: readonly Projection[]): void => {
  const bookkeeping = new Bookkeeping(rows);
  bookkeeping.clearStops();
  const wanted = new Map(projections.map((projection) => [projection.name, projection]));
  for (const { name, version } of bookkeeping.all())
    if (name !== JOURNAL && wanted.get(name)?.version !== version) {
      drop(rows, name);
      bookkeeping.remove(name);
    }
  for (const { name, version, tables } of projections)
    if (bookkeeping.get(name) === undefined) {
      rows.database.exec(tables);
      bookkeeping.put({ name, version, seq: -1, stopped: null, error: null });
    }
};

/** Tables of a projection are called as it is, or begin with its name and an underscore. */
const drop = (rows: Rows, projection: string): void => {
  const sql = `SELECT name FROM sqlite_schema WHERE type = 'table' AND (name = ? OR name GLOB ?)`;
  for (const { name } of rows.all(sql, projection, `${projection}_*`))
    rows.database.exec(`DROP TABLE "${String(name)}"`);
};
