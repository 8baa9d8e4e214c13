import { access } from './access/access.projection.js';
import { ListPersonalReadingsHandler } from './access/list-personal-readings.js';
import { CountDisclosuresHandler } from './accounting/count-disclosures.js';
import { commitments } from './commitments/commitments.projection.js';
import { ListCommitmentsHandler } from './commitments/list-commitments.js';
import { disclosures } from './disclosures/disclosures.projection.js';
import { GetDisclosureHandler } from './disclosures/get-disclosure.js';
import { ListDisclosuresHandler } from './disclosures/list-disclosures.js';
import { ExportRequestHandler } from './export/export-request.js';
import { CountFindingsHandler } from './findings/count-findings.js';
import { findings } from './findings/findings.projection.js';
import { GetFindingHandler } from './findings/get-finding.js';
import { ListFindingsHandler } from './findings/list-findings.js';
import { ReplayRequestHandler } from './findings/replay-request.js';
import { ListLinesHandler } from './lines/list-lines.js';
import { GetLedgerHandler } from './log/get-ledger.js';
import { LeafFeed } from './log/leaf-feed.js';
import { ReadLeavesHandler } from './log/read-leaves.js';
import { ListOfficesHandler } from './offices/list-offices.js';
import { offices } from './offices/offices.projection.js';
import { ListOrdersHandler } from './orders/list-orders.js';
import { orders } from './orders/orders.projection.js';
import type { Projection } from './projection.js';
import { GetRequestHandler } from './requests/get-request.js';
import { ListRequestsHandler } from './requests/list-requests.js';
import { requests } from './requests/requests.projection.js';
import { ListReviewsHandler } from './reviews/list-reviews.js';
import { reviews } from './reviews/reviews.projection.js';
import { ReadTimelineHandler } from './timeline/read-timeline.js';
import { GetTotalsHandler } from './totals/get-totals.js';

/** Every projection, in the order in which they are run. Each reads only its own tables and the journal. */
export const PROJECTIONS: readonly Projection[] = [
  requests,
  disclosures,
  orders,
  commitments,
  offices,
  reviews,
  access,
  findings,
];

/** What Nest has to know so that the questions are answered. */
export const QUERY_HANDLERS = [
  LeafFeed,
  ListRequestsHandler,
  GetRequestHandler,
  ListLinesHandler,
  ReadTimelineHandler,
  GetDisclosureHandler,
  ListDisclosuresHandler,
  CountDisclosuresHandler,
  GetTotalsHandler,
  ListOrdersHandler,
  ListCommitmentsHandler,
  ListOfficesHandler,
  ListReviewsHandler,
  ListPersonalReadingsHandler,
  ExportRequestHandler,
  ReadLeavesHandler,
  GetLedgerHandler,
  ListFindingsHandler,
  GetFindingHandler,
  CountFindingsHandler,
  ReplayRequestHandler,
] as const;
