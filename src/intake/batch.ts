import type { Instant } from '../kernel/dates.js';
import type { Actor } from '../kernel/role.js';
import type { BatchKind } from './check/records.js';
import type { ContentType } from './content/records-in.js';

/** `open` takes parts; `queued`, `checking` and `recording` are the job's; the others are final. */
export const BATCH_STATES = [
  'open',
  'queued',
  'checking',
  'recording',
  'recorded',
  'rejected',
  'stopped',
  'cancelled',
] as const;
export type BatchState = (typeof BATCH_STATES)[number];

export const FINAL_STATES: readonly BatchState[] = ['recorded', 'rejected', 'stopped', 'cancelled'];

export const isFinal = (state: BatchState): boolean => FINAL_STATES.includes(state);

/** Why nothing, or not the whole, was recorded. docs/reference/intake.md says what each means. */
export const REFUSALS = {
  malformed: 'At least one record cannot be read or does not fit; nothing was recorded',
  'digest-differs':
    'The parts together do not have the digest that was declared; nothing was recorded',
  'count-differs':
    'The parts hold another number of records than was declared; nothing was recorded',
  'refused-by-ledger':
    'The ledger holds a fact that excludes what was sent; what was recorded before stands',
  'part-lost':
    'A part is no longer whole on the disk of the service; what was recorded before stands. Send the rest as another batch',
} as const;
export type Refusal = keyof typeof REFUSALS;

/** What a sender says of a batch before its parts. */
export type BatchHeader = {
  readonly kind: BatchKind;
  /** The request that it belongs to. */
  readonly request: string;
  readonly contentType: ContentType;
  readonly records: number;
  /** SHA-256 of the whole content, uncompressed, in hex. */
  readonly digest: string;
  readonly occurredOn: string;
  readonly occurredAt: string | null;
  /** The IRS's own number of the response that the answers are; null: not stated, or no answers. */
  readonly agencyNumber: number | null;
};

export type Batch = BatchHeader & {
  readonly id: string;
  readonly actor: Actor;
  readonly state: BatchState;
  readonly refusal: Refusal | null;
  readonly createdAt: Instant;
  readonly changedAt: Instant;
};

/** How far a batch is. */
export type Progress = {
  readonly parts: number;
  /** Records in the parts that were checked. */
  readonly checked: number;
  readonly malformed: number;
  /** Events that the batch makes, as far as it is checked. */
  readonly events: number;
  readonly recordedEvents: number;
  readonly deficient: number;
};
