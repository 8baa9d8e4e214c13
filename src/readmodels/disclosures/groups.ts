import type { Rows } from '../rows.js';

/** What is counted. The place in this list is what stands in the table: add at the end. */
const MEASURES = [
  'requests',
  'lines',
  'instances',
  'subjects',
  'withoutSubject',
  'erroneous',
  'accounted',
  'requestsAccounted',
] as const;
export type Measure = (typeof MEASURES)[number];

/** Year of the act, agency and authority; '' for not recorded. */
export type Group = {
  readonly year: number;
  readonly agency: string;
  readonly authority: string;
};

const LAST = `SELECT count AS n FROM disclosures_counts
WHERE group_no = ? AND measure = ? AND seq <= ? ORDER BY seq DESC LIMIT 1`;

/** The counts by group: written by the projection, read by queries. */
export class Groups {
  constructor(private readonly rows: Rows) {}

  numberOf({ year, agency, authority }: Group): number {
    const sql =
      'SELECT no AS n FROM disclosures_groups WHERE year = ? AND agency = ? AND authority = ?';
    const known = this.rows.number(sql, year, agency, authority);
    if (known !== undefined) return known;
    const insert = 'INSERT INTO disclosures_groups (year, agency, authority) VALUES (?, ?, ?)';
    this.rows.run(insert, year, agency, authority);
    return this.numberOf({ year, agency, authority });
  }

  count(groupNo: number, measure: Measure, seq: number): number {
    return this.rows.number(LAST, groupNo, MEASURES.indexOf(measure), seq) ?? 0;
  }

  add(groupNo: number, measure: Measure, seq: number, more: number): void {
    const count = this.count(groupNo, measure, seq) + more;
    const sql = 'INSERT OR REPLACE INTO disclosures_counts VALUES (?, ?, ?, ?)';
    this.rows.run(sql, groupNo, MEASURES.indexOf(measure), seq, count);
  }

  /** By year, agency and authority. Some are not counted yet as known at an earlier seq. */
  all(): readonly (Group & { readonly no: number })[] {
    const sql = `SELECT no, year, agency, authority FROM disclosures_groups
      ORDER BY year, agency, authority`;
    return this.rows.all(sql) as unknown as readonly (Group & { readonly no: number })[];
  }
}
