import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { ReadModels } from '../database.js';
import { type Group, Groups, type Measure } from '../disclosures/groups.js';
import { publishedTable } from '../suppress.js';
import type { AsKnown, View } from '../view.js';

/** A count of people: exact where `min` = `max`. A disclosure without a pseudonym is somebody, known or new. */
export type Bounds = { readonly min: number; readonly max: number };

/** The three counts of 6103(p)(3)(C)(i). Null: fewer than 10, or hidden so that those cannot be worked out. */
export type AccountingCount = {
  readonly year: number;
  /** Agency that asked, or was told; null: not recorded. */
  readonly agency: string | null;
  /** Paragraph relied on; null: not recorded. */
  readonly authority: string | null;
  /** Requests received by the IRS in the year. */
  readonly requests: number | null;
  /** Disclosures made in the year, pursuant to requests or otherwise. */
  readonly instances: number | null;
  /** Taxpayers of the disclosures that answer a request, within this row: a person can be in several. Null with public faces. */
  readonly taxpayers: Bounds | null;
  /** Disclosures made in the year that were later called an error. */
  readonly erroneous: number | null;
  /** Of those requests and disclosures, how many the IRS accounted for, 6103(p)(3)(A). Null with public faces. */
  readonly accounted: { readonly requests: number; readonly disclosures: number } | null;
};

type Counted = { readonly seq: number; readonly items: readonly AccountingCount[] };

/** Counts by year, agency and authority. With public faces only counts of 10 and more. Not paged: codes are few. */
export class CountDisclosures extends Query<Counted> {
  constructor(
    readonly ask: Pick<View, 'faces'> & AsKnown & { readonly year?: number | undefined },
  ) {
    super();
  }
}

@QueryHandler(CountDisclosures)
export class CountDisclosuresHandler implements IQueryHandler<CountDisclosures> {
  constructor(private readonly readModels: ReadModels) {}

  async execute({ ask }: CountDisclosures): Promise<Counted> {
    const { rows, journal } = this.readModels.reading('disclosures');
    const seq = journal.seqAt(ask.at);
    const groups = new Groups(rows);
    const counted = groups.all().flatMap(({ no, ...group }) => {
      const count = (measure: Measure): number => groups.count(no, measure, seq);
      const [requests, instances] = [count('requests'), count('instances')];
      const taxpayers = boundsOf(count('subjects'), count('withoutSubject'));
      const accounted = { requests: count('requestsAccounted'), disclosures: count('accounted') };
      const erroneous = count('erroneous');
      const counts = { requests, instances, taxpayers, erroneous, accounted };
      return requests + instances === 0 ? [] : [{ ...group, ...counts }];
    });
    const shown = ask.faces === 'public' ? published(counted) : counted;
    const items = shown
      .filter(({ year }) => ask.year === undefined || year === ask.year)
      .map((one) => ({ ...one, agency: one.agency || null, authority: one.authority || null }));
    return { seq, items };
  }
}

/** Somebody without a pseudonym can be a person counted already; if nobody has one, there is one at least. */
const boundsOf = (subjects: number, without: number): Bounds => ({
  min: subjects === 0 ? Math.min(1, without) : subjects,
  max: subjects + without,
});

type Row = Group & Omit<AccountingCount, keyof Group>;

/** Hidden over all years together: nothing can be worked out by taking a year from a total. */
const published = (counted: readonly Row[]): readonly Row[] => {
  const column = (name: 'requests' | 'instances' | 'erroneous'): readonly (number | null)[] =>
    publishedTable(counted.map((row) => ({ agency: row.agency, count: row[name] ?? 0 }))).cells;
  const columns = [column('requests'), column('instances'), column('erroneous')] as const;
  return counted.map((row, n) => {
    const [requests = null, instances = null, erroneous = null] = columns.map((cells) => cells[n]);
    return { ...row, requests, instances, erroneous, taxpayers: null, accounted: null };
  });
};
