import { createCipheriv, createDecipheriv, type KeyObject } from 'node:crypto';
import { canonicalJson } from '../kernel/canonical-json.js';
import type { Day } from '../kernel/dates.js';
import type { Box, StoredRecord } from '../kernel/record.js';
import {
  commitOfficial,
  commitPersonal,
  digestOf,
  openingOf,
  Salts,
  SEED_BYTES,
} from './commitment.js';
import type { EventType } from './event-type.js';
import { type Faces, facesOf, personalNumbers } from './faces.js';
import { randomBytes } from './random.js';

// STORED FOREVER. What is sealed, under what, and bound to which place. Never edit.

const CIPHER = 'aes-256-gcm';
const IV_BYTES = 12;

/** A key for the personal data of one stream and year. `kid` names it in the key store. */
export type DataKey = { readonly kid: string; readonly key: KeyObject };

/** The random values of one event. Given only where the same bytes must come out again: frozen samples. */
export type Randomness = {
  readonly officialSeed: Uint8Array;
  readonly personalSeed: Uint8Array;
  readonly iv: Uint8Array;
};

export type ToSeal = {
  readonly eventType: EventType;
  /** The ledger's short id. */
  readonly ledgerId: string;
  /** The stream's full name. */
  readonly stream: string;
  readonly id: string;
  /** All three faces together; a field left out is not recorded. */
  readonly data: Readonly<Record<string, unknown>>;
  /** UTC day of `recordedAt`. */
  readonly recordedOn: Day;
  readonly dataKey: DataKey;
  readonly randomness?: Randomness;
};

/** The box of an event does not open to what the public log has committed to. */
export class BoxBroken extends Error {
  override readonly name = 'BoxBroken';
}

/**
 * The record to store: public and official faces in clear, each committed to; the personal face in a
 * box that opens only with its key and at its own place.
 * @throws Problem request-invalid when the data does not fit the table of its type.
 */
export const seal = (event: ToSeal): StoredRecord => {
  const { eventType, id, recordedOn } = event;
  const { type, version } = eventType;
  const { officialSeed, personalSeed, iv } = event.randomness ?? draw();
  const faces = facesOf(eventType, event.data);
  const numbers = personalNumbers(eventType);
  const place = { ...event, type, version };
  return {
    v: 1,
    id,
    type,
    version,
    recordedOn,
    signature: null,
    public: faces.public,
    official: faces.official,
    officialSeed: base64url(officialSeed),
    commit: {
      official: commitOfficial(officialSeed, faces.official),
      personal: commitPersonal(personalSeed, numbers, faces.personal),
    },
    box: numbers.size === 0 ? null : boxOf(plaintextOf(personalSeed, faces.personal), place, iv),
  };
};

/** Where a record stands, and what opens it. */
type At = Pick<ToSeal, 'eventType' | 'ledgerId' | 'stream' | 'dataKey'>;

/**
 * The personal face of a record, checked against its commitments.
 * `eventType` is the table of the version as stored: commitments are numbered by it.
 * @throws BoxBroken when the key, the place or any byte is another than when it was sealed.
 */
export const openBox = (record: StoredRecord, at: At): Faces['personal'] =>
  opened(record, at).fields;

/**
 * For each personal field what opens its commitment in the public log to anybody: an RFC 9901
 * disclosure of this field and no other, base64url(JCS([salt, name, value])).
 * @throws BoxBroken
 */
export const openingsOf = (record: StoredRecord, at: At): Readonly<Record<string, string>> => {
  const { seed, fields } = opened(record, at);
  const salts = new Salts(Buffer.from(seed, 'base64url'));
  const openings: Record<string, string> = {};
  for (const [name, n] of personalNumbers(at.eventType))
    openings[name] = openingOf(salts.at(n), name, fields[name] ?? null);
  return openings;
};

/**
 * The same for the official face: it is committed to as one field, so this opens the whole of it, and nothing of the
 * personal face. @throws BoxBroken when the record holds another face than was committed to.
 */
export const officialOpeningOf = ({ official, officialSeed, commit }: StoredRecord): string => {
  const salt = new Salts(Buffer.from(officialSeed, 'base64url')).at(0);
  const opening = openingOf(salt, 'official', official);
  if (digestOf(opening) !== commit.official)
    throw new BoxBroken('The official face is another than was committed to');
  return opening;
};
const opened = (record: StoredRecord, at: At): Plaintext => {
  if (record.box === null) return { seed: base64url(new Uint8Array(SEED_BYTES)), fields: {} };
  const { seed, fields } = JSON.parse(plaintext(record.box, { ...record, ...at })) as Plaintext;
  const digests = commitPersonal(
    Buffer.from(seed, 'base64url'),
    personalNumbers(at.eventType),
    fields,
  );
  if (canonicalJson(digests) !== canonicalJson(record.commit.personal))
    throw new BoxBroken('The box holds other values than were committed to');
  return { seed, fields };
};

type Plaintext = { readonly seed: string; readonly fields: Faces['personal'] };
type Place = Pick<ToSeal, 'ledgerId' | 'stream' | 'id' | 'dataKey'> & {
  readonly type: string;
  readonly version: number;
};

/** What is sealed: JCS({seed, fields}). */
const plaintextOf = (seed: Uint8Array, fields: Faces['personal']): string =>
  canonicalJson({ fields, seed: base64url(seed) } satisfies Plaintext);

/** The box opens nowhere but at this place: JCS([ledgerId, stream, id, type, version, kid]). */
const boundTo = ({ ledgerId, stream, id, type, version, dataKey }: Place): Buffer =>
  Buffer.from(canonicalJson([ledgerId, stream, id, type, version, dataKey.kid]));

const boxOf = (text: string, place: Place, iv: Uint8Array): Box => {
  const cipher = createCipheriv(CIPHER, place.dataKey.key, iv).setAAD(boundTo(place));
  const data = cipher.update(text, 'utf8').toString('base64url') + cipher.final('base64url');
  const tag = cipher.getAuthTag().toString('base64url');
  return { kid: place.dataKey.kid, iv: base64url(iv), data, tag };
};

const plaintext = ({ iv, data, tag }: Box, place: Place): string => {
  try {
    const decipher = createDecipheriv(CIPHER, place.dataKey.key, Buffer.from(iv, 'base64url'), {
      authTagLength: 16,
    });
    decipher.setAAD(boundTo(place)).setAuthTag(Buffer.from(tag, 'base64url'));
    return decipher.update(data, 'base64url', 'utf8') + decipher.final('utf8');
  } catch (cause) {
    throw new BoxBroken('The box does not open with this key at this place', { cause });
  }
};

const base64url = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('base64url');

const draw = (): Randomness => ({
  officialSeed: randomBytes(SEED_BYTES),
  personalSeed: randomBytes(SEED_BYTES),
  iv: randomBytes(IV_BYTES),
});
