import { linesIn } from '../../ledger/request/record-disclosures.js';
import type { Range } from '../../ledger/shapes.js';
import { Unread } from '../check/mistake.js';
import { type BatchKind, checkRecord, checkStanding, type RecordOf } from '../check/records.js';
import type { Columns } from '../content/columns.js';
import { type Part, recordsIn } from '../content/records-in.js';
import type { Read } from '../content/ndjson.js';
import type { Outcome } from './outcome.js';

/** Where a part stands in its batch. */
export type PlaceOfPart = {
  /** Records of the parts before. */
  readonly before: number;
  /** Lines recorded of the request; `undefined`: not known here. */
  readonly linesRecorded: number | undefined;
};

export type CheckedPart = {
  readonly records: number;
  /** Events that they make: one a record, of a disclosure one a line. */
  readonly events: number;
  readonly malformed: readonly Outcome[];
  readonly columns: Columns | undefined;
};

/** Reads every record of a part and holds it against its kind. Nothing is looked at that needs a key. */
export const checkPart = (part: Part, place: PlaceOfPart): CheckedPart => {
  const { columns, header, records } = recordsIn(part);
  const malformed: Outcome[] = [];
  if (header !== undefined)
    malformed.push({ record: place.before + 1, outcome: 'malformed', problems: header.mistakes });
  let count = 0;
  let events = 0;
  for (const read of records) {
    count += 1;
    const { problems, makes } = checked(part.kind, read, place, place.before + count);
    events += makes;
    if (problems.length > 0)
      malformed.push({ record: place.before + count, outcome: 'malformed', problems });
  }
  return { records: count, events, malformed, columns };
};

const checked = (
  kind: BatchKind,
  read: Read,
  { linesRecorded }: PlaceOfPart,
  n: number,
): { readonly problems: Outcome['problems']; readonly makes: number } => {
  if (read instanceof Unread) return { problems: read.mistakes, makes: 0 };
  const { record, wrong } = checkRecord(kind, read);
  if (wrong.found.length === 0) {
    const lineNumber = linesRecorded === undefined ? undefined : linesRecorded + n;
    checkStanding(kind, record, { linesRecorded, lineNumber }, wrong);
  }
  return {
    problems: wrong.found,
    makes: wrong.found.length > 0 ? 0 : eventsMadeBy(kind, record),
  };
};

/** How many events a record makes. */
export const eventsMadeBy = (kind: BatchKind, record: RecordOf[BatchKind]): number =>
  kind === 'disclosures' ? linesIn((record as { readonly lines: Range[] }).lines).length : 1;
