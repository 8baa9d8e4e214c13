import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { ReadModels } from '../database.js';
import { Groups, type Measure } from '../disclosures/groups.js';
import { publishedTable } from '../suppress.js';
import type { AsKnown } from '../view.js';

/** Null: fewer than 10, or hidden so that those cannot be worked out from the total. */
type Published = number | null;

type TotalsRow = {
  /** Requests received by the IRS. */
  readonly requests: Published;
  /** Lines of submitted requests: one taxpayer of one request each. */
  readonly lines: Published;
  readonly disclosures: Published;
  /** Disclosures later called an error. */
  readonly erroneous: Published;
};

/** The statistics open to everybody. Counts below 10 are suppressed, with complementary suppression. */
export type Totals = {
  readonly seq: number;
  readonly byAgency: readonly (TotalsRow & { readonly agency: string | null })[];
  readonly all: TotalsRow;
  /** Every event of the ledger: the log shows them one by one. */
  readonly events: number;
};

export class GetTotals extends Query<Totals> {
  constructor(readonly ask: AsKnown = {}) {
    super();
  }
}

const COLUMNS: Readonly<Record<keyof TotalsRow, Measure>> = {
  requests: 'requests',
  lines: 'lines',
  disclosures: 'instances',
  erroneous: 'erroneous',
};

@QueryHandler(GetTotals)
export class GetTotalsHandler implements IQueryHandler<GetTotals> {
  constructor(private readonly readModels: ReadModels) {}

  async execute({ ask }: GetTotals): Promise<Totals> {
    const { rows, journal } = this.readModels.reading('disclosures');
    const seq = journal.seqAt(ask.at);
    const groups = new Groups(rows);
    const tables = mapValues(COLUMNS, (measure) => {
      const cells = groups.all().map(({ no, agency }) => {
        return { agency, count: groups.count(no, measure, seq) };
      });
      return publishedTable(cells.filter(({ count }) => count > 0));
    });
    const agencies = Object.values(tables).flatMap(({ byAgency }) => [...byAgency.keys()]);
    const byAgency = [...new Set(agencies)].toSorted().map((agency) => ({
      agency: agency || null,
      ...mapValues(tables, (table) => table.byAgency.get(agency) ?? null),
    }));
    return { seq, byAgency, all: mapValues(tables, ({ all }) => all), events: seq + 1 };
  }
}

const mapValues = <Name extends string, From, To>(
  record: Readonly<Record<Name, From>>,
  map: (value: From) => To,
): Readonly<Record<Name, To>> => {
  const entries = Object.entries<From>(record).map(([name, value]) => [name, map(value)]);
  return Object.fromEntries(entries) as Record<Name, To>;
};
