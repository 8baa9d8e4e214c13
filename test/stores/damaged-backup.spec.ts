import { chmodSync, cpSync, existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { beforeAll, describe, expect, it } from 'vitest';
import { openStore } from '../../src/stores.js';
import { readConfig } from '../../src/platform/config.js';
import { recordSome } from '../verify/support/live-ledger.js';
import { copiedBy, ledger } from './command-line.js';
import { kinds } from './kinds.js';
import { places } from './places.js';
import { settings } from './told.js';

const { place } = places();
const { KINDS } = kinds();

const changed = (file: string, sql: string): string => {
  const copy = join(place(), 'copy.db');
  cpSync(file, copy);
  chmodSync(copy, 0o600);
  const database = new DatabaseSync(copy);
  const triggers = database
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger'")
    .all() as { readonly name: string }[];
  for (const { name } of triggers) database.exec(`DROP TRIGGER ${name}`);
  database.exec(sql);
  database.close();
  return copy;
};

/** What was done to the file, and what is said of it. */
const DAMAGES = {
  'with bytes that are no record': [
    "UPDATE events SET record = 'xx' || substr(record, 3) WHERE position = 3",
    'At seq 2: A record cannot be read as JSON',
  ],
  'with the record of another event': [
    'UPDATE events SET record = (SELECT record FROM events WHERE position = 2) WHERE position = 3',
    'At seq 2: Its record is that of another event',
  ],
  'that lacks an event': [
    'DELETE FROM events WHERE revision = 0 AND stream_no IN (SELECT stream_no FROM events WHERE revision = 1)',
    'stands where revision 0 must',
  ],
  'with one other character in one event, which the log shows': [
    `UPDATE events SET record = replace(record, '"recordedOn":"2', '"recordedOn":"3') WHERE position = 3`,
    'was changed since it was made: it held',
  ],
  'with one other character in what is sealed': [
    `UPDATE events SET record = substr(record, 1, length(record) - 20) || 'A' || substr(record, length(record) - 18) WHERE position = 3`,
    'was changed since it was made: it held',
  ],
  'that lacks the last event': [
    'DELETE FROM events WHERE position = (SELECT max(position) FROM events)',
    'was changed since it was made: it held',
  ],
} as const;

describe.each(Object.keys(KINDS) as (keyof typeof KINDS)[])('into %s', (kind) => {
  let id: string | undefined;
  let target: ReturnType<typeof settings>;
  let file: string;
  let leaves: string;
  beforeAll(async () => {
    const chosen = KINDS[kind]();
    id = chosen['LEDGER_ID'];
    target = settings(place(), chosen);
    const environment = settings(place(), { LEDGER_ID: id });
    file = join(place(), '1.db');
    await recordSome(environment, 1);
    ({ leaves } = copiedBy(await ledger(['backup', 'store', file], environment)));
  });
  /** Not one event is there, nor a file that was not there. */
  const expectNothing = async (): Promise<void> => {
    if (target['EVENTSTORE_URL' as keyof typeof target] === undefined)
      return expect(
        existsSync(target.LEDGER_DATA_DIR) && readdirSync(target.LEDGER_DATA_DIR),
      ).toEqual(false);
    const store = await openStore(readConfig(target));
    expect(await store.head()).toBeNull();
    await store.close();
  };

  it.each(Object.keys(DAMAGES) as (keyof typeof DAMAGES)[])(
    'no copy is restored %s',
    async (damage) => {
      const [sql, said] = DAMAGES[damage];
      const copy = changed(file, sql);
      const words = await ledger(['restore', 'store', copy], target).catch(String);
      expect(words).toContain(said);
      expect(words).toContain(copy);
      expect(words).toContain('Nothing was restored');
      await expectNothing();
    },
  );

  it('no copy is restored with another digest than the one that is named', async () => {
    const other = 'f'.repeat(64);
    await expect(ledger(['restore', 'store', file, '--leaves', other], target)).rejects.toThrow(
      `${file} is not that copy: the digest of its leaves is ${leaves}`,
    );
    await expectNothing();
  });

  it('the copy is restored as it was made, and one that keeps no digest as well', async () => {
    const old = changed(file, 'DROP TABLE the_copy');
    const there = settings(place(), { LEDGER_ID: id });
    expect(copiedBy(await ledger(['restore', 'store', old], there)).leaves).toBe(leaves);
    const ran = await ledger(['restore', 'store', file, '--leaves', leaves], target);
    expect(copiedBy(ran).leaves).toBe(leaves);
  });
});
