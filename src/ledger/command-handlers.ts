import type { Provider } from '@nestjs/common';
import { AccessLog } from './access/access-log.js';
import { ListAffectedPersonsHandler } from './access/list-affected-persons.js';
import { OpenFieldHandler } from './access/open-field.js';
import { PersonalFaces } from './access/personal-faces.js';
import { ReadPersonalDataHandler } from './access/read-personal-data.js';
import { SearchPersonHandler } from './access/search-person.js';
import { Appender } from './appender.js';
import { MakeAttestationHandler } from './attestation/make-attestation.js';
import { RecordAttestationDutyHandler } from './attestation/record-duty.js';
import { RecordCommitmentHandler } from './commitment/record-commitment.js';
import {
  RecordUnrequestedDisclosureErrorHandler,
  RecordUnrequestedDisclosureHandler,
  RecordUnrequestedInformationHandler,
} from './disclosure/record-unrequested-disclosure.js';
import {
  OpenInspectionHandler,
  RecordInspectionStepHandler,
} from './inspection/record-inspection.js';
import { IdentifyIncidentHandler } from './incident/record-incident.js';
import { ReportIncidentHandler } from './incident/report-incident.js';
import { RecordOfficeStandingHandler } from './office/record-office-standing.js';
import { EnterOrderHandler, LiftOrderHandler, ModifyOrderHandler } from './order/record-order.js';
import { AdoptReadingHandler } from './reading/adopt-reading.js';
import { Recorder } from './recorder.js';
import {
  CorrectAnnualReportHandler,
  FurnishAnnualReportHandler,
} from './report/record-annual-report.js';
import { AmendLinesHandler, ReceiveAmendmentHandler } from './request/amend-lines.js';
import { JoinRequestHandler, OpenRequestHandler } from './request/open-request.js';
import { RecordDisclosuresHandler, RecordErrorHandler } from './request/record-disclosures.js';
import { RecordInformationHandler } from './request/record-information.js';
import { RecordLinesHandler, SubmitRequestHandler } from './request/record-lines.js';
import { RecordResponseHandler } from './request/record-response.js';
import { LinkRequestsHandler, WithdrawRequestHandler } from './request/withdraw-or-link.js';
import { ReviewFindingHandler } from './review/review-finding.js';
import { RecordSafeguardHandler } from './safeguard/record-safeguard.js';
import { StreamStates } from './stream-states.js';
import { Streams } from './streams.js';

/** Every command of the ledger, and what their handlers share. Needs EventStore, Keys, Clock, LedgerIdentity, Snapshots, PersonIndex and ProvenEvents. */
export const COMMAND_HANDLERS: Provider[] = [
  Appender,
  StreamStates,
  Recorder,
  Streams,
  PersonalFaces,
  AccessLog,
  OpenRequestHandler,
  JoinRequestHandler,
  RecordLinesHandler,
  SubmitRequestHandler,
  AmendLinesHandler,
  ReceiveAmendmentHandler,
  WithdrawRequestHandler,
  LinkRequestsHandler,
  RecordResponseHandler,
  RecordDisclosuresHandler,
  RecordErrorHandler,
  RecordUnrequestedDisclosureHandler,
  RecordUnrequestedDisclosureErrorHandler,
  RecordInformationHandler,
  RecordUnrequestedInformationHandler,
  OpenInspectionHandler,
  RecordInspectionStepHandler,
  EnterOrderHandler,
  ModifyOrderHandler,
  LiftOrderHandler,
  RecordCommitmentHandler,
  RecordOfficeStandingHandler,
  AdoptReadingHandler,
  ReviewFindingHandler,
  ReadPersonalDataHandler,
  OpenFieldHandler,
  SearchPersonHandler,
  ListAffectedPersonsHandler,
  RecordSafeguardHandler,
  IdentifyIncidentHandler,
  ReportIncidentHandler,
  FurnishAnnualReportHandler,
  CorrectAnnualReportHandler,
  MakeAttestationHandler,
  RecordAttestationDutyHandler,
];
