import { createHash } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';

const TABLES = `SELECT name FROM sqlite_schema
WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND name <> 'bookkeeping' ORDER BY name`;

/** Characters hashed at once: many small calls would cost more than the hashing. */
const CHUNK = 65_536;

/**
 * SHA-256, in hex, over the rows of every table in the order of its primary key. Two files with the same
 * digest answer every question alike. Checkpoints (`bookkeeping`) are left out.
 */
export const digest = (database: DatabaseSync): string => {
  const hash = createHash('sha256');
  for (const { name } of database.prepare(TABLES).all()) {
    const table = String(name);
    hash.update(`${table}\n`);
    const select = database.prepare(`SELECT * FROM "${table}" ORDER BY ${keyOf(database, table)}`);
    select.setReturnArrays(true);
    let text = '';
    for (const row of select.iterate()) {
      text += `${JSON.stringify(row)}\n`;
      if (text.length < CHUNK) continue;
      hash.update(text);
      text = '';
    }
    hash.update(text);
  }
  return hash.digest('hex');
};

const keyOf = (database: DatabaseSync, table: string): string => {
  const sql = 'SELECT name FROM pragma_table_info(?) WHERE pk > 0 ORDER BY pk';
  const columns = database.prepare(sql).all(table);
  if (columns.length === 0) throw new Error(`Table ${table} has no primary key`);
  return columns.map(({ name }) => `"${String(name)}"`).join(', ');
};
