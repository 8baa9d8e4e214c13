import { setInterval as ticks } from 'node:timers/promises';
import type { Log } from '../platform/log.js';

/** Something that the ledger records of itself when it is due. */
export type Chore = {
  /** What the program's log says when it failed. */
  readonly failure: string;
  readonly run: () => Promise<void>;
};

const EVERY_MS = 60_000;

/** Does chores every minute, in order, until it is aborted. One that fails stops no other and is tried again. */
export const keepUp = async (
  chores: readonly Chore[],
  log: Log,
  signal: AbortSignal,
  everyMs = EVERY_MS,
): Promise<void> => {
  try {
    for await (const _ of ticks(everyMs, undefined, { signal, ref: false }))
      for (const { failure, run } of chores)
        await run().catch((error: unknown) => log.unforeseen(failure, error));
  } catch (error) {
    if (!signal.aborted) throw error;
  }
};
