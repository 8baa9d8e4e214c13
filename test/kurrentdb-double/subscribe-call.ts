import type { Context } from './context.js';
import type { SubscriptionEnd } from './faults.js';
import { DELETED, type StoredEvent } from './events.js';
import {
  allPosition,
  BEFORE_ALL,
  type Filter,
  filterOf,
  isAfter,
  type LogPosition,
  isBoundary,
  placeOf,
  type ReadCall,
  streamRevision,
} from './read-options.js';
import {
  caughtUpResponse,
  checkpointResponse,
  confirmationResponse,
  eventResponse,
} from './read-response.js';
import { refusals } from './rpc-error.js';
import { send } from './send.js';
import { metadataIn, metaStreamOf, shown } from './stream-metadata.js';

/** Matching events of a page of catching up, and how far behind a live subscription may be. */
const PAGE = 32;

/**
 * A subscription to $all or to one stream: confirmed, caught up by pages, then live. Who is slow while
 * live is caught up again, and told `caughtUp` again.
 */
export class SubscribeCall {
  readonly #context: Context;
  readonly #call: ReadCall;
  readonly #stream: string;
  readonly #matches: Filter;
  readonly #window: number;
  readonly #interval: number;
  readonly #ended = new AbortController();
  #wake: () => void = () => {};
  /** Index in the log of the next event to consider. */
  #next = 0;
  /** The last place that was sent. */
  #sent = BEFORE_ALL;
  #checkpoint: LogPosition | undefined;
  #considered = 0;
  /** Length of the log when it was last counted how many events wait. */
  #counted = 0;
  /** Of a stream: revision of the last event that is not wanted. */
  #after = -1n;

  constructor(context: Context, call: ReadCall, stream: string) {
    this.#context = context;
    this.#call = call;
    this.#stream = stream;
    const options = call.request.getOptions()!;
    const filter = options.getFilter();
    const matches = filterOf(options);
    this.#matches = stream === '$all' ? matches : (event) => event.stream === stream;
    this.#window = filter?.hasMax() ? filter.getMax() : PAGE;
    this.#interval = filter
      ? this.#window * filter.getCheckpointintervalmultiplier()
      : Number.POSITIVE_INFINITY;
  }

  async run(): Promise<void> {
    const { log, faults } = this.#context;
    const wake = (): void => this.#wake();
    const end = (): void => {
      faults.openSubscriptions.delete(this);
      log.off('grown', wake);
      this.#ended.abort();
      this.#wake();
    };
    this.#call.once('cancelled', end).once('close', end);
    faults.openSubscriptions.add(this);
    log.on('grown', wake);
    try {
      this.#begin();
      await send(this.#call, confirmationResponse());
      this.#mustBeBoundary();
      for (let isNew = true; !this.#ended.signal.aborted; isNew = false) {
        // Who begins at the head or beyond is live at once, without a checkpoint (seen on 24.6).
        if (!isNew || this.#next < log.length) await this.#catchUp();
        await this.#send(caughtUpResponse());
        this.#considered = 0;
        await this.#goLive();
      }
    } finally {
      end();
    }
  }

  get unread(): number {
    return this.#context.log.length - this.#next;
  }

  wake(): void {
    this.#wake();
  }

  /** kurrentdb.md 7.3 and 2.4 no. 11: the ways in which clients lose a subscription. */
  endBy(how: SubscriptionEnd): void {
    if (how === 'reset') this.#context.wire.cutPeer(this.#call.getPeer());
    else if (how === 'ok') this.#call.end();
    else this.#call.emit('error', refusals[how]());
    this.#ended.abort();
    this.#wake();
  }

  #begin(): void {
    const { log } = this.#context;
    const options = this.#call.request.getOptions()!;
    if (this.#stream !== '$all') return this.#beginStream();
    const from = allPosition(options.getAll()!);
    if (from === 'start') return;
    if (from === 'end') return this.#beginAtEnd();
    this.#sent = from;
    this.#next = log.indexFrom(from.commit);
    if (log.at(this.#next)?.position === from.prepare) this.#next += 1;
  }

  /** Seen on 24.6: first it is confirmed, then refused. */
  #mustBeBoundary(): void {
    const { commit } = this.#sent;
    if (commit > 0n && !isBoundary(this.#context.log, commit)) throw refusals.invalidPosition();
  }

  #beginAtEnd(): void {
    const { log } = this.#context;
    this.#next = log.length;
    const last = log.at(log.length - 1);
    if (last) this.#sent = placeOf(last);
  }

  /** From a revision, without the event there. */
  #beginStream(): void {
    const { log } = this.#context;
    const events = log.stream(this.#stream);
    if (events.at(-1)?.revision === DELETED) throw refusals.streamDeleted(this.#stream);
    const from = streamRevision(this.#call.request.getOptions()!.getStream()!);
    if (from === 'start') return;
    if (from === 'end') return this.#beginAtEnd();
    const at = events.find(({ revision }) => revision > from);
    this.#next = at ? log.indexFrom(at.position) : log.length;
    this.#after = from;
  }

  /** kurrentdb.md 7.2: whoever begins ahead of the log is confirmed, and hears nothing until it grew past. */
  #isWanted(event: StoredEvent): boolean {
    if (this.#stream !== '$all' && event.revision <= this.#after) return false;
    return this.#matches(event) && isAfter(placeOf(event), this.#sent) && !this.#isHidden(event);
  }

  /** As from reads of that stream (seen on 24.6); never from the log of all. */
  #isHidden(event: StoredEvent): boolean {
    if (this.#stream === '$all') return false;
    const { log } = this.#context;
    const settings = log.stream(metaStreamOf(this.#stream));
    if (settings.length === 0) return false;
    return !shown(log.stream(this.#stream), metadataIn(settings)).includes(event);
  }

  async #catchUp(): Promise<void> {
    const { log, faults } = this.#context;
    while (!this.#ended.signal.aborted) {
      const begin = this.#pagePlace();
      const { matched, considered, atEnd } = this.#page();
      for (const event of matched) await this.#sendEvent(event);
      this.#considered += considered;
      if (atEnd) return this.#sendCheckpoint();
      if (this.#considered >= this.#interval) {
        this.#considered %= this.#interval;
        if (isAfter(begin, this.#sent)) this.#sent = begin;
        await this.#sendCheckpoint();
      }
      await faults.lookOn();
      if (this.#next > log.length) return;
    }
  }

  /** Where a page begins: after the last event considered. kurrentdb.md 7.2: prepare 0 with a commit. */
  #pagePlace(): LogPosition {
    const before = this.#context.log.at(this.#next - 1);
    return { commit: before?.end ?? 0n, prepare: 0n };
  }

  #page(): { matched: StoredEvent[]; considered: number; atEnd: boolean } {
    const matched: StoredEvent[] = [];
    let considered = 0;
    while (matched.length < PAGE && considered < this.#window) {
      const event = this.#context.log.at(this.#next);
      if (!event) return { matched, considered, atEnd: true };
      this.#next += 1;
      considered += 1;
      if (this.#isWanted(event)) matched.push(event);
    }
    return { matched, considered, atEnd: false };
  }

  async #goLive(): Promise<void> {
    const { log, faults } = this.#context;
    while (!this.#ended.signal.aborted) {
      const event = faults.silent ? undefined : log.at(this.#next);
      if (!event) {
        await this.#grown();
        continue;
      }
      if (this.#isFarBehind()) return this.#sendCheckpoint();
      this.#next += 1;
      if (this.#isWanted(event)) await this.#sendEvent(event);
      this.#considered += 1;
      if (this.#considered < this.#interval) continue;
      this.#considered = 0;
      if (isAfter(this.#sent, placeOf(event))) continue;
      this.#sent = placeOf(event);
      await this.#sendCheckpoint();
    }
  }

  /** The server keeps so many events for a live subscription, then it must be caught up again. */
  #isFarBehind(): boolean {
    const { log } = this.#context;
    if (log.length === this.#counted) return false;
    this.#counted = log.length;
    let waiting = 0;
    for (let i = this.#next; i < log.length && waiting <= PAGE; i++)
      if (this.#isWanted(log.at(i)!)) waiting += 1;
    return waiting > PAGE;
  }

  #grown(): Promise<void> {
    return new Promise((resolve) => {
      this.#wake = resolve;
    });
  }

  async #sendEvent(event: StoredEvent): Promise<void> {
    await this.#send(eventResponse(event));
    this.#sent = placeOf(event);
  }

  async #sendCheckpoint(): Promise<void> {
    if (this.#interval === Number.POSITIVE_INFINITY) return;
    // The same checkpoint is not said twice; "before all" is on the wire the largest of all.
    const place = this.#sent;
    const last = this.#checkpoint;
    if (last && (last === BEFORE_ALL || !isAfter(place, last))) return;
    this.#checkpoint = place;
    await this.#send(checkpointResponse(place));
  }

  async #send(message: Parameters<typeof send>[1]): Promise<void> {
    while (this.#context.faults.silent && !this.#ended.signal.aborted) await this.#grown();
    if (!this.#ended.signal.aborted) await send(this.#call, message);
  }
}
