export type NewEvent = {
  readonly id: string;
  readonly type: string;
  readonly contentType: string;
  readonly data: Uint8Array;
  readonly metadata: Uint8Array;
};

export type StoredEvent = NewEvent & {
  readonly stream: string;
  readonly revision: bigint;
  /** Ticks of 100 ns since 1970. */
  readonly created: bigint;
  /** Byte at which the record begins: commit and prepare are both this. */
  readonly position: bigint;
  /** Byte after the record. */
  readonly end: bigint;
};

export type Expected = bigint | 'any' | 'no_stream' | 'stream_exists';

export type Write = {
  readonly stream: string;
  readonly expected: Expected;
  readonly events: readonly NewEvent[];
};

/** Revision of the tombstone of a deleted stream. */
export const DELETED = (1n << 63n) - 1n;
