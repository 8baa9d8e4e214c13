import type { Position } from '../../eventstore/event-store.js';
import { streamName } from '../../eventstore/stream-name.js';
import { hoursBetween, type Instant } from '../../kernel/dates.js';
import { appendOwn, type Self } from '../own-events.js';
import { lengthOf } from '../stream-length.js';
import { heartbeat } from './heartbeat.events.js';

/** So long nothing is recorded, or a heartbeat is. */
const HOURS = 1;
/** One an hour for more than a thousand years. */
const MOST = 10_000_000;

type Seen = { readonly head: Position | null; readonly since: Instant };

/**
 * Records a heartbeat where nothing was recorded for an hour, by the ledger's clock, since this process first saw the
 * last event: a start begins the hour anew. Of processes that find the same silence the store keeps one event: its
 * id follows from the event after which nothing came.
 */
export class Heartbeats {
  #seen: Seen | undefined;
  #length: number | undefined;

  /** @param program version of the program; null: not known. */
  constructor(
    private readonly self: Self,
    private readonly program: string | null,
  ) {}

  /** To be asked every minute or so. */
  async beatIfSilent(): Promise<void> {
    const head = await this.self.store.head();
    const now = this.self.clock.now();
    if (this.#seen?.head !== head) this.#seen = { head, since: now };
    if (hoursBetween(this.#seen.since, now) < HOURS) return;
    await this.#beat(head, now);
    this.#seen = { head: await this.self.store.head(), since: now };
  }

  async #beat(head: Position | null, now: Instant): Promise<void> {
    const { keys, store, ledger } = this.self;
    const streamId = keys.id({ agency: 'ledger', key: 'heartbeats', route: 'heartbeat' }, 0);
    this.#length ??= await lengthOf(store, streamName(ledger.id, 'heartbeat', streamId), MOST);
    const event = {
      category: 'heartbeat',
      streamId,
      key: `after ${head}`,
      eventType: heartbeat,
      data: { hour: now.slice(0, 'YYYY-MM-DDTHH'.length), program: this.program },
    };
    const last = this.#length === 0 ? 'no-stream' : this.#length - 1;
    const outcome = await appendOwn(this.self, event, last);
    // Moved on: another process has seen the end of an earlier silence.
    this.#length = outcome === 'appended' ? this.#length + 1 : undefined;
  }
}
