/** Why a log can stand still. docs/reference/log.md says what to do; a test holds the two in step. */
export const REASONS = [
  /** The store no longer holds, or holds elsewhere, what the log has at that seq; or a revision is missing. */
  'event-missing',
  /** The store holds another content for the event at that seq. */
  'event-changed',
  /** The store holds what cannot be a leaf. */
  'event-unreadable',
  /** A file of the log is missing, cut or not what it was. */
  'files-damaged',
  /** The root from the bytes on disk is not the one that was counted. */
  'root-differs',
  /** What was to be signed does not extend what was signed last. */
  'not-an-extension',
  /** The signing key, or what it signed last, is not there; or they are not this log's. */
  'key-missing',
] as const;

export type StandstillReason = (typeof REASONS)[number];

/** Why nothing more is signed. It needs a person; the sentence says what was found and where. */
export class LogStandstill extends Error {
  override readonly name = 'LogStandstill';
  readonly reason: StandstillReason;
  /** The place in the log, where one is meant. */
  readonly seq: number | undefined;
  constructor(reason: StandstillReason, message: string, seq?: number, options?: ErrorOptions) {
    super(message, options);
    this.reason = reason;
    this.seq = seq;
  }
}
