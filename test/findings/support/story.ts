import type { Command } from '@nestjs/cqrs';
import { addDays, type Day } from '../../../src/kernel/dates.js';
import type { Actor } from '../../../src/kernel/role.js';
import type { Envelope, Recorded } from '../../../src/ledger/command.js';
import type { Range } from '../../../src/ledger/shapes.js';
import type { ToldLedger } from './told-ledger.js';

/** What someone tells the ledger, or tries to. Each act reads of it what it needs. */
export type Step = {
  readonly request: 'a' | 'b';
  readonly variant: 0 | 1 | 2;
  /** Where it is on lines: the first, and how many more. */
  readonly first: number;
  readonly more: number;
  readonly isWhole: boolean;
  /** How many days ago it was done; -1: where it was done it is tomorrow already. */
  readonly ago: number;
  /** The hour, by UTC, where it is told. */
  readonly hour: number | null;
};

/** A request, as those who tell of it know it. */
export type Known = {
  readonly id: string;
  readonly opener: Actor;
  lines: number;
  /** The last one that was recorded. */
  amendment: { readonly line: number; readonly revision: number } | undefined;
};

type Making<Body> = (envelope: Envelope, body: Body) => Command<Recorded>;

/** Tells steps to a ledger, and keeps in mind what the next ones must name. */
export class Story {
  readonly requests = new Map<string, Known>();
  readonly #opened = new Map<string, readonly string[]>();
  #told = 0;

  constructor(readonly ledger: ToldLedger) {}

  /** The day of an act. */
  on({ ago }: Step): Day {
    return addDays(this.ledger.today, -ago);
  }

  when(step: Step): { readonly occurredOn: Day; readonly occurredAt: string | null } {
    const [occurredOn, { hour }] = [this.on(step), step];
    return { occurredOn, occurredAt: hour === null ? null : `${occurredOn}T${hour}:00:00.000Z` };
  }

  tell<Body>(by: Actor, body: Body, making: Making<Body>): Promise<Recorded | undefined> {
    this.#told += 1;
    const envelope = { actor: by, key: String(this.#told), route: 'story', body };
    return this.ledger.tell(making(envelope, body));
  }

  /** With a command that opens a stream: the n-th of a kind has the same id in every story. */
  async open<Body>(kind: string, by: Actor, body: Body, making: Making<Body>): Promise<Recorded> {
    const earlier = this.opened(kind);
    const envelope = { actor: by, key: `${kind} ${earlier.length}`, route: 'story', body };
    const recorded = await this.ledger.tell(making(envelope, body));
    if (recorded === undefined) throw new Error(`It was refused to open a stream: ${kind}`);
    this.#opened.set(kind, [...earlier, recorded.stream]);
    return recorded;
  }

  /** Ids of the streams of a kind. */
  opened(kind: string): readonly string[] {
    return this.#opened.get(kind) ?? [];
  }

  /** Id of another request than this one; its own, where there is none. */
  another({ id }: Known): string {
    return [...this.requests.values()].find((one) => one.id !== id)?.id ?? id;
  }

  /** The lines that a step names, of those recorded; where there are none, the first. */
  lines({ first, more, variant }: Step, { lines }: Known): Range[] {
    const most = Math.max(lines, 1);
    const from = (first % most) + 1;
    const to = Math.min(from + more, most);
    return variant === 2
      ? [
          [from, to],
          [to, Math.min(to + 1, most)],
        ]
      : [[from, to]];
  }
}
