import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { openKept, openStore } from '../../../src/stores.js';
import { type Environment, readConfig } from '../../../src/platform/config.js';
import { currentFile } from '../../../src/readmodels/generations.js';

/** A ledger as it lies on a disk: its settings, and its events in order. */
export type Recorded = {
  readonly environment: Environment;
  readonly log: string;
  readonly events: readonly Place[];
};

/** `at`: its place in words, as findings give it. */
type Place = {
  readonly seq: number;
  readonly stream: string;
  readonly revision: number;
  readonly at: string;
};

export const recordedIn = async (environment: Environment): Promise<Recorded> => {
  const config = readConfig(environment);
  const store = config.eventStore === undefined ? openKept(config) : await openStore(config);
  try {
    const events = (await Array.fromAsync(store.readAll(null))).map(
      ({ stream, revision }, seq): Place => ({
        seq,
        stream,
        revision,
        at: `seq ${seq}, revision ${revision} of ${stream}`,
      }),
    );
    return { environment, log: join(config.dataDir, 'log'), events };
  } finally {
    await store.close();
  }
};

/** Changes the embedded store as somebody would who has the file and drops what stands in the way. */
export const inStore = ({ environment }: Recorded, sql: string): void => {
  const database = new DatabaseSync(join(environment['LEDGER_DATA_DIR']!, 'events.db'));
  const triggers = database
    .prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'")
    .all();
  for (const { name } of triggers) database.exec(`DROP TRIGGER "${String(name)}"`);
  database.exec(sql);
  for (const trigger of triggers) database.exec(String(trigger['sql']));
  database.close();
};

/** An embedded store gives positions from 1. */
export const positionOf = ({ seq }: Place): number => seq + 1;

export const inReadModels = ({ environment }: Recorded, sql: string): void => {
  const directory = join(environment['LEDGER_DATA_DIR']!, 'readmodels');
  const database = new DatabaseSync(currentFile(directory)!);
  database.exec(sql);
  database.close();
};

/** Changes the bytes of a file of the log. */
export const inLog = (
  { log }: Recorded,
  path: string,
  change: (bytes: Buffer) => Uint8Array | string,
): void => writeFileSync(join(log, path), change(readFileSync(join(log, path))));

export const flipped = (bytes: Buffer, at: number): Buffer => {
  bytes[at]! ^= 1;
  return bytes;
};

/** Where in a bundle the entry begins, after its length. */
export const entryIn = (bundle: Buffer, seq: number): number => {
  let at = 0;
  for (let n = 0; n < seq; n += 1) at += 2 + bundle.readUInt16BE(at);
  return at + 2;
};
