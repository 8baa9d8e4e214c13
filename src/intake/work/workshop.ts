import type { KeyObject } from 'node:crypto';
import type { Day } from '../../kernel/dates.js';
import type { EventToAppend } from '../../eventstore/event-store.js';
import type { Deciding, Into } from '../../ledger/sealing.js';
import type { BatchKind } from '../check/records.js';
import type { Columns } from '../content/columns.js';
import type { ContentType } from '../content/records-in.js';
import type { StagedPart } from '../disk/staging.js';
import type { CheckedPart } from './check-part.js';
import type { StatedByLetter } from './deficiency.js';
import type { Common } from './part-in-hand.js';

/** A staged part, and what opens it. All of it may go to another thread. */
export type Task = {
  readonly staged: StagedPart;
  readonly key: KeyObject;
  readonly kind: BatchKind;
  readonly contentType: ContentType;
  /** Of CSV: those that the first part named; `undefined`: this is the first part. */
  readonly columns: Columns | undefined;
  /** Records of the parts before. */
  readonly before: number;
};

export type CheckTask = Task & { readonly linesRecorded: number };

export type LookTask = Task & {
  /** Events of the part, from one number up to another. */
  readonly range: readonly [number, number];
  readonly letter: readonly StatedByLetter[];
  readonly recordedOn: Day;
};

export type SealTask = Task & {
  readonly range: readonly [number, number];
  readonly letter: readonly StatedByLetter[];
  readonly common: Common;
  readonly firstLine: number;
  readonly into: Into;
  readonly deciding: Deciding;
};

export type Looked = {
  readonly deficient: number;
  /** Outcomes of the deficient ones, as NDJSON. */
  readonly outcomes: string;
};

export type Sealed = Looked & { readonly events: readonly EventToAppend[] };

/**
 * Where parts are read, checked and made into sealed events. In the service it is a thread of its own, so that the
 * one that answers is not held up.
 */
export abstract class Workshop {
  /** The bytes are hashed, one part after another, for `digest`. */
  abstract check(task: CheckTask): Promise<CheckedPart>;
  /** SHA-256 of the contents checked since the last call, in hex. */
  abstract digest(): Promise<string>;
  /** @throws Problem fact-conflict: a line that says its number would get another one. */
  abstract seal(task: SealTask): Promise<Sealed>;
  /** The same without making anything: for what was recorded before. */
  abstract look(task: LookTask): Promise<Looked>;
  abstract close(): Promise<void>;
}
