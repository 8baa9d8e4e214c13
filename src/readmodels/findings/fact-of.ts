import type { Day, Instant } from '../../kernel/dates.js';
import { sideOf, type Side } from '../../kernel/role.js';
import type * as commitment from '../../ledger/commitment/commitment.events.js';
import type * as day from '../../ledger/day/day.events.js';
import type * as disclosure from '../../ledger/disclosure/disclosure.events.js';
import type * as incident from '../../ledger/incident/incident.events.js';
import type * as access from '../../ledger/information/access.events.js';
import type * as accounting from '../../ledger/information/accounting.events.js';
import type * as authority from '../../ledger/information/authority.events.js';
import type * as disposal from '../../ledger/information/disposal.events.js';
import type * as notice from '../../ledger/information/notice.events.js';
import type * as use from '../../ledger/information/use.events.js';
import type * as office from '../../ledger/office/office.events.js';
import type * as order from '../../ledger/order/order.events.js';
import type * as report from '../../ledger/report/report.events.js';
import type * as reclassification from '../../ledger/request/reclassification.events.js';
import type * as request from '../../ledger/request/request.events.js';
import type * as response from '../../ledger/request/response.events.js';
import type * as review from '../../ledger/review/review.events.js';
import type * as safeguard from '../../ledger/safeguard/safeguard.events.js';
import type { EventType, Facts } from '../../privacy/event-type.js';
import type { Fact, FactData, FactOf, FactType, Ranges } from '../../statute/facts.js';
import { isDueDay } from '../../statute/packs.js';
import type { LogEntry } from '../projection.js';

type In<Tables> = Extract<Tables[keyof Tables], EventType>;
type Recorded = Facts<
  | In<typeof request>
  | In<typeof reclassification>
  | In<typeof response>
  | In<typeof disclosure>
  | In<typeof authority>
  | In<typeof accounting>
  | In<typeof access>
  | In<typeof use>
  | In<typeof disposal>
  | In<typeof notice>
  | In<typeof order>
  | In<typeof commitment>
  | In<typeof office>
  | In<typeof review>
  | In<typeof safeguard>
  | In<typeof incident>
  | In<typeof report>
  | In<typeof day>
>;
/** What the ledger records under each name. */
type Told = { readonly [E in Recorded as E['type']]: E['data'] };

/**
 * Whose case a fact belongs to: its own stream's, or a register that cases read, or reviews, or the days
 * that are over. What is recorded of safeguards is both: a case of its own, and read by those of its agency;
 * so is an annual report, read by the case of the days.
 */
export type Place =
  'case' | 'orders' | 'commitments' | 'offices' | 'safeguards' | 'reports' | 'reviews' | 'days';

/** Every type that bears on a judgement. Its category follows from it. */
const PLACES: Readonly<Record<FactType, Place>> = {
  RequestMade: 'case',
  RequestReceived: 'case',
  LineAdded: 'case',
  LineAmended: 'case',
  AmendmentReceived: 'case',
  RequestSubmitted: 'case',
  RequestWithdrawn: 'case',
  RequestsLinked: 'case',
  FactsReclassified: 'case',
  DeficiencyNoted: 'case',
  RequestReturned: 'case',
  LinesAccepted: 'case',
  LinesRefused: 'case',
  MatchDecided: 'case',
  NoMatchReported: 'case',
  DisclosureApproved: 'case',
  Disclosed: 'case',
  MatchFoundErroneous: 'case',
  ErroneousDisclosureIdentified: 'case',
  CourtOrderEntered: 'orders',
  CourtOrderModified: 'orders',
  CourtOrderLifted: 'orders',
  CommitmentRecorded: 'commitments',
  OfficeStandingRecorded: 'offices',
  FindingReviewed: 'reviews',
  ImpairmentChecked: 'case',
  ExParteOrderRecorded: 'case',
  ConsentRecorded: 'case',
  CommitteeNotified: 'case',
  AccountingRecorded: 'case',
  AccessGranted: 'case',
  AccessEnded: 'case',
  Inspected: 'case',
  DisclosureReceived: 'case',
  UsedInMatter: 'case',
  Redisclosed: 'case',
  OfferedInProceeding: 'case',
  Copied: 'case',
  MatterClosed: 'case',
  DisposalRequested: 'case',
  DisposalCertified: 'case',
  HoldRecorded: 'case',
  RecipientNotified: 'case',
  ChargeOrDisciplineRecorded: 'case',
  TaxpayerNotified: 'case',
  SecurityReportFurnished: 'safeguards',
  SecurityReportAccepted: 'safeguards',
  SafeguardFindingOpened: 'safeguards',
  CorrectiveActionPlanAccepted: 'safeguards',
  SafeguardFindingClosed: 'safeguards',
  SafeguardRefusalEntered: 'safeguards',
  SafeguardRefusalLifted: 'safeguards',
  ChangeNoticeGiven: 'safeguards',
  ChangeMade: 'safeguards',
  IncidentIdentified: 'case',
  IncidentReported: 'case',
  AnnualReportFurnished: 'reports',
  AnnualReportCorrected: 'case',
  DayClosed: 'days',
};

const isFactType = (type: string): type is FactType => Object.hasOwn(PLACES, type);

const CATEGORIES: Readonly<Record<Place, string>> = {
  case: 'request',
  orders: 'order',
  commitments: 'commitment',
  offices: 'office',
  safeguards: 'safeguard',
  reports: 'report',
  reviews: 'review',
  days: 'day',
};

/** Cases that begin with an event of these types lie in streams of another category than requests. */
const OPENERS: Readonly<Partial<Record<FactType, string>>> = {
  Disclosed: 'disclosure',
  AccessGranted: 'inspection',
  Inspected: 'inspection',
  IncidentIdentified: 'incident',
};

/** The category of a stream that begins with an event of this type. */
export const categoryOf = (type: string): string => {
  if (!isFactType(type)) return 'ledger';
  return OPENERS[type] ?? CATEGORIES[PLACES[type]];
};

export const placeOf = (fact: Fact): Place => PLACES[fact.type];

const CASES: ReadonlySet<Place> = new Set(['case', 'safeguards', 'reports']);

/** Whether a fact belongs to the case that its own stream is: of the days, those by which something was due. */
export const isInCase = (fact: Fact): boolean =>
  fact.type === 'DayClosed'
    ? fact.data.day !== null && isDueDay(fact.data.day as Day)
    : CASES.has(placeOf(fact));

/** Does not compile where an event of the ledger says other than the rules expect under its name. */
const dataOf = <T extends FactType>(entry: LogEntry & { readonly type: T }): FactData[T] => {
  const data: Record<string, unknown> = {};
  for (const face of [entry.public, entry.official])
    for (const name in face) if (!ENVELOPE.has(name)) data[name] = face[name];
  return data as unknown as Told[T];
};

/** Who recorded it and when. With them no two sides could ever record the same fact. */
const ENVELOPE: ReadonlySet<string> = new Set([
  'recordedAt',
  'actor',
  'commandId',
  'fingerprint',
  'agency',
  'occurredOn',
  'occurredAt',
]);

const side = (actor: unknown): Side =>
  typeof actor === 'object' && actor !== null && 'role' in actor
    ? sideOf(String(actor.role))
    : 'ledger';

/** An event as the rules know it; `undefined`: no rule reads events of its type. */
export const factOf = (entry: LogEntry): Fact | undefined => {
  const { type } = entry;
  if (!isFactType(type)) return undefined;
  const fact: FactOf<FactType> = {
    type,
    ref: { seq: entry.seq, stream: entry.stream, revision: entry.revision },
    side: side(entry.official['actor']),
    agency: entry.public['agency'] as string,
    recordedOn: entry.recordedOn,
    occurredOn: entry.public['occurredOn'] as Day,
    occurredAt: (entry.official['occurredAt'] ?? null) as Instant | null,
    data: dataOf({ ...entry, type }),
  };
  return fact as Fact;
};

/** The lines that an event of a case touches; none: it concerns the whole of it. */
export const linesOf = ({ data }: Fact): Ranges => {
  if ('line' in data) return data.line === null ? [] : [[data.line, data.line]];
  if ('lines' in data) return data.lines ?? [];
  return [];
};
