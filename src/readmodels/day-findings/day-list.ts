import { setImmediate as turn } from 'node:timers/promises';
import { Salts } from '../../privacy/commitment.js';
import type { ReadModels } from '../database.js';
import { knownVectors } from '../findings/vector.js';
import type { Row, Rows } from '../rows.js';
import { entryText, headText, type ListOf, type Stand, type Standing, standsIn } from './entry.js';

/** A finding of the list. `agency`: number of the agency whose case it is. */
export type Listed = {
  readonly stand: Stand;
  readonly standing: Standing;
  readonly agency: number;
};

/** A line of the list: its bytes, and what it says; the first one is the head and no finding. */
export type Line = { readonly text: string; readonly finding?: Listed };

/** Rows read in one stretch: some milliseconds. */
const STRETCH = 500;
const PAGE = `SELECT r.from_seq AS fromSeq, r.scope AS scope, r.line AS line, r.act AS act, r.vector AS vector,
  e.revision AS revision, s.id AS stream,
  (SELECT b.vector FROM findings_row b WHERE b.scope = r.scope AND b.line = r.line AND b.act = r.act
    AND b.from_seq <= ? AND b.until_seq > ?) AS before
FROM findings_row r INDEXED BY findings_row_since
JOIN journal e ON e.seq = r.act JOIN streams s ON s.no = e.stream_no
WHERE (r.from_seq, r.scope, r.line, r.act) > (?, ?, ?, ?) AND r.from_seq <= ? AND r.until_seq > ?
ORDER BY r.from_seq, r.scope, r.line, r.act LIMIT ${STRETCH}`;

/**
 * The list of findings of a day. After its head, in this order: by the seq from which they stand, then by case, line
 * and act in the order in which the log first had them, then by rule. In pages, with other work between them: what is
 * recorded meanwhile changes nothing of what was known at `judgedThrough`. A finding that stood in the same way at
 * `judgedAfter` is not listed, even where something else about its act has changed.
 * @param seed line n has salt n of it.
 */
export async function* dayList(
  readModels: Pick<ReadModels, 'reading'>,
  list: ListOf,
  seed: Uint8Array,
): AsyncGenerator<readonly Line[]> {
  const salts = new Salts(seed);
  let n = 0;
  yield [{ text: headText(list, salts.at(n++)) }];
  const { judgedThrough: through } = list;
  const after = list.judgedAfter ?? -1;
  let place: readonly number[] = [after, Infinity, Infinity, Infinity].map(orLast);
  for (;;) {
    const { rows } = readModels.reading('findings');
    const found = rows.all(PAGE, after, after, ...place, through, through);
    const stands = standsOf(rows);
    yield found
      .flatMap((row) => listed(row, stands))
      .map((finding) => ({
        finding,
        text: entryText(finding.stand, finding.standing, salts.at(n++)),
      }));
    const last = found.at(-1);
    if (last === undefined || found.length < STRETCH) return;
    place = [last['fromSeq'], last['scope'], last['line'], last['act']].map(Number);
    await turn();
  }
}

const orLast = (n: number): number => Math.min(n, Number.MAX_SAFE_INTEGER);

const AGENCY = 2 ** 32;

const listed = (row: Row, stands: (vector: unknown) => readonly Stand[]): readonly Listed[] => {
  const now = stands(row['vector']);
  if (now.length === 0) return [];
  const before = stands(row['before']);
  const standing = {
    fromSeq: Number(row['fromSeq']),
    stream: String(row['stream']),
    revision: Number(row['revision']),
    line: Number(row['line']),
  };
  const agency = Math.floor(Number(row['scope']) / AGENCY);
  return now
    .filter(({ rule, text }) => !before.some((one) => one.rule === rule && one.text === text))
    .map((stand) => ({ stand, standing, agency }));
};

/** What stands under each vector: worked out once for each, since vectors never change. */
const standsOf = (rows: Rows): ((vector: unknown) => readonly Stand[]) => {
  const known = KNOWN.get(rows) ?? new Map<number, readonly Stand[]>();
  KNOWN.set(rows, known);
  for (const { no, holdings } of knownVectors(rows).slice(known.size))
    known.set(no, standsIn(holdings));
  return (vector) => known.get(Number(vector)) ?? [];
};

const KNOWN = new WeakMap<Rows, Map<number, readonly Stand[]>>();
