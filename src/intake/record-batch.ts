import type { KeyObject } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/role.js';
import { Problem } from '../kernel/problem.js';
import { utcDay } from '../kernel/dates.js';
import type { SealedElsewhere } from '../ledger/appender.js';
import type { Envelope, Recorded } from '../ledger/command.js';
import { decode } from '../ledger/event-types.js';
import type { AnyNewEvent } from '../ledger/folded.js';
import { Recorder } from '../ledger/recorder.js';
import { mayAddLines } from '../ledger/request/record-lines.js';
import { known, requestModel, type RequestState } from '../ledger/request/request.js';
import { Streams } from '../ledger/streams.js';
import type { Batch } from './batch.js';
import { Batches } from './batches.js';
import { type Columns, columnsOf } from './content/columns.js';
import { rowsOf } from './content/csv.js';
import type { CheckedRow, Slice } from './disk/job-store.js';
import { readPart } from './disk/staging.js';
import { LIMITS } from './limits.js';
import type { StatedByLetter } from './work/deficiency.js';
import { type Looked, type Sealed, type SealTask, type Task, Workshop } from './work/workshop.js';

/** What stays the same over a whole batch. */
type Work = {
  readonly batch: Batch;
  readonly key: KeyObject;
  readonly columns: Columns | undefined;
  readonly letter: readonly StatedByLetter[];
};

/** Records a batch whose records all fit, slice by slice, each one once, by the deciders of the small door. */
@Injectable()
export class RecordBatch {
  constructor(
    private readonly batches: Batches,
    private readonly workshop: Workshop,
    private readonly recorder: Recorder,
    private readonly streams: Streams,
  ) {}

  /** Cut off, it goes on with the slice under way. @throws Problem, EventStoreError */
  async record(batch: Batch, ending: AbortSignal): Promise<void> {
    const work = await this.#begin(batch);
    const digests = new Map(
      this.batches.files.batches.parts(batch.id).map((part) => [part.n, part.digest]),
    );
    for (const part of this.batches.files.jobs.parts(batch.id)) {
      const staged = { batch: batch.id, n: part.n, digest: digests.get(part.n) ?? '' };
      const { kind, contentType } = batch;
      const columns = part.n === 1 ? undefined : work.columns;
      const task = { staged, key: work.key, kind, contentType, columns, before: part.before };
      if (!(await this.#recordPart(work, part, task, ending))) return;
    }
    await this.#close(work);
  }

  async #begin(batch: Batch): Promise<Work> {
    const { id, request } = batch;
    const key = this.batches.key(id);
    return {
      batch,
      key,
      columns: await this.#columns(batch, key),
      letter: await this.#letter(request),
    };
  }

  /** @returns false: the process is ending. */
  async #recordPart(
    work: Work,
    { n, events }: CheckedRow,
    task: Task,
    ending: AbortSignal,
  ): Promise<boolean> {
    const { id } = work.batch;
    const { jobs } = this.batches.files;
    for (;;) {
      if (ending.aborted) return false;
      const slices = jobs.slices(id, n);
      const planned = slices.find(({ isDone }) => !isDone);
      const first = slices.at(-1)?.last ?? 0;
      if (planned === undefined && first >= events) return true;
      const next = { part: n, first, last: Math.min(first + LIMITS.eventsAtOnce, events) };
      if (planned === undefined) jobs.plan(id, next);
      await this.#recordSlice(work, planned ?? next, task);
    }
  }

  async #recordSlice(work: Work, slice: Slice, task: Task): Promise<void> {
    const { batch } = work;
    const { first, last, part } = slice;
    let sealed: Sealed | undefined;
    const seal = async (made: Omit<SealTask, keyof Task>): Promise<Sealed['events']> => {
      sealed = await this.workshop.seal({ ...task, ...made });
      return sealed.events;
    };
    const envelope = envelopeOf(batch, `part ${part} ${first}-${last}`);
    try {
      const recorded = await this.recorder.record(envelope, requestModel, batch.request, (state) =>
        this.#decide(work, slice, state, seal),
      );
      // Where an earlier sending recorded it, only what became of its records is not known any more.
      const recordedOn = utcDay(this.batches.clock.now());
      const look = { ...task, range: [first, last] as const, letter: work.letter, recordedOn };
      this.#done(batch.id, slice, recorded, sealed ?? (await this.workshop.look(look)));
    } catch (error) {
      if (!(error instanceof Problem) || error.id !== 'too-large' || last - first < 2) throw error;
      this.batches.files.jobs.halve(batch.id, slice);
    }
  }

  #decide(
    { batch, letter }: Work,
    { first, last }: Slice,
    state: RequestState,
    seal: (made: Omit<SealTask, keyof Task>) => Promise<Sealed['events']>,
  ): SealedElsewhere {
    if (batch.kind === 'request-lines') mayAddLines(state, batch.actor);
    else known(state, batch.actor);
    const common = commonOf(batch);
    const range = [first, last] as const;
    const firstLine = state.lines + 1;
    return {
      common,
      seal: (into, deciding) => seal({ range, common, firstLine, letter, into, deciding }),
    };
  }

  #done(id: string, slice: Slice, { events }: Recorded, { deficient, outcomes }: Looked): void {
    const revisions = [events[0]?.revision ?? 0, events.at(-1)?.revision ?? 0] as const;
    this.batches.files.batches.setFirst(id, events[0]?.id ?? '');
    this.batches.files.jobs.done(id, slice, { revisions, deficient, outcomes });
  }

  /** The last event: all of it stands, as was certified. */
  async #close({ batch, key }: Work): Promise<void> {
    const { id, actor, kind, records, digest } = batch;
    const { on, statement, office, name } = this.batches.certification(id, key);
    const [firstRevision, lastRevision] = this.batches.files.jobs.revisions(id) ?? [0, 0];
    const event: AnyNewEvent = {
      type: 'BatchRecorded',
      data: {
        agency: actor.agency,
        occurredOn: on,
        batchKind: kind,
        recordCount: records,
        firstRevision,
        lastRevision,
        contentDigest: digest,
        statement,
        office,
        certifiedBy: name,
      },
    };
    const envelope = envelopeOf(batch, 'whole');
    const recorded = await this.recorder.record(envelope, requestModel, batch.request, () => [
      event,
    ]);
    const [last] = recorded.events;
    if (last !== undefined) this.batches.files.batches.setLast(id, last.id, last.revision);
    this.batches.end(id, 'recorded', null);
  }

  /** Of CSV: the columns that the first part names. */
  async #columns({ id, kind, contentType }: Batch, key: KeyObject): Promise<Columns | undefined> {
    const [first] = this.batches.files.batches.parts(id);
    if (contentType !== 'text/csv' || first === undefined) return undefined;
    const { n, digest } = first;
    const bytes = await readPart(this.batches.files.staging.directory, key, {
      batch: id,
      n,
      digest,
    });
    const [header] = rowsOf(new TextDecoder().decode(bytes));
    const columns = columnsOf(kind, header);
    return 'code' in columns ? undefined : columns;
  }

  /** What the letter of the request states for all of its lines. */
  async #letter(request: string): Promise<readonly StatedByLetter[]> {
    const opening = await this.streams.opening('request', request);
    const { periods, statutes, reasonClass } =
      opening === undefined ? {} : decode(opening).official;
    return [
      ...(isList(periods) ? (['periods'] as const) : []),
      ...(isList(statutes) ? (['statutes'] as const) : []),
      ...(reasonClass == null ? [] : (['reason'] as const)),
    ];
  }
}

const isList = (value: unknown): boolean => Array.isArray(value) && value.length > 0;

const commonOf = ({ actor, occurredOn, occurredAt }: Batch): AnyNewEvent['data'] => ({
  agency: actor.agency,
  occurredOn,
  occurredAt,
});

/** The command of a slice: the same whenever and wherever it is sent. */
const envelopeOf = (batch: Batch, key: string): Envelope & { readonly actor: Actor } => ({
  actor: batch.actor,
  key,
  route: `POST /v1/batches/${batch.id}/commit`,
  body: { batch: batch.id, digest: batch.digest, slice: key },
});
