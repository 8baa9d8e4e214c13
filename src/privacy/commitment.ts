import { hash } from 'node:crypto';
import { canonicalJson, type Json } from '../kernel/canonical-json.js';

// STORED FOREVER. How a field is committed: the digests stand in the public log. Never edit.

/** Length of the random seed from which the salts of one event's face are cut. */
export const SEED_BYTES = 32;
const SALT_BYTES = 16;
const SALTS_PER_BLOCK = 4;

/**
 * The salts of one seed. Salt n is the 16 bytes from 16·(n mod 4) on of
 * SHA-512(seed ‖ uint32be(n div 4)), as base64url text: four fields share one hash, and a salt tells
 * nothing of the seed or of another salt.
 */
export class Salts {
  readonly #input = Buffer.alloc(SEED_BYTES + 4);
  #number = -1;
  #block = Buffer.alloc(0);

  /** @throws RangeError when the seed is not 32 bytes long. */
  constructor(seed: Uint8Array) {
    if (seed.length !== SEED_BYTES) throw new RangeError('A seed has 32 bytes');
    this.#input.set(seed);
  }

  /** `n`: the field's number in the table of its type and version. */
  at(n: number): string {
    const number = Math.floor(n / SALTS_PER_BLOCK);
    if (number !== this.#number) {
      this.#input.writeUInt32BE(number, SEED_BYTES);
      // Through a text: asking for the bytes themselves takes four times as long.
      this.#block = Buffer.from(hash('sha512', this.#input, 'latin1'), 'latin1');
      this.#number = number;
    }
    const start = SALT_BYTES * (n % SALTS_PER_BLOCK);
    return this.#block.toString('base64url', start, start + SALT_BYTES);
  }
}

/**
 * What opens one field to somebody: base64url(JCS([salt, name, value])), an RFC 9901 disclosure. It
 * shows the value and the salt of this field, and nothing of the others.
 */
export const openingOf = (salt: string, name: string, value: Json): string =>
  Buffer.from(`["${salt}","${name}",${canonicalJson(value)}]`).toString('base64url');

/** The digest under which an opening is committed: base64url(SHA-256(ASCII(opening))). */
export const digestOf = (opening: string): string => hash('sha256', opening, 'base64url');

/**
 * The field that an opening shows, or `undefined` when it does not open this digest. Anyone can check
 * it against the public log, without a key.
 */
export const openField = (
  digest: string,
  opening: string,
): { readonly name: string; readonly value: Json } | undefined => {
  if (digestOf(opening) !== digest) return undefined;
  const [, name, value] = JSON.parse(Buffer.from(opening, 'base64url').toString()) as [
    string,
    string,
    Json,
  ];
  return { name, value };
};

/** The whole official face is one field, number 0 of its own seed. */
export const commitOfficial = (seed: Uint8Array, face: Readonly<Record<string, Json>>): string =>
  digestOf(openingOf(new Salts(seed).at(0), 'official', face));

/** One digest for each personal field, also for those not recorded: those are committed over null. */
export const commitPersonal = (
  seed: Uint8Array,
  numbers: ReadonlyMap<string, number>,
  face: Readonly<Record<string, string | null>>,
): Readonly<Record<string, string>> => {
  const salts = new Salts(seed);
  const digests: Record<string, string> = {};
  for (const [name, n] of numbers)
    digests[name] = digestOf(openingOf(salts.at(n), name, face[name] ?? null));
  return digests;
};
