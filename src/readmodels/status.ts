/** Why something stands still. Never holds data of an event. */
export type Standstill =
  /** An event of a type or version that this program does not know: nothing after it is shown. */
  | 'unknown-event'
  /** The store holds another event where the checkpoint says one was read. Rebuild. */
  | 'other-store'
  /** The store ends before the checkpoint, as after restoring an old copy. Rebuild. */
  | 'store-behind-checkpoint'
  /** The store no longer holds what was recorded, or holds what no ledger wrote: see `ledger store doctor`. */
  | 'store-damaged'
  /** A projection threw. It resumes from its own checkpoint at the next start. */
  | 'projection-failed'
  /** The store or the disk failed; tried again at once, then ever less often, at least every few seconds. */
  | 'unavailable';

export type ProjectionStatus = {
  readonly name: string;
  readonly version: number;
  /** The last seq in its rows; -1: none. */
  readonly seq: number;
  /** Null: in order. */
  readonly stopped: Standstill | null;
  /** Kind of the error and where it was thrown, never its message. */
  readonly error: string | null;
};

export type ProjectorStatus = {
  /** `reading-only`: another process projects into the same file. */
  readonly state: 'starting' | 'following' | 'reading-only' | 'retrying' | 'stopped';
  readonly stopped: Standstill | null;
  /** The last seq in the journal; -1: none. */
  readonly seq: number;
  readonly projections: readonly ProjectionStatus[];
};
