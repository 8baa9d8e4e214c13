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

/** Of a paragraph that is named so that nobody thinks it was forgotten. */
export const BY_NUMBER = 'Named by its number alone.';
export const NOT_READ: readonly string[] = ['what it asks: its words are not kept here'];

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
