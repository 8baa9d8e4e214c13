import type { Reading } from '../database.js';
import { pageOf, pageStart } from '../paging.js';
import type { Page, Paging } from '../view.js';
import { type Place, type PersonPlace, placeView } from './person-place.js';
import { halvesOf } from './subject-key.js';

type Ask = Paging & { readonly subjects: readonly string[] };

type Found = Page<PersonPlace> & {
  readonly total: number;
  readonly earlier: number;
  readonly withoutTin: number;
  readonly yearsRecorded: readonly string[];
};

const PLACES = `SELECT DISTINCT stream_no, line FROM persons
WHERE high = ? AND low = ? AND seq <= ? ORDER BY stream_no, line`;

/**
 * Where a taxpayer is named under any of these pseudonyms, in the order in which the streams began, with
 * what was disclosed there. Pages are as known at the seq of the first.
 * @throws Problem cursor-invalid, request-invalid.
 */
export const findPerson = (reading: Reading, { subjects, ...paging }: Ask): Found => {
  const { rows, journal } = reading;
  const start = pageStart(journal, paging);
  const { seq, limit, after: earlier = 0 } = start;
  const places = placesOf(reading, subjects, seq);
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
    earlier,
    withoutTin: rows.number('SELECT count(*) AS n FROM persons_without') ?? 0,
    yearsRecorded: rows
      .all('SELECT year FROM persons_years ORDER BY year')
      .map(({ year }) => String(year)),
  };
};

/** Each once, though it may be named under the pseudonyms of several years. */
const placesOf = (
  { rows }: Reading,
  subjects: readonly string[],
  seq: number,
): readonly Place[] => {
  const found = new Map<string, Place>();
  for (const subject of subjects)
    for (const row of rows.all(PLACES, ...halvesOf(subject), seq)) {
      const place = { streamNo: Number(row['stream_no']), line: Number(row['line']) };
      found.set(`${place.streamNo} ${place.line}`, place);
    }
  return [...found.values()].toSorted((a, b) => a.streamNo - b.streamNo || a.line - b.line);
};
