import { createSecretKey, type KeyObject } from 'node:crypto';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { LRUCache } from 'lru-cache';
import type { Epoch, KeyFile } from './key-file.js';
import { randomBytes } from './random.js';
import type { DataKey } from './seal.js';
import { createSecret, hasSecret, KeyFileError } from './secret-file.js';
import { type KeyUse, unwrap, wrap } from './wrapped-key.js';

const KEY_BYTES = 32;
const KID_BYTES = 16;
const KEYS_IN_MEMORY = 2_000;
/** How long a process waits while another makes keys. */
const BUSY_MS = 10_000;

// STORED FOREVER, until a key is destroyed.
const TABLES = `
  CREATE TABLE IF NOT EXISTS data_key (
    kid     TEXT PRIMARY KEY,
    stream  TEXT NOT NULL,
    year    TEXT NOT NULL,
    wrapped BLOB NOT NULL,
    UNIQUE (stream, year)
  ) STRICT`;

type Row = KeyUse & { readonly wrapped: Uint8Array };
type Place = Pick<KeyUse, 'stream' | 'year'>;

/**
 * The data keys of all streams, wrapped by the epoch key of their year, in a SQLite file beside the
 * key file. One key for each stream and year of `recordedOn`, also when several processes ask for it
 * at the same time. A key is durable before anyone gets it.
 */
export class KeyStore {
  readonly #keyFile: KeyFile;
  readonly #database: DatabaseSync;
  readonly #byPlace: StatementSync;
  readonly #byKid: StatementSync;
  readonly #insert: StatementSync;
  readonly #keys = new LRUCache<string, DataKey>({ max: KEYS_IN_MEMORY });
  readonly #epochs = new Map<string, Epoch>();
  #waiting = new Map<string, Place>();
  #made: Promise<void> | undefined;

  private constructor(path: string, keyFile: KeyFile) {
    this.#keyFile = keyFile;
    this.#database = new DatabaseSync(path, { timeout: BUSY_MS });
    toWal(this.#database);
    this.#database.exec('PRAGMA synchronous = FULL');
    this.#database.exec(TABLES);
    const columns = 'SELECT kid, stream, year, wrapped FROM data_key';
    this.#byPlace = this.#database.prepare(`${columns} WHERE stream = ? AND year = ?`);
    this.#byKid = this.#database.prepare(`${columns} WHERE kid = ?`);
    this.#insert = this.#database.prepare('INSERT INTO data_key VALUES (?, ?, ?, ?)');
  }

  /** @throws KeyFileError: missing, readable by others. */
  static open(path: string, keyFile: KeyFile, options: { readonly mayMake: boolean }): KeyStore {
    if (options.mayMake) createSecret(path, '');
    if (!hasSecret(path))
      throw new KeyFileError(
        'missing',
        `The store holds events, but the file of their data keys, ${path}, is not there. Bring it back: it belongs beside the key file`,
      );
    return new KeyStore(path, keyFile);
  }

  /**
   * Master keys of a year, made when they are first needed.
   * @throws KeyFileError unfitting: data keys of that year exist, but the file has lost their epoch.
   */
  epoch(year: string): Epoch {
    const known = this.#findEpoch(year);
    if (known !== undefined) return known;
    return this.#alone(() => {
      if (this.#keyFile.epoch(year) === undefined) {
        this.#assertUnused(year);
        this.#keyFile.addEpoch(year);
      }
      return this.epoch(year);
    });
  }

  /** The key of a stream and year; made, if need be, together with all that are asked for in this turn. */
  async dataKey(stream: string, year: string): Promise<DataKey> {
    const place = { stream, year };
    const found = this.#find(place);
    if (found !== undefined) return found;
    this.#waiting.set(nameOf(place), place);
    this.#made ??= this.#makeWaiting();
    await this.#made;
    return this.dataKey(stream, year);
  }

  /** The key that sealed a box, or `undefined` when it or its epoch was destroyed. */
  storedDataKey(kid: string): DataKey | undefined {
    const row = this.#byKid.get(kid) as Row | undefined;
    if (row === undefined) return undefined;
    const epoch = this.#findEpoch(row.year);
    return epoch && { kid, key: unwrap(epoch.epochKey, useOf(row), row.wrapped) };
  }

  async close(): Promise<void> {
    await Promise.allSettled([this.#made]);
    if (this.#database.isOpen) this.#database.close();
  }

  #findEpoch(year: string): Epoch | undefined {
    const known = this.#epochs.get(year) ?? this.#keyFile.epoch(year);
    if (known !== undefined) this.#epochs.set(year, known);
    return known;
  }

  #find(place: Place): DataKey | undefined {
    const name = nameOf(place);
    const known = this.#keys.get(name);
    if (known !== undefined) return known;
    const row = this.#byPlace.get(place.stream, place.year) as Row | undefined;
    if (row === undefined) return undefined;
    const { epochKey } = this.epoch(row.year);
    const dataKey = { kid: row.kid, key: unwrap(epochKey, useOf(row), row.wrapped) };
    this.#keys.set(name, dataKey);
    return dataKey;
  }

  async #makeWaiting(): Promise<void> {
    await nextTurn();
    this.#made = undefined;
    const places = [...this.#waiting.values()];
    this.#waiting = new Map();
    const epochKeys = new Map(places.map(({ year }) => [year, this.epoch(year).epochKey]));
    this.#alone(() => {
      for (const place of places) {
        const epochKey = epochKeys.get(place.year);
        if (epochKey !== undefined && this.#find(place) === undefined) this.#make(place, epochKey);
      }
    });
  }

  #make(place: Place, epochKey: KeyObject): void {
    const kid = Buffer.from(randomBytes(KID_BYTES)).toString('base64url');
    const wrapped = wrap(epochKey, { ...place, kid }, createSecretKey(randomBytes(KEY_BYTES)));
    this.#insert.run(kid, place.stream, place.year, wrapped);
  }

  #assertUnused(year: string): void {
    const used = this.#database.prepare('SELECT 1 FROM data_key WHERE year = ? LIMIT 1').get(year);
    if (used !== undefined)
      throw new KeyFileError(
        'unfitting',
        `Data keys of ${year} exist, but the key file has no keys of that year. Bring back the newer key file`,
      );
  }

  /** One process at a time; durable when it returns. */
  #alone<T>(work: () => T): T {
    this.#database.exec('BEGIN IMMEDIATE');
    try {
      const result = work();
      this.#database.exec('COMMIT');
      return result;
    } catch (error) {
      if (this.#database.isTransaction) this.#database.exec('ROLLBACK');
      throw error;
    }
  }
}

const nameOf = ({ stream, year }: Place): string => `${year} ${stream}`;
const useOf = ({ kid, stream, year }: Row): KeyUse => ({ kid, stream, year });

const TRIES = 100;
const PAUSE_MS = 20;

/** Of two processes that open a new file one is refused at once: the switch does not wait by itself. */
const toWal = (database: DatabaseSync): void => {
  const pause = new Int32Array(new SharedArrayBuffer(4));
  for (let tries = 1; ; tries += 1) {
    try {
      database.exec('PRAGMA journal_mode = WAL');
      return;
    } catch (error) {
      if (tries === TRIES) throw error;
      Atomics.wait(pause, 0, 0, PAUSE_MS);
    }
  }
};
