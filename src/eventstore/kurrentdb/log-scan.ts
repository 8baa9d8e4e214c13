import {
  type KurrentDBClient,
  type RecordedEvent as StoredEvent,
  START,
} from '@kurrent/kurrentdb-client';
import { parseRecord } from '../codec.js';
import type { Acl } from './stream-access.js';
import { pullAll } from './pull.js';
import { TOMBSTONE } from './recorded.js';

/** What was set for a stream, as the server keeps it. */
export type StreamSettings = {
  readonly $maxAge?: number;
  readonly $maxCount?: number;
  readonly $tb?: number;
  readonly $acl?: Acl;
};

export type ScannedStream = {
  /** Events in the log of all streams, which shows also what a stream hides. */
  readonly events: number;
  /** Revisions that are missing in between or before, as after a scavenge: `from` to `until`, exclusive. */
  readonly gaps: readonly { readonly from: number; readonly until: number }[];
  readonly deletedByForce: boolean;
  /** Events that no ledger wrote. */
  readonly strange: number;
  readonly settings: StreamSettings;
};

/** How long a part of the log may take. */
const ANSWER_MS = 30_000;

/** Reads the whole log of the streams of a prefix, with what was set for them. */
export const scanLog = async (
  client: KurrentDBClient,
  prefix: string,
): Promise<ReadonlyMap<string, ScannedStream>> => {
  const streams = new Map<string, ScannedStream>();
  const pull = pullAll(client, [prefix, `$$${prefix}`], START);
  try {
    while (!pull.caughtUp) {
      const events = await pull.next(ANSWER_MS);
      if (events === undefined) throw new Error('The log cannot be read: nothing more comes');
      for (const event of events) note(streams, event);
    }
    return streams;
  } finally {
    pull.release();
  }
};

const UNSEEN: ScannedStream = {
  events: 0,
  gaps: [],
  deletedByForce: false,
  strange: 0,
  settings: {},
};

const note = (streams: Map<string, ScannedStream>, event: StoredEvent): void => {
  const about = event.streamId.replace(/^\$\$/, '');
  const stream = streams.get(about) ?? UNSEEN;
  streams.set(
    about,
    event.streamId === about ? withEvent(stream, event) : withSettings(stream, event),
  );
};

const withSettings = (stream: ScannedStream, { data }: StoredEvent): ScannedStream => ({
  ...stream,
  settings: (typeof data === 'object' ? data : {}) as StreamSettings,
});

const withEvent = (stream: ScannedStream, event: StoredEvent): ScannedStream => {
  if (event.type === TOMBSTONE) return { ...stream, deletedByForce: true };
  const missing = stream.gaps.reduce((sum, { from, until }) => sum + until - from, 0);
  const [from, until] = [stream.events + missing, Number(event.revision)];
  return {
    ...stream,
    events: stream.events + 1,
    gaps: until > from ? [...stream.gaps, { from, until }] : stream.gaps,
    strange: stream.strange + (isOfLedger(event) ? 0 : 1),
  };
};

const isOfLedger = ({ isJson, data }: StoredEvent): boolean => {
  if (isJson) return false;
  try {
    parseRecord(Buffer.from(data).toString('utf8'));
    return true;
  } catch {
    return false;
  }
};
