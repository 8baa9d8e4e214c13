import type { Side } from '../../src/kernel/role.js';
import type { InformationInput } from '../../src/ledger/information-input.js';

/** A fact of one of the doors: what is sent, what is recorded, and which sides may. */
export type Fact = {
  readonly door: 'authorities' | 'accountings' | 'uses' | 'disposals' | 'notices';
  readonly type: string;
  readonly by: readonly Side[];
  readonly body: WithoutDay<InformationInput>;
};
type WithoutDay<T> = T extends unknown ? Omit<T, 'occurredOn'> : never;

const IRS = ['irs'] as const;
const AGENCY = ['agency'] as const;
const EITHER = ['agency', 'irs'] as const;

const office = (agency: string) =>
  ({ title: 'Director', kind: 'other', agency, component: null, standing: 'held' }) as const;
const officer = (agency: string, officerId: string) =>
  ({ officerId, agency, office: 'Field office', role: 'investigator' }) as const;
const matter = {
  reference: '25-CR-7',
  kind: 'criminal-investigation',
  openedOn: '2025-05-01',
  closedOn: null,
  assurance: true,
} as const;
const item = {
  code: 'address',
  source: 'irs-generated',
  artefact: 'extract',
  subject: 'taxpayer',
  period: '2023',
  asOf: '2025-06-01',
  claimedClass: null,
} as const;
const contract = {
  safeguardsClause: true,
  reviewAgreed: true,
  startedOn: '2025-01-01',
  endsOn: null,
  reviewedOn: null,
  certifiedOn: '2025-02-01',
} as const;
const access = {
  recipientAgency: 'DHS',
  authority: '6103(i)(2)',
  system: 'case file',
  purpose: 'matter',
  taxDuty: false,
  matter,
} as const;

/** Each kind with each of its fields but the personal ones, as both sides name their own officers. */
export const FACTS: readonly Fact[] = [
  {
    door: 'authorities',
    type: 'ImpairmentChecked',
    by: IRS,
    body: {
      kind: 'impairment-checked',
      result: 'none',
      concerns: 'disclosure',
      lifted: false,
      office: office('IRS'),
      notified: 'agency-head',
    },
  },
  {
    door: 'authorities',
    type: 'ExParteOrderRecorded',
    by: EITHER,
    body: {
      kind: 'ex-parte-order',
      authority: '6103(i)(1)',
      docket: '25-mj-101',
      court: 'D.D.C.',
      applicant: office('DOJ'),
      judge: 'magistrate-judge',
      found: ['criminal-act', 'relevance'],
      forAgency: 'DHS',
      items: ['address'],
      periods: ['2023'],
      expiresOn: '2025-12-01',
      vacatedOn: '2025-11-01',
    },
  },
  {
    door: 'authorities',
    type: 'ConsentRecorded',
    by: IRS,
    body: {
      kind: 'consent',
      recipientAgency: 'DHS',
      signed: true,
      items: ['address'],
      purpose: 'benefits',
      from: '2025-06-01',
      to: '2025-07-01',
    },
  },
  {
    door: 'authorities',
    type: 'ConsentRecorded',
    by: IRS,
    body: {
      kind: 'consent-refused',
      recipientAgency: 'DHS',
      signed: false,
      items: ['address'],
      purpose: 'benefits',
      from: '2025-06-01',
      to: '2025-07-01',
    },
  },
  {
    door: 'authorities',
    type: 'CommitteeNotified',
    by: EITHER,
    body: { kind: 'committee-notified', committee: 'JCT', notice: 'notified' },
  },
  {
    door: 'accountings',
    type: 'AccountingRecorded',
    by: IRS,
    body: {
      kind: 'accounting',
      of: 'disclosure',
      authority: '6103(i)(2)',
      taxpayers: 1,
      form: '5466-B',
      records: ['date', 'nature', 'purpose'],
      purposeCode: '21',
      agencyCode: 'FD010',
      sourceCode: '10',
      retainedUntil: '2031-12-31',
    },
  },
  {
    door: 'accountings',
    type: 'DisclosureReceived',
    by: AGENCY,
    body: { kind: 'received', holder: officer('DHS', 'A-17'), items: [item] },
  },
  {
    door: 'uses',
    type: 'AccessGranted',
    by: EITHER,
    body: {
      kind: 'access-granted',
      who: 'contractor',
      ...access,
      from: '2025-06-27',
      to: '2026-06-27',
      grantees: [officer('DHS', 'A-17'), officer('IRS', 'IRS-9')],
      contract,
    },
  },
  {
    door: 'uses',
    type: 'AccessEnded',
    by: EITHER,
    body: { kind: 'access-ended', to: '2025-06-28', grantees: [officer('DHS', 'A-17')] },
  },
  {
    door: 'uses',
    type: 'Inspected',
    by: EITHER,
    body: {
      kind: 'inspected',
      who: 'officer',
      ...access,
      records: 3,
      inspector: officer('IRS', 'IRS-9'),
      cleared: true,
    },
  },
  {
    door: 'uses',
    type: 'UsedInMatter',
    by: AGENCY,
    body: { kind: 'used', use: 'civil-removal', matter, user: officer('DHS', 'A-17') },
  },
  {
    door: 'uses',
    type: 'Redisclosed',
    by: AGENCY,
    body: {
      kind: 'redisclosed',
      recipientAgency: 'DOJ',
      authority: '6103(i)(2)',
      recipientKind: 'federal-agency',
      by: officer('DHS', 'A-17'),
      recipients: [officer('DOJ', 'P-3')],
      items: [item],
      matter,
      channel: 'email',
    },
  },
  {
    door: 'uses',
    type: 'OfferedInProceeding',
    by: AGENCY,
    body: {
      kind: 'offered',
      proceeding: 'criminal',
      court: 'D.D.C.',
      docket: '25-cr-7',
      items: [item],
      courtFinding: 'probative',
      usIsParty: true,
      statute: '8 USC 1253',
      matter,
      admitted: false,
    },
  },
  {
    door: 'uses',
    type: 'Copied',
    by: AGENCY,
    body: {
      kind: 'copied',
      copy: 'C-1',
      system: 'share drive',
      holder: officer('DHS', 'A-17'),
      medium: 'file',
    },
  },
  {
    door: 'disposals',
    type: 'MatterClosed',
    by: AGENCY,
    body: { kind: 'matter-closed', reference: '25-CR-7', outcome: 'use-completed' },
  },
  {
    door: 'disposals',
    type: 'DisposalRequested',
    by: EITHER,
    body: { kind: 'requested', ground: 'erroneous-disclosure', dueOn: '2025-09-01' },
  },
  {
    door: 'disposals',
    type: 'DisposalCertified',
    by: AGENCY,
    body: {
      kind: 'certified',
      manner: 'made-undisclosable',
      copies: ['C-1'],
      allCopies: true,
      certifier: office('DHS'),
    },
  },
  ...(['preservation-order', 'litigation-hold'] as const).map((kind): Fact => ({
    door: 'disposals',
    type: 'HoldRecorded',
    by: EITHER,
    body: { kind, from: '2025-06-27', to: '2026-06-27', docket: '25-cv-1' },
  })),
  {
    door: 'notices',
    type: 'RecipientNotified',
    by: IRS,
    body: {
      kind: 'recipient-notified',
      recipientAgency: 'DHS',
      asks: ['stop-use', 'list-copies'],
    },
  },
  ...(['charge', 'proposed-discipline'] as const).map((kind): Fact => ({
    door: 'notices',
    type: 'ChargeOrDisciplineRecorded',
    by: EITHER,
    body: {
      kind,
      provision: '26 USC 7213A(a)',
      employer: 'DHS',
      secretaryNotified: true,
      instrument: 'indictment',
    },
  })),
  {
    door: 'notices',
    type: 'TaxpayerNotified',
    by: IRS,
    body: { kind: 'taxpayer-notified', ground: '7431(e)', states: ['date-of-act', 'rights'] },
  },
];
