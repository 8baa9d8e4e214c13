import { Injectable } from '@nestjs/common';
import { EventStore, EventStoreError, type EventToAppend } from '../eventstore/event-store.js';
import { addDays, type Instant, instant, washingtonDay } from '../kernel/dates.js';
import { Problem } from '../kernel/problem.js';
import { Clock } from '../platform/clock.js';
import { Keys } from '../privacy/keys.js';
import type { Envelope, Recorded } from './command.js';
import type { AnyNewEvent } from './folded.js';
import { invalid } from './invalid.js';
import { LedgerIdentity } from './ledger-identity.js';
import { send } from '../eventstore/send.js';
import { type Deciding, type Into, sealEvents, stamped, type StampedEvents } from './sealing.js';

type Command = {
  readonly envelope: Envelope;
  readonly commandId: string;
  readonly fingerprint: string;
};
type Place = { readonly stream: string; readonly streamId: string };
type Done = {
  readonly recorded: Recorded;
  /** The events as the next command of the stream must know them. */
  readonly facts: StampedEvents;
};

/**
 * What a command decided, where its events are made by others. Of each the stream's state learns the type and
 * `common` alone, so only types of which it needs no more may be recorded in this way.
 */
export type SealedElsewhere = {
  readonly common: AnyNewEvent['data'];
  readonly seal: (into: Into, deciding: Deciding) => Promise<readonly EventToAppend[]>;
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
    { envelope, ...command }: Command,
    { stream, streamId }: Place,
    revision: number,
    decided: readonly AnyNewEvent[] | SealedElsewhere,
  ): Promise<Done | 'moved-on'> {
    const { actor, key, route } = envelope;
    const deciding = { actor, key, route, ...command, recordedAt: this.clock.now() };
    const into = { ledgerId: this.ledger.id, stream };
    const { events, facts } = await this.#made(decided, into, deciding);
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

  async #made(
    decided: readonly AnyNewEvent[] | SealedElsewhere,
    into: Into,
    deciding: Deciding,
  ): Promise<{ readonly events: readonly EventToAppend[]; readonly facts: StampedEvents }> {
    if ('seal' in decided) {
      const { common } = decided;
      possible(common, deciding.recordedAt);
      const events = await decided.seal(into, deciding);
      const known = events.map(({ type }) => ({ type, data: common }));
      return { events, facts: stamped(deciding, known) };
    }
    for (const { data } of decided) possible(data, deciding.recordedAt);
    const facts = stamped(deciding, decided);
    return { events: await sealEvents(this.keys, into, deciding, facts), facts };
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

type When = { readonly occurredOn: string; readonly occurredAt?: string | null | undefined };

/** The day before which no act under this law can lie. */
const EARLIEST = '1900-01-01';

/**
 * A day that has not come cannot be the day of an act (one day is left for time zones), and the instant
 * of an act lies on its day.
 * @throws Problem request-invalid
 */
export const possible = ({ occurredOn, occurredAt }: When, now: Instant): void => {
  if (occurredOn > addDays(washingtonDay(now), 1))
    throw invalid('occurredOn', 'must be a day that has come');
  if (occurredOn < EARLIEST) throw invalid('occurredOn', `must not lie before ${EARLIEST}`);
  if (occurredAt != null && washingtonDay(instant(occurredAt)) !== occurredOn)
    throw invalid('occurredAt', 'must lie on occurredOn, by the calendar of Washington, D.C.');
};
