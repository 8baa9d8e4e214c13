import type { DecodedEvent } from '../../eventstore/codec.js';
import { streamName } from '../../eventstore/stream-name.js';
import { addDays, type Day } from '../../kernel/dates.js';
import { decode } from '../event-types.js';
import { appendOwn, type Self } from '../own-events.js';
import { attestationOverdue } from './attestation.events.js';
import { type Attested, DAYS_TO_ATTEST, dutiesId, type Duty, overdueDays } from './duties.js';

type Overdue = { readonly obliged: string; readonly day: Day };

const keyOf = ({ obliged, day }: Overdue): string => `${day} ${obliged}`;

/**
 * Records which attestations are overdue: one event for each agency and day, in one stream, by day. Of processes that
 * do so at once the store keeps one event: it has the same id in all of them. What was missed is made up.
 */
export class OverdueAttestations {
  /** Days up to it are done. */
  #through: Day | undefined;

  constructor(private readonly self: Self) {}

  /** @param today days before it are closed. */
  async recordAll(today: Day): Promise<void> {
    const through = addDays(today, -(DAYS_TO_ATTEST + 1));
    if (this.#through !== undefined && through <= this.#through) return;
    for (let due = await this.#overdue(through); due.length > 0;) {
      const { keys, last } = await this.#recorded();
      due = due.filter((one) => !keys.has(keyOf(one)));
      await this.#append(due, last, today);
    }
    this.#through = through;
  }

  /** Until another process has appended too. */
  async #append(due: readonly Overdue[], after: number, today: Day): Promise<void> {
    let last = after;
    for (const { obliged, day } of due) {
      const dueBy = addDays(day, DAYS_TO_ATTEST);
      const event = {
        category: 'overdue',
        streamId: this.#streamId,
        key: keyOf({ obliged, day }),
        eventType: attestationOverdue,
        data: { occurredOn: dueBy, obliged, day, dueBy, late: addDays(dueBy, 1) < today },
      };
      const outcome = await appendOwn(this.self, event, last < 0 ? 'no-stream' : last);
      if (outcome === 'moved-on') return;
      last += 1;
    }
  }

  async #overdue(through: Day): Promise<readonly Overdue[]> {
    const found: Overdue[] = [];
    for (const [obliged, duties] of await this.#duties()) {
      const days = overdueDays(duties, await this.#attested(obliged), through);
      found.push(...days.map((day) => ({ obliged, day })));
    }
    return found.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
  }

  /** By agency, in the order recorded. */
  async #duties(): Promise<ReadonlyMap<string, readonly Duty[]>> {
    const { keys } = this.self;
    const duties = new Map<string, Duty[]>();
    type Said = Omit<Duty, 'recordedOn'> & Pick<Overdue, 'obliged'>;
    for await (const { recordedOn, public: face } of this.#events('duty', dutiesId(keys))) {
      const { obliged, from, to } = face as Said;
      duties.set(obliged, [...(duties.get(obliged) ?? []), { recordedOn, from, to }]);
    }
    return duties;
  }

  async #attested(agency: string): Promise<readonly Attested[]> {
    const id = this.#id('attestation', agency);
    const attested: Attested[] = [];
    for await (const { recordedOn, public: face } of this.#events('attestation', id)) {
      const { from, until } = face as Omit<Attested, 'recordedOn'>;
      attested.push({ recordedOn, from, until });
    }
    return attested;
  }

  async #recorded(): Promise<{ readonly keys: ReadonlySet<string>; readonly last: number }> {
    const keys = new Set<string>();
    let last = -1;
    for await (const { public: face } of this.#events('overdue', this.#streamId)) {
      keys.add(keyOf(face as Overdue));
      last += 1;
    }
    return { keys, last };
  }

  async *#events(category: string, id: string): AsyncGenerator<DecodedEvent> {
    const { store, ledger } = this.self;
    for await (const stored of store.readStream(streamName(ledger.id, category, id)))
      yield decode(stored);
  }

  #id(category: string, key: string): string {
    return this.self.keys.id({ agency: 'ledger', key, route: category }, 0);
  }

  get #streamId(): string {
    return this.#id('overdue', 'overdue');
  }
}
