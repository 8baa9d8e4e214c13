import type { Provider } from '@nestjs/common';
import { ListPersonalReadingsHandler } from './access/list-personal-readings.js';
import { CountDisclosuresHandler } from './accounting/count-disclosures.js';
import { GetAnnualReportHandler } from './annual-reports/get-annual-report.js';
import { ListAnnualReportsHandler } from './annual-reports/list-annual-reports.js';
import { ListAttestationsHandler } from './attestations/list-attestations.js';
import { ListAttestationDutiesHandler } from './attestations/list-duties.js';
import { ListOverdueHandler } from './attestations/list-overdue.js';
import { ListCommitmentsHandler } from './commitments/list-commitments.js';
import { ListDaysHandler } from './day-findings/list-days.js';
import { ProveDayFindingHandler } from './day-findings/prove-day-finding.js';
import { ReadDayFindingsHandler } from './day-findings/read-day-findings.js';
import { GetDisclosureHandler } from './disclosures/get-disclosure.js';
import { ListDisclosuresHandler } from './disclosures/list-disclosures.js';
import { ExportRequestHandler } from './export/export-request.js';
import { GetInspectionHandler } from './inspections/get-inspection.js';
import { ListInspectionsHandler } from './inspections/list-inspections.js';
import { ListLinesHandler } from './lines/list-lines.js';
import { CountFindingsHandler } from './findings/count-findings.js';
import { GetFindingHandler } from './findings/get-finding.js';
import { ListFindingsHandler } from './findings/list-findings.js';
import { ListFindingGroupsHandler } from './findings/list-groups.js';
import { ReplayRequestHandler } from './findings/replay-request.js';
import { ListIncidentsHandler } from './incidents/list-incidents.js';
import { GetLedgerHandler } from './log/get-ledger.js';
import { ReadLeavesHandler } from './log/read-leaves.js';
import { ListOfficesHandler } from './offices/list-offices.js';
import { ListOrdersHandler } from './orders/list-orders.js';
import { ListPacksHandler } from './packs/list-packs.js';
import { ListReadingsHandler } from './readings/list-readings.js';
import { GetRequestHandler } from './requests/get-request.js';
import { ListRequestsHandler } from './requests/list-requests.js';
import { ListReviewsHandler } from './reviews/list-reviews.js';
import { ListSafeguardsHandler } from './safeguards/list-safeguards.js';
import { ReadStreamHandler } from './timeline/read-stream.js';
import { ReadTimelineHandler } from './timeline/read-timeline.js';
import { GetTotalsHandler } from './totals/get-totals.js';
import { ListTwoSidesHandler } from './two-sides/list-two-sides.js';

/** What Nest has to know so that every question is answered. Needs ReadModels, EventStore and Keys. */
export const QUERY_HANDLERS: Provider[] = [
  GetRequestHandler,
  ListRequestsHandler,
  ListLinesHandler,
  ReadTimelineHandler,
  ExportRequestHandler,
  GetDisclosureHandler,
  ListDisclosuresHandler,
  CountDisclosuresHandler,
  ListInspectionsHandler,
  GetInspectionHandler,
  GetTotalsHandler,
  ListTwoSidesHandler,
  ListOrdersHandler,
  ListCommitmentsHandler,
  ListOfficesHandler,
  ListReadingsHandler,
  ListReviewsHandler,
  ListPersonalReadingsHandler,
  ListPacksHandler,
  ListSafeguardsHandler,
  ListIncidentsHandler,
  ListAnnualReportsHandler,
  GetAnnualReportHandler,
  ReadStreamHandler,
  ReadLeavesHandler,
  GetLedgerHandler,
  ListFindingsHandler,
  ListFindingGroupsHandler,
  GetFindingHandler,
  CountFindingsHandler,
  ReplayRequestHandler,
  ListDaysHandler,
  ReadDayFindingsHandler,
  ProveDayFindingHandler,
  ListAttestationsHandler,
  ListOverdueHandler,
  ListAttestationDutiesHandler,
];
