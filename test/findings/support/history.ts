import { createHash } from 'node:crypto';
import type { Json } from '../../../src/kernel/canonical-json.js';
import type { Day } from '../../../src/kernel/dates.js';
import { eventTypeOf } from '../../../src/ledger/event-types.js';
import type { LogEntry } from '../../../src/readmodels/projection.js';
import type { FactData, FactType } from '../../../src/statute/facts.js';

const CATEGORY: Partial<Record<FactType, string>> = {
  CourtOrderEntered: 'order',
  CourtOrderModified: 'order',
  CourtOrderLifted: 'order',
  CommitmentRecorded: 'commitment',
  OfficeStandingRecorded: 'office',
  FindingReviewed: 'review',
  SecurityReportFurnished: 'safeguard',
  SecurityReportAccepted: 'safeguard',
  SafeguardFindingOpened: 'safeguard',
  CorrectiveActionPlanAccepted: 'safeguard',
  SafeguardFindingClosed: 'safeguard',
  SafeguardRefusalEntered: 'safeguard',
  SafeguardRefusalLifted: 'safeguard',
  ChangeNoticeGiven: 'safeguard',
  ChangeMade: 'safeguard',
  IncidentIdentified: 'incident',
  IncidentReported: 'incident',
  AnnualReportFurnished: 'report',
  AnnualReportCorrected: 'report',
  DayClosed: 'day',
};
/** Registers are the registrar's, days the ledger's own; the rest is recorded by a side. */
const REGISTER_ROLE: Readonly<Record<string, string>> = {
  order: 'registrar',
  commitment: 'registrar',
  office: 'registrar',
  review: 'reviewer',
  day: 'ledger',
};
const AGENCY_SIDE: ReadonlySet<FactType> = new Set([
  'RequestMade',
  'LineAdded',
  'LineAmended',
  'RequestSubmitted',
  'RequestWithdrawn',
  'DisclosureReceived',
  'UsedInMatter',
  'Redisclosed',
  'OfferedInProceeding',
  'Copied',
  'MatterClosed',
  'DisposalCertified',
]);
/** When something was done and recorded, and by which account; sensible where it does not matter. */
export type Circumstances = {
  readonly occurredOn?: string;
  readonly occurredAt?: string;
  readonly recordedAt?: string;
  readonly side?: 'agency' | 'irs';
};

/** Id of a stream by a short name. */
export const streamId = (name: string): string => {
  const hex = createHash('sha256').update(name).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
};

/** A pseudonym by a short name. */
export const subject = (name: string): string =>
  createHash('sha256').update(`subject ${name}`).digest('hex');

/** A short name that begins so is that of a stream of this category; any other, of a request. */
const OTHER_CASES = ['disclosure', 'inspection'];

/** Writes a history as log entries, one after the other. */
export class History {
  readonly entries: LogEntry[] = [];
  readonly #revisions = new Map<string, number>();

  /** @param from the first seq. */
  constructor(private readonly from = 0) {}

  get nextSeq(): number {
    return this.from + this.entries.length;
  }

  /** Records an event in the stream of that short name. @returns it. */
  add<T extends FactType>(
    name: string,
    type: T,
    data: Partial<FactData[T]> = {},
    when: Circumstances = {},
  ): LogEntry {
    const category = CATEGORY[type] ?? OTHER_CASES.find((one) => name.startsWith(one)) ?? 'request';
    const stream = streamId(`${category} ${name}`);
    const revision = (this.#revisions.get(stream) ?? -1) + 1;
    this.#revisions.set(stream, revision);
    const entry: LogEntry = {
      seq: this.nextSeq,
      stream,
      category,
      revision,
      type,
      version: 1,
      id: streamId(`event ${stream} ${revision}`),
      recordedOn: (when.recordedAt ?? '2025-06-30').slice(0, 10) as Day,
      ...faces(type, data as Readonly<Record<string, Json>>, when),
    };
    this.entries.push(entry);
    return entry;
  }
}

const faces = (
  type: FactType,
  data: Readonly<Record<string, Json>>,
  { side = AGENCY_SIDE.has(type) ? 'agency' : 'irs', ...when }: Circumstances,
): Pick<LogEntry, 'public' | 'official'> => {
  const agency = side === 'irs' ? 'IRS' : 'DHS';
  const own = Object.entries(eventTypeOf(type).fields).filter(([, { n }]) => n >= 8);
  const face = (wanted: 'public' | 'official'): Readonly<Record<string, Json>> =>
    Object.fromEntries(
      own.filter(([, field]) => field.face === wanted).map(([name]) => [name, data[name] ?? null]),
    );
  return {
    public: { agency, occurredOn: when.occurredOn ?? '2025-06-27', ...face('public') },
    official: {
      recordedAt: when.recordedAt ?? '2025-06-30T12:00:00.000Z',
      actor: { id: `${side}-1`, role: roleOf(type, side), agency },
      commandId: null,
      fingerprint: null,
      occurredAt: when.occurredAt ?? null,
      ...face('official'),
    },
  };
};

const roleOf = (type: FactType, side: 'agency' | 'irs'): string =>
  (type === 'FactsReclassified' ? 'ledger' : undefined) ??
  REGISTER_ROLE[CATEGORY[type] ?? ''] ??
  (side === 'irs' ? 'irs-recorder' : 'agency-recorder');
