import { Injectable } from '@nestjs/common';
import { Problem } from '../kernel/problem.js';
import { type Actor, sideOf } from '../kernel/role.js';
import { possible } from '../ledger/appender.js';
import { invalid } from '../ledger/invalid.js';
import type { Envelope } from '../ledger/command.js';
import { Recorder } from '../ledger/recorder.js';
import { mayAddLines } from '../ledger/request/record-lines.js';
import { known, requestModel } from '../ledger/request/request.js';
import { type Batch, type BatchHeader, isFinal, type Progress } from './batch.js';
import { Batches, closed } from './batches.js';
import type { Certification } from './certification.js';
import type { PartRow, Span } from './disk/batch-store.js';
import type { IntakeFiles } from './disk/intake-files.js';
import { LIMITS } from './limits.js';
import { receivePart, type Sending } from './receive-part.js';

export type BatchView = Batch & { readonly progress: Progress };

/** What a sender does with a batch before its job begins, and asks of it after. */
@Injectable()
export class Intake {
  #receiving = 0;

  constructor(
    private readonly batches: Batches,
    private readonly recorder: Recorder,
  ) {}

  /**
   * Opens a batch; sent again under its key, it is the same one.
   * @throws Problem not-found, not-permitted, fact-conflict, request-invalid, idempotency-key-reused, intake-full
   */
  async open(
    envelope: Envelope,
    header: BatchHeader,
  ): Promise<{ readonly batch: BatchView; readonly repeated: boolean }> {
    const { actor } = envelope;
    const id = this.recorder.commandId(envelope);
    const fingerprint = this.batches.keys.fingerprint(envelope.body);
    const earlier = this.#files.batches.fingerprint(id);
    if (earlier !== undefined && earlier !== fingerprint)
      throw new Problem(
        'idempotency-key-reused',
        'This Idempotency-Key was used for another batch. Send the same body, or a new key.',
      );
    if (earlier === undefined) {
      possible(header, this.batches.clock.now());
      if (header.agencyNumber !== null && header.kind !== 'responses')
        throw invalid(
          'agencyNumber',
          'is the number of a response; letters state theirs themselves',
        );
      await this.#maySend(actor, header);
      if (this.#files.batches.countOpen(actor.agency) >= LIMITS.openBatches)
        throw full(`An agency may have ${LIMITS.openBatches} open batches. Commit or cancel one.`);
      this.batches.add(id, fingerprint, header, actor);
    }
    return { batch: this.#view(this.batches.found(id)), repeated: earlier !== undefined };
  }

  /** @throws Problem not-found: also to another agency, or to the other side. */
  get(id: string, actor: Actor): BatchView {
    return this.#view(this.#own(id, actor));
  }

  parts(id: string, actor: Actor): readonly PartRow[] {
    return this.#files.batches.parts(this.#own(id, actor).id);
  }

  /**
   * Takes a part; the same content under the same number again is the same part.
   * @throws Problem not-found, batch-closed, part-differs, part-digest-invalid, too-large, media-type-unsupported, intake-full
   */
  async put(
    { id, n }: { readonly id: string; readonly n: number },
    actor: Actor,
    sending: Sending & { readonly contentType: string | undefined },
  ): Promise<{ readonly part: PartRow; readonly repeated: boolean }> {
    const batch = this.#sent(id, actor);
    if (mediaTypeOf(sending.contentType) !== batch.contentType)
      throw new Problem('media-type-unsupported', `Send Content-Type: ${batch.contentType}.`);
    if (this.#receiving >= LIMITS.partsAtOnce)
      throw full(`${LIMITS.partsAtOnce} parts are being received.`);
    this.#receiving += 1;
    try {
      return await this.#receive(batch, n, sending);
    } finally {
      this.#receiving -= 1;
    }
  }

  /**
   * The sender says that the parts are the whole, and certifies it. From now on it is the job's.
   * @throws Problem not-found, batch-closed, batch-incomplete
   */
  commit(
    id: string,
    actor: Actor,
    { parts, ...certified }: Omit<Certification, 'on'> & { readonly parts: number },
  ): BatchView {
    const batch = this.#sent(id, actor);
    if (batch.state !== 'open') {
      if (batch.state === 'cancelled') throw closed();
      return this.#view(batch);
    }
    const there = this.#files.batches.parts(id);
    const missing = missingOf(there, parts);
    if (missing.length > 0)
      throw new Problem(
        'batch-incomplete',
        `Of ${parts} parts these are missing: ${missing.slice(0, 20).join(', ')}.`,
      );
    if (there.length > parts)
      throw new Problem('batch-incomplete', `More than ${parts} parts have arrived.`);
    this.batches.commit(id, certified);
    return this.#view(this.batches.found(id));
  }

  /** @throws Problem not-found, batch-closed: once it is committed it is the job's. */
  cancel(id: string, actor: Actor): BatchView {
    const { state } = this.#sent(id, actor);
    if (state !== 'cancelled' && !this.batches.cancel(id)) throw closed();
    return this.#view(this.batches.found(id));
  }

  /** The events between which it stands, and the last of them. @throws Problem not-found */
  span(id: string, actor: Actor): Span {
    return this.#files.batches.span(this.#own(id, actor).id);
  }

  /** Outcomes of the records that are not simply recorded, as NDJSON. @throws Problem not-found */
  outcomes(id: string, actor: Actor): Iterable<string> {
    return this.#files.jobs.outcomes(this.#own(id, actor).id);
  }

  async #receive(
    { id, state }: Batch,
    n: number,
    sending: Sending,
  ): Promise<{ readonly part: PartRow; readonly repeated: boolean }> {
    const { content, digest } = await receivePart(sending);
    const earlier = this.#files.batches.part(id, n);
    if (earlier !== undefined) {
      if (earlier.digest !== digest)
        throw new Problem('part-differs', `Part ${n} has arrived with another content.`);
      return { part: earlier, repeated: true };
    }
    if (state !== 'open') throw closed();
    if (this.#files.batches.stagedBytes() + content.length > this.#files.maxBytes)
      throw full('Parts of other batches take up all the room there is.');
    await this.#files.staging.write(this.batches.key(id), { batch: id, n, digest }, content);
    return this.#keep(id, { n, digest, bytes: content.length });
  }

  /** Another sending of the same part, or the end of the batch, may have been quicker. */
  #keep(id: string, part: PartRow): { readonly part: PartRow; readonly repeated: boolean } {
    if (this.batches.found(id).state !== 'open') {
      if (isFinal(this.batches.found(id).state)) this.#files.staging.remove(id);
      throw closed();
    }
    this.#files.batches.addPart(id, part, this.batches.clock.now());
    const kept = this.#files.batches.part(id, part.n) ?? part;
    if (kept.digest !== part.digest)
      throw new Problem('part-differs', `Part ${part.n} has arrived with another content.`);
    return { part: kept, repeated: false };
  }

  async #maySend(actor: Actor, { kind, request }: BatchHeader): Promise<void> {
    const state = await this.recorder.stateOf(requestModel, request);
    if (kind === 'request-lines') mayAddLines(state, actor);
    else known(state, actor);
    if (kind !== 'request-lines' && sideOf(actor.role) !== 'irs')
      throw new Problem('not-permitted', `As ${actor.role} you may send request-lines only.`);
  }

  /** A side sees what it sent; oversight sees all. */
  #own(id: string, actor: Actor): Batch {
    const side = sideOf(actor.role);
    return side === 'agency' || side === 'irs' ? this.#sent(id, actor) : this.batches.found(id);
  }

  #sent(id: string, { agency, role }: Actor): Batch {
    const batch = this.batches.found(id);
    if (batch.actor.agency !== agency || sideOf(batch.actor.role) !== sideOf(role))
      throw notFound();
    return batch;
  }

  get #files(): IntakeFiles {
    return this.batches.files;
  }

  #view(batch: Batch): BatchView {
    return { ...batch, progress: this.#files.batches.progress(batch.id) };
  }
}

const notFound = (): Problem => new Problem('not-found', 'No batch has this id.');
const full = (detail: string): Problem =>
  new Problem('intake-full', detail, { retryAfterSeconds: 10 });

const mediaTypeOf = (header: string | undefined): string =>
  (header ?? '').split(';')[0]?.trim().toLowerCase() ?? '';

/** Numbers from 1 to `parts` under which nothing has arrived. */
const missingOf = (there: readonly PartRow[], parts: number): readonly number[] => {
  const arrived = new Set(there.map(({ n }) => n));
  return Array.from({ length: parts }, (_, n) => n + 1).filter((n) => !arrived.has(n));
};
