import type { Position } from '../eventstore/event-store.js';
import { Problem } from '../kernel/problem.js';
import { JOURNAL } from './bookkeeping.js';
import type { ReadModels } from './database.js';
import type { ProjectorStatus } from './status.js';
import type { ProjectorLines } from './status-lines.js';

/** How often is looked for what another process wrote. */
const LOOK_MS = 25;

/** How far the read models are, for whoever reads them. The projector may run in another thread, or in another process. */
export class Projected {
  readonly #readModels: ReadModels;
  readonly #waiting = new Set<() => void>();
  #state: ProjectorStatus['state'] = 'starting';

  /** @param lines of the process's log; `undefined`: nothing is said there. */
  constructor(
    readModels: ReadModels,
    private readonly lines?: ProjectorLines,
  ) {
    this.#readModels = readModels;
  }

  /** What the projector of this process says, at each commit and when its state changes. */
  hear(state: ProjectorStatus['state']): void {
    this.#state = state;
    this.lines?.hear(this.status());
    for (const wake of this.#waiting) wake();
  }

  status(): ProjectorStatus {
    const rows = this.#readModels.bookkeeping()?.all() ?? [];
    const journal = rows.find(({ name }) => name === JOURNAL);
    const stopped = journal?.stopped ?? (this.#state === 'retrying' ? 'unavailable' : null);
    const projections = rows.filter(({ name }) => name !== JOURNAL);
    return { state: this.#state, stopped, seq: journal?.seq ?? -1, projections };
  }

  /** The last seq that queries answer from; -1: none. */
  lastSeq(): number {
    return this.#readModels.lastSeq();
  }

  /** Whether the store was found to end before what was read from it. It is asked before each append. */
  storeIsShort(): boolean {
    if (this.#state !== 'stopped' && this.#state !== 'reading-only') return false;
    const journal = this.#readModels.bookkeeping()?.get(JOURNAL);
    return journal?.stopped === 'store-behind-checkpoint';
  }

  /**
   * Resolves when queries answer from a seq at or after that position.
   * @throws Problem read-model-behind after `timeoutMs`; read-model-stopped at once.
   */
  async waitFor(position: Position, timeoutMs: number): Promise<void> {
    const deadline = performance.now() + timeoutMs;
    while (!this.#answersFrom(position)) {
      if (this.#state === 'stopped')
        throw new Problem('read-model-stopped', 'The read models will not reach that position');
      const left = deadline - performance.now();
      if (left <= 0)
        throw new Problem('read-model-behind', `Not reached within ${timeoutMs} ms`, {
          retryAfterSeconds: 1,
        });
      await this.#nextCommit(Math.min(left, LOOK_MS));
    }
  }

  #answersFrom(position: Position): boolean {
    const rows = this.#readModels.bookkeeping()?.all() ?? [];
    const { seq } = rows.find(({ name }) => name === JOURNAL) ?? { seq: -1 };
    if (seq < 0) return false;
    const allThere = rows.every((row) => row.stopped !== null || row.seq === seq);
    return allThere && (this.#readModels.journal().positionOf(seq) ?? '') >= position;
  }

  /** Resolves when a commit is heard of, or after some time: another process may have committed. */
  #nextCommit(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const wake = (): void => {
        clearTimeout(timer);
        this.#waiting.delete(wake);
        resolve();
      };
      const timer = setTimeout(wake, ms);
      this.#waiting.add(wake);
    });
  }
}
