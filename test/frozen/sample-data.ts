/**
 * What the frozen samples say: one value for every field of every type, all of it invented. Texts are
 * chosen to be hard: accents apart from their letters, astral characters, quotes, line breaks.
 */
const UUID = '0198f2a0-1111-8222-8333-444455556666';
const DIGEST = '0123456789abcdef'.repeat(4);
const WORDS = 'It is ordered: "pending appeal"\n\tno address – «ninguna» – 𝒜 \\ \u0007';
const NAME = 'Te\u0301sta "Sample" 𝒮mith-O’Exämple';
const TIN = '900-70-0001';
const REASON = 'Order of removal: final > 90 days\r\nsee file № 7';

const office = {
  title: 'Assistant Director, Enforcement',
  kind: 'component-head',
  agency: 'DHS',
  component: 'ICE',
  standing: 'performing-duties',
};
const officer = { officerId: 'ICE-1', agency: 'DHS', office: 'Field Office', role: 'investigator' };
const matter = {
  reference: 'M-1',
  kind: 'criminal-investigation',
  openedOn: '2025-05-01',
  closedOn: '2025-12-31',
  assurance: true,
};
const item = {
  code: 'mailing-address',
  source: 'filed-by-subject',
  artefact: 'extract',
  subject: 'taxpayer',
  period: '2023',
  asOf: '2025-06-01',
  claimedClass: 'taxpayer-identity',
};
const textClass = { class: 'placeholder', classifier: 'address@1' };
const emergency = { basis: 'danger', statedBy: office };
const lines = [
  [1, 1],
  [3, 1_000],
];
const subjectMatter = {
  items: [item],
  statutes: ['8 USC 1253(a)(1)'],
  periods: ['2021..2023', '2024'],
  matter,
  engaged: [officer],
  reasonClass: { class: 'stated', classifier: 'reason@1' },
  reasonGroup: DIGEST,
  reason: REASON,
};

const letter = {
  ...subjectMatter,
  requestingAgency: 'DHS',
  authority: '6103(i)(2)',
  agencyNumber: 1,
  lineCount: 1_280,
  form: 'electronic',
  documentDigest: DIGEST,
  signatory: office,
  emergency,
  endangered: NAME,
};

const line = {
  ...subjectMatter,
  line: 3,
  subject: DIGEST,
  nameClass: { class: 'usable', classifier: 'name@1' },
  addressClass: textClass,
  tinGiven: true,
  birthDateGiven: false,
  removalOrder: {
    ground: '8 USC 1227(a)(1)(B)',
    arm: 'A',
    orderedOn: '2024-01-01',
    administrativelyFinalOn: '2024-02-01',
    courtFinalOn: '2024-06-01',
    failureOn: '2024-09-01',
    status: 'in-force',
  },
  supersedesLine: 2,
  name: NAME,
  tin: TIN,
  address: 'NA NA\n00000',
  birthDate: '1980-01-01',
};
const amended = { ...line, signatory: office, form: 'paper' };

const order = {
  boundParties: ['IRS', 'Treasury'],
  forbiddenActs: ['disclose', 'inspect'],
  authorities: ['6103(i)(2)'],
  from: '2025-11-21',
  to: '2026-11-21',
  stage: 'preliminary injunction',
  words: WORDS,
};

export const SAMPLE_DATA: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  LedgerOpened: {
    ledgerId: 'frozen',
    origin: 'ledger.invalid/frozen',
    kind: 'demonstration',
    leafVersion: 1,
    keyCheckValues: { id: DIGEST, 'join-2025': DIGEST, 'epoch-2025': DIGEST },
  },
  RequestMade: letter,
  RequestReceived: { ...letter, letterDate: '2025-06-25' },
  LineAdded: line,
  LineAmended: amended,
  AmendmentReceived: { ...amended, amendmentRevision: 12 },
  RequestSubmitted: { lineCount: 1_280 },
  RequestWithdrawn: { reason: REASON },
  RequestsLinked: { linkedRequest: UUID },
  DeficiencyNoted: { lines, elements: ['address', 'period'], note: WORDS },
  RequestReturned: { lines, elements: ['address'], note: WORDS },
  LinesAccepted: { lines },
  LinesRefused: { lines, ground: 'deficient', note: WORDS },
  MatchDecided: {
    lines,
    matched: true,
    compared: { name: 'equal', tin: 'equivalent', address: 'not-compared', birthDate: 'different' },
    processes: ['tin', 'address', 'manual'],
    scriptVersion: 'match 2.1',
    candidates: 2,
  },
  NoMatchReported: { lines, detail: 'detailed' },
  DisclosureApproved: { lines, approver: office, inWriting: true, paragraph: '6103(i)(2)' },
  Disclosed: {
    line: 3,
    authority: '6103(i)(2)',
    recipientAgency: 'DHS',
    items: [item],
    recipients: [officer],
    channel: 'secure-transfer',
    inWriting: 'yes',
    subject: DIGEST,
    emergency,
    name: NAME,
    tin: TIN,
    endangered: NAME,
  },
  MatchFoundErroneous: { lines, ground: 'wrong-person', note: WORDS },
  ErroneousDisclosureIdentified: { lines, ground: 'address-insufficient', note: WORDS },
  CourtOrderEntered: {
    ...order,
    court: 'D.D.C.',
    docket: '25-cv-677',
    label: 'SAMPLE-ORDER',
    caseName: 'Sample Centre v. Example Agency',
  },
  CourtOrderModified: order,
  CourtOrderLifted: { to: '2026-11-21', by: 'D.C. Cir. 26-5006', words: WORDS },
  CommitmentRecorded: {
    kind: 'agreement',
    parties: ['IRS', 'DHS'],
    label: 'MOU-SAMPLE',
    title: WORDS,
    clauses: [
      {
        id: 'C1',
        words: WORDS,
        kind: 'offences-only',
        offences: ['8 USC 1253(a)(1)'],
        from: '2025-04-07',
        to: '2026-04-07',
      },
    ],
    source: 'Docket no. 30-1, exhibit A',
  },
  OfficeStandingRecorded: {
    title: 'Secretary of Samples',
    kind: 'agency-head',
    officeAgency: 'DHS',
    component: 'ICE',
    standing: 'acting',
    from: '2025-01-25',
    to: '2025-12-31',
    mayApprove: ['6103(i)(2)'],
    source: 'Order of succession',
  },
  FindingReviewed: {
    rule: 'R04',
    stream: UUID,
    revision: 7,
    line: 0,
    reading: 'DDC_CTR_2026',
    pack: 'usc-26-6103',
    seenAtSeq: 1_234,
    outcome: 'contested',
    confirms: [{ stream: UUID, revision: 9 }],
    note: WORDS,
  },
  PersonalDataRead: {
    count: 1,
    events: [{ stream: UUID, revision: 3 }],
    fields: ['address'],
    purpose: WORDS,
    case: 'TIGTA 2026-1',
  },
};

/** What every event says; the bare samples say only this. */
export const STAMP = {
  recordedAt: '2025-08-07T15:04:05.678Z',
  actor: { id: 'dhs-1', role: 'agency-recorder', agency: 'DHS' },
  agency: 'DHS',
  occurredOn: '2025-08-06',
};

/** The common fields that an event need not have. */
export const MAY_STAMP = {
  commandId: UUID,
  fingerprint: DIGEST,
  occurredAt: '2025-08-06T20:00:00.000Z',
};
