import { resolve } from 'node:path';
import { BroadcastChannel } from 'node:worker_threads';

/** Commits to a file, told to the other threads of this process that have it open. Other processes hear nothing. */
export class Commits {
  readonly #channel: BroadcastChannel;

  constructor(file: string, heard: () => void) {
    this.#channel = new BroadcastChannel(`ledger commits ${resolve(file)}`);
    this.#channel.addEventListener('message', heard);
    // It keeps no thread alive.
    this.#channel.unref();
  }

  tell(): void {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- threads have none
    this.#channel.postMessage(null);
  }

  close(): void {
    this.#channel.close();
  }
}
