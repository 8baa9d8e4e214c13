import { lineClasses } from '../../ledger/request/line.js';
import { Unread } from '../check/mistake.js';
import { checkRecord, type RecordOf } from '../check/records.js';
import { type Part, recordsIn } from '../content/records-in.js';
import { type CheckedPart, checkPart, type PlaceOfPart } from './check-part.js';
import { deficienciesOf, type StatedByLetter } from './deficiency.js';
import type { Outcome } from './outcome.js';

export type LookedAt = CheckedPart & { readonly outcomes: readonly Outcome[] };

/** What would become of each record of a part, before anything is sent. Needs no key and no server. */
export const lookAtPart = (
  part: Part,
  place: PlaceOfPart,
  letter: ReadonlySet<StatedByLetter>,
): LookedAt => {
  const checked = checkPart(part, place);
  const { malformed } = checked;
  if (part.kind !== 'request-lines') return { ...checked, outcomes: malformed };
  const known = new Set(malformed.map(({ record }) => record));
  const deficient: Outcome[] = [];
  let record = place.before;
  for (const read of recordsIn(part).records) {
    record += 1;
    if (known.has(record) || read instanceof Unread) continue;
    const line: RecordOf['request-lines'] = checkRecord(part.kind, read).record;
    const problems = deficienciesOf({ ...line, ...lineClasses(line) }, letter);
    if (problems.length > 0) deficient.push({ record, outcome: 'deficient', problems });
  }
  return {
    ...checked,
    outcomes: [...malformed, ...deficient].toSorted((a, b) => a.record - b.record),
  };
};
