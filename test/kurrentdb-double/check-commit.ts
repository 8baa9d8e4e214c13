import { DELETED, type StoredEvent, type Write } from './events.js';
import type { RecentIds } from './recent-ids.js';
import { metadataIn, metaStreamOf, shown } from './stream-metadata.js';

export type Check =
  | { readonly kind: 'fits'; readonly current: bigint; readonly softDeleted: boolean }
  /** The same events were written before: the first result again. */
  | {
      readonly kind: 'idempotent';
      readonly revision: bigint;
      /** None when metadata hides the event by now (seen on 24.6). */
      readonly position: bigint | undefined;
    }
  /** They were, and are not replicated yet: the server drops the write and never answers it. */
  | { readonly kind: 'not-ready' }
  | { readonly kind: 'wrong'; readonly actual: bigint | 'no_stream' }
  | { readonly kind: 'deleted' };

/** What of the log a check needs. */
type Log = {
  /** Byte after the last event that is replicated. */
  readonly end: bigint;
  readonly recent: RecentIds;
  written(stream: string): readonly StoredEvent[];
  isSoftDeleted(stream: string): boolean;
};

/**
 * Compares a write with the log, as kurrentdb.md 7.1 saw it. With an exact state ids are compared with
 * the events that stand at those revisions, however old; otherwise only with ids remembered lately.
 */
export const checkCommit = (log: Log, write: Write): Check => {
  const { stream, expected } = write;
  const events = log.written(stream);
  const current = events.at(-1)?.revision ?? -1n;
  if (current === DELETED) return { kind: 'deleted' };
  const softDeleted = log.isSoftDeleted(stream);
  const fits = { kind: 'fits', current, softDeleted } as const;
  if (expected === 'any') return checkRecent(log, write, fits);
  if (expected === 'stream_exists') {
    if (softDeleted) return { kind: 'deleted' };
    const nothing = current < 0n && log.written(metaStreamOf(stream)).length === 0;
    return nothing ? wrong(current) : checkRecent(log, write, fits);
  }
  return checkExact(log, write, fits, expected === 'no_stream' ? -1n : expected);
};

type Fits = Check & { readonly kind: 'fits' };

const checkExact = (log: Log, write: Write, fits: Fits, after: bigint): Check => {
  const { current, softDeleted } = fits;
  // Trap of 7.1: the same ids at the current revision are written again.
  if (after === current) return fits;
  if (after > current) return wrong(current);
  const standing = log.written(write.stream).slice(Number(after + 1n));
  const other = write.events.findIndex(({ id }, i) => standing[i]?.id !== id);
  const last = standing[write.events.length - 1];
  if (other === -1 && last) return found(log, last);
  // A stream that was soft-deleted may be begun anew.
  return after === -1n && other === 0 && softDeleted ? fits : wrong(current);
};

const checkRecent = (log: Log, { stream, events }: Write, fits: Fits): Check => {
  const revisions = events.map(({ id }) => log.recent.revisionIn(stream, id));
  const unknown = revisions.indexOf(undefined);
  if (events.length === 0 || unknown === 0) return fits;
  // Part of the events are known: neither a retry nor a new write.
  if (unknown > 0) return wrong(fits.current);
  const last = revisions.at(-1)!;
  return found(
    log,
    log.written(stream).find(({ revision }) => revision === last)!,
  );
};

const found = (log: Log, { stream, revision, position }: StoredEvent): Check => {
  if (position >= log.end) return { kind: 'not-ready' };
  const metadata = metadataIn(log.written(metaStreamOf(stream)));
  const seen = shown(log.written(stream), metadata).some((event) => event.revision === revision);
  return { kind: 'idempotent', revision, position: seen ? position : undefined };
};

const wrong = (current: bigint): Check => ({
  kind: 'wrong',
  actual: current < 0n ? 'no_stream' : current,
});
