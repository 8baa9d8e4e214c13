import type { Citation } from '../../../../kernel/citation.js';
import { FIRST_DAY } from '../../../parameters.js';
import type { Provision, Source } from '../../../provision.js';

const snapshot = (what: string, unverified: readonly string[]): Source => ({
  title: `${what}, in an unofficial copy of the United States Code as of ${FIRST_DAY}`,
  asOf: FIRST_DAY,
  unverified,
});

export const SECTION_6103 = snapshot('26 U.S.C. 6103', [
  'amendments after that day: one of 4 January 2025 to (a) and (l) is known (Pub. L. 118-258); whether others changed (b), (i) or (p) was not checked',
]);
export const NEIGHBOURS = snapshot('The Code beside section 6103', ['amendments after that day']);

/** Of what a judge must find before an order. */
export const BY_THE_JUDGE =
  'whether the judge was right to find it: only what the record of the order shows is looked at';
/** Of a clause by which identity may go alone. */
export const FILED =
  'whether a return was filed about the person, without which (b)(6) knows no identity';

type Said = Omit<Provision, 'cite' | 'asks'>;

/** A row of the table for a paragraph of one section. */
export const rowsOf =
  (title: Citation['title'], section: Citation['section']) =>
  (pinpoint: string, asks: string, said: Said = {}): Provision => ({
    cite: { title, section, pinpoint },
    asks,
    ...said,
  });

export const of6103 = rowsOf(26, '6103');
