import { setTimeout as pause } from 'node:timers/promises';
import { type ServerDuplexStream, type ServiceError, status } from '@grpc/grpc-js';
import type { UUID } from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/shared_pb.js';
import type * as pb from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb.js';
import { statuses } from './batch-status.js';
import { type Answer, commit } from './commit.js';
import type { Context } from './context.js';
import type { Expected, NewEvent } from './events.js';
import { bytesOf, eventOf, expectedOf, isValid } from './proposed.js';
import {
  AllStreamPosition,
  BatchAppendResp,
  GoogleEmpty,
  identifierOf,
  nameOf,
  textOfUuid,
} from './protocol.js';
import { isRpcError } from './rpc-error.js';
import { asServiceError } from './send.js';

type Call = ServerDuplexStream<pb.BatchAppendReq, pb.BatchAppendResp>;

/** An append that is being put together from several requests. */
type Pending = {
  readonly correlation: UUID;
  readonly stream: string;
  readonly expected: Expected;
  readonly events: NewEvent[];
  readonly timer: NodeJS.Timeout;
  bytes: number;
};
type Success = Extract<Answer, { readonly revision: bigint }>;
type About = Pick<Pending, 'correlation' | 'stream'>;

/** How long answers are gathered that are to come out of order. */
const GATHER_MS = 20;

/** One long stream of many appends; requests of one correlation id make one append. */
export class BatchAppendCall {
  readonly #context: Context;
  readonly #call: Call;
  readonly #pending = new Map<string, Pending>();
  readonly #gathered: pb.BatchAppendResp[] = [];
  /** As the stream began: a password changed since makes no difference (seen on 24.6). */
  #user: readonly string[] | undefined;
  #underWay = 0;
  #halfClosed = false;

  constructor(context: Context, call: Call) {
    this.#context = context;
    this.#call = call;
  }

  run(): void {
    const { faults, access } = this.#context;
    try {
      this.#user = access.authenticate(this.#call.metadata);
    } catch (reason) {
      return this.#fail(reason);
    }
    faults.openBatches.add(this);
    this.#call
      .on('data', (request: pb.BatchAppendReq) => this.#take(request))
      .on('end', () => {
        this.#halfClosed = true;
        this.#endWhenIdle();
      })
      .on('error', () => {})
      .on('close', () => faults.openBatches.delete(this))
      .on('cancelled', () => faults.openBatches.delete(this));
  }

  /** Ends the stream with status OK, whatever is under way. */
  end(): void {
    this.#call.end();
  }

  #take(request: pb.BatchAppendReq): void {
    const correlation = request.getCorrelationId()!;
    const id = textOfUuid(correlation);
    const options = request.getOptions();
    if (options && !this.#pending.has(id)) this.#begin(id, correlation, options);
    const pending = this.#pending.get(id);
    if (!pending) return;
    const events = request.getProposedMessagesList().map(eventOf);
    if (!events.every(isValid)) return this.#refuse(pending, statuses.badRequest());
    pending.events.push(...events);
    pending.bytes += bytesOf(events);
    if (pending.bytes > this.#context.maxAppendBytes) {
      this.#forget(id);
      return this.#refuse(pending, statuses.tooLarge(this.#context.maxAppendBytes));
    }
    if (!request.getIsFinal()) return;
    this.#forget(id);
    void this.#commit(pending);
  }

  #begin(id: string, correlation: UUID, options: pb.BatchAppendReq.Options): void {
    const stream = nameOf(options.getStreamIdentifier());
    const about = { correlation, stream };
    try {
      this.#context.access.allow(this.#user, 'write', stream);
    } catch {
      return this.#refuse(about, statuses.accessDenied());
    }
    // kurrentdb.md 2.3: the server's own write timeout caps the deadline that is asked for.
    const timeout = Math.min(requestedTimeout(options), this.#context.writeTimeout);
    if (timeout <= 0) return this.#refuse(about, statuses.timeout());
    const timer = setTimeout(() => {
      this.#pending.delete(id);
      this.#refuse(about, statuses.timeout());
    }, timeout);
    const expected = expectedOf(options, options.getStreamPosition());
    this.#pending.set(id, { ...about, expected, events: [], timer, bytes: 0 });
  }

  #forget(id: string): void {
    clearTimeout(this.#pending.get(id)?.timer);
    this.#pending.delete(id);
  }

  async #commit(pending: Pending): Promise<void> {
    const { cluster, faults, log, member } = this.#context;
    this.#underWay += 1;
    try {
      faults.mayRefuse();
      cluster.mustServe(member, this.#call.metadata);
      const answer = await commit(this.#context, this.#call, () => log.write(pending));
      if (answer) this.#answer(pending, answer);
    } catch (reason) {
      // kurrentdb.md 2.4 no. 5: busy and not ready are told in words; another leader ends the stream.
      const inWords = isRpcError(reason) && reason.code !== status.NOT_FOUND;
      if (inWords) this.#refuse(pending, statuses.inWords(reason));
      else this.#fail(reason);
    }
    this.#underWay -= 1;
    this.#endWhenIdle();
  }

  #answer(pending: Pending, answer: Answer): void {
    switch (answer.kind) {
      case 'written':
      case 'idempotent':
        return this.#respond(pending, new BatchAppendResp().setSuccess(successOf(answer)));
      case 'wrong':
        return this.#refuse(pending, statuses.wrong(pending.expected, answer.actual));
      case 'deleted':
        return this.#refuse(pending, statuses.streamDeleted(pending.stream));
      case 'timeout':
        return this.#refuse(pending, statuses.timeout());
    }
  }

  #refuse(about: About, error: ReturnType<typeof statuses.timeout>): void {
    this.#respond(about, new BatchAppendResp().setError(error));
  }

  #respond({ correlation, stream }: About, response: pb.BatchAppendResp): void {
    response.setCorrelationId(correlation).setStreamIdentifier(identifierOf(stream));
    if (!this.#context.faults.outOfOrder) return void this.#call.write(response);
    this.#gathered.push(response);
    if (this.#gathered.length === 1) void this.#answerReversed();
  }

  async #answerReversed(): Promise<void> {
    await pause(GATHER_MS);
    for (const response of this.#gathered.splice(0).toReversed()) this.#call.write(response);
    this.#endWhenIdle();
  }

  #endWhenIdle(): void {
    if (this.#halfClosed && this.#underWay === 0 && this.#gathered.length === 0) this.#call.end();
  }

  #fail(reason: unknown): void {
    this.#call.emit('error', asServiceError(reason) as ServiceError);
  }
}

const successOf = ({ revision, position }: Success): pb.BatchAppendResp.Success => {
  const success = new BatchAppendResp.Success();
  if (position === undefined) success.setNoPosition(new GoogleEmpty());
  else
    success.setPosition(
      new AllStreamPosition()
        .setCommitPosition(String(position))
        .setPreparePosition(String(position)),
    );
  return revision < 0n
    ? success.setNoStream(new GoogleEmpty())
    : success.setCurrentRevision(String(revision));
};

const requestedTimeout = (options: pb.BatchAppendReq.Options): number => {
  const duration = options.getDeadline();
  if (duration) return duration.getSeconds() * 1000 + duration.getNanos() / 1e6;
  const deadline = options.getDeadline21100();
  return deadline ? deadline.toDate().getTime() - Date.now() : Number.POSITIVE_INFINITY;
};
