import { encode } from '../eventstore/codec.js';
import type { EventToAppend } from '../eventstore/event-store.js';
import { type Instant, utcDay } from '../kernel/dates.js';
import type { Keys } from '../privacy/keys.js';
import { seal } from '../privacy/seal.js';
import type { Envelope } from './command.js';
import { eventTypeOf } from './event-types.js';
import type { AnyNewEvent } from './folded.js';

/** A command that was decided, at the moment at which it is recorded. */
export type Deciding = {
  readonly actor: Envelope['actor'];
  readonly key: string;
  readonly route: string;
  readonly commandId: string;
  readonly fingerprint: string;
  readonly recordedAt: Instant;
};

/** Where its events go. */
export type Into = {
  /** The ledger's short id. */
  readonly ledgerId: string;
  /** The stream's full name. */
  readonly stream: string;
};

/** Events with their stamp: as the next command of the stream must know them, and as they are sealed. */
export type StampedEvents = readonly {
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
}[];

/** The first event of a command names it. */
export const stamped = (
  { actor, commandId, fingerprint, recordedAt }: Deciding,
  decided: readonly AnyNewEvent[],
): StampedEvents =>
  decided.map(({ type, data }, n) => ({
    type,
    data: {
      ...data,
      recordedAt,
      actor,
      commandId: n === 0 ? commandId : null,
      fingerprint: n === 0 ? fingerprint : null,
    },
  }));

/** The records to append; the same whichever thread makes them, but for what is drawn at random. */
export const sealEvents = async (
  keys: Keys,
  { ledgerId, stream }: Into,
  { actor, key, route, recordedAt }: Deciding,
  events: StampedEvents,
): Promise<readonly EventToAppend[]> => {
  const recordedOn = utcDay(recordedAt);
  const dataKey = await keys.dataKey(stream, recordedOn);
  return events.map(({ type, data }, n) =>
    encode(
      seal({
        eventType: eventTypeOf(type),
        ledgerId,
        stream,
        id: keys.id({ agency: actor.agency, key, route }, n + 1),
        data,
        recordedOn,
        dataKey,
      }),
    ),
  );
};
