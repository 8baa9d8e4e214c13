import { Injectable } from '@nestjs/common';
import { PublicLog } from '../../publiclog/public-log.js';
import { isBehind } from '../../publiclog/status.js';
import { Projected } from '../../readmodels/projected.js';

/**
 * Where the public feed ends: at the last leaf under the newest checkpoint that is published here. What nobody can
 * prove yet is not given to anybody; where the public log stands still, so does the feed.
 */
@Injectable()
export class FeedEnd {
  constructor(
    private readonly projected: Projected,
    private readonly log: PublicLog,
  ) {}

  /** The last seq of the feed; -1: it is empty yet. */
  lastSeq(): number {
    return Math.min(this.recorded(), this.covered() - 1);
  }

  /** The last seq that was read here, under a checkpoint or not. */
  recorded(): number {
    return this.projected.lastSeq();
  }

  /** Leaves under the newest checkpoint that is published here. */
  covered(): number {
    return this.log.covered();
  }

  /** Whether silence means that nothing was recorded. `stopped`: it needs a person to go on. */
  state(): 'in-order' | 'behind' | 'stopped' {
    const status = this.log.status();
    if (this.projected.status().stopped !== null || status.state === 'stopped') return 'stopped';
    return isBehind(status) ? 'behind' : 'in-order';
  }
}
