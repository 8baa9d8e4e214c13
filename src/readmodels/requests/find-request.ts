import { Problem } from '../../kernel/problem.js';
import type { Reading } from '../database.js';
import type { Row } from '../rows.js';
import type { View } from '../view.js';

const AS_KNOWN = `SELECT stream_no, id, agency, header
FROM streams JOIN requests ON stream_no = no
WHERE category = 'request' AND id = ? AND from_seq <= ? AND until_seq > ?`;

/**
 * The row of a request as known at a seq, with `stream_no`, `id` and `header`. Every question about one
 * request asks here first, so that no agency sees another's.
 * @throws Problem not-found when nothing of it was recorded by then, or for another agency.
 */
export const findRequest = (
  { rows }: Reading,
  id: string,
  seq: number,
  { agency }: Pick<View, 'agency'>,
): Row & { readonly stream_no: number } => {
  const row = rows.get(AS_KNOWN, id, seq, seq);
  if (row === undefined || (agency !== undefined && row['agency'] !== agency))
    throw new Problem('not-found', 'No such request was known then, or it is not your agency’s');
  return { ...row, stream_no: Number(row['stream_no']) };
};
