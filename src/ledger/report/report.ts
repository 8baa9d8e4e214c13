import type { Facts } from '../../privacy/event-type.js';
import { invalid } from '../invalid.js';
import type { annualReportCorrected, annualReportFurnished } from './report.events.js';

type ReportEvent = Facts<typeof annualReportFurnished | typeof annualReportCorrected>;
export type ReportKind = 'public' | 'committee';

/** One report of one year: which, and the number of its last version; the one furnished is 1. */
export type ReportState =
  | { readonly kind: ReportKind | null; readonly year: number | null; readonly version: number }
  | 'unrecorded';

export const reportModel = {
  category: 'report',
  initial: (): ReportState => 'unrecorded',
  evolve: (state: ReportState, event: ReportEvent): ReportState => {
    switch (event.type) {
      case 'AnnualReportFurnished':
        return { kind: event.data.kind, year: event.data.year, version: 1 };
      case 'AnnualReportCorrected':
        return state === 'unrecorded'
          ? state
          : { ...state, version: event.data.version ?? state.version + 1 };
    }
  },
};

type Rows = { readonly rows?: unknown; readonly committeeRows?: unknown };

/**
 * Rows of the report to the committee are not for everybody: they stand in a field of their own, and one
 * report has rows of one kind. @throws Problem request-invalid
 */
export const ownRows = (kind: ReportKind | null, { rows, committeeRows }: Rows): void => {
  if (kind === 'committee' && rows != null)
    throw invalid('rows', 'must be left out of the report to the committee; send committeeRows');
  if (kind === 'public' && committeeRows != null)
    throw invalid('committeeRows', 'must be left out of the public report; send rows');
};
