import { createSecretKey, hkdfSync, type KeyObject, randomBytes } from 'node:crypto';
import { type Static, Type } from 'typebox';
import { Check } from 'typebox/value';
import { createSecret, KeyFileError, readSecret, replaceSecret } from './secret-file.js';

const KEY_BYTES = 32;
const Key = Type.String({ pattern: '^[A-Za-z0-9_-]{43}$' });
const Contents = Type.Object({
  v: Type.Literal(1),
  idKey: Key,
  epochs: Type.Record(
    Type.String({ pattern: '^\\d{4}$' }),
    Type.Object({ epochKey: Key, joinKey: Key }),
  ),
});
type Contents = Static<typeof Contents>;

/** The master keys of one year of `recordedOn`. They are made together and destroyed together. */
export type Epoch = {
  /** Wraps the data keys of the year. */
  readonly epochKey: KeyObject;
  /** Makes the pseudonyms of the year: the same person, the same pseudonym, within that year only. */
  readonly joinKey: KeyObject;
};

/**
 * The master keys of a ledger, in one JSON file that only its owner may read. Without it no personal
 * data opens and no retry is recognised, so it is never made anew for a store that holds events.
 * Processes of one server share it; whoever loses the race to make it takes the winner's.
 */
export class KeyFile {
  readonly #path: string;
  #contents: Contents;
  /** Names events and streams. It stays for as long as the ledger. */
  readonly idKey: KeyObject;

  private constructor(path: string, contents: Contents) {
    this.#path = path;
    this.#contents = contents;
    this.idKey = keyOf(contents.idKey);
  }

  /** @throws KeyFileError: missing, readable by others, malformed. */
  static open(path: string, { mayMake }: { readonly mayMake: boolean }): KeyFile {
    if (mayMake) createSecret(path, textOf({ v: 1, idKey: newKey(), epochs: {} }));
    return new KeyFile(path, read(path));
  }

  /** Keys of a year, if there are any, also when another process has made them. @throws KeyFileError */
  epoch(year: string): Epoch | undefined {
    if (this.#contents.epochs[year] === undefined) this.#reload();
    const epoch = this.#contents.epochs[year];
    return epoch && { epochKey: keyOf(epoch.epochKey), joinKey: keyOf(epoch.joinKey) };
  }

  /** The years that have keys, also those that another process has made. @throws KeyFileError */
  years(): readonly string[] {
    this.#reload();
    return Object.keys(this.#contents.epochs).toSorted();
  }

  /**
   * Makes the keys of a year, durable before it returns. The caller must hold a lock that all
   * processes share, and must have asked `epoch` under it.
   */
  addEpoch(year: string): void {
    const { epochs } = this.#contents;
    const epoch = { epochKey: newKey(), joinKey: newKey() };
    const contents = { ...this.#contents, epochs: { ...epochs, [year]: epoch } };
    replaceSecret(this.#path, textOf(contents));
    this.#contents = contents;
  }

  /** A value for each key that shows the key itself to nobody, and tells it from any other key. */
  checkValues(): Readonly<Record<string, string>> {
    const values: Record<string, string> = { id: checkValue(this.idKey) };
    for (const [year, { epochKey, joinKey }] of Object.entries(this.#contents.epochs)) {
      values[`epoch-${year}`] = checkValue(keyOf(epochKey));
      values[`join-${year}`] = checkValue(keyOf(joinKey));
    }
    return values;
  }

  /**
   * Checks the file against values that were written down when the ledger was opened.
   * @throws KeyFileError unfitting
   */
  assertFits(expected: Readonly<Record<string, string>>): void {
    this.#reload();
    const values = this.checkValues();
    for (const [name, value] of Object.entries(expected))
      if (values[name] !== value)
        throw new KeyFileError(
          'unfitting',
          `${this.#path} is not the key file of this ledger: its key "${name}" is ${values[name] === undefined ? 'missing' : 'another'}. Put the ledger's own key file in its place`,
        );
  }

  #reload(): void {
    const contents = read(this.#path);
    if (contents.idKey !== this.#contents.idKey)
      throw new KeyFileError('unfitting', `${this.#path} was replaced while the service ran`);
    this.#contents = contents;
  }
}

/** A key for one use only, cut from another by HKDF-SHA-256 (RFC 5869) under a label of its own. */
export const subKey = (key: KeyObject, label: string): KeyObject =>
  createSecretKey(Buffer.from(derive(key, label)));

const checkValue = (key: KeyObject): string =>
  Buffer.from(derive(key, 'check value')).toString('hex');

const derive = (key: KeyObject, label: string): ArrayBuffer =>
  hkdfSync('sha256', key, '', `disclosure-ledger ${label}`, KEY_BYTES);

const newKey = (): string => randomBytes(KEY_BYTES).toString('base64url');

const keyOf = (text: string): KeyObject => createSecretKey(text, 'base64url');

const textOf = (contents: Contents): string => `${JSON.stringify(contents, null, 2)}\n`;

const read = (path: string): Contents => {
  const text = readSecret(path);
  if (text === undefined)
    throw new KeyFileError(
      'missing',
      `The store holds events, but their key file ${path} is not there. Bring it back, or name it in LEDGER_KEY_FILE`,
    );
  return mustBeKeyFile(path, text);
};

/** @throws KeyFileError malformed, which quotes nothing of it. */
export const mustBeKeyFile = (path: string, text: string): Contents => {
  const contents = parse(text);
  if (!Check(Contents, contents))
    throw new KeyFileError('malformed', `${path} is not a key file of this program`);
  return contents;
};

/** `undefined` when it is no JSON. The parser's error is dropped: it could quote a key. */
const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};
