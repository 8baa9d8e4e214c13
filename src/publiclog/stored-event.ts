import { parseRecord } from '../eventstore/codec.js';
import type { RecordedEvent } from '../eventstore/event-store.js';
import type { StoredRecord } from '../kernel/record.js';
import { commitOfficial } from '../privacy/commitment.js';
import { leafOf } from '../proof/leaf.js';
import { leafDifferences } from './leaf-differences.js';
import { findingAt, type StoreFinding } from './store-finding.js';

/** Whether a box opens to what was committed; `undefined`: that cannot be known here. */
export type BoxFits = (record: StoredRecord, stream: string) => Promise<boolean | undefined>;

/** The leaf of what is stored; `undefined`: it has none. */
export const leafIn = ({ record, stream, revision }: RecordedEvent): string | undefined => {
  try {
    return leafOf(parseRecord(record), stream, revision);
  } catch {
    return undefined;
  }
};

/** What is wrong with an event whose leaf is another than the log's; names the fields of the leaf that differ. */
export const changedEvent = (event: RecordedEvent, entry: string, seq: number): StoreFinding => {
  const leaf = leafIn(event);
  if (leaf === undefined) return unreadableEvent(event, seq);
  const fields = leafDifferences(leaf, entry).join(', ');
  return findingAt('event-changed', seq, event, `the store holds another ${fields}`);
};

export const unreadableEvent = (event: RecordedEvent, seq: number | null): StoreFinding =>
  findingAt('event-unreadable', seq, event, 'what the store holds there is no record of a ledger');

/** What is wrong with an event whose leaf is right: what stands beside the leaf, and the faces that it commits to. */
export const facesAmiss = async (
  event: RecordedEvent,
  seq: number | null,
  boxFits: BoxFits,
): Promise<{ readonly findings: readonly StoreFinding[]; readonly box: Box }> => {
  const record = parseRecord(event.record);
  const findings: StoreFinding[] = [];
  const amiss = (kind: 'event-changed' | 'face-changed', words: string): void => {
    findings.push(findingAt(kind, seq, event, words));
  };
  if (event.id !== record.id || event.type !== record.type)
    amiss('event-changed', 'the store names another id or type beside the record');
  if (!officialFits(record))
    amiss('face-changed', 'the official face is not the one that its leaf commits to');
  if (record.box === null) {
    if (Object.keys(record.commit.personal).length > 0)
      amiss('face-changed', 'the box of its personal face is gone');
    return { findings, box: 'none' };
  }
  const fits = await boxFits(record, event.stream);
  if (fits === false)
    amiss('face-changed', 'its box does not open to the personal face that its leaf commits to');
  return { findings, box: fits === undefined ? 'closed' : 'opened' };
};

type Box = 'none' | 'closed' | 'opened';

const officialFits = ({ officialSeed, official, commit }: StoredRecord): boolean => {
  try {
    return commitOfficial(Buffer.from(officialSeed, 'base64url'), official) === commit.official;
  } catch {
    return false;
  }
};
