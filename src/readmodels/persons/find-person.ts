import type { Reading } from '../database.js';
import { number, text } from '../field.js';
import { pageOf, pageStart } from '../paging.js';
import type { Page, Paging } from '../view.js';
import { type PersonPlace, placeView } from './person-place.js';
import type { Place } from './place.js';
import { seqsNaming } from './subject-index.js';

type Ask = Paging & { readonly subjects: readonly string[] };

type Found = Page<PersonPlace> & {
  readonly total: number;
  /** False: the TIN stands in so many events, as only an invented one can, that not all were looked at. */
  readonly complete: boolean;
  readonly earlier: number;
  readonly withoutTin: number;
  readonly yearsRecorded: readonly string[];
};

/** Events that one search looks at: a tenth of a second's work. */
const MOST = 10_000;

/**
 * Where a taxpayer is named under any of these pseudonyms, in the order in which it was first named there, with
 * what was disclosed there. Pages are as known at the seq of the first.
 * @throws Problem cursor-invalid, request-invalid.
 */
export const findPerson = (reading: Reading, { subjects, ...paging }: Ask): Found => {
  const { rows, journal } = reading;
  const start = pageStart(journal, paging);
  const { seq, limit, after: earlier = 0 } = start;
  const seqs = seqsNaming(rows, subjects, seq);
  const places = placesOf(reading, subjects, seqs.slice(0, MOST));
  const numbered = places.map((place, n) => ({ place, n: n + 1 }));
  const page = pageOf(
    start,
    numbered.slice(earlier, earlier + limit + 1),
    ({ n }) => n,
    ({ place }) => placeView(reading, place, subjects, seq),
  );
  return {
    ...page,
    total: places.length,
    complete: seqs.length <= MOST,
    earlier,
    withoutTin: rows.number('SELECT count(*) AS n FROM persons_without') ?? 0,
    yearsRecorded: rows
      .all('SELECT year FROM persons_years ORDER BY year')
      .map(({ year }) => String(year)),
  };
};

/** Each once, with the events that state the TIN. */
const placesOf = (
  { journal }: Reading,
  subjects: readonly string[],
  seqs: readonly number[],
): readonly Place[] => {
  const found = new Map<string, Place>();
  for (const entry of seqs.map((seq) => journal.entry(seq))) {
    if (!subjects.includes(text(entry.official['subject']) ?? '')) continue;
    const { category, stream } = entry;
    const line = number(entry.public['line']) ?? 0;
    const name = `${category} ${stream} ${line}`;
    const stating = [...(found.get(name)?.stating ?? []), entry];
    found.set(name, { streamNo: journal.streamNo(category, stream) ?? 0, line, stating });
  }
  return [...found.values()];
};
