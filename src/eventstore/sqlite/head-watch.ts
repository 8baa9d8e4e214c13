/** How soon an event of another process is noticed; of another thread at once. */
const POLL_MS = 25;

type Waiter = { readonly row: number; readonly wake: () => void };

/**
 * Wakes those who wait for an event beyond a row. It compares positions, not notifications, so a
 * commit between a look and a wait is never missed. One question every 25 ms while anybody waits.
 */
export class HeadWatch {
  readonly #head: () => number;
  readonly #waiters = new Set<Waiter>();
  #timer: NodeJS.Timeout | undefined;

  constructor(head: () => number) {
    this.#head = head;
  }

  /** Resolves when an event stands beyond `row`, or when `signal` aborts. */
  beyond(row: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const wake = (): void => {
        signal.removeEventListener('abort', wake);
        this.#remove(waiter);
        resolve();
      };
      const waiter = { row, wake };
      signal.addEventListener('abort', wake);
      this.#waiters.add(waiter);
      this.#timer ??= setInterval(() => this.look(), POLL_MS);
    });
  }

  look(): void {
    if (this.#waiters.size === 0) return;
    const head = this.#headOrBeyond();
    for (const { row, wake } of this.#waiters) if (head > row) wake();
  }

  /** A head that cannot be read wakes everyone: their own read then fails and tells them why. */
  #headOrBeyond(): number {
    try {
      return this.#head();
    } catch {
      return Number.POSITIVE_INFINITY;
    }
  }

  #remove(waiter: Waiter): void {
    this.#waiters.delete(waiter);
    if (this.#waiters.size > 0) return;
    clearInterval(this.#timer);
    this.#timer = undefined;
  }
}
