import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import { columnsOf, keyOf, tableDigest, tablesOf } from './digest.js';

/** One way in which rows are not those that the log gives. Names tables, keys and columns, and no other value. */
export type RowFinding = {
  readonly kind: 'row-changed' | 'row-missing' | 'row-inserted' | 'table-changed';
  readonly table: string;
  readonly key: readonly SQLOutputValue[] | null;
  readonly message: string;
};

/** Under this name the file that was built again is attached. */
export const BUILT = 'built';

/**
 * Holds the tables of a database against those of the same name in the one attached as `built`: digests first, then
 * the rows of tables that differ. Definitions (tables, indexes, triggers) must be the same.
 */
export function* rowDifferences(
  database: DatabaseSync,
  isCompared: (table: string) => boolean,
): Generator<RowFinding> {
  const others = definitionsThatDiffer(database).filter(({ table }) => isCompared(table));
  for (const { name, table } of others)
    yield { kind: 'table-changed', table, key: null, message: `${name} is not defined as it was` };
  const redefined = new Set(others.map(({ name }) => name));
  for (const table of tablesOf(database, BUILT)) {
    if (!isCompared(table) || redefined.has(table)) continue;
    if (tableDigest(database, table) === tableDigest(database, table, BUILT)) continue;
    yield* rowsOf(database, table);
  }
}

const definitionsThatDiffer = (
  database: DatabaseSync,
): readonly { readonly name: string; readonly table: string }[] =>
  database
    .prepare(`${lacking('main', BUILT)} UNION ${lacking(BUILT, 'main')} ORDER BY name`)
    .all()
    .map((row) => ({ name: String(row['name']), table: String(row['tbl_name']) }));

const lacking = (schema: string, other: string): string =>
  `SELECT name, tbl_name FROM (${definitionsOf(schema)} EXCEPT ${definitionsOf(other)})`;

const definitionsOf = (schema: string): string =>
  `SELECT name, tbl_name, sql FROM ${schema}.sqlite_schema WHERE name NOT LIKE 'sqlite_%'`;

function* rowsOf(database: DatabaseSync, table: string): Generator<RowFinding> {
  const key = keyOf(database, table, BUILT);
  const told = (kind: RowFinding['kind'], values: readonly SQLOutputValue[], words: string) => ({
    kind,
    table,
    key: values,
    message: `${table} ${key.map((name, n) => `${name}=${JSON.stringify(values[n])}`).join(', ')}: ${words}`,
  });
  const all = columnsOf(database, table, BUILT).filter((name) => !key.includes(name));
  const unequal = all.map((name) => `(a."${name}" IS NOT b."${name}")`);
  const same = key.map((name) => `a."${name}" = b."${name}"`).join(' AND ');
  const keysOf = (side: string): string => key.map((name) => `${side}."${name}"`).join(', ');
  if (all.length > 0)
    for (const row of rows(
      database,
      `SELECT ${keysOf('b')}, ${unequal.join(', ')} FROM ${BUILT}."${table}" b JOIN main."${table}" a ON ${same}
        WHERE ${unequal.join(' OR ')}`,
    )) {
      const others = all.filter((_, n) => row[key.length + n] === 1);
      yield told('row-changed', row, `another ${others.join(', ')} than the log gives`);
    }
  const alone = (one: string, other: string): string =>
    `SELECT ${keysOf('a')} FROM ${one}."${table}" a
      WHERE NOT EXISTS (SELECT 1 FROM ${other}."${table}" b WHERE ${same})`;
  for (const row of rows(database, alone(BUILT, 'main')))
    yield told('row-missing', row, 'the log gives it, and it is not there');
  for (const row of rows(database, alone('main', BUILT)))
    yield told('row-inserted', row, 'it is there, and the log does not give it');
}

function* rows(database: DatabaseSync, sql: string): Generator<readonly SQLOutputValue[]> {
  const select = database.prepare(sql);
  select.setReturnArrays(true);
  for (const row of select.iterate()) yield row as unknown as readonly SQLOutputValue[];
}
