import { setTimeout as pause } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { encode } from '../eventstore/codec.js';
import {
  type Appended,
  EventStore,
  EventStoreError,
  type EventToAppend,
  type ExpectedRevision,
} from '../eventstore/event-store.js';
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

const SENDINGS = 5;
/** Doubled at each further sending. */
const FIRST_PAUSE_MS = 25;

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
    const appended = await this.#send(stream, events, revision < 0 ? 'no-stream' : revision);
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

  /** Sends the same bytes again while nobody knows whether they were written. */
  async #send(
    stream: string,
    events: readonly EventToAppend[],
    expected: ExpectedRevision,
  ): Promise<Appended | 'moved-on'> {
    for (let sending = 1; ; sending += 1) {
      try {
        return await this.store.append(stream, events, expected);
      } catch (error) {
        if (!(error instanceof EventStoreError)) throw error;
        if (error.name === 'wrong-expected-revision') return 'moved-on';
        if (error.name === 'too-large')
          throw new Problem(
            'too-large',
            'Stored, one command may hold at most 900 KB. Send fewer lines.',
          );
        if (error.name !== 'outcome-unknown' || sending === SENDINGS) throw error;
        await pause(FIRST_PAUSE_MS * 2 ** (sending - 1));
      }
    }
  }
}

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
