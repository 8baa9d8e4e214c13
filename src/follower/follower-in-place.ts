import type { LogWriter } from '../publiclog/log-writer.js';
import type { Projector } from '../readmodels/projector.js';
import type { Follower } from './follower.js';

/** In the thread that makes it. */
export class FollowerInPlace implements Follower {
  /** It would take this thread with it. */
  readonly failures = { died: 0, hung: 0 };

  constructor(
    readonly projector: Projector,
    readonly logWriter: LogWriter,
  ) {}

  start(): void {
    this.projector.start();
    this.logWriter.start();
  }

  async stop(): Promise<void> {
    await Promise.all([this.projector.stop(), this.logWriter.stop()]);
  }
}
