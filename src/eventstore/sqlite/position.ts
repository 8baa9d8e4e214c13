import type { Position } from '../event-store.js';

/** Digits of the greatest safe integer: padded to them, positions compare as text. */
const WIDTH = 16;

export const positionOf = (row: number): Position => String(row).padStart(WIDTH, '0') as Position;

/** The row to read after; 0 stands before the first. @throws RangeError for the position of another store. */
export const rowOf = (position: Position | null): number => {
  if (position === null) return 0;
  if (!/^\d{16}$/.test(position))
    throw new RangeError(`"${position}" is not a position of this event store.`);
  return Number(position);
};
