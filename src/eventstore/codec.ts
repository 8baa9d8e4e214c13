import type { Json } from '../kernel/canonical-json.js';
import type { Day } from '../kernel/dates.js';
import type { StoredRecord } from '../kernel/record.js';
import type { EventType } from '../privacy/event-type.js';
import type { EventToAppend } from './event-store.js';

/** What an event says without any key, in the shape that its type has today. */
export type DecodedEvent = {
  readonly id: string;
  readonly type: string;
  /** The current version of the type: older ones have been lifted to it. */
  readonly version: number;
  readonly recordedOn: Day;
} & OpenFaces;

/** The faces that need no key. */
type OpenFaces = {
  readonly public: Readonly<Record<string, Json>>;
  readonly official: Readonly<Record<string, Json>>;
};

/**
 * Lifts the open faces of one version of a type to the next version. It sees no commitment, no box
 * and no leaf: those stay as they were stored.
 */
export type Upcaster = {
  readonly type: string;
  /** The version it reads; it returns the shape of `from + 1`. */
  readonly from: number;
  readonly lift: (faces: OpenFaces) => OpenFaces;
};

/**
 * The log holds something that this program cannot read. A reader MUST stop on it: going on would
 * show `clear` for what was not read.
 */
export class UnknownEvent extends Error {
  override readonly name = 'UnknownEvent';
}

/** It is no event of a ledger at all, of whichever version: nobody wrote it through one. */
export class ForeignEvent extends UnknownEvent {}

/** The bytes to keep for a record. */
export const encode = (record: StoredRecord): EventToAppend => ({
  id: record.id,
  type: record.type,
  record: JSON.stringify(record),
});

/**
 * A record as it was stored, before any upcaster.
 * @throws UnknownEvent when it is none of format 1; ForeignEvent when it has no format.
 */
export const parseRecord = (text: string): StoredRecord => {
  const record = parse(text);
  if (typeof record?.v !== 'number') throw new ForeignEvent('A record has no format');
  if (record.v !== 1) throw new UnknownEvent('A record is not in a format that is known here');
  return record;
};

/** Lifts the open faces of a version of a type to the newest one. @throws UnknownEvent: it is not known here. */
export type Lift = (
  event: { readonly type: string; readonly version: number } & OpenFaces,
) => { readonly version: number } & OpenFaces;

/**
 * What lifts events of the types it is given.
 * @throws Error when an older version has no upcaster: an event of it could not be read.
 */
export const lifterOf = (
  eventTypes: readonly EventType[],
  upcasters: readonly Upcaster[],
): Lift => {
  const lifts = liftsOf(eventTypes, upcasters);
  return ({ type, version, public: open, official }) => {
    const steps = lifts.get(type)?.get(version);
    if (steps === undefined)
      throw new UnknownEvent(`Version ${version} of ${type} is not known here`);
    let faces: OpenFaces = { public: open, official };
    for (const step of steps) faces = step(faces);
    return { version: version + steps.length, ...faces };
  };
};

/** A reader of stored events, each lifted to the newest version. */
export const decoderOf =
  (lift: Lift): ((stored: EventToAppend) => DecodedEvent) =>
  (stored) => {
    const record = parseRecord(stored.record);
    if (record.id !== stored.id || record.type !== stored.type)
      throw new ForeignEvent(`The record of ${stored.id} is another event's`);
    const { id, type, recordedOn } = record;
    return { id, type, recordedOn, ...lift(record) };
  };

type Lifts = ReadonlyMap<string, ReadonlyMap<number, readonly Upcaster['lift'][]>>;

/** For each type and version, the steps that lead to the newest version. */
const liftsOf = (eventTypes: readonly EventType[], upcasters: readonly Upcaster[]): Lifts => {
  const lifts = new Map<string, Map<number, readonly Upcaster['lift'][]>>();
  const newestFirst = eventTypes.toSorted((a, b) => b.version - a.version);
  for (const { type, version } of newestFirst) {
    const versions = lifts.get(type);
    if (versions === undefined) {
      lifts.set(type, new Map([[version, []]]));
      continue;
    }
    const step = upcasters.find((upcaster) => upcaster.type === type && upcaster.from === version);
    const rest = versions.get(version + 1);
    if (step === undefined || rest === undefined)
      throw new Error(`Nothing lifts version ${version} of ${type} to the next`);
    versions.set(version, [step.lift, ...rest]);
  }
  return lifts;
};

const parse = (text: string): StoredRecord | null => {
  try {
    return JSON.parse(text) as StoredRecord | null;
  } catch (cause) {
    throw new ForeignEvent('A record cannot be read as JSON', { cause });
  }
};
