import { createHash, type Hash } from 'node:crypto';
import type { DatabaseSync, SQLOutputValue, StatementSync } from 'node:sqlite';

const tablesIn = (schema: string): string => `SELECT name FROM ${schema}.sqlite_schema
WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND name <> 'bookkeeping' ORDER BY name`;

/** Rows read and hashed at once: one by one would cost more than the hashing. */
const ROWS = 500;

/** Places in one store: another one that holds the same log has others. */
const OF_THE_STORE: readonly string[] = ['position'];

/**
 * SHA-256, in hex, over the rows of every table in the order of its primary key. Two files with the same
 * digest answer every question alike, whichever store they were built from. Checkpoints (`bookkeeping`) are left out.
 */
export const digest = (database: DatabaseSync): string => {
  const hash = createHash('sha256');
  for (const name of tablesOf(database)) addTable(hash, database, { name, without: OF_THE_STORE });
  return hash.digest('hex');
};

/** The tables that the digest covers, by name; `schema` is a database attached. */
export const tablesOf = (database: DatabaseSync, schema = 'main'): readonly string[] =>
  database
    .prepare(tablesIn(schema))
    .all()
    .map(({ name }) => String(name));

/** The same of one table, with its places in the store. */
export const tableDigest = (database: DatabaseSync, name: string, schema = 'main'): string => {
  const hash = createHash('sha256');
  addTable(hash, database, { name, schema });
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

type Table = {
  readonly name: string;
  /** `main`, or a database attached. */
  readonly schema?: string;
  /** Columns that are left out. */
  readonly without?: readonly string[];
};

const addTable = (
  hash: Hash,
  database: DatabaseSync,
  { name, schema = 'main', without = [] }: Table,
): void => {
  hash.update(`${name}\n`);
  const key = keyOf(database, name, schema);
  const inOrder = quoted(key);
  const own = columnsOf(database, name, schema).filter((column) => !without.includes(column));
  const columns = quoted([...key, ...own]);
  const after = (where: string): StatementSync => {
    const rows = `SELECT ${columns} FROM ${schema}."${name}" ${where}`;
    const select = database.prepare(`${rows} ORDER BY ${inOrder} LIMIT ${ROWS}`);
    select.setReturnArrays(true);
    return select;
  };
  const next = after(`WHERE (${inOrder}) > (${key.map(() => '?').join(', ')})`);
  let rows = after('').all() as unknown as readonly SQLOutputValue[][];
  for (let last = rows.at(-1); last !== undefined; last = rows.at(-1)) {
    hash.update(JSON.stringify(rows));
    rows = next.all(...last.slice(0, key.length)) as unknown as readonly SQLOutputValue[][];
  }
};

const quoted = (names: readonly string[]): string => names.map((name) => `"${name}"`).join(', ');

/** Every column, in the order of its definition. */
export const columnsOf = (
  database: DatabaseSync,
  table: string,
  schema: string,
): readonly string[] =>
  database
    .prepare('SELECT name FROM pragma_table_info(?, ?)')
    .all(table, schema)
    .map(({ name }) => String(name));
