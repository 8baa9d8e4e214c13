import type { DatabaseSync } from 'node:sqlite';
import type { Json } from '../kernel/canonical-json.js';
import type { Day } from '../kernel/dates.js';

/**
 * One event as read models see it: its place, and the public and official faces after upcasting.
 * No personal value and no key ever comes here. An export line is the same without `category`.
 */
export type LogEntry = {
  /** Dense number in the global order, from 0. */
  readonly seq: number;
  /** Id of the stream (a UUID; `0` for the ledger's own, a pack's its id), without prefix and category. */
  readonly stream: string;
  /**
   * `request`, `disclosure`, `inspection`, `safeguard`, `incident`, `report`, `order`, `commitment`, `office`,
   * `reading`, `review`, `access`, `pack`, `ledger`, `day`,
   * `heartbeat`, `attestation`, `duty`, `overdue`.
   */
  readonly category: string;
  readonly revision: number;
  readonly id: string;
  readonly type: string;
  readonly version: number;
  readonly recordedOn: Day;
  readonly public: Readonly<Record<string, Json>>;
  readonly official: Readonly<Record<string, Json>>;
};

/**
 * A read model: from events to rows. It may read its own tables and `journal` (every event up to and
 * including the batch), nothing else: no clock, no disk, no network. The projector calls the opened
 * function inside one transaction together with the checkpoint. Raise `version` to have it rebuilt.
 */
export type Projection = {
  readonly name: string;
  readonly version: number;
  /** DDL of its tables; every table begins with the projection's name. */
  readonly tables: string;
  /** Prepared once for a database; called with batches in seq order. */
  readonly open: (database: DatabaseSync) => (entries: readonly LogEntry[]) => void;
};
