import { createSecretKey, type KeyObject } from 'node:crypto';
import { canonicalJson } from '../kernel/canonical-json.js';
import type { Day } from '../kernel/dates.js';
import { KeyFile, subKey } from './key-file.js';
import { KeyStore } from './key-store.js';
import { type CommandKey, idOf, isTin, mac, openToken, sealToken, subjectOf } from './pseudonym.js';
import { randomBytes } from './random.js';
import type { DataKey } from './seal.js';
import { type KeyUse, unwrap, wrap } from './wrapped-key.js';

export type SubjectOfYear = { readonly year: string; readonly subject: string };

/**
 * Everything that needs a key, behind one door. Each use has a key of its own, so that no answer of
 * one can stand for another's: ids use the id key itself, subjects the join key of the year; groups,
 * fingerprints, tokens, seeds of days, what is staged and snapshots use keys cut from the id key by HKDF under a label
 * each.
 */
export class Keys {
  readonly #file: KeyFile;
  readonly #store: KeyStore;
  readonly #groupKey: KeyObject;
  readonly #fingerprintKey: KeyObject;
  readonly #tokenKey: KeyObject;
  readonly #daySeedKey: KeyObject;
  readonly #stagingKey: KeyObject;
  readonly #snapshotKey: KeyObject;

  private constructor(file: KeyFile, store: KeyStore) {
    this.#file = file;
    this.#store = store;
    this.#groupKey = subKey(file.idKey, 'reason group');
    this.#fingerprintKey = subKey(file.idKey, 'fingerprint');
    this.#tokenKey = subKey(file.idKey, 'position token');
    this.#daySeedKey = subKey(file.idKey, 'day findings');
    this.#stagingKey = subKey(file.idKey, 'staging key');
    this.#snapshotKey = subKey(file.idKey, 'snapshot');
  }

  /**
   * Opens the key file and `<keyFile>.keys` beside it. Both are made only for a store without events.
   * @throws KeyFileError: missing, readable by others, malformed.
   */
  static async open(options: {
    readonly keyFile: string;
    readonly storeIsEmpty: boolean;
  }): Promise<Keys> {
    const mayMake = { mayMake: options.storeIsEmpty };
    const file = KeyFile.open(options.keyFile, mayMake);
    return new Keys(file, KeyStore.open(`${options.keyFile}.keys`, file, mayMake));
  }

  /** The n-th id of a command: 0 names the command and the stream it opens, 1… its events. */
  id(command: CommandKey, n: number): string {
    return idOf(this.#file.idKey, command, n);
  }

  /** Pseudonym of a taxpayer within the year of `recordedOn`; `null` where the text is no TIN. */
  subject(tin: string, recordedOn: Day): string | null {
    return subjectOf(this.#store.epoch(yearOf(recordedOn)).joinKey, tin);
  }

  /** Pseudonyms of a taxpayer within every year that has keys; `undefined` where the text is no TIN. */
  subjects(tin: string): readonly SubjectOfYear[] | undefined {
    if (!isTin(tin)) return undefined;
    return this.#file.years().flatMap((year) => {
      const epoch = this.#file.epoch(year);
      const subject = epoch && subjectOf(epoch.joinKey, tin);
      return subject == null ? [] : [{ year, subject }];
    });
  }

  /** Equal texts, equal groups; the caller normalises. */
  reasonGroup(normalised: string): string {
    return mac(this.#groupKey, normalised);
  }

  /** Tells whether two bodies are the same JSON, and nothing else of them. */
  fingerprint(body: unknown): string {
    return mac(this.#fingerprintKey, canonicalJson(body ?? null));
  }

  /** The key for what is recorded in a stream on a day; durable when it comes. */
  dataKey(stream: string, recordedOn: Day): Promise<DataKey> {
    return this.#store.dataKey(stream, yearOf(recordedOn));
  }

  /** The key that sealed a box; `undefined` when it no longer exists. */
  async storedDataKey(kid: string): Promise<DataKey | undefined> {
    return this.#store.storedDataKey(kid);
  }

  /** 32 bytes from which the salts of a day's list of findings are cut. Never edit: published roots stand on them. */
  daySeed(day: Day): Uint8Array {
    return Buffer.from(mac(this.#daySeedKey, day), 'hex');
  }

  /** A new key for what waits on disk under a name, and the form in which the key itself may lie there. */
  newStagingKey(name: string): { readonly key: KeyObject; readonly wrapped: Uint8Array } {
    const key = createSecretKey(randomBytes(STAGING_KEY_BYTES));
    return { key, wrapped: wrap(this.#stagingKey, stagedUnder(name), key) };
  }

  /** @throws KeyFileError unfitting */
  stagingKey(name: string, wrapped: Uint8Array): KeyObject {
    return unwrap(this.#stagingKey, stagedUnder(name), wrapped);
  }

  /** Tells whether a snapshot is one that this ledger wrote. */
  snapshotSeal(text: string): string {
    return mac(this.#snapshotKey, text);
  }

  sealToken(text: string): string {
    return sealToken(this.#tokenKey, text);
  }

  /** `undefined` when the token is none of this ledger's. */
  openToken(token: string): string | undefined {
    return openToken(this.#tokenKey, token);
  }

  /** One value for each master key there is now, for `LedgerOpened`. */
  checkValues(): Readonly<Record<string, string>> {
    return this.#file.checkValues();
  }

  /** @throws KeyFileError unfitting: these are not the keys of the ledger that was opened with these values. */
  assertFits(checkValues: Readonly<Record<string, string>>): void {
    this.#file.assertFits(checkValues);
  }

  close(): Promise<void> {
    return this.#store.close();
  }
}

const yearOf = (recordedOn: Day): string => recordedOn.slice(0, 4);

const STAGING_KEY_BYTES = 32;
const stagedUnder = (name: string): KeyUse => ({ kid: name, stream: 'staged', year: '' });
