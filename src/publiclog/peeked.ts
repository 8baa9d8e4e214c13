/** An iteration of which the next few can be looked at before they are taken. */
export class Peeked<T> {
  readonly #iterator: AsyncIterator<T>;
  readonly #next: T[] = [];
  #isOver = false;

  constructor(items: AsyncIterable<T>) {
    this.#iterator = items[Symbol.asyncIterator]();
  }

  /** The n-th from here, 0 the next; `undefined` where there is none. */
  async peek(n = 0): Promise<T | undefined> {
    while (this.#next.length <= n && !this.#isOver) {
      const { value, done } = await this.#iterator.next();
      if (done === true) this.#isOver = true;
      else this.#next.push(value);
    }
    return this.#next[n];
  }

  /** The next is done with. */
  take(): void {
    this.#next.shift();
  }

  async end(): Promise<void> {
    await this.#iterator.return?.();
  }
}
