import { setImmediate as nextTurn, setTimeout as pause } from 'node:timers/promises';
import { refusals } from './rpc-error.js';

export type Refusal = 'not-ready' | 'busy' | 'no-leader';

/** What goes wrong with the next appends: written or not, the caller hears nothing of it. */
export type LostAppends = {
  readonly count: number;
  readonly written: boolean;
  /** `reset`: the connection ends instead of an answer. `silence`: it stays, and no answer comes. */
  readonly how: 'reset' | 'silence';
};

/** `shutdown`: as a server that was asked to end, code 13 (seen on 24.6). */
export type SubscriptionEnd = 'unavailable' | 'shutdown' | 'ok' | 'reset';

type OpenBatch = { end(): void };
type OpenSubscription = {
  readonly unread: number;
  endBy(how: SubscriptionEnd): void;
  wake(): void;
};

const REFUSALS = {
  'not-ready': refusals.notReady,
  busy: refusals.busy,
  'no-leader': refusals.noLeader,
} as const;

/** What the double does wrong on command; each stays until it is taken back, unless it says a count. */
export class Faults {
  readonly openBatches = new Set<OpenBatch>();
  readonly openSubscriptions = new Set<OpenSubscription>();
  #lost: LostAppends = { count: 0, written: false, how: 'silence' };
  #refusal: Refusal | undefined;
  #refusals = 0;
  #outOfOrder = false;
  #silent = false;
  #rejecting = false;
  #pageMs = 0;

  /** The next appends are written (or not), and their callers hear nothing. */
  loseAppends(lost: Partial<LostAppends>): void {
    this.#lost = { count: 1, written: true, how: 'reset', ...lost };
  }

  /** Answers the next calls as a server that starts, has too much to do, or knows no leader. */
  refuse(refusal: Refusal | undefined, count = Number.POSITIVE_INFINITY): void {
    this.#refusal = refusal;
    this.#refusals = count;
  }

  /** BatchAppend answers what came together in reverse order. */
  answerOutOfOrder(on = true): void {
    this.#outOfOrder = on;
  }

  /** Ends every BatchAppend stream with status OK: kurrentdb.md 2.4 no. 2. */
  endBatchAppends(): void {
    for (const call of this.openBatches) call.end();
  }

  /** Ends every subscription: with an error status, with status OK, or by resetting its connection. */
  endSubscriptions(how: SubscriptionEnd): void {
    for (const call of this.openSubscriptions) call.endBy(how);
  }

  /** Subscriptions stay open and say nothing, not even checkpoints. */
  silenceSubscriptions(on = true): void {
    this.#silent = on;
    for (const call of this.openSubscriptions) call.wake();
  }

  /** Every call with credentials is answered as if the password were wrong. */
  rejectCredentials(on = true): void {
    this.#rejecting = on;
  }

  /** Filtered reads and subscriptions need so long for each page of the log that they look through. */
  lookSlowly(pageMs: number): void {
    this.#pageMs = pageMs;
  }

  /** Between two pages. */
  async lookOn(): Promise<void> {
    await (this.#pageMs === 0 ? nextTurn() : pause(this.#pageMs));
  }

  get silent(): boolean {
    return this.#silent;
  }

  get outOfOrder(): boolean {
    return this.#outOfOrder;
  }

  get rejecting(): boolean {
    return this.#rejecting;
  }

  /** What an append meets that begins now. */
  nextAppend(): LostAppends | undefined {
    if (this.#lost.count < 1) return undefined;
    this.#lost = { ...this.#lost, count: this.#lost.count - 1 };
    return this.#lost;
  }

  /** What a call is refused with that begins now. */
  nextRefusal(): Refusal | undefined {
    if (this.#refusal === undefined || this.#refusals < 1) return undefined;
    this.#refusals -= 1;
    return this.#refusal;
  }

  /** @throws ServiceError */
  mayRefuse(): void {
    const refusal = this.nextRefusal();
    if (refusal) throw REFUSALS[refusal]();
  }
}
