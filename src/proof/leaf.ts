import { hash } from 'node:crypto';
import { canonicalJson } from '../kernel/canonical-json.js';
import type { StoredRecord } from '../kernel/record.js';

// STORED FOREVER. What stands in the public log. Never edit: a changed leaf is another log.

/**
 * The leaf of an event: RFC 8785 canonical JSON of what anyone may see of it. A pure function of the
 * record as stored, before any upcaster, and of its place.
 * `stream` is the stream's full name.
 */
export const leafOf = (
  { v, id, type, version, recordedOn, public: open, commit, signature }: StoredRecord,
  stream: string,
  revision: number,
): string =>
  canonicalJson({
    commit,
    id,
    public: open,
    recordedOn,
    revision,
    signature,
    stream,
    type,
    v,
    version,
  });

/** RFC 6962 leaf hash: SHA-256(0x00 ‖ leaf), hex. */
export const leafHash = (leaf: string): string => hash('sha256', `\u0000${leaf}`, 'hex');
