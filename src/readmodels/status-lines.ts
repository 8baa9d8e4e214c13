import type { Log } from '../platform/log.js';
import type { ProjectorStatus } from './status.js';

/** Says in the process's log what becomes of the read models: each change once. */
export class ProjectorLines {
  readonly #log: Log;
  #said = '';

  constructor(log: Log) {
    this.#log = log;
  }

  hear({ state, stopped, seq, projections }: ProjectorStatus): void {
    // A start tries again what stood still.
    const still = projections.filter((one) => one.stopped !== null && state !== 'starting');
    const fields = {
      state,
      reason: (state === 'starting' ? null : stopped) ?? still[0]?.stopped ?? null,
      standingStill: still.map(({ name }) => name).join(' ') || undefined,
    };
    const now = JSON.stringify(fields);
    if (now === this.#said) return;
    this.#said = now;
    if (fields.reason === null) this.#log.info('read-models-state', { ...fields, seq });
    else this.#log.warn('read-models-state', { ...fields, seq });
  }
}
