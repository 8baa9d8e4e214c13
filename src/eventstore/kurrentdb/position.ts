import type { Position as LogPosition } from '@kurrent/kurrentdb-client';
import type { Position } from '../event-store.js';

/** Digits of the greatest 64-bit integer: padded to them, positions compare as text. */
const WIDTH = 20;
const POSITION = /^(\d{20})\/(\d{20})$/;

const padded = (offset: bigint): string => String(offset).padStart(WIDTH, '0');

/** Both halves are kept: a filtered subscription may give a prepare of its own. */
export const positionOf = ({ commit, prepare }: LogPosition): Position =>
  `${padded(commit)}/${padded(prepare)}` as Position;

/** @throws RangeError for the position of another store. */
export const logPositionOf = (position: Position): LogPosition => {
  const [, commit, prepare] = POSITION.exec(position) ?? [];
  if (commit === undefined || prepare === undefined)
    throw new RangeError(`"${position}" is not a position of this event store.`);
  return { commit: BigInt(commit), prepare: BigInt(prepare) };
};
