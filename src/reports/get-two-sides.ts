import { setImmediate as turn } from 'node:timers/promises';
import { type IQueryHandler, Query, QueryBus, QueryHandler } from '@nestjs/cqrs';
import { canonicalJson, type Json } from '../kernel/canonical-json.js';
import { GetLedger, type LedgerView } from '../readmodels/log/get-ledger.js';
import { ListTwoSides, TWO_SIDES_PARTS } from '../readmodels/two-sides/list-two-sides.js';
import {
  SAYS,
  type TwoSidesKind,
  type TwoSidesRow,
} from '../readmodels/two-sides/two-sides-row.js';
import type { AsKnown, View } from '../readmodels/view.js';
import { type Document, documentOf, type Format, onePage } from './document.js';

type Ask = AsKnown & View & { readonly format: Format };

/** The agency's record of requests and the IRS's, held against each other: orphans, gaps in numbers, mismatches. */
export class GetTwoSides extends Query<Document> {
  constructor(readonly ask: Ask) {
    super();
  }
}

@QueryHandler(GetTwoSides)
export class GetTwoSidesHandler implements IQueryHandler<GetTwoSides> {
  constructor(private readonly queries: QueryBus) {}

  async execute({ ask: { at, format, ...view } }: GetTwoSides): Promise<Document> {
    const ledger = await this.queries.execute(new GetLedger({ at }));
    const { seq } = ledger;
    const found = seq < 0 ? [] : await this.#rows(seq, view);
    const rows = KINDS.flatMap((kind) => found.filter((row) => row.kind === kind));
    const report = {
      seq,
      head: headOf(ledger, view, rows),
      name: 'rows',
      pages: onePage(rows),
      columns: COLUMNS,
      cells: (row: TwoSidesRow) => [lineOf(row, seq)],
    };
    return documentOf(report, format);
  }

  /** Page by page, so that whoever else asks is answered between two of them; all as known at one seq. */
  async #rows(seq: number, view: View): Promise<readonly TwoSidesRow[]> {
    const rows: TwoSidesRow[] = [];
    for (const part of TWO_SIDES_PARTS) {
      let cursor: string | null | undefined;
      while (cursor !== null) {
        const ask = { ...view, part, at: String(seq), cursor, limit: PAGE };
        const page = await this.queries.execute(new ListTwoSides(ask));
        rows.push(...page.items.flat());
        cursor = page.next;
        await turn();
      }
    }
    return rows;
  }
}

/** Small: whoever else asks is answered between two pages. */
const PAGE = 50;
const KINDS = Object.keys(SAYS) as readonly TwoSidesKind[];

const headOf = (
  { kind, origin, seq }: LedgerView,
  { faces, agency }: View,
  rows: readonly TwoSidesRow[],
) => ({
  title: 'The two sides: requests as the agencies and as the IRS recorded them',
  demonstration: kind === 'demonstration',
  origin,
  upToSeq: seq,
  faces,
  ...(agency === undefined ? {} : { agency }),
  counts: Object.fromEntries(KINDS.map((name) => [name, countsOf(name, rows)])),
  notes: [
    ...NOTES,
    ...(faces === 'public' ? PUBLIC_NOTES : []),
    ...(agency === undefined ? [] : AGENCY_NOTES),
  ],
});

const countsOf = (kind: TwoSidesKind, rows: readonly TwoSidesRow[]) =>
  Object.fromEntries(
    SAYS[kind].map((says) => [says, rows.filter((row) => row.says === says).length]),
  );

const NOTES = [
  'A row says that two records do not fit. Which of them is right, and why, it does not say.',
  'Each sender numbers 1, 2, 3, …: an agency its letters, the IRS its responses. A number left out at the end of a series cannot be seen here; a receipt of the letter shows it as an orphan.',
  'A number stands for one request: a response may be recorded in parts, under one number, in one stream. Streams that are linked hold one request; a number in several streams is doubled all the same, as a link can be made later, by either side.',
  'Not received means: not recorded as received when the ledger had closed the thirtieth day after the day of the letter or the amendment, a number of days which is ours, not the law’s.',
  'What is counted within one request (lines, matches, disclosures, accountings) is judged by ANOM-SCALE and ACCT-COMPLETE, what the recipient logged by SAFE-RECIPIENT-LOG.',
] as const;

const PUBLIC_NOTES = [
  'Made from public faces alone: whoever has the leaves of the log up to this seq can count it again. Digests, forms, officers, matters and dates of letters as the IRS read them are compared for oversight only.',
  'Which amendment a receipt means is no public fact: amendments and receipts are compared line by line.',
] as const;

const AGENCY_NOTES = [
  'Only what concerns this agency: requests that it made or that the IRS received as its own, disclosures to it, and its own numbers. Of what the IRS states, officers and offices of other agencies are left out.',
] as const;

const COLUMNS = [
  'Kind',
  'Says',
  'Agency',
  'Series',
  'First number',
  'Last number',
  'Field',
  'The agency states',
  'The IRS states',
  'Counts',
  'Rule',
  'Streams',
  'Evidence (seq)',
  'Evidence (stream, revision)',
  'Up to seq',
] as const;

const lineOf = (row: TwoSidesRow, seq: number) => [
  row.kind,
  row.says,
  row.agency,
  row.series,
  row.numbers?.first ?? null,
  row.numbers?.last ?? null,
  row.field,
  cellOf(row.agencyStates),
  cellOf(row.irsStates),
  Object.entries(row.counts)
    .map(([name, count]) => `${name} ${count}`)
    .join('; '),
  row.rule,
  row.streams.join(' '),
  row.evidence.map((proof) => proof.seq).join(' '),
  row.evidence.map(({ stream, revision }) => `${stream}@${revision}`).join(' '),
  seq,
];

const cellOf = (stated: Json): string | number | null =>
  typeof stated === 'string' || typeof stated === 'number' || stated === null
    ? stated
    : canonicalJson(stated);
