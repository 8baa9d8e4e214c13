import type { Provider, Type } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { Positions } from './answers/positions.js';
import { RecordedAnswer } from './answers/recorded.js';
import { UpToDate } from './answers/up-to-date.js';
import { AuthGuard } from './auth/auth.guard.js';
import { LoadingGuard } from './auth/loading.guard.js';
import { AccountingController } from './disclosures/accounting.controller.js';
import { DisclosuresController } from './disclosures/disclosures.controller.js';
import { EventStream } from './feeds/event-stream.js';
import { FeedEnd } from './feeds/feed-end.js';
import { FeedsController } from './feeds/feeds.controller.js';
import { HeadWatch } from './feeds/head-watch.js';
import { OpenStreams } from './feeds/open-streams.js';
import {
  DisclosureInformationController,
  RequestInformationController,
} from './information/information.controllers.js';
import { InspectionsController } from './inspections/inspections.controller.js';
import { BatchReceipts } from './intake/batch-receipts.js';
import { BatchListController } from './intake/batch-list.controller.js';
import { BatchesController } from './intake/batches.controller.js';
import { IntakeGauges } from './intake/intake-gauges.js';
import { JobStream } from './intake/job-stream.js';
import { JobsController } from './intake/jobs.controller.js';
import { LawController } from './law/law.controller.js';
import { JudgementsController } from './law/judgements.controller.js';
import { ReadingsController } from './law/readings.controller.js';
import { LogController } from './log/log.controller.js';
import { SilenceController } from './log/silence.controller.js';
import { DaysController } from './oversight/days.controller.js';
import { FindingsController } from './oversight/findings.controller.js';
import { OpeningsController } from './oversight/openings.controller.js';
import { PersonalReadingsController } from './oversight/personal-readings.controller.js';
import { PersonsController } from './oversight/persons.controller.js';
import { ReportsController } from './oversight/reports.controller.js';
import { ReviewsController } from './oversight/reviews.controller.js';
import { StreamsController } from './oversight/streams.controller.js';
import { TotalsController } from './oversight/totals.controller.js';
import { ProblemsController } from './problems/problems.controller.js';
import { CommitmentsController } from './registers/commitments.controller.js';
import { OfficesController } from './registers/offices.controller.js';
import { OrdersController } from './registers/orders.controller.js';
import { ReceiptsController } from './requests/receipts.controller.js';
import { RequestQueriesController } from './requests/request-queries.controller.js';
import { RequestsController } from './requests/requests.controller.js';
import { ApiDescription } from './service/api-description.js';
import { ApiDocsController } from './service/api-docs.controller.js';
import { Followers } from './service/followers.js';
import { StoreCheck } from './service/store-check.js';
import { HealthController } from './service/health.controller.js';
import { MetricsController } from './service/metrics.controller.js';
import { AnnualReportsController } from './supervision/annual-reports.controller.js';
import { AttestationsController } from './supervision/attestations.controller.js';
import { IncidentsController } from './supervision/incidents.controller.js';
import { SafeguardsController } from './supervision/safeguards.controller.js';

export const CONTROLLERS: Type[] = [
  RequestsController,
  ReceiptsController,
  RequestQueriesController,
  BatchListController,
  BatchesController,
  JobsController,
  DisclosuresController,
  AccountingController,
  RequestInformationController,
  DisclosureInformationController,
  InspectionsController,
  OrdersController,
  CommitmentsController,
  OfficesController,
  FindingsController,
  ReviewsController,
  ReportsController,
  PersonalReadingsController,
  OpeningsController,
  PersonsController,
  TotalsController,
  DaysController,
  SafeguardsController,
  IncidentsController,
  AnnualReportsController,
  AttestationsController,
  StreamsController,
  FeedsController,
  LogController,
  SilenceController,
  LawController,
  ReadingsController,
  JudgementsController,
  ProblemsController,
  HealthController,
  MetricsController,
  ApiDocsController,
];

/**
 * What the controllers need beside the ports of the house. The module that takes these also provides
 * CommandBus, QueryBus, EventStore, Keys, LedgerIdentity, Projected, PublicLog, Tokens, Log, Metrics and
 * Loading, and what the ledger and bulk intake provide.
 */
export const HTTP_PROVIDERS: Provider[] = [
  { provide: APP_GUARD, useClass: AuthGuard },
  { provide: APP_GUARD, useClass: LoadingGuard },
  Positions,
  RecordedAnswer,
  UpToDate,
  FeedEnd,
  HeadWatch,
  OpenStreams,
  EventStream,
  JobStream,
  BatchReceipts,
  IntakeGauges,
  Followers,
  StoreCheck,
  ApiDescription,
];
