import { randomFillSync } from 'node:crypto';

const POOL_BYTES = 64 * 1024;

let pool = new Uint8Array(0);
let used = 0;

/**
 * Random bytes from the system's generator, drawn many at once: one draw per event costs more than
 * all its hashes. Bytes handed out are never handed out again, and never overwritten.
 */
export const randomBytes = (count: number): Uint8Array => {
  if (used + count > pool.length) {
    pool = randomFillSync(new Uint8Array(Math.max(POOL_BYTES, count)));
    used = 0;
  }
  used += count;
  return pool.subarray(used - count, used);
};
