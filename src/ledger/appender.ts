import { Injectable } from '@nestjs/common';
import { encode } from '../eventstore/codec.js';
import { EventStore, EventStoreError, type EventToAppend } from '../eventstore/event-store.js';
import { addDays, type Instant, instant, utcDay, washingtonDay } from '../kernel/dates.js';
import { Problem } from '../kernel/problem.js';
import { Clock } from '../platform/clock.js';
import { Keys } from '../privacy/keys.js';
import { seal } from '../privacy/seal.js';
import type { Envelope, Recorded } from './command.js';
import { eventTypeOf } from './event-types.js';
import type { AnyNewEvent } from './folded.js';
import { invalid } from './invalid.js';
import { LedgerIdentity } from './ledger-identity.js';
import { send } from '../eventstore/send.js';

type Command = {
  readonly envelope: Envelope;
  readonly commandId: string;
  readonly fingerprint: string;
};
type Place = { readonly stream: string; readonly streamId: string };
type Done = {
  readonly recorded: Recorded;
  /** The events as the next command of the stream must know them. */
  readonly facts: readonly { readonly type: string; readonly data: Record<string, unknown> }[];
};

/** Stamps, seals and appends what a command decided. */
@Injectable()
export class Appender {
  constructor(
    private readonly store: EventStore,
    private readonly keys: Keys,
    private readonly clock: Clock,
    private readonly ledger: LedgerIdentity,
  ) {}

  /** `moved-on`: the stream is no longer at `revision`; nothing was written. */
  async append(
    command: Command,
    { stream, streamId }: Place,
    revision: number,
    decided: readonly AnyNewEvent[],
  ): Promise<Done | 'moved-on'> {
    const recordedAt = this.clock.now();
    for (const { data } of decided) possible(data, recordedAt);
    const facts = decided.map(({ type, data }, n) => ({
      type,
      data: { ...data, ...stampOf(command, recordedAt, n) },
    }));
    const events = await this.#seal(command, stream, facts);
    const expected = revision < 0 ? 'no-stream' : revision;
    const appended = await send(this.store, stream, events, expected).catch(tooLarge);
    if (appended === 'moved-on') return appended;
    const recorded = {
      stream: streamId,
      events: events.map(({ id, type }, n) => ({ id, type, revision: revision + 1 + n })),
      position: appended.position,
      repeated: false,
    };
    return { recorded, facts };
  }

  async #seal(
    { envelope: { actor, key, route } }: Command,
    stream: string,
    facts: Done['facts'],
  ): Promise<readonly EventToAppend[]> {
    const recordedOn = utcDay(facts[0]?.data['recordedAt'] as Instant);
    const dataKey = await this.keys.dataKey(stream, recordedOn);
    return facts.map(({ type, data }, n) =>
      encode(
        seal({
          eventType: eventTypeOf(type),
          ledgerId: this.ledger.id,
          stream,
          id: this.keys.id({ agency: actor.agency, key, route }, n + 1),
          data,
          recordedOn,
          dataKey,
        }),
      ),
    );
  }
}

/** Said in the words of a command. */
const tooLarge = (error: unknown): never => {
  if (error instanceof EventStoreError && error.name === 'too-large')
    throw new Problem(
      'too-large',
      'Stored, one command may hold at most 900 KB. Send fewer lines.',
    );
  throw error;
};

const stampOf = (
  { envelope, commandId, fingerprint }: Command,
  recordedAt: Instant,
  n: number,
) => ({
  recordedAt,
  actor: envelope.actor,
  commandId: n === 0 ? commandId : null,
  fingerprint: n === 0 ? fingerprint : null,
});

/** The day before which no act under this law can lie. */
const EARLIEST = '1900-01-01';

/**
 * A day that has not come cannot be the day of an act (one day is left for time zones), and the instant
 * of an act lies on its day.
 */
const possible = (data: AnyNewEvent['data'], now: Instant): void => {
  const { occurredOn, occurredAt } = data as { occurredOn: string; occurredAt?: string | null };
  if (occurredOn > addDays(washingtonDay(now), 1))
    throw invalid('occurredOn', 'must be a day that has come');
  if (occurredOn < EARLIEST) throw invalid('occurredOn', `must not lie before ${EARLIEST}`);
  if (occurredAt != null && washingtonDay(instant(occurredAt)) !== occurredOn)
    throw invalid('occurredAt', 'must lie on occurredOn, by the calendar of Washington, D.C.');
};
