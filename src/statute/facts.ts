import type { Day, Instant } from '../kernel/dates.js';
import type { Side } from '../kernel/role.js';
import type {
  Clause,
  Emergency,
  FactRef,
  Form,
  Item,
  KeyComparison,
  Matter,
  Office,
  OfficeKind,
  Officer,
  OrNull,
  Ranges,
  RemovalOrder,
  Standing,
  TextClass,
} from './fact-shapes.js';
import type { InformationFacts } from './information-facts.js';
import type { SupervisionFacts } from './supervision-facts.js';

export type {
  Clause,
  Emergency,
  FactRef,
  Form,
  Item,
  KeyComparison,
  Matter,
  Office,
  OfficeKind,
  Officer,
  Ranges,
  RemovalOrder,
  Source,
  Standing,
  TextClass,
} from './fact-shapes.js';

export type LetterData = OrNull<{
  requestingAgency: string;
  authority: string;
  agencyNumber: number;
  lineCount: number;
  form: Form;
  documentDigest: string;
  signatory: Office;
  emergency: Emergency;
  items: readonly Item[];
  statutes: readonly string[];
  periods: readonly string[];
  matter: Matter;
  engaged: readonly Officer[];
  reasonClass: TextClass;
  reasonGroup: string;
}>;

export type LineData = OrNull<{
  line: number;
  subject: string;
  nameClass: TextClass;
  addressClass: TextClass;
  reasonClass: TextClass;
  reasonGroup: string;
  tinGiven: boolean;
  birthDateGiven: boolean;
  periods: readonly string[];
  statutes: readonly string[];
  items: readonly Item[];
  matter: Matter;
  removalOrder: RemovalOrder;
  engaged: readonly Officer[];
  supersedesLine: number;
}>;

type AmendmentData = LineData & OrNull<{ signatory: Office; form: Form }>;
type OverLines = OrNull<{ lines: Ranges }>;
/** An answer of a response of the IRS, and the number of that response. */
type AnswerData = OverLines & OrNull<{ agencyNumber: number }>;
type OrderTerms = OrNull<{
  boundParties: readonly string[];
  forbiddenActs: readonly ('disclose' | 'inspect' | 'use' | 'copy' | 'redisclose')[];
  authorities: readonly string[];
  from: string;
  to: string;
  stage: string;
  words: string;
  policies: readonly string[];
  recipientAgencies: readonly string[];
}>;

/**
 * What each kind of fact tells a rule: the public and official fields of the event of that name
 * (`*.events.ts` of the ledger), never a personal one. `null` means not recorded, never "no".
 */
type RequestAndRegisterFacts = {
  RequestMade: LetterData;
  RequestReceived: LetterData & OrNull<{ letterDate: string }>;
  LineAdded: LineData;
  LineAmended: AmendmentData;
  AmendmentReceived: AmendmentData & OrNull<{ amendmentRevision: number }>;
  RequestSubmitted: OrNull<{ lineCount: number }>;
  FactsReclassified: OverLines &
    OrNull<{
      count: number;
      field: 'name' | 'address' | 'reason';
      classifier: string;
      /** Of texts in events of its own stream. */
      classes: readonly {
        readonly revision: number;
        readonly line: number | null;
        readonly class: string;
      }[];
    }>;
  RequestWithdrawn: object;
  RequestsLinked: OrNull<{ linkedRequest: string }>;
  DeficiencyNoted: AnswerData & OrNull<{ elements: readonly string[] }>;
  RequestReturned: AnswerData & OrNull<{ elements: readonly string[] }>;
  LinesAccepted: AnswerData;
  LinesRefused: AnswerData &
    OrNull<{
      ground:
        'deficient' | 'scope' | 'impairment' | 'safeguards' | 'court-order' | 'policy' | 'other';
    }>;
  MatchDecided: AnswerData &
    OrNull<{
      matched: boolean;
      compared: OrNull<{
        name: KeyComparison;
        tin: KeyComparison;
        address: KeyComparison;
        birthDate: KeyComparison;
      }>;
      processes: readonly ('tin' | 'address' | 'manual')[];
      scriptVersion: string;
      candidates: number;
    }>;
  NoMatchReported: AnswerData & OrNull<{ detail: 'generic' | 'detailed' }>;
  DisclosureApproved: AnswerData &
    OrNull<{ approver: Office; inWriting: boolean; paragraph: string }>;
  Disclosed: OrNull<{
    line: number;
    authority: string;
    recipientAgency: string;
    items: readonly Item[];
    recipients: readonly Officer[];
    channel: string;
    inWriting: 'yes' | 'no';
    subject: string;
    emergency: Emergency;
  }>;
  MatchFoundErroneous: OverLines & OrNull<{ ground: string }>;
  ErroneousDisclosureIdentified: OverLines & OrNull<{ ground: string }>;
  CourtOrderEntered: OrderTerms & OrNull<{ court: string; docket: string; label: string }>;
  CourtOrderModified: OrderTerms & OrNull<{ corrects: number }>;
  CourtOrderLifted: OrNull<{ to: string; by: string; words: string }>;
  CommitmentRecorded: OrNull<{
    kind: 'agreement' | 'public-promise' | 'policy';
    parties: readonly string[];
    label: string;
    title: string;
    clauses: readonly Clause[];
  }>;
  OfficeStandingRecorded: OrNull<{
    title: string;
    kind: OfficeKind;
    officeAgency: string;
    component: string;
    standing: Standing;
    from: string;
    to: string;
    mayApprove: readonly string[];
  }>;
  FindingReviewed: OrNull<{
    rule: string;
    stream: string;
    revision: number;
    line: number;
    reading: string;
    outcome: 'upheld' | 'contested' | 'explained' | 'noted';
    confirms: readonly { readonly stream: string; readonly revision: number }[];
  }>;
};

export type FactData = RequestAndRegisterFacts & InformationFacts & SupervisionFacts;

export type FactType = keyof FactData;

/** A recorded fact, with both clocks and the side that recorded it. */
export type FactOf<T extends FactType> = {
  readonly type: T;
  readonly ref: FactRef;
  readonly side: Side;
  readonly agency: string;
  /** Day (UTC) on which the ledger learnt of it. */
  readonly recordedOn: Day;
  /** Day in Washington, D.C., of the act, as stated. */
  readonly occurredOn: Day;
  readonly occurredAt: Instant | null;
  readonly data: FactData[T];
  /** The reclassifications that gave classes in `data`; absent: all are as recorded with the fact. */
  readonly reclassifiedBy?: readonly FactRef[];
};

export type Fact = { [T in FactType]: FactOf<T> }[FactType];
