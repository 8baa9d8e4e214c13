import { hash } from 'node:crypto';

const SMALLEST = 64;
/** Beside the number of the line: other lines say the same. */
const RECURS = 2 ** 31;

/**
 * 52 bits of a pseudonym tell people apart: of a million, two are taken for one once in 10,000 requests. Never 0, which
 * marks an empty place. What is none, as in a history written by hand, is hashed.
 */
export const keyOf = (pseudonym: string): number =>
  Number.parseInt((HEX.test(pseudonym) ? pseudonym : hash('sha256', pseudonym)).slice(0, 13), 16) +
  1;

const HEX = /^[0-9a-f]{64}$/;

/** The first line that names each person, or gives each reason: twelve bytes each, in a table with open places. */
export class FirstLines {
  #keys = new Float64Array(SMALLEST);
  #lines = new Uint32Array(SMALLEST);
  #size = 0;

  get size(): number {
    return this.#size;
  }

  /** Notes that a line states something. @returns the line that did so first; `undefined`: this one. */
  enter(pseudonym: string, line: number): number | undefined {
    const key = keyOf(pseudonym);
    const place = this.#placeOf(key);
    if (this.#keys[place] === key) {
      const first = this.#lineAt(place);
      if (first !== line) this.#lines[place] = first + RECURS;
      return first;
    }
    this.#put(key, line);
    this.#size += 1;
    if (this.#size * 3 > this.#keys.length * 2) this.#grow();
    return undefined;
  }

  /** The line that stated it first; `undefined`: none did. */
  first(pseudonym: string): number | undefined {
    const key = keyOf(pseudonym);
    const place = this.#placeOf(key);
    return this.#keys[place] === key ? this.#lineAt(place) : undefined;
  }

  /** Whether one line states it, and no other. */
  isAlone(pseudonym: string): boolean {
    const key = keyOf(pseudonym);
    const place = this.#placeOf(key);
    return this.#keys[place] === key && (this.#lines[place] ?? 0) < RECURS;
  }

  #lineAt(place: number): number {
    return (this.#lines[place] ?? 0) % RECURS;
  }

  #put(key: number, line: number): void {
    const place = this.#placeOf(key);
    this.#keys[place] = key;
    this.#lines[place] = line;
  }

  /** Where the key stands, or the open place where it belongs: at least a third of the places are open. */
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
