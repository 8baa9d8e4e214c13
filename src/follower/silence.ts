/**
 * So many looks in a row without a word are too many. Looks are counted, not time: while the machine or this thread
 * stands still nobody looks.
 */
const LOOKS = 12;

/** Waits for a word of somebody, and says once when none came for so long. */
export class Silence {
  readonly #looking: NodeJS.Timeout;
  #looks = 0;

  constructor(patienceMs: number, tooLong: () => void) {
    this.#looking = setInterval(() => {
      this.#looks += 1;
      if (this.#looks === LOOKS) tooLong();
    }, patienceMs / LOOKS);
  }

  /** @returns false where it comes too late. */
  heard(): boolean {
    if (this.wasTooLong) return false;
    this.#looks = 0;
    return true;
  }

  get wasTooLong(): boolean {
    return this.#looks >= LOOKS;
  }

  /** Nobody waits any more. */
  end(): void {
    clearInterval(this.#looking);
  }
}
