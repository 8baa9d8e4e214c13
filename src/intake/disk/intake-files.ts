import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { BatchStore } from './batch-store.js';
import { openIntakeDatabase } from './database.js';
import { JobStore } from './job-store.js';
import { Staging } from './staging.js';

type Bounds = { readonly maxBytes: number; readonly keptDays: number };

/** Everything of bulk intake that lies on disk, in a directory of its own. */
export class IntakeFiles {
  readonly directory: string;
  readonly maxBytes: number;
  /** Days for which batches are kept after their end. */
  readonly keptDays: number;
  readonly batches: BatchStore;
  readonly jobs: JobStore;
  readonly staging: Staging;
  readonly #database: DatabaseSync;
  readonly #listeners = new Set<() => void>();

  constructor({ directory, maxBytes, keptDays }: Bounds & { readonly directory: string }) {
    this.directory = directory;
    this.maxBytes = maxBytes;
    this.keptDays = keptDays;
    this.#database = openIntakeDatabase(join(directory, 'batches.sqlite'));
    this.batches = new BatchStore(this.#database);
    this.jobs = new JobStore(this.#database);
    this.staging = new Staging(join(directory, 'staged'));
  }

  /** Held by the one process that works on jobs. */
  get leaseFile(): string {
    return join(this.directory, 'intake.lease');
  }

  /** Something was committed in this process. */
  changed(): void {
    for (const listener of this.#listeners) listener();
  }

  onChange(listener: () => void): void {
    this.#listeners.add(listener);
  }

  close(): void {
    if (this.#database.isOpen) this.#database.close();
  }
}
