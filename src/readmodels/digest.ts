import { createHash, type Hash } from 'node:crypto';
import type { DatabaseSync, SQLOutputValue, StatementSync } from 'node:sqlite';

const tablesIn = (schema: string): string => `SELECT name FROM ${schema}.sqlite_schema
WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND name <> 'bookkeeping' ORDER BY name`;

/** Rows read and hashed at once: one by one would cost more than the hashing. */
const ROWS = 500;

/**
 * SHA-256, in hex, over the rows of every table in the order of its primary key. Two files with the same
 * digest answer every question alike. Checkpoints (`bookkeeping`) are left out.
 */
export const digest = (database: DatabaseSync): string => {
  const hash = createHash('sha256');
  for (const table of tablesOf(database)) addTable(hash, database, table);
  return hash.digest('hex');
};

/** The tables that the digest covers, by name; `schema` is a database attached. */
export const tablesOf = (database: DatabaseSync, schema = 'main'): readonly string[] =>
  database
    .prepare(tablesIn(schema))
    .all()
    .map(({ name }) => String(name));

/** The same of one table. */
export const tableDigest = (database: DatabaseSync, table: string, schema = 'main'): string => {
  const hash = createHash('sha256');
  addTable(hash, database, table, schema);
  return hash.digest('hex');
};

/** Columns of the primary key, in its order. @throws Error when there is none. */
export const keyOf = (
  database: DatabaseSync,
  table: string,
  schema = 'main',
): readonly string[] => {
  const sql = 'SELECT name FROM pragma_table_info(?, ?) WHERE pk > 0 ORDER BY pk';
  const columns = database.prepare(sql).all(table, schema);
  if (columns.length === 0) throw new Error(`Table ${table} has no primary key`);
  return columns.map(({ name }) => String(name));
};

const addTable = (hash: Hash, database: DatabaseSync, table: string, schema = 'main'): void => {
  hash.update(`${table}\n`);
  const key = keyOf(database, table, schema);
  const names = key.map((name) => `"${name}"`).join(', ');
  const after = (where: string): StatementSync => {
    const columns = `${names}, * FROM ${schema}."${table}"`;
    const select = database.prepare(`SELECT ${columns} ${where} ORDER BY ${names} LIMIT ${ROWS}`);
    select.setReturnArrays(true);
    return select;
  };
  const next = after(`WHERE (${names}) > (${key.map(() => '?').join(', ')})`);
  let rows = after('').all() as unknown as readonly SQLOutputValue[][];
  for (let last = rows.at(-1); last !== undefined; last = rows.at(-1)) {
    hash.update(JSON.stringify(rows));
    rows = next.all(...last.slice(0, key.length)) as unknown as readonly SQLOutputValue[][];
  }
};
