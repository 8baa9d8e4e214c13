import type { AccountingCount, Bounds } from '../readmodels/accounting/count-disclosures.js';
import type { AnnualReportRow } from '../readmodels/annual-reports/annual-report-view.js';
import { paragraphOf } from './paragraphs.js';

type Cells = Pick<AnnualReportRow, 'requests' | 'instances' | 'taxpayers' | 'bulk' | 'other'>;
type Measure = 'requests' | 'instances' | 'taxpayers' | 'other';

/** What the ledger holds beside a row: 0 where nothing is recorded. */
type Held = {
  readonly requests: number;
  readonly instances: number;
  /** A person can be in several counts that are taken together. */
  readonly taxpayers: Bounds;
  /** What was taken together, as recorded. */
  readonly from: readonly Pick<AccountingCount, 'agency' | 'authority'>[];
};

/**
 * `blank`: the report says nothing there, and that is not 0. `not-reported`: the report has no such row, and
 * the ledger holds something. `not-compared`: which paragraph the row means was not understood, one of several
 * rows taken together is blank there, or neither side has anything.
 */
type Says = 'agrees' | 'differs' | 'blank' | 'not-reported' | 'not-compared';

export type ReconciledRow = {
  readonly recipient: string | null;
  readonly subsection: string | null;
  /** How many rows of the report are taken together here: those of one recipient and paragraph are added. */
  readonly rows: number;
  /** Null: the report has no such row. */
  readonly reported: Cells | null;
  /** Null: not compared. */
  readonly ledger: Held | null;
  readonly says: Readonly<Record<Measure, Says>>;
};

/** A row of the report, or several of the same recipient and paragraph, with what it means. */
type Place = {
  readonly recipient: string;
  readonly subsection: string | null;
  /** Paragraph as in an authority, '' for any; `undefined`: not understood. */
  readonly paragraph: string | undefined;
  readonly rows: readonly Cells[];
};

/**
 * The rows of a report beside the ledger's counts of its year. A count belongs to the row of its agency, or
 * else of the category that the published table names for its paragraph, with the narrowest paragraph that
 * holds its own. No row is left out because 6103(p)(3)(A) exempts it from accounting.
 */
export const reconciled = (
  rows: readonly AnnualReportRow[],
  counts: readonly AccountingCount[],
): readonly ReconciledRow[] => {
  const places = placesOf(rows);
  const placed = counts.map((count) => ({ count, place: placeOf(count, places) }));
  const beside = places.map((place) =>
    besideRow(
      place,
      placed.filter((one) => one.place === place).map(({ count }) => count),
    ),
  );
  return [
    ...beside,
    ...placed.filter(({ place }) => place === undefined).map(({ count }) => withoutRow(count)),
  ];
};

const placesOf = (rows: readonly AnnualReportRow[]): readonly Place[] => {
  const places = new Map<string, Place>();
  for (const { recipient, subsection, ...cells } of rows) {
    const paragraph = paragraphIn(subsection);
    const key = JSON.stringify([recipient, paragraph ?? subsection]);
    const before = places.get(key);
    places.set(key, {
      recipient,
      subsection,
      paragraph,
      rows: [...(before?.rows ?? []), cells],
    });
  }
  return [...places.values()];
};

/** `undefined`: several paragraphs in one cell, or something else. */
const paragraphIn = (subsection: string | null): string | undefined => {
  if (subsection === null) return '';
  return /^6103((?:\([A-Za-z0-9]{1,5}\))+)$/.exec(subsection)?.[1];
};

const added = (rows: readonly Cells[]): Cells => ({
  requests: sum(rows.map(({ requests }) => requests)),
  instances: sum(rows.map(({ instances }) => instances)),
  taxpayers: sum(rows.map(({ taxpayers }) => taxpayers)),
  bulk: sum(rows.map(({ bulk }) => bulk)),
  other: sum(rows.map(({ other }) => other)),
});

/** Blanks alone stay blank. */
const sum = (cells: readonly (number | null)[]): number | null =>
  cells.reduce((all, cell) => (all === null ? cell : all + (cell ?? 0)), null);

const placeOf = (count: AccountingCount, places: readonly Place[]): Place | undefined => {
  const [, paragraph = ''] = /^6103(\(.*\))$/.exec(count.authority ?? '') ?? [];
  const fitting = places
    .filter((place) => place.paragraph !== undefined && paragraph.startsWith(place.paragraph))
    .toSorted((a, b) => (b.paragraph?.length ?? 0) - (a.paragraph?.length ?? 0));
  const category = paragraphOf(count.authority)?.to;
  return (
    fitting.find(({ recipient }) => recipient === count.agency) ??
    fitting.find(({ recipient }) => recipient === category)
  );
};

const besideRow = (place: Place, counts: readonly AccountingCount[]): ReconciledRow => {
  const { recipient, subsection, paragraph, rows } = place;
  const reported = added(rows);
  const ledger = paragraph === undefined ? null : heldBy(counts);
  const says = (measure: Measure, { min, max }: Bounds): Says => {
    if (ledger === null) return 'not-compared';
    const cell = reported[measure];
    if (cell === null) return 'blank';
    if (rows.some((row) => row[measure] === null)) return 'not-compared';
    return min <= cell && cell <= max ? 'agrees' : 'differs';
  };
  const { requests, instances, taxpayers } = ledger ?? heldBy([]);
  return {
    recipient,
    subsection,
    rows: rows.length,
    reported,
    ledger,
    says: {
      requests: says('requests', exactly(requests)),
      instances: says('instances', exactly(instances)),
      taxpayers: says('taxpayers', taxpayers),
      other: says('other', exactly(instances)),
    },
  };
};

const exactly = (count: number): Bounds => ({ min: count, max: count });

/** Where the ledger holds nothing either, there is nothing that could agree. */
const unreported = (held: number): Says => (held === 0 ? 'not-compared' : 'not-reported');

const withoutRow = (count: AccountingCount): ReconciledRow => {
  const ledger = heldBy([count]);
  return {
    recipient: count.agency,
    subsection: count.authority,
    rows: 0,
    reported: null,
    ledger,
    says: {
      requests: unreported(ledger.requests),
      instances: unreported(ledger.instances),
      taxpayers: unreported(ledger.taxpayers.max),
      other: unreported(ledger.instances),
    },
  };
};

const heldBy = (counts: readonly AccountingCount[]): Held => {
  const total = (count: (one: AccountingCount) => number | undefined | null): number =>
    counts.reduce((all, one) => all + (count(one) ?? 0), 0);
  const least = counts.map(({ taxpayers }) => taxpayers?.min ?? 0);
  return {
    requests: total(({ requests }) => requests),
    instances: total(({ instances }) => instances),
    taxpayers: { min: Math.max(0, ...least), max: total(({ taxpayers }) => taxpayers?.max) },
    from: counts.map(({ agency, authority }) => ({ agency, authority })),
  };
};
