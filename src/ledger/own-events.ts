import { encode } from '../eventstore/codec.js';
import type { EventStore, ExpectedRevision } from '../eventstore/event-store.js';
import { streamName } from '../eventstore/stream-name.js';
import { utcDay, washingtonDay } from '../kernel/dates.js';
import type { Actor } from '../kernel/role.js';
import type { Clock } from '../platform/clock.js';
import type { EventType } from '../privacy/event-type.js';
import type { Keys } from '../privacy/keys.js';
import { seal } from '../privacy/seal.js';
import type { LedgerIdentity } from './ledger-identity.js';
import { send } from '../eventstore/send.js';

/** The account of what the ledger records in its own name. */
export const LEDGER: Actor = { id: 'ledger', role: 'ledger', agency: 'ledger' };

/** What it takes to record something in the ledger's own name. */
export type Self = {
  readonly store: EventStore;
  readonly keys: Keys;
  readonly clock: Clock;
  readonly ledger: LedgerIdentity;
};

/** An event that nobody sends: the ledger finds that it is due. */
export type OwnEvent = {
  readonly category: string;
  /** Id of the stream within its category. */
  readonly streamId: string;
  /** What happened, in a few characters; the same for every process that finds it due. Its id is cut from it. */
  readonly key: string;
  readonly eventType: EventType;
  /** Its own fields; and common ones that are not as of now. */
  readonly data: Readonly<Record<string, unknown>>;
};

/**
 * Appends it at the revision expected, stamped with the ledger itself as actor and agency.
 * `moved-on`: another process was first; nothing was written. Read the stream again.
 */
export const appendOwn = async (
  self: Self,
  event: OwnEvent,
  expected: ExpectedRevision,
): Promise<'appended' | 'moved-on'> => {
  const { category, streamId, eventType, key, data } = event;
  const { store, keys, clock, ledger } = self;
  const stream = streamName(ledger.id, category, streamId);
  const recordedAt = clock.now();
  const record = seal({
    eventType,
    ledgerId: ledger.id,
    stream,
    id: keys.id({ agency: 'ledger', key, route: category }, 1),
    recordedOn: utcDay(recordedAt),
    dataKey: await keys.dataKey(stream, utcDay(recordedAt)),
    data: {
      recordedAt,
      actor: LEDGER,
      agency: LEDGER.agency,
      occurredOn: washingtonDay(recordedAt),
      ...data,
    },
  });
  const sent = await send(store, stream, [encode(record)], expected);
  return sent === 'moved-on' ? sent : 'appended';
};
