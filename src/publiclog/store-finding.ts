import type { Place } from './revisions.js';

/** What can be wrong with a store that a log is held against; docs/reference/verify.md says what each means. */
export type StoreFindingKind =
  /** The log has it, the store does not, though it holds later ones. */
  | 'event-missing'
  /** It is there with another leaf. */
  | 'event-changed'
  /** The store has it before the end of what is signed, the log does not. */
  | 'event-inserted'
  /** Both have it, at different places. */
  | 'event-moved'
  /** What stands there is no record that has a leaf. */
  | 'event-unreadable'
  /** The leaf is equal; the official face or the box is not what it commits to. */
  | 'face-changed'
  /** The store ends before the log. */
  | 'rollback'
  /** A server shows the stream no longer, or not for ever. */
  | 'stream-hidden';

/** One thing that is wrong, and where. Its words hold names of streams, types and fields, never a value. */
export type StoreFinding = {
  readonly kind: StoreFindingKind;
  readonly seq: number | null;
  readonly stream: string | null;
  readonly revision: number | null;
  readonly message: string;
};

/** `seq` null: the log has no such place. */
export const findingAt = (
  kind: StoreFindingKind,
  seq: number | null,
  { stream, revision }: Place,
  words: string,
): StoreFinding => ({
  kind,
  seq,
  stream,
  revision,
  message: `${seq === null ? '' : `seq ${seq}, `}revision ${revision} of ${stream}: ${words}`,
});
