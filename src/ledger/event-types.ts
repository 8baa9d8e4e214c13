import { decoderOf, lifterOf, UnknownEvent } from '../eventstore/codec.js';
import type { EventType } from '../privacy/event-type.js';
import { affectedPersonsListed, personalDataRead, personSearched } from './access/access.events.js';
import {
  attestationDutyRecorded,
  attestationMade,
  attestationOverdue,
} from './attestation/attestation.events.js';
import { commitmentRecorded } from './commitment/commitment.events.js';
import {
  commitmentRecordedFromV1,
  commitmentRecordedV1,
} from './commitment/commitment.v1.events.js';
import {
  disclosed,
  erroneousDisclosureIdentified,
  matchFoundErroneous,
} from './disclosure/disclosure.events.js';
import { dayClosed, dayClosedFromV1, dayClosedV1 } from './day/day.events.js';
import { heartbeat } from './heartbeat/heartbeat.events.js';
import { incidentIdentified, incidentReported } from './incident/incident.events.js';
import { accessEnded, accessGranted, inspected } from './information/access.events.js';
import { accountingRecorded } from './information/accounting.events.js';
import {
  committeeNotified,
  consentRecorded,
  exParteOrderRecorded,
  impairmentChecked,
} from './information/authority.events.js';
import { consentRecordedFromV1, consentRecordedV1 } from './information/authority.v1.events.js';
import {
  disposalCertified,
  disposalRequested,
  holdRecorded,
  matterClosed,
} from './information/disposal.events.js';
import {
  chargeOrDisciplineRecordedV1,
  impairmentCheckedV1,
  INFORMATION_UPCASTERS,
} from './information/information.v1.events.js';
import {
  chargeOrDisciplineRecorded,
  recipientNotified,
  taxpayerNotified,
} from './information/notice.events.js';
import {
  copied,
  disclosureReceived,
  offeredInProceeding,
  redisclosed,
  usedInMatter,
} from './information/use.events.js';
import { ledgerOpened } from './ledger/ledger.events.js';
import { officeStandingRecorded } from './office/office.events.js';
import { courtOrderEntered, courtOrderLifted, courtOrderModified } from './order/order.events.js';
import { ORDER_UPCASTERS } from './order/order.upcasters.js';
import { courtOrderEnteredV1, courtOrderModifiedV1 } from './order/order.v1.events.js';
import { courtOrderModifiedV2 } from './order/order.v2.events.js';
import { rulePackActivated } from './pack/pack.events.js';
import { readingAdopted } from './reading/reading.events.js';
import { readingAdoptedFromV1, readingAdoptedV1 } from './reading/reading.v1.events.js';
import { batchRecorded } from './request/batch.events.js';
import { factsReclassified } from './request/reclassification.events.js';
import {
  amendmentReceived,
  lineAdded,
  lineAmended,
  requestMade,
  requestReceived,
  requestsLinked,
  requestSubmitted,
  requestWithdrawn,
} from './request/request.events.js';
import {
  deficiencyNoted,
  disclosureApproved,
  linesAccepted,
  linesRefused,
  matchDecided,
  noMatchReported,
  requestReturned,
} from './request/response.events.js';
import { RESPONSE_UPCASTERS } from './request/response.upcasters.js';
import {
  deficiencyNotedV1,
  disclosureApprovedV1,
  linesAcceptedV1,
  linesRefusedV1,
  matchDecidedV1,
  noMatchReportedV1,
  requestReturnedV1,
} from './request/response.v1.events.js';
import { annualReportCorrected, annualReportFurnished } from './report/report.events.js';
import { findingReviewed } from './review/review.events.js';
import {
  changeMade,
  changeNoticeGiven,
  correctiveActionPlanAccepted,
  safeguardFindingClosed,
  safeguardFindingOpened,
  safeguardRefusalEntered,
  safeguardRefusalLifted,
  securityReportAccepted,
  securityReportFurnished,
} from './safeguard/safeguard.events.js';

/** Every event that the ledger can hold: each type in each version that was ever written. */
export const EVENT_TYPES: readonly EventType[] = [
  ledgerOpened,
  requestMade,
  requestReceived,
  lineAdded,
  lineAmended,
  amendmentReceived,
  requestSubmitted,
  requestWithdrawn,
  requestsLinked,
  deficiencyNotedV1,
  deficiencyNoted,
  requestReturnedV1,
  requestReturned,
  linesAcceptedV1,
  linesAccepted,
  linesRefusedV1,
  linesRefused,
  matchDecidedV1,
  matchDecided,
  noMatchReportedV1,
  noMatchReported,
  disclosureApprovedV1,
  disclosureApproved,
  disclosed,
  matchFoundErroneous,
  erroneousDisclosureIdentified,
  courtOrderEnteredV1,
  courtOrderEntered,
  courtOrderModifiedV1,
  courtOrderModifiedV2,
  courtOrderModified,
  courtOrderLifted,
  commitmentRecordedV1,
  commitmentRecorded,
  officeStandingRecorded,
  readingAdoptedV1,
  readingAdopted,
  findingReviewed,
  personalDataRead,
  impairmentCheckedV1,
  impairmentChecked,
  exParteOrderRecorded,
  consentRecordedV1,
  consentRecorded,
  committeeNotified,
  accountingRecorded,
  accessGranted,
  accessEnded,
  inspected,
  disclosureReceived,
  usedInMatter,
  redisclosed,
  offeredInProceeding,
  copied,
  matterClosed,
  disposalRequested,
  disposalCertified,
  holdRecorded,
  recipientNotified,
  chargeOrDisciplineRecordedV1,
  chargeOrDisciplineRecorded,
  taxpayerNotified,
  securityReportFurnished,
  securityReportAccepted,
  safeguardFindingOpened,
  correctiveActionPlanAccepted,
  safeguardFindingClosed,
  safeguardRefusalEntered,
  safeguardRefusalLifted,
  changeNoticeGiven,
  changeMade,
  incidentIdentified,
  incidentReported,
  annualReportFurnished,
  annualReportCorrected,
  dayClosedV1,
  dayClosed,
  rulePackActivated,
  personSearched,
  affectedPersonsListed,
  heartbeat,
  batchRecorded,
  attestationMade,
  attestationDutyRecorded,
  attestationOverdue,
  factsReclassified,
];

/** Lifts what an event of an older version says to the current version of its type. @throws UnknownEvent */
export const lift = lifterOf(EVENT_TYPES, [
  dayClosedFromV1,
  consentRecordedFromV1,
  commitmentRecordedFromV1,
  readingAdoptedFromV1,
  ...INFORMATION_UPCASTERS,
  ...RESPONSE_UPCASTERS,
  ...ORDER_UPCASTERS,
]);

/** An event as stored, lifted to the current version of its type. @throws UnknownEvent: the reader must stop. */
export const decode = decoderOf(lift);

/** The table under which an event of this type is written today. @throws UnknownEvent */
export const eventTypeOf = (type: string): EventType => found(CURRENT.get(type), type);

/** The table under which a record was written: boxes and commitments open by it. @throws UnknownEvent */
export const storedEventType = (type: string, version: number): EventType =>
  found(
    EVENT_TYPES.find((known) => known.type === type && known.version === version),
    `version ${version} of ${type}`,
  );

const CURRENT: ReadonlyMap<string, EventType> = new Map(
  EVENT_TYPES.toSorted((a, b) => a.version - b.version).map((known) => [known.type, known]),
);

const found = (eventType: EventType | undefined, what: string): EventType => {
  if (eventType === undefined) throw new UnknownEvent(`The ledger knows no event ${what}`);
  return eventType;
};
