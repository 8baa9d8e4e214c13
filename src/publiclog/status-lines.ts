import type { Log } from '../platform/log.js';
import { isBehind, type PublicLogStatus } from './status.js';

/** Says in the process's log what becomes of the public log: each change once. */
export class StatusLines {
  readonly #log: Log;
  #said = '';
  #behind = false;

  constructor(log: Log) {
    this.#log = log;
  }

  hear(status: PublicLogStatus): void {
    this.#state(status);
    this.#waiting(status);
  }

  #state({ state, trouble, stopped, signer, size }: PublicLogStatus): void {
    const fields = { state, trouble, reason: stopped?.reason, signer: signer?.state };
    const now = JSON.stringify(fields);
    if (now === this.#said) return;
    this.#said = now;
    const signs = signer === null || signer.state === 'agrees' || signer.state === 'ahead';
    const isWrong = state === 'retrying' || state === 'stopped' || !signs;
    const line = { ...fields, seq: stopped?.seq, size };
    if (isWrong) this.#log.warn('public-log-state', line);
    else this.#log.info('public-log-state', line);
  }

  #waiting(status: PublicLogStatus): void {
    const { size, waitingSeconds } = status;
    if (isBehind(status) && !this.#behind)
      this.#log.warn('public-log-behind', { size, waitingSeconds });
    if (waitingSeconds === null && this.#behind) this.#log.info('public-log-caught-up', { size });
    this.#behind = isBehind(status);
  }
}
