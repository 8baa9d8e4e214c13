import { EventStoreError, type RecordedEvent } from '../eventstore/event-store.js';
import { Peeked } from './peeked.js';
import { type Place, Revisions } from './revisions.js';
import { findingAt, type StoreFinding } from './store-finding.js';
import { type BoxFits, changedEvent, facesAmiss, leafIn, unreadableEvent } from './stored-event.js';

export type ToAudit = {
  /** Every event of the store, from the first on; may be read twice. */
  readonly events: () => AsyncIterable<RecordedEvent>;
  /** Every entry that the checkpoint covers, from the first on; may be read twice. */
  readonly entries: () => AsyncIterable<Uint8Array>;
  readonly boxFits: BoxFits;
};

export type Audited = {
  /** Entries of the log that were looked for in the store. */
  entries: number;
  /** Events after the last one that the checkpoint covers. */
  beyond: number;
  /** Boxes that were opened, and those that were not. */
  boxes: { opened: number; closed: number; none: number };
};

/**
 * Holds a store against a log, event by event, and goes on after each thing that is wrong. The log is taken to be
 * verified. A few events are held; names of all streams once something stands out of place; and each event
 * that was moved, until its other place is reached.
 */
export async function* auditStore(toAudit: ToAudit): AsyncGenerator<StoreFinding, Audited> {
  const walk = new Walk(toAudit);
  try {
    yield* walk.run();
  } catch (error) {
    if (!(error instanceof EventStoreError) || error.name !== 'damaged') throw error;
    yield walk.brokenOff(error);
  } finally {
    await walk.end();
  }
  return walk.audited;
}

type Whereabouts = { readonly store: Revisions; readonly log: Revisions };

class Walk {
  readonly audited: Audited = { entries: 0, beyond: 0, boxes: { opened: 0, closed: 0, none: 0 } };
  readonly #toAudit: ToAudit;
  readonly #events: Peeked<RecordedEvent>;
  readonly #entries: Peeked<Uint8Array>;
  /** Passed over in the store and expected in the log, with its number there; and the other way round. */
  readonly #early = new Map<string, { readonly event: RecordedEvent; readonly number: number }>();
  readonly #late = new Map<string, { readonly entry: string; readonly seq: number }>();
  #whereabouts: Whereabouts | undefined;
  /** How many events of the store, and entries of the log, were taken. */
  #taken = 0;
  #seq = 0;

  constructor(toAudit: ToAudit) {
    this.#toAudit = toAudit;
    this.#events = new Peeked(toAudit.events());
    this.#entries = new Peeked(toAudit.entries());
  }

  async *run(): AsyncGenerator<StoreFinding> {
    for (;;) {
      const [event, entry] = [await this.#events.peek(), await this.#entries.peek()];
      if (event === undefined || entry === undefined) break;
      const leaf = leafIn(event);
      if (leaf !== undefined && Buffer.compare(Buffer.from(leaf), entry) === 0) {
        yield* await this.#faces(event, this.#seq);
        this.#take('both');
      } else yield* this.#differ(event, textOf(entry));
    }
    yield* this.#restOfStore();
    yield* this.#restOfLog();
    yield* this.#withoutOther();
  }

  brokenOff({ message }: Error): StoreFinding {
    const words = `The store cannot be read on after ${this.#taken} events: ${message}`;
    const nowhere = { seq: null, stream: null, revision: null };
    return { kind: 'event-unreadable', ...nowhere, message: words };
  }

  async end(): Promise<void> {
    await Promise.all([this.#events.end(), this.#entries.end()]);
  }

  async *#differ(event: RecordedEvent, entry: string): AsyncGenerator<StoreFinding> {
    const due = placeIn(entry);
    if (nameOf(due) === nameOf(event)) {
      yield changedEvent(event, entry, this.#seq);
      this.#take('both');
    } else if (this.#early.has(nameOf(due))) {
      yield* this.#foundEarly(due, entry);
      this.#take('log');
    } else if (this.#late.has(nameOf(event))) {
      yield* this.#foundLate(event);
      this.#take('store');
    } else yield* this.#outOfPlace(event, due, entry);
  }

  async *#outOfPlace(
    event: RecordedEvent,
    due: Place,
    entry: string,
  ): AsyncGenerator<StoreFinding> {
    const { store, log } = await this.#know();
    if (!store.has(due)) {
      yield missing(due, this.#seq);
      this.#take('log');
    } else if (!log.has(event)) {
      yield inserted(event, this.#seq);
      this.#take('store');
    } else await this.#passOver(event, due, entry);
  }

  /** Both have both, elsewhere. Where one alone was moved, the other side is waiting for its neighbour. */
  async #passOver(event: RecordedEvent, due: Place, entry: string): Promise<void> {
    const [nextEvent, nextEntry] = [await this.#events.peek(1), await this.#entries.peek(1)];
    const isEntryAlone =
      nextEntry !== undefined && nameOf(placeIn(textOf(nextEntry))) === nameOf(event);
    const isEventAlone = nextEvent !== undefined && nameOf(nextEvent) === nameOf(due);
    if (isEntryAlone || !isEventAlone) {
      this.#late.set(nameOf(due), { entry, seq: this.#seq });
      this.#take('log');
    }
    if (!isEntryAlone) {
      this.#early.set(nameOf(event), { event, number: this.#taken });
      this.#take('store');
    }
  }

  /** The log comes to what the store had before. */
  async *#foundEarly(place: Place, entry: string): AsyncGenerator<StoreFinding> {
    const { event, number } = this.#early.get(nameOf(place))!;
    this.#early.delete(nameOf(place));
    yield moved(place, this.#seq, number);
    yield* this.#compare(event, entry, this.#seq);
  }

  /** The store comes to what the log had before. */
  async *#foundLate(event: RecordedEvent): AsyncGenerator<StoreFinding> {
    const { entry, seq } = this.#late.get(nameOf(event))!;
    this.#late.delete(nameOf(event));
    yield moved(event, seq, this.#taken);
    yield* this.#compare(event, entry, seq);
  }

  async *#compare(event: RecordedEvent, entry: string, seq: number): AsyncGenerator<StoreFinding> {
    if (leafIn(event) === entry) yield* await this.#faces(event, seq);
    else yield changedEvent(event, entry, seq);
  }

  /** What no checkpoint covers yet, and what was moved there. */
  async *#restOfStore(): AsyncGenerator<StoreFinding> {
    for (let event; (event = await this.#events.peek()) !== undefined; this.#take('store')) {
      if (this.#late.has(nameOf(event))) yield* this.#foundLate(event);
      else {
        this.audited.beyond += 1;
        if (leafIn(event) === undefined) yield unreadableEvent(event, null);
        else yield* await this.#faces(event, null);
      }
    }
  }

  async *#restOfLog(): AsyncGenerator<StoreFinding> {
    let first: { readonly place: Place; readonly seq: number } | undefined;
    let gone = 0;
    for (let bytes; (bytes = await this.#entries.peek()) !== undefined; this.#take('log')) {
      const place = placeIn(textOf(bytes));
      if (this.#early.has(nameOf(place))) yield* this.#foundEarly(place, textOf(bytes));
      else {
        first ??= { place, seq: this.#seq };
        gone += 1;
      }
    }
    if (first !== undefined) {
      const words = `the store ends before it, and the log goes on to seq ${this.#seq - 1}: ${gone} of its events are gone from the end`;
      yield findingAt('rollback', first.seq, first.place, words);
    }
  }

  /** What was passed over and never met stands twice on its own side. */
  *#withoutOther(): Generator<StoreFinding> {
    for (const { entry, seq } of this.#late.values()) yield missing(placeIn(entry), seq);
    for (const { event } of this.#early.values()) yield inserted(event, this.#seq);
  }

  async #faces(event: RecordedEvent, seq: number | null): Promise<readonly StoreFinding[]> {
    const { findings, box } = await facesAmiss(event, seq, this.#toAudit.boxFits);
    this.audited.boxes[box] += 1;
    return findings;
  }

  #take(side: 'store' | 'log' | 'both'): void {
    if (side !== 'log') {
      this.#events.take();
      this.#taken += 1;
    }
    if (side !== 'store') {
      this.#entries.take();
      this.#seq += 1;
      this.audited.entries = this.#seq;
    }
  }

  async #know(): Promise<Whereabouts> {
    this.#whereabouts ??= {
      store: await Revisions.of(this.#toAudit.events()),
      log: await Revisions.of(placesIn(this.#toAudit.entries())),
    };
    return this.#whereabouts;
  }
}

async function* placesIn(entries: AsyncIterable<Uint8Array>): AsyncGenerator<Place> {
  for await (const entry of entries) yield placeIn(textOf(entry));
}

const missing = (place: Place, seq: number): StoreFinding =>
  findingAt('event-missing', seq, place, 'the store does not hold it');

const inserted = (place: Place, seq: number): StoreFinding =>
  findingAt(
    'event-inserted',
    null,
    place,
    `the store holds it before seq ${seq}, and the log does not have it`,
  );

const moved = (place: Place, seq: number, number: number): StoreFinding =>
  findingAt('event-moved', seq, place, `the store gives it as its event ${number}, counted from 0`);

const placeIn = (entry: string): Place => JSON.parse(entry) as Place;
const textOf = (entry: Uint8Array): string => Buffer.from(entry).toString('utf8');
const nameOf = ({ stream, revision }: Place): string => `${stream} ${revision}`;
