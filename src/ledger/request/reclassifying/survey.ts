import type { Classified, Classifiers } from '../../../classify/classifiers.js';
import { parseRecord } from '../../../eventstore/codec.js';
import type { EventStore, RecordedEvent } from '../../../eventstore/event-store.js';
import { parseStreamName } from '../../../eventstore/stream-name.js';
import type { Keys } from '../../../privacy/keys.js';
import { decode } from '../../event-types.js';
import type { EventRef, Range } from '../../shapes.js';
import { ClassesGiven, HOLDING_TEXTS, outdated } from './texts.js';

/** Of one request, by the id of its stream. */
export type Surveyed = {
  readonly stream: string;
  readonly given: ClassesGiven;
  /** Revision of the last event to be opened; -1: none. */
  last: number;
  /** Revisions of events whose key no longer exists. */
  readonly withoutKey: Range[];
};

/** What is to be classified again, found without opening anything. */
export type Survey = {
  /** By the name of the stream. */
  readonly requests: ReadonlyMap<string, Surveyed>;
  readonly events: number;
  readonly fields: ReadonlySet<Classified>;
  /** The events, where they are few. */
  readonly refs: readonly EventRef[] | null;
};

/** So many events are named in the record of a reading. */
const MOST_NAMED = 100;

/** Reads the whole log twice: what was given late is known before what it was given to is looked at. */
export const survey = async (
  { store, keys }: { readonly store: EventStore; readonly keys: Keys },
  classifiers: Classifiers,
  all: boolean,
): Promise<Survey> => {
  const requests = await requestsIn(store);
  const fields = new Set<Classified>();
  const refs: EventRef[] = [];
  let events = 0;
  for await (const event of store.readAll(null)) {
    const request = requests.get(event.stream);
    if (request === undefined || !HOLDING_TEXTS.has(event.type)) continue;
    const { revision } = event;
    const texts = outdated({ ...decode(event), revision }, request.given, classifiers, all);
    if (texts.length === 0) continue;
    if (!(await hasKey(keys, event))) {
      name(request.withoutKey, revision);
      continue;
    }
    events += 1;
    request.last = revision;
    for (const { field } of texts) fields.add(field);
    if (refs.length <= MOST_NAMED) refs.push({ stream: request.stream, revision });
  }
  return { requests, events, fields, refs: refs.length > MOST_NAMED ? null : refs };
};

const requestsIn = async (store: EventStore): Promise<Map<string, Surveyed>> => {
  const requests = new Map<string, Surveyed>();
  for await (const event of store.readAll(null)) {
    const name = parseStreamName(event.stream);
    if (name?.category !== 'request') continue;
    const known = requests.get(event.stream);
    const request = known ?? {
      stream: name.id,
      given: new ClassesGiven(),
      last: -1,
      withoutKey: [],
    };
    if (known === undefined) requests.set(event.stream, request);
    if (event.type === 'FactsReclassified') request.given.add(decode(event));
  }
  return requests;
};

const hasKey = async (keys: Keys, { record }: RecordedEvent): Promise<boolean> => {
  const { box } = parseRecord(record);
  return box === null || (await keys.storedDataKey(box.kid)) !== undefined;
};

const name = (ranges: Range[], revision: number): void => {
  const last = ranges.at(-1);
  if (last !== undefined && last[1] === revision - 1) last[1] = revision;
  else ranges.push([revision, revision]);
};
