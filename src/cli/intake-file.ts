import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { BATCH_KINDS, type BatchKind } from '../intake/check/records.js';
import { cut } from '../intake/content/cut.js';
import type { ContentType } from '../intake/content/records-in.js';

/** Bytes of one part before it is compressed. It never changes: a file that is sent again is cut the same way. */
const PART_BYTES = 4 * 1024 * 1024;

/** A file to be sent in bulk: its kind as given, its media type by the end of its name. */
export type BulkFile = {
  readonly path: string;
  readonly kind: BatchKind;
  readonly contentType: ContentType;
};

/** @throws Error that says what to give instead. */
export const bulkFile = (path: string, kind: string): BulkFile => {
  const known = BATCH_KINDS.find((one) => one === kind);
  if (known === undefined) throw new Error(`--kind is one of ${BATCH_KINDS.join(', ')}`);
  if (path.endsWith('.csv')) return { path, kind: known, contentType: 'text/csv' };
  if (/\.(?:ndjson|jsonl)$/.test(path))
    return { path, kind: known, contentType: 'application/x-ndjson' };
  throw new Error('The name of the file must end with .ndjson, .jsonl or .csv');
};

/** Whole records, about four megabytes at a time. */
export const partsOf = ({ path, contentType }: BulkFile) =>
  cut(createReadStream(path), contentType, PART_BYTES);

export type Measured = {
  readonly digest: string;
  readonly records: number;
  readonly parts: number;
  readonly bytes: number;
};

/** What a batch says of its content before any part is sent. */
export const measured = async (file: BulkFile): Promise<Measured> => {
  const hash = createHash('sha256');
  let [ends, parts, length] = [0, 0, 0];
  for await (const part of partsOf(file)) {
    hash.update(part.bytes);
    ends += part.ends;
    length += part.bytes.length;
    parts += 1;
  }
  const records = file.contentType === 'text/csv' ? ends - 1 : ends;
  return { digest: hash.digest('hex'), records, parts, bytes: length };
};
