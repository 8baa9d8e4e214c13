import type { Day } from '../kernel/dates.js';
import { builder } from './example.js';
import { agentOne, inspectorGeneral, mailingAddress, matter } from './examples.js';
import type { Office } from './facts.js';

// What the examples of the rules are told with, of what becomes of information: facts that are complete and
// lawful as they stand.

const day = (text: string): Day => text as Day;
const agency = (on: string) => ({ side: 'agency', agency: 'DHS', occurredOn: day(on) }) as const;
const irs = (on: string) => ({ side: 'irs', agency: 'IRS', occurredOn: day(on) }) as const;
const ONE = { lines: [[1, 1]] } as const;
const officeOf = (agencyCode: string, title: string): Office => ({
  title,
  kind: 'other',
  agency: agencyCode,
  component: null,
  standing: 'held',
});

/** Before the disclosure the IRS found nothing that stands against it. */
export const impairmentChecked = builder('ImpairmentChecked', {
  ...irs('2025-08-06'),
  data: {
    ...ONE,
    result: 'none',
    concerns: 'disclosure',
    lifted: false,
    office: officeOf('IRS', 'Director, Disclosure'),
    notified: 'attorney-general',
  },
});
/** An order under (i)(1) of 1 July 2025 for 2023, asked for by a United States attorney. */
export const exParteOrder = builder('ExParteOrderRecorded', {
  ...agency('2025-07-01'),
  data: {
    ...ONE,
    authority: '6103(i)(1)',
    docket: '25-mj-101',
    court: 'D.D.C.',
    applicant: {
      title: 'United States Attorney',
      kind: 'us-attorney',
      agency: 'DOJ',
      component: null,
      standing: 'held',
    },
    judge: 'magistrate-judge',
    found: ['criminal-act', 'relevance', 'exclusive-use', 'no-other-source'],
    forAgency: 'DHS',
    items: ['mailing-address', 'interview-notes'],
    periods: ['2023'],
    expiresOn: null,
    vacatedOn: null,
  },
});
export const consent = builder('ConsentRecorded', {
  ...irs('2025-07-01'),
  data: {
    ...ONE,
    kind: 'consent',
    recipientAgency: 'DHS',
    signed: true,
    items: ['mailing-address', 'interview-notes'],
    purpose: null,
    from: '2025-07-01',
    to: null,
  },
});
export const committeeNotified = builder('CommitteeNotified', {
  ...agency('2025-06-01'),
  data: { ...ONE, committee: 'JCT', notice: 'notified' },
});
/** The record of the disclosure of 7 August 2025, made on that day. */
export const accounting = builder('AccountingRecorded', {
  ...irs('2025-08-07'),
  data: {
    ...ONE,
    of: 'disclosure',
    authority: '6103(i)(2)',
    taxpayers: 1,
    form: '5466-B',
    records: [
      'request-date',
      'reason',
      'authority',
      'requester',
      'date',
      'nature',
      'purpose',
      'recipient-name',
      'recipient-address',
      'taxpayer',
      'tin-type',
      'periods',
      'source',
      'number-of-taxpayers',
      'approver',
      'channel',
      'response',
    ],
    purposeCode: '21',
    agencyCode: 'FD010',
    sourceCode: '10',
    retainedUntil: null,
  },
});
/** The engaged agent was granted access to what was disclosed, for the matter. */
export const accessGranted = builder('AccessGranted', {
  ...agency('2025-08-08'),
  data: {
    ...ONE,
    recipientAgency: 'DHS',
    authority: '6103(i)(2)',
    from: '2025-08-08',
    to: null,
    kind: 'officer',
    grantees: [agentOne],
    system: 'case file',
    purpose: 'matter',
    taxDuty: false,
    matter: matter(),
    contract: null,
  },
});
export const accessEnded = builder('AccessEnded', {
  ...agency('2025-12-01'),
  data: { ...ONE, to: '2025-12-01', grantees: null },
});
/** The engaged agent looked at it for the matter. */
export const inspected = builder('Inspected', {
  ...agency('2025-08-11'),
  data: {
    ...ONE,
    recipientAgency: 'DHS',
    authority: '6103(i)(2)',
    kind: 'officer',
    inspector: agentOne,
    system: 'case file',
    purpose: 'matter',
    taxDuty: false,
    matter: matter(),
    records: 1,
    cleared: true,
  },
});
export const received = builder('DisclosureReceived', {
  ...agency('2025-08-07'),
  data: { ...ONE, holder: agentOne, items: [mailingAddress] },
});
export const used = builder('UsedInMatter', {
  ...agency('2025-08-20'),
  data: { ...ONE, use: 'criminal-investigation', matter: matter(), user: agentOne },
});
/** Passed on to the prosecutor of the same matter. */
export const redisclosed = builder('Redisclosed', {
  ...agency('2025-09-01'),
  data: {
    ...ONE,
    recipientAgency: 'DOJ',
    authority: '6103(i)(2)',
    recipientKind: 'prosecutor',
    by: agentOne,
    recipients: [{ officerId: 'AUSA-1', agency: 'DOJ', office: null, role: 'prosecutor' }],
    items: [mailingAddress],
    matter: matter(),
    channel: 'secure portal',
  },
});
export const offered = builder('OfferedInProceeding', {
  ...agency('2025-10-01'),
  data: {
    ...ONE,
    proceeding: 'criminal',
    court: 'D.D.C.',
    docket: '25-cr-12',
    items: [mailingAddress],
    courtFinding: 'none',
    usIsParty: true,
    statute: '18 USC 1546',
    matter: matter(),
    admitted: true,
  },
});
export const copied = builder('Copied', {
  ...agency('2025-08-12'),
  data: { ...ONE, copy: 'C-1', system: 'case file', holder: agentOne, medium: 'file' },
});
export const matterClosed = builder('MatterClosed', {
  ...agency('2025-12-01'),
  data: { ...ONE, reference: 'OIG-2025-0042', outcome: 'closed' },
});
export const disposalRequested = builder('DisposalRequested', {
  ...irs('2026-01-20'),
  data: { ...ONE, ground: 'erroneous-disclosure', dueOn: null },
});
export const disposalCertified = builder('DisposalCertified', {
  ...agency('2026-02-02'),
  data: {
    ...ONE,
    manner: 'made-undisclosable',
    copies: ['C-1'],
    allCopies: true,
    certifier: inspectorGeneral,
  },
});
export const hold = builder('HoldRecorded', {
  ...agency('2025-11-01'),
  data: { ...ONE, kind: 'litigation-hold', from: '2025-11-01', to: null, docket: '25-cv-457' },
});
export const recipientNotified = builder('RecipientNotified', {
  ...irs('2026-01-21'),
  data: { ...ONE, recipientAgency: 'DHS', asks: ['stop-use', 'stop-dissemination', 'dispose'] },
});
export const charge = builder('ChargeOrDisciplineRecorded', {
  ...irs('2026-03-02'),
  data: {
    ...ONE,
    kind: 'charge',
    provision: '26 USC 7213A(a)',
    employer: 'IRS',
    secretaryNotified: null,
    instrument: 'indictment',
  },
});
export const taxpayerNotified = builder('TaxpayerNotified', {
  ...irs('2026-03-09'),
  data: { ...ONE, ground: '7431(e)', states: ['date-of-act', 'rights'] },
});
