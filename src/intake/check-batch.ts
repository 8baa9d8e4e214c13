import { Injectable } from '@nestjs/common';
import { Recorder } from '../ledger/recorder.js';
import { requestModel } from '../ledger/request/request.js';
import type { Batch, Refusal } from './batch.js';
import { Batches } from './batches.js';
import type { Columns } from './content/columns.js';
import { Workshop } from './work/workshop.js';

/** Looks at every record of a committed batch before the first one is recorded. */
@Injectable()
export class CheckBatch {
  constructor(
    private readonly batches: Batches,
    private readonly workshop: Workshop,
    private readonly recorder: Recorder,
  ) {}

  /** Ends it as `rejected`, or lets it be recorded. Cut off, it begins again. */
  async check(batch: Batch, ending: AbortSignal): Promise<void> {
    const { id, kind, contentType, request } = batch;
    const { jobs, batches } = this.batches.files;
    this.batches.move(id, ['queued'], 'checking');
    jobs.beginCheck(id);
    await this.workshop.digest();
    const key = this.batches.key(id);
    const { lines } = await this.recorder.stateOf(requestModel, request);
    let columns: Columns | undefined;
    let before = 0;
    for (const { n, digest } of batches.parts(id)) {
      if (ending.aborted) return;
      const staged = { batch: id, n, digest };
      const task = { staged, key, kind, contentType, columns, before, linesRecorded: lines };
      const checked = await this.workshop.check(task);
      jobs.checked(id, n, before, checked);
      columns = checked.columns;
      before += checked.records;
    }
    const refusal = this.#refusal(batch, before, await this.workshop.digest());
    if (refusal !== undefined) this.batches.end(id, 'rejected', refusal);
    else this.batches.move(id, ['checking'], 'recording');
  }

  #refusal({ id, records, digest }: Batch, found: number, of: string): Refusal | undefined {
    if (of !== digest) return 'digest-differs';
    if (found !== records) return 'count-differs';
    return this.batches.files.batches.progress(id).malformed > 0 ? 'malformed' : undefined;
  }
}
