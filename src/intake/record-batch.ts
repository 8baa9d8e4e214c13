import type { KeyObject } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { decode } from '../ledger/event-types.js';
import type { AnyNewEvent } from '../ledger/folded.js';
import { Recorder } from '../ledger/recorder.js';
import { requestModel } from '../ledger/request/request.js';
import { Streams } from '../ledger/streams.js';
import type { Batch } from './batch.js';
import { Batches } from './batches.js';
import { Unread } from './check/mistake.js';
import { type Columns, columnsOf } from './content/columns.js';
import { rowsOf } from './content/csv.js';
import { readPart } from './disk/staging.js';
import { envelopeOf, RecordSlices } from './record-slices.js';
import type { StatedByLetter } from './work/deficiency.js';

/** Records a batch whose records all fit, and closes it with what was certified. */
@Injectable()
export class RecordBatch {
  constructor(
    private readonly batches: Batches,
    private readonly slices: RecordSlices,
    private readonly recorder: Recorder,
    private readonly streams: Streams,
  ) {}

  /** Cut off, it goes on with the slice under way. @throws Problem, EventStoreError */
  async record(batch: Batch, ending: AbortSignal): Promise<void> {
    const { id, kind, contentType } = batch;
    const { batches, jobs } = this.batches.files;
    const key = this.batches.key(id);
    const letter = await this.#letter(batch.request);
    const named = await this.#columns(batch, key);
    this.slices.begin();
    const digests = new Map(batches.parts(id).map((part) => [part.n, part.digest]));
    for (const { n, before, events } of jobs.parts(id)) {
      const staged = { batch: id, n, digest: digests.get(n) ?? '' };
      const columns = n === 1 ? undefined : named;
      const task = { staged, key, kind, contentType, columns, before };
      if (!(await this.slices.record({ batch, n, events, task, letter }, ending))) return;
    }
    await this.#close(batch, key);
  }

  /** The last event: all of it stands, as was certified. */
  async #close(batch: Batch, key: KeyObject): Promise<void> {
    const { id, actor, request } = batch;
    const { on, statement, office, name } = this.batches.certification(id, key);
    const [firstRevision, lastRevision] = this.batches.files.jobs.revisions(id) ?? [];
    const event: AnyNewEvent = {
      type: 'BatchRecorded',
      data: {
        agency: actor.agency,
        occurredOn: on,
        batchKind: batch.kind,
        recordCount: batch.records,
        firstRevision,
        lastRevision,
        contentDigest: batch.digest,
        statement,
        office,
        certifiedBy: name,
      },
    };
    const envelope = envelopeOf(batch, 'whole');
    const recorded = await this.recorder.record(envelope, requestModel, request, () => [event]);
    const [last] = recorded.events;
    if (last !== undefined) this.batches.files.batches.setLast(id, last.id, last.revision);
    this.batches.end(id, 'recorded', null);
  }

  /** Of CSV: the columns that the first part names. */
  async #columns({ id, kind, contentType }: Batch, key: KeyObject): Promise<Columns | undefined> {
    const { batches, staging } = this.batches.files;
    const first = batches.part(id, 1);
    if (contentType !== 'text/csv' || first === undefined) return undefined;
    const staged = { batch: id, n: 1, digest: first.digest };
    const bytes = await readPart(staging.directory, key, staged);
    const [header] = rowsOf(new TextDecoder().decode(bytes));
    const columns = columnsOf(kind, header);
    return columns instanceof Unread ? undefined : columns;
  }

  /** What the letter of the request states for all of its lines. */
  async #letter(request: string): Promise<readonly StatedByLetter[]> {
    const opening = await this.streams.opening('request', request);
    if (opening === undefined) return [];
    const { periods, statutes, reasonClass } = decode(opening).official;
    return [
      ...(isList(periods) ? (['periods'] as const) : []),
      ...(isList(statutes) ? (['statutes'] as const) : []),
      ...(reasonClass == null ? [] : (['reason'] as const)),
    ];
  }
}

const isList = (value: unknown): boolean => Array.isArray(value) && value.length > 0;
