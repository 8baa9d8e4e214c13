/** Which streams hold one request: those that were linked, directly or by way of others. */
export class LinkedRequests {
  readonly #before = new Map<string, string>();

  link(one: string, other: string): void {
    const [a, b] = [this.of(one), this.of(other)];
    if (a !== b) this.#before.set(b, a);
  }

  /** The same for all streams that hold one request. */
  of(stream: string): string {
    let here = stream;
    for (;;) {
      const next = this.#before.get(here);
      if (next === undefined) return here;
      const after = this.#before.get(next);
      if (after === undefined) return next;
      this.#before.set(here, after);
      here = after;
    }
  }
}
