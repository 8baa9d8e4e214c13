import { GetDisclosureReportHandler } from './get-disclosure-report.js';

/** What Nest has to know so that reports are made. */
export const REPORT_HANDLERS = [GetDisclosureReportHandler] as const;
