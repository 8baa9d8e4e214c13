const SMALLEST = 64;

/** 52 bits of a pseudonym tell people apart, as in tallies.ts; never 0, which marks an empty place. */
const keyOf = (subject: string): number => Number.parseInt(subject.slice(0, 13), 16) + 1;

/** The first line that names each person: twelve bytes a person, in a table with open places. */
export class FirstLines {
  #keys = new Float64Array(SMALLEST);
  #lines = new Uint32Array(SMALLEST);
  #size = 0;

  get size(): number {
    return this.#size;
  }

  /** Notes that a line names someone. @returns the line that did so first; `undefined`: this one. */
  enter(subject: string, line: number): number | undefined {
    const key = keyOf(subject);
    const place = this.#placeOf(key);
    if (this.#keys[place] === key) return this.#lines[place];
    this.#put(key, line);
    this.#size += 1;
    if (this.#size * 2 > this.#keys.length) this.#grow();
    return undefined;
  }

  #put(key: number, line: number): void {
    const place = this.#placeOf(key);
    this.#keys[place] = key;
    this.#lines[place] = line;
  }

  /** Where the key stands, or the open place where it belongs: at least half of the places are open. */
  #placeOf(key: number): number {
    const last = this.#keys.length - 1;
    let place = Math.floor(key / 2 ** 20) & last;
    while (this.#keys[place] !== 0 && this.#keys[place] !== key) place = (place + 1) & last;
    return place;
  }

  #grow(): void {
    const [keys, lines] = [this.#keys, this.#lines];
    this.#keys = new Float64Array(keys.length * 2);
    this.#lines = new Uint32Array(keys.length * 2);
    keys.forEach((key, n) => {
      if (key !== 0) this.#put(key, lines[n] ?? 0);
    });
  }
}
