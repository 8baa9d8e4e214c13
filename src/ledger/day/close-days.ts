import { parseRecord } from '../../eventstore/codec.js';
import { streamName } from '../../eventstore/stream-name.js';
import { addDays, day as dayOf, type Day, washingtonDay } from '../../kernel/dates.js';
import { appendOwn, type Self } from '../own-events.js';
import { lengthOf } from '../stream-length.js';
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
    const { store, ledger } = this.self;
    const days = streamName(ledger.id, 'day', this.#streamId);
    const closed = await lengthOf(store, days, A_CENTURY);
    return { day: addDays(await this.#firstDay(), closed), revision: closed };
  }

  async #firstDay(): Promise<Day> {
    const { store, ledger } = this.self;
    for await (const { record } of store.readStream(streamName(ledger.id, 'ledger', '0')))
      return dayOf(parseRecord(record).public['occurredOn'] as string);
    throw new Error('The ledger is not opened yet');
  }

  get #streamId(): string {
    return this.self.keys.id({ agency: 'ledger', key: 'days', route: 'day' }, 0);
  }
}

/** In days. */
const A_CENTURY = 36_525;
