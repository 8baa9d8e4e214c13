import { GetDisclosureReportHandler } from './get-disclosure-report.js';
import { GetExceptionsHandler } from './get-exceptions.js';
import { GetTwoSidesHandler } from './get-two-sides.js';
import { ReconcileAnnualReportHandler } from './reconcile-annual-report.js';

/** What Nest has to know so that reports are made. */
export const REPORT_HANDLERS = [
  GetDisclosureReportHandler,
  GetExceptionsHandler,
  GetTwoSidesHandler,
  ReconcileAnnualReportHandler,
] as const;
