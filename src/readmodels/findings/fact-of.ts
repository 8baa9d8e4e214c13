import type { Day, Instant } from '../../kernel/dates.js';
import { sideOf, type Side } from '../../kernel/role.js';
import type { commitmentRecorded } from '../../ledger/commitment/commitment.events.js';
import type {
  disclosed,
  erroneousDisclosureIdentified,
  matchFoundErroneous,
} from '../../ledger/disclosure/disclosure.events.js';
import type { officeStandingRecorded } from '../../ledger/office/office.events.js';
import type * as order from '../../ledger/order/order.events.js';
import type * as request from '../../ledger/request/request.events.js';
import type { findingReviewed } from '../../ledger/review/review.events.js';
import type { Facts } from '../../privacy/event-type.js';
import type { Fact, FactData, FactOf, FactType, Ranges } from '../../statute/facts.js';
import type { LogEntry } from '../projection.js';

type Recorded =
  | { [E in keyof typeof request]: Facts<(typeof request)[E]> }[keyof typeof request]
  | { [E in keyof typeof order]: Facts<(typeof order)[E]> }[keyof typeof order]
  | Facts<typeof disclosed>
  | Facts<typeof matchFoundErroneous>
  | Facts<typeof erroneousDisclosureIdentified>
  | Facts<typeof commitmentRecorded>
  | Facts<typeof officeStandingRecorded>
  | Facts<typeof findingReviewed>;
/** What the ledger records under each name. */
type Told = { readonly [E in Recorded as E['type']]: E['data'] };

/** Whose case a fact belongs to: its own stream's, or a register that every case reads, or reviews. */
export type Place = 'case' | 'orders' | 'commitments' | 'offices' | 'reviews';

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
};

const isFactType = (type: string): type is FactType => Object.hasOwn(PLACES, type);

const CATEGORIES: Readonly<Record<Place, string>> = {
  case: 'request',
  orders: 'order',
  commitments: 'commitment',
  offices: 'office',
  reviews: 'review',
};

/** The category of a stream that begins with an event of this type. */
export const categoryOf = (type: string): string => {
  if (type === 'Disclosed') return 'disclosure';
  return isFactType(type) ? CATEGORIES[PLACES[type]] : 'ledger';
};

export const placeOf = (fact: Fact): Place => PLACES[fact.type];

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
