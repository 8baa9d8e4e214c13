import { setInterval as ticks } from 'node:timers/promises';
import { parseRecord } from '../../eventstore/codec.js';
import { streamName } from '../../eventstore/stream-name.js';
import { addDays, day as dayOf, type Day, washingtonDay } from '../../kernel/dates.js';
import type { Log } from '../../platform/log.js';
import { appendOwn, type Self } from '../own-events.js';
import { dayClosed } from './day.events.js';
import type { DayFindings, DayJudged, DayUnjudged } from './day-findings.js';

/**
 * Closes the days in Washington, D.C., that are over, from the one on which the ledger was opened: each once, in
 * order, in one stream whose revision n is the n-th day. Of processes that close a day at once the store keeps one
 * event: it has the same id in all of them, though each may have judged up to another seq. A day closed later than on
 * the day after says so.
 */
export class Days {
  /** The first day not known to be closed, and its revision. */
  #next: { readonly day: Day; readonly revision: number } | undefined;

  constructor(
    private readonly self: Self,
    private readonly findings: DayFindings,
  ) {}

  async closeAllOver(): Promise<void> {
    const today = washingtonDay(this.self.clock.now());
    this.#next ??= await this.#firstOpen();
    let judged: DayJudged | DayUnjudged | undefined;
    for (let { day, revision } = this.#next; day < today;) {
      judged = await this.#judged(day, judged);
      await this.#close({ day, late: addDays(day, 1) < today, ...judged }, revision);
      [day, revision] = [addDays(day, 1), revision + 1];
      this.#next = { day, revision };
    }
  }

  /** One failure holds for all days that are closed at once: nobody waits for the read models a second time. */
  async #judged(day: Day, before: DayJudged | DayUnjudged | undefined) {
    if (before !== undefined && 'unjudged' in before) return before;
    const head = await this.self.store.head();
    if (head === null) throw new Error('The ledger is not opened yet');
    return this.findings.upTo(head, day);
  }

  async #close(
    data: { readonly day: Day; readonly late: boolean },
    revision: number,
  ): Promise<void> {
    const event = {
      category: 'day',
      streamId: this.#streamId,
      key: data.day,
      eventType: dayClosed,
      data: { occurredOn: data.day, ...data },
    };
    await appendOwn(this.self, event, revision === 0 ? 'no-stream' : revision - 1);
  }

  /** Some 16 reads. */
  async #firstOpen(): Promise<{ day: Day; revision: number }> {
    const { ledger } = this.self;
    const days = streamName(ledger.id, 'day', this.#streamId);
    let [closed, open] = [-1, A_CENTURY];
    while (open - closed > 1) {
      const middle = Math.floor((closed + open) / 2);
      if ((await this.#recordAt(days, middle)) === undefined) open = middle;
      else closed = middle;
    }
    const opening = await this.#recordAt(streamName(ledger.id, 'ledger', '0'), 0);
    if (opening === undefined) throw new Error('The ledger is not opened yet');
    const { occurredOn } = parseRecord(opening).public as { readonly occurredOn: string };
    const first = dayOf(occurredOn);
    return { day: addDays(first, open), revision: open };
  }

  async #recordAt(stream: string, revision: number): Promise<string | undefined> {
    for await (const { record } of this.self.store.readStream(stream, revision)) return record;
    return undefined;
  }

  get #streamId(): string {
    return this.self.keys.id({ agency: 'ledger', key: 'days', route: 'day' }, 0);
  }
}

/** In days. */
const A_CENTURY = 36_525;
const EVERY_MS = 60_000;

/** Closes days as they end, until it is aborted. A store that cannot be written is tried again in a minute. */
export const keepClosing = async (days: Days, log: Log, signal: AbortSignal): Promise<void> => {
  try {
    for await (const _ of ticks(EVERY_MS, undefined, { signal, ref: false }))
      await days.closeAllOver().catch((error: unknown) => log.unforeseen('days-not-closed', error));
  } catch (error) {
    if (!signal.aborted) throw error;
  }
};
