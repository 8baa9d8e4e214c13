import { Injectable } from '@nestjs/common';
import { EventStoreError } from '../eventstore/event-store.js';
import { streamName } from '../eventstore/stream-name.js';
import { Problem } from '../kernel/problem.js';
import { Keys } from '../privacy/keys.js';
import { Appender, type SealedElsewhere } from './appender.js';
import type { Envelope, Recorded } from './command.js';
import { type AnyNewEvent, type CommandSpan, foldOn, type Model } from './folded.js';
import { LedgerIdentity } from './ledger-identity.js';
import { StreamStates } from './stream-states.js';

type Target<State, Event> = {
  readonly model: Model<State, Event>;
  readonly stream: string;
  readonly streamId: string;
};

const DECISIONS = 10;

/**
 * Records what commands decide: load, decide, append at the revision read.
 *
 * 1. A command sent twice is recorded once; the second sending gets the first result.
 * 2. The same key with another body is refused: Problem idempotency-key-reused.
 * 3. A stream that has moved on is read on from there and decided again, up to 10 times, then
 *    Problem contended.
 * 4. Where the state is in memory the store is not read first; a refusal on a state that may be
 *    stale is decided again on a fresh one.
 * 5. Within this process one stream is written by one command at a time; streams do not wait for
 *    each other.
 */
@Injectable()
export class Recorder {
  readonly #queues = new Map<string, Promise<unknown>>();

  constructor(
    private readonly appender: Appender,
    private readonly keys: Keys,
    private readonly ledger: LedgerIdentity,
    private readonly states: StreamStates,
  ) {}

  /** @throws Problem, also those of `decide`; nothing is recorded then. */
  record<State, Event>(
    envelope: Envelope,
    model: Model<State, Event>,
    streamId: string,
    decide: (state: State) => readonly AnyNewEvent[] | SealedElsewhere,
  ): Promise<Recorded> {
    const stream = streamName(this.ledger.id, model.category, streamId);
    const target = { model, stream, streamId };
    return this.#alone(stream, () =>
      this.#record(envelope, target, decide).catch((failure: unknown) => {
        // It may have been written after all: what is in memory is not trusted any more.
        if (!(failure instanceof Problem)) this.states.forget(stream);
        throw failure;
      }),
    );
  }

  /** Where a stream stands now, for who must know it before anything is sent. */
  async stateOf<State, Event>(model: Model<State, Event>, streamId: string): Promise<State> {
    const stream = streamName(this.ledger.id, model.category, streamId);
    return (await this.#alone(stream, () => this.states.load(stream, model, true))).state;
  }

  /** The id of a command, and of the stream that it opens. */
  commandId({ actor, key, route }: Envelope): string {
    return this.keys.id({ agency: actor.agency, key, route }, 0);
  }

  async #record<State, Event>(
    envelope: Envelope,
    target: Target<State, Event>,
    decide: (state: State) => readonly AnyNewEvent[] | SealedElsewhere,
  ): Promise<Recorded> {
    const { stream, model } = target;
    const commandId = this.commandId(envelope);
    const fingerprint = this.keys.fingerprint(envelope.body);
    let fresh = false;
    for (let tries = 0; tries < DECISIONS; tries += 1) {
      const folded = await this.states.load(stream, model, fresh);
      const earlier = folded.commands.get(commandId);
      if (earlier !== undefined) return this.#repeat(target, earlier, fingerprint);
      const decided = attempt(() => decide(folded.state));
      if (decided instanceof Problem && fresh) {
        // Of what was taken away nothing is said as if it had never been.
        if (folded.revision < 0) await this.states.mustNeverHaveBegun(stream);
        throw decided;
      }
      fresh = true;
      if (decided instanceof Problem) continue;
      const command = { envelope, commandId, fingerprint };
      const appended = await this.appender.append(command, target, folded.revision, decided);
      if (appended === 'moved-on') continue;
      const isDue = this.states.set(stream, model, foldOn(model, folded, appended.facts));
      // Once the command has its answer.
      if (isDue) void this.#alone(stream, () => this.states.keep(stream, model));
      return appended.recorded;
    }
    throw new Problem('contended', 'Others wrote to this stream at the same time. Send it again.', {
      retryAfterSeconds: 1,
    });
  }

  async #repeat<State, Event>(
    { stream, streamId }: Target<State, Event>,
    { first, last, fingerprint }: CommandSpan,
    sent: string,
  ): Promise<Recorded> {
    if (fingerprint !== sent)
      throw new Problem(
        'idempotency-key-reused',
        'This Idempotency-Key was used for another body. Send the same body, or a new key.',
      );
    const events: Recorded['events'][number][] = [];
    for await (const { id, type, revision, position } of this.states.read(stream, first)) {
      events.push({ id, type, revision });
      if (revision === last) return { stream: streamId, events, position, repeated: true };
    }
    throw new EventStoreError('damaged', `Stream "${stream}" no longer holds revision ${last}.`);
  }

  /** One after another for each stream; a failure does not stop the next. */
  #alone<T>(stream: string, work: () => Promise<T>): Promise<T> {
    const before = this.#queues.get(stream) ?? Promise.resolve();
    const result = before.then(work, work);
    const settled = result
      .catch(() => undefined)
      .then(() => {
        if (this.#queues.get(stream) === settled) this.#queues.delete(stream);
      });
    this.#queues.set(stream, settled);
    return result;
  }
}

/** What was decided, or why it was refused. */
const attempt = <T>(decide: () => T): T | Problem => {
  try {
    return decide();
  } catch (refusal) {
    if (refusal instanceof Problem) return refusal;
    throw refusal;
  }
};
