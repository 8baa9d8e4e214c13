import { createHash } from 'node:crypto';
import fc from 'fast-check';
import type { Json } from '../../../src/kernel/canonical-json.js';
import type { Day } from '../../../src/kernel/dates.js';
import type { LogEntry } from '../../../src/readmodels/projection.js';
import type { FactData, FactType } from '../../../src/statute/facts.js';

const CATEGORY: Partial<Record<FactType, string>> = {
  CourtOrderEntered: 'order',
  CourtOrderModified: 'order',
  CourtOrderLifted: 'order',
  CommitmentRecorded: 'commitment',
  OfficeStandingRecorded: 'office',
  FindingReviewed: 'review',
};
const AGENCY_SIDE: ReadonlySet<FactType> = new Set([
  'RequestMade',
  'LineAdded',
  'LineAmended',
  'RequestSubmitted',
  'RequestWithdrawn',
]);
const PUBLIC: ReadonlySet<string> = new Set(
  'line lines lineCount linkedRequest requestingAgency authority agencyNumber recipientAgency'.split(
    ' ',
  ),
);

/** Which fields an event of a type carries; the rest are null. */
const LETTER =
  'requestingAgency authority agencyNumber lineCount form documentDigest signatory emergency items statutes periods matter engaged reasonClass reasonGroup';
const LINE =
  'line subject nameClass addressClass reasonClass reasonGroup tinGiven birthDateGiven periods statutes items matter removalOrder engaged supersedesLine';
const FIELDS: Readonly<Record<FactType, string>> = {
  RequestMade: LETTER,
  RequestReceived: `${LETTER} letterDate`,
  LineAdded: LINE,
  LineAmended: `${LINE} signatory form`,
  AmendmentReceived: `${LINE} signatory form amendmentRevision`,
  RequestSubmitted: 'lineCount',
  RequestWithdrawn: '',
  RequestsLinked: 'linkedRequest',
  DeficiencyNoted: 'lines elements',
  RequestReturned: 'lines elements',
  LinesAccepted: 'lines',
  LinesRefused: 'lines ground',
  MatchDecided: 'lines matched compared processes scriptVersion candidates',
  NoMatchReported: 'lines detail',
  DisclosureApproved: 'lines approver inWriting paragraph',
  Disclosed: 'line authority recipientAgency items recipients channel inWriting subject emergency',
  MatchFoundErroneous: 'lines ground',
  ErroneousDisclosureIdentified: 'lines ground',
  CourtOrderEntered:
    'boundParties forbiddenActs authorities from to stage words court docket label',
  CourtOrderModified: 'boundParties forbiddenActs authorities from to stage words',
  CourtOrderLifted: 'to by words',
  CommitmentRecorded: 'kind parties label title clauses',
  OfficeStandingRecorded: 'title kind officeAgency component standing from to mayApprove',
  FindingReviewed: 'rule stream revision line reading outcome confirms',
};

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

/** Writes a history as log entries, one after the other. */
export class History {
  readonly entries: LogEntry[] = [];
  readonly #revisions = new Map<string, number>();

  /** @param from the first seq. */
  constructor(private readonly from = 0) {}

  /** How fast-check shows it. */
  [fc.toStringMethod](): string {
    return this.entries
      .map(({ seq, stream, type, public: face, official: { confirms } }) =>
        JSON.stringify([seq, stream.slice(0, 4), type, face['line'] ?? face['lines'], confirms]),
      )
      .join('\n');
  }

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
    const category = CATEGORY[type] ?? (name.startsWith('disclosure') ? 'disclosure' : 'request');
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
  const fields = FIELDS[type].split(' ').filter((name) => name !== '');
  const face = (isOpen: boolean): Readonly<Record<string, Json>> =>
    Object.fromEntries(
      fields
        .filter((name) => isOpen === isPublic(type, name))
        .map((name) => [name, data[name] ?? null]),
    );
  return {
    public: { agency, occurredOn: when.occurredOn ?? '2025-06-27', ...face(true) },
    official: {
      recordedAt: when.recordedAt ?? '2025-06-30T12:00:00.000Z',
      actor: { id: `${side}-1`, role: roleOf(type, side), agency },
      commandId: null,
      fingerprint: null,
      occurredAt: when.occurredAt ?? null,
      ...face(false),
    },
  };
};

const isPublic = (type: FactType, field: string): boolean =>
  type !== 'FindingReviewed' && (CATEGORY[type] !== undefined || PUBLIC.has(field));

const roleOf = (type: FactType, side: 'agency' | 'irs'): string => {
  if (type === 'FindingReviewed') return 'reviewer';
  if (CATEGORY[type] !== undefined) return 'registrar';
  return side === 'irs' ? 'irs-recorder' : 'agency-recorder';
};
