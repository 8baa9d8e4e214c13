import type { EventStore, Position } from '../eventstore/event-store.js';
import type { ReadModels } from './database.js';
import type { Projection } from './projection.js';
import type { ProjectorStatus } from './status.js';

/**
 * Follows the store from the checkpoint and brings each event to the journal and to every projection.
 * Rows and checkpoints are written in one transaction, so a kill at any moment loses and doubles nothing.
 */
export class Projector {
  constructor(
    private readonly store: EventStore,
    private readonly readModels: ReadModels,
    private readonly projections: readonly Projection[],
  ) {}

  /** Begins, and returns at once. Never throws: `status` says what is wrong. */
  start(): void {
    throw new Error(String([this.store, this.readModels, this.projections].length));
  }

  /** Ends after the batch under way. May be called twice, and started again. */
  async stop(): Promise<void> {}

  status(): ProjectorStatus {
    throw new Error('stopped');
  }

  /** The last seq that queries answer from; -1: none. */
  lastSeq(): number {
    return this.readModels.lastSeq();
  }

  /**
   * Resolves when queries answer from a seq at or after that position.
   * @throws Problem read-model-behind after `timeoutMs`; read-model-stopped at once.
   */
  async waitFor(_position: Position, _timeoutMs: number): Promise<void> {}
}
