import { existsSync, rmSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import type { EventStore, RecordedEvent } from '../eventstore/event-store.js';
import { takeLease } from '../platform/lease.js';
import { create, hasten, leaseFile, settle } from './database.js';
import { digest } from './digest.js';
import { currentFile, freshFile, publish } from './generations.js';
import type { Projection } from './projection.js';
import { BATCH, ProjectionRun } from './projection-run.js';
import type { ProjectionStatus } from './status.js';

export type Rebuilt = {
  readonly seq: number;
  readonly digest: string;
  /** Of the file that was replaced, as it was; null when there was none. */
  readonly before: { readonly seq: number; readonly digest: string } | null;
  /** Projections that failed on the way, and stand still in the new file too. */
  readonly failed: readonly ProjectionStatus[];
};

/**
 * Builds every read model again from the store, into a file of its own, and then takes it into use.
 * Needs no key. Until then questions are answered from the old file.
 * @throws Error when another process projects there; UnknownEvent, and then the old file stays.
 */
export const rebuild = async (
  store: EventStore,
  directory: string,
  projections: readonly Projection[],
): Promise<Rebuilt> => {
  const lease = takeLease(leaseFile(directory));
  if (lease === undefined)
    throw new Error('Another process projects into this directory; stop it first');
  try {
    const old = currentFile(directory);
    const before = old !== undefined && existsSync(old) ? digestOf(old) : null;
    const file = freshFile(directory);
    const failed = await build(store, file, projections);
    publish(directory, file);
    return { ...digestOf(file), before, failed };
  } finally {
    lease.release();
  }
};

/** Digest of a file, and the last seq in it. */
const digestOf = (file: string): { readonly seq: number; readonly digest: string } => {
  const database = new DatabaseSync(file, { readOnly: true });
  try {
    const last = database.prepare('SELECT max(seq) AS seq FROM journal').get();
    return { seq: Number(last?.['seq'] ?? -1), digest: digest(database) };
  } finally {
    database.close();
  }
};

/**
 * Builds them into a new file, up to and including `until`. @returns the projections that failed.
 * @throws UnknownEvent, and then there is no file.
 */
export const build = async (
  store: Pick<EventStore, 'readAll'>,
  file: string,
  projections: readonly Projection[],
  until = Infinity,
): Promise<readonly ProjectionStatus[]> => {
  const database = create(file);
  hasten(database);
  const run = new ProjectionRun(database, projections);
  let built = false;
  try {
    let batch: RecordedEvent[] = [];
    let seq = 0;
    for await (const event of store.readAll(null)) {
      if (seq > until) break;
      seq += 1;
      batch.push(event);
      if (batch.length < BATCH) continue;
      run.write(batch);
      batch = [];
    }
    run.write(batch);
    settle(database, file);
    built = true;
    return run.failed();
  } finally {
    run.close();
    if (!built) for (const end of ['', '-wal', '-shm']) rmSync(file + end, { force: true });
  }
};
