import { type IQueryHandler, Query, QueryBus, QueryHandler } from '@nestjs/cqrs';
import { Problem } from '../kernel/problem.js';
import { CountDisclosures } from '../readmodels/accounting/count-disclosures.js';
import { GetAnnualReport } from '../readmodels/annual-reports/get-annual-report.js';
import type { AsKnown } from '../readmodels/view.js';
import { type ReconciledRow, reconciled } from './reconciliation.js';

/** An annual report beside what the ledger holds of its year. Which of two numbers is right it does not say. */
export type Reconciliation = {
  readonly seq: number;
  readonly id: string;
  readonly year: number | null;
  readonly kind: string | null;
  /** The version compared, and its event. */
  readonly version: number;
  readonly evidence: number;
  /** Rows in which something differs or is not reported. */
  readonly differing: number | null;
  /** Null, as the number before: what the report says is not recorded. */
  readonly rows: readonly ReconciledRow[] | null;
  readonly notes: readonly string[];
};

type Ask = AsKnown & {
  readonly id: string;
  /** Absent: the last one known. */
  readonly version?: number | undefined;
};

/** Report and counts are both as known at the same seq. @throws Problem not-found. */
export class ReconcileAnnualReport extends Query<Reconciliation> {
  constructor(readonly ask: Ask) {
    super();
  }
}

const NOTES = [
  'A blank cell of the report is compared with nothing: it does not mean 0. Where the ledger holds nothing of a row, 0 is what it recorded.',
  'A request counts in the year in which the IRS received it; a request that was refused counts too.',
  'Taxpayers agree where the report lies within the bounds: a disclosure without a pseudonym can be of a person counted already.',
  'The ledger records single disclosures: bulk extracts are not compared, and `other` is set beside the instances.',
  'Rows of one recipient and paragraph are added: `rows` says how many. Where one of them is blank and another is not, nothing is compared.',
  'A row is set beside what is recorded under its paragraph or a part of it. Where the paragraph is not understood, what the ledger holds may stand as a row of its own.',
] as const;

@QueryHandler(ReconcileAnnualReport)
export class ReconcileAnnualReportHandler implements IQueryHandler<ReconcileAnnualReport> {
  constructor(private readonly queries: QueryBus) {}

  async execute({ ask }: ReconcileAnnualReport): Promise<Reconciliation> {
    const { id, at } = ask;
    const report = await this.queries.execute(new GetAnnualReport({ id, at }));
    const { seq, year, kind, versions } = report;
    const compared =
      ask.version === undefined
        ? versions.at(-1)
        : versions.find(({ version }) => version === ask.version);
    if (compared === undefined)
      throw new Problem('not-found', 'No such version of the report was known then.');
    const counts = await this.queries.execute(
      new CountDisclosures({ faces: 'official', at: String(seq), year: year ?? undefined }),
    );
    const reported = compared.rows ?? compared.committeeRows;
    const rows = reported === null ? null : reconciled(reported, counts.items);
    const differing = rows === null ? null : rows.filter(differs).length;
    const { version, seq: evidence } = compared;
    return { seq, id, year, kind, version, evidence, differing, rows, notes: NOTES };
  }
}

const differs = ({ says }: ReconciledRow): boolean =>
  Object.values(says).some((one) => one === 'differs' || one === 'not-reported');
