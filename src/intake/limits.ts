/** Bounds of what is sent in bulk. docs/reference/intake.md lists them; a test holds the two in step. */
export const LIMITS = {
  /** Bytes of a part as sent. */
  partBytes: 8 * 1024 * 1024,
  /** Bytes of a part once it is inflated. */
  partContentBytes: 16 * 1024 * 1024,
  parts: 10_000,
  records: 2_000_000,
  /** Open batches of one agency. */
  openBatches: 20,
  /** Parts received at once by one process. */
  partsAtOnce: 4,
  /** Days after which an open batch is cancelled that nothing was sent to. */
  openDays: 7,
  /** Events of one append; fewer where they would be too many bytes. */
  eventsAtOnce: 500,
} as const;
