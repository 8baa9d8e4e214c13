import { createSecretKey, hash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { utcDay, type Instant } from '../../src/kernel/dates.js';
import type { StoredRecord } from '../../src/kernel/record.js';
import type { EventType, Face } from '../../src/privacy/event-type.js';
import { type DataKey, openBox, type Randomness, seal } from '../../src/privacy/seal.js';
import { leafHash, leafOf } from '../../src/proof/leaf.js';
import { MAY_STAMP, SAMPLE_DATA, STAMP } from './sample-data.js';

/**
 * An event as it was stored once. Files of these are never changed: they say that the bytes of today
 * are the bytes of then. scripts/recompute-frozen.py makes digests and leaf again from them, in
 * another language.
 */
export type FrozenSample = {
  readonly ledgerId: string;
  readonly stream: string;
  readonly revision: number;
  /** Made up for these samples; it has never sealed anything else. */
  readonly dataKey: { readonly kid: string; readonly key: string };
  /** The table of the type and version: number and face of each field. */
  readonly table: Readonly<Record<string, readonly [n: number, face: Face]>>;
  /** What the box holds. */
  readonly personalSeed: string;
  readonly personal: Readonly<Record<string, string | null>>;
  readonly record: StoredRecord;
  readonly leaf: string;
  readonly leafHash: string;
};

const fileOf = ({ type, version }: EventType): URL =>
  new URL(`samples/${type}.${version}.json`, import.meta.url);

/** The samples of a type and version: one that says everything, one that says only what it must. */
export const readSamples = (eventType: EventType): readonly FrozenSample[] =>
  existsSync(fileOf(eventType))
    ? (JSON.parse(readFileSync(fileOf(eventType), 'utf8')) as readonly FrozenSample[])
    : [];

/** Freezes a type and version that has no samples yet; others stay as they are. */
export const freeze = (eventType: EventType): void => {
  if (existsSync(fileOf(eventType))) return;
  const full = { ...STAMP, ...MAY_STAMP, ...SAMPLE_DATA[eventType.type] };
  const samples = [full, STAMP].map((data, revision) => sampleOf(eventType, data, revision));
  writeFileSync(fileOf(eventType), `${JSON.stringify(samples, null, 2)}\n`, { flag: 'wx' });
};

/** Seals the data of a sample again, with its seeds, IV and key. */
export const sealAgain = (sample: FrozenSample, eventType: EventType): StoredRecord => {
  const { record, personal } = sample;
  return seal({
    ...placeOf(sample, eventType),
    id: record.id,
    recordedOn: record.recordedOn,
    data: { ...record.public, ...record.official, ...personal },
    randomness: {
      officialSeed: bytesOf(record.officialSeed),
      personalSeed: bytesOf(sample.personalSeed),
      iv: bytesOf(record.box?.iv ?? ''),
    },
  });
};

export const openSample = (sample: FrozenSample, eventType: EventType): FrozenSample['personal'] =>
  openBox(sample.record, placeOf(sample, eventType));

export const tableOf = ({ fields }: EventType): FrozenSample['table'] =>
  Object.fromEntries(Object.entries(fields).map(([name, { n, face }]) => [name, [n, face]]));

const sampleOf = (
  eventType: EventType,
  data: Readonly<Record<string, unknown>>,
  revision: number,
): FrozenSample => {
  const { type, version } = eventType;
  const fixed = (what: string, bytes = 32): Uint8Array =>
    hash('sha256', `${type} ${version} ${revision} ${what}`, 'buffer').subarray(0, bytes);
  const id = (what: string): string =>
    hash('sha256', `${type} ${revision} ${what}`).replace(
      /^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/,
      '$1-$2-8$3-8$4-$5',
    );
  const place = {
    ledgerId: 'frozen',
    stream: `ledger_frozen_request-${id('stream')}`,
    dataKey: { kid: base64url(fixed('kid', 16)), key: base64url(fixed('key')) },
  };
  const randomness: Randomness = {
    officialSeed: fixed('official seed'),
    personalSeed: fixed('personal seed'),
    iv: fixed('iv', 12),
  };
  const record = seal({
    ...placeOf(place, eventType),
    id: id('event'),
    data,
    recordedOn: utcDay(STAMP.recordedAt as Instant),
    randomness,
  });
  const leaf = leafOf(record, place.stream, revision);
  return {
    ...place,
    revision,
    table: tableOf(eventType),
    personalSeed: base64url(randomness.personalSeed),
    personal: openBox(record, placeOf(place, eventType)),
    record,
    leaf,
    leafHash: leafHash(leaf),
  };
};

const placeOf = (
  { ledgerId, stream, dataKey }: Pick<FrozenSample, 'ledgerId' | 'stream' | 'dataKey'>,
  eventType: EventType,
) => ({ ledgerId, stream, eventType, dataKey: keyOf(dataKey) });

const keyOf = ({ kid, key }: FrozenSample['dataKey']): DataKey => ({
  kid,
  key: createSecretKey(key, 'base64url'),
});

const bytesOf = (text: string): Uint8Array => Buffer.from(text, 'base64url');
const base64url = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url');
