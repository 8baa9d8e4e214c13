import type { StoredEvent } from './events.js';

/** `$tb` of a stream that was soft-deleted: larger than a JavaScript number can say exactly. */
export const SOFT_DELETED = '9223372036854775807';

export const metaStreamOf = (stream: string): string => `$$${stream}`;
/** The stream that a meta stream speaks of. */
export const originalOf = (stream: string): string | undefined =>
  stream.startsWith('$$') ? stream.slice(2) : undefined;

export type Acl = Readonly<Partial<Record<'$r' | '$w' | '$d' | '$mr' | '$mw', string | string[]>>>;

export type StreamMetadata = {
  readonly $maxCount?: number;
  readonly $maxAge?: number;
  readonly $tb?: number;
  readonly $acl?: Acl;
};

/** Metadata is the last event of the meta stream; what cannot be parsed counts as none. */
export const metadataIn = (metaEvents: readonly StoredEvent[]): StreamMetadata =>
  (jsonIn(metaEvents.at(-1)) as StreamMetadata | undefined) ?? {};

export const jsonIn = (event: StoredEvent | undefined): unknown => {
  if (!event) return undefined;
  try {
    return JSON.parse(Buffer.from(event.data).toString('utf8'));
  } catch {
    return undefined;
  }
};

export const isSoftDeleted = (metaEvents: readonly StoredEvent[]): boolean =>
  (metadataIn(metaEvents).$tb ?? 0) >= Number(SOFT_DELETED);

/** A stream written anew after a soft delete keeps hiding what was before. */
export const withTruncateBefore = (metadata: Uint8Array, revision: bigint): Uint8Array => {
  const kept = JSON.parse(Buffer.from(metadata).toString('utf8')) as object;
  return Buffer.from(JSON.stringify({ ...kept, $tb: Number(revision) }));
};

/** kurrentdb.md 7.2: $maxCount, $tb and $maxAge hide events in the stream, not in $all. */
export const shown = (
  events: readonly StoredEvent[],
  { $maxCount, $maxAge, $tb }: StreamMetadata,
): readonly StoredEvent[] => {
  const last = events.at(-1)?.revision ?? -1n;
  const least = Math.max($tb ?? 0, $maxCount === undefined ? 0 : Number(last) - $maxCount + 1);
  const oldest = $maxAge === undefined ? 0n : BigInt(Date.now() - $maxAge * 1000) * 10_000n;
  return events.slice(least).filter(({ created }) => created >= oldest);
};
