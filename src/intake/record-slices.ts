import { Injectable } from '@nestjs/common';
import { utcDay } from '../kernel/dates.js';
import { Problem } from '../kernel/problem.js';
import type { SealedElsewhere } from '../ledger/appender.js';
import type { Envelope, Recorded } from '../ledger/command.js';
import type { AnyNewEvent } from '../ledger/folded.js';
import { Recorder } from '../ledger/recorder.js';
import { mayAddLines } from '../ledger/request/record-lines.js';
import { known, requestModel, type RequestState } from '../ledger/request/request.js';
import type { Into } from '../ledger/sealing.js';
import type { Batch } from './batch.js';
import { Batches } from './batches.js';
import type { Slice } from './disk/job-store.js';
import { isPartLost } from './disk/staging.js';
import { LIMITS } from './limits.js';
import type { StatedByLetter } from './work/deficiency.js';
import { type Looked, type Sealed, type Task, Workshop } from './work/workshop.js';

/** A part that is being recorded. */
export type PartOfWork = {
  readonly batch: Batch;
  readonly n: number;
  /** Events that it makes. */
  readonly events: number;
  readonly task: Task;
  readonly letter: readonly StatedByLetter[];
};

/** What is sealed before it is asked for: good only where its first line gets the number that was foreseen. */
type Ahead = {
  readonly slice: string;
  readonly firstLine: number;
  readonly sealed: Promise<Sealed>;
};

/** Records the parts of a batch slice by slice, each one once, by the deciders of the small door. */
@Injectable()
export class RecordSlices {
  #ahead: Ahead | undefined;
  /** Fewer where so many were too many bytes. */
  #eventsAtOnce: number = LIMITS.eventsAtOnce;

  constructor(
    private readonly batches: Batches,
    private readonly workshop: Workshop,
    private readonly recorder: Recorder,
  ) {}

  /** Before the first part of a batch. */
  begin(): void {
    this.#ahead = undefined;
    this.#eventsAtOnce = LIMITS.eventsAtOnce;
  }

  /** @returns false: the process is ending. */
  async record(part: PartOfWork, ending: AbortSignal): Promise<boolean> {
    const { jobs } = this.batches.files;
    const { id } = part.batch;
    for (;;) {
      if (ending.aborted) return false;
      const slices = jobs.slices(id, part.n);
      const planned = slices.find(({ isDone }) => !isDone);
      const next = this.#after(part, slices.at(-1)?.last ?? 0);
      if (planned === undefined && next === undefined) return true;
      if (planned === undefined && next !== undefined) jobs.plan(id, next);
      await this.#recordSlice(part, planned ?? next!);
    }
  }

  #after({ n, events }: PartOfWork, first: number): Slice | undefined {
    if (first >= events) return undefined;
    return { part: n, first, last: Math.min(first + this.#eventsAtOnce, events) };
  }

  async #recordSlice(part: PartOfWork, slice: Slice): Promise<void> {
    const { batch, letter, task } = part;
    let sealed: Sealed | undefined;
    const decide = (state: RequestState): SealedElsewhere => {
      if (batch.kind === 'request-lines') mayAddLines(state, batch.actor);
      else known(state, batch.actor);
      const seal: SealedElsewhere['seal'] = async (into) => {
        sealed = await this.#sealed(part, slice, state.lines + 1, into);
        return sealed.events;
      };
      return { common: commonOf(batch), seal };
    };
    try {
      const envelope = envelopeOf(batch, nameOf(slice));
      const recorded = await this.recorder.record(envelope, requestModel, batch.request, decide);
      // Where an earlier sending recorded it, only what became of its records is not known any more.
      const range = [slice.first, slice.last] as const;
      const recordedOn = utcDay(this.batches.clock.now());
      const looked =
        sealed ?? this.workshop.look({ ...task, range, letter, recordedOn }).catch(notKnown);
      this.#done(part, slice, recorded, await looked);
    } catch (error) {
      this.#ahead = undefined;
      if (!(error instanceof Problem) || error.id !== 'too-large' || slice.last - slice.first < 2)
        throw error;
      this.#eventsAtOnce = Math.ceil((slice.last - slice.first) / 2);
      this.batches.files.jobs.halve(batch.id, slice);
    }
  }

  /** While a slice is appended, the next one of the part is sealed. */
  async #sealed(part: PartOfWork, slice: Slice, firstLine: number, into: Into): Promise<Sealed> {
    const ahead = this.#ahead;
    const isForeseen = ahead?.slice === nameOf(slice) && ahead.firstLine === firstLine;
    const sealed = isForeseen ? ahead.sealed : this.#seal(part, slice, firstLine, into);
    const next = this.#after(part, slice.last);
    this.#ahead = undefined;
    if (next !== undefined) {
      const nextLine = firstLine + slice.last - slice.first;
      const early = this.#seal(part, next, nextLine, into);
      early.catch(() => {}); // Whoever takes it hears of it.
      this.#ahead = { slice: nameOf(next), firstLine: nextLine, sealed: early };
    }
    return sealed;
  }

  #seal(
    { batch, task, letter }: PartOfWork,
    slice: Slice,
    firstLine: number,
    into: Into,
  ): Promise<Sealed> {
    const { body, ...envelope } = envelopeOf(batch, nameOf(slice));
    return this.workshop.seal({
      ...task,
      range: [slice.first, slice.last],
      common: commonOf(batch),
      firstLine,
      letter,
      into,
      deciding: {
        ...envelope,
        commandId: this.recorder.commandId({ ...envelope, body }),
        fingerprint: this.batches.keys.fingerprint(body),
        recordedAt: this.batches.clock.now(),
      },
    });
  }

  #done(part: PartOfWork, slice: Slice, { events }: Recorded, looked: Looked): void {
    const { batches, jobs } = this.batches.files;
    const { id } = part.batch;
    const [first, last] = [events[0], events.at(-1)];
    if (first === undefined || last === undefined) throw new RangeError('A slice holds events');
    if (slice.first === 0) batches.setFirst(id, first.id);
    const { deficient, outcomes } = looked;
    const done = { revisions: [first.revision, last.revision] as const, deficient, outcomes };
    jobs.done(id, slice, done, this.#after(part, slice.last));
  }
}

const commonOf = ({ actor, kind, occurredOn, ...batch }: Batch): AnyNewEvent['data'] => ({
  agency: actor.agency,
  occurredOn,
  occurredAt: batch.occurredAt,
  ...(kind === 'responses' && { agencyNumber: batch.agencyNumber }),
});

const nameOf = ({ part, first, last }: Slice): string => `part ${part} ${first}-${last}`;

/** A command of a batch's job: the same whenever and wherever it is sent. */
export const envelopeOf = (batch: Batch, key: string): Envelope => ({
  actor: batch.actor,
  key,
  route: `POST /v1/batches/${batch.id}/commit`,
  body: { batch: batch.id, digest: batch.digest, slice: key },
});

/** Of what is recorded and can be read no more: it counts all the same. */
const notKnown = (error: unknown): Looked => {
  if (isPartLost(error)) return { deficient: 0, outcomes: '' };
  throw error;
};
