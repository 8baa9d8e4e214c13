import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { Intake } from '../../intake/intake.js';
import type { Account } from '../auth/tokens.js';
import { OpenStreams } from '../feeds/open-streams.js';
import { shownJob } from './shown-batch.js';

/** How late a reader may be. */
const LOOK_MS = 250;
/** Proxies close what is silent for a minute. */
const HEARTBEAT_MS = 15_000;

/** The progress of a job, whichever process works on it, as server-sent events. */
@Injectable()
export class JobStream {
  constructor(
    private readonly intake: Intake,
    private readonly streams: OpenStreams,
  ) {}

  /** @throws Problem not-found, too-many-streams, before anything is sent. */
  async *read(id: string, account: Account, gone: AbortSignal): AsyncGenerator<string> {
    this.intake.get(id, account);
    const leave = this.streams.enter({ kind: 'account', name: account.id });
    const end = AbortSignal.any([gone, this.streams.closing]);
    try {
      let last = '';
      for (let told = performance.now(); !end.aborted;) {
        const job = shownJob(this.intake.get(id, account));
        const text = JSON.stringify(job);
        if (text !== last || performance.now() - told > HEARTBEAT_MS) {
          yield text === last ? ': still here\n\n' : `data: ${text}\n\n`;
          last = text;
          told = performance.now();
        }
        if (job.isFinal) return;
        await sleep(LOOK_MS, undefined, { signal: end }).catch(() => {}); // The reader has left.
      }
    } finally {
      leave();
    }
  }
}
