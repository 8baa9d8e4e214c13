import type { Day } from '../kernel/dates.js';
import { builder, type Told } from './example.js';
import type { FactData, Item, Matter, Office, Officer, RemovalOrder } from './facts.js';

// What the examples of the rules are told with: facts that are complete and lawful as they stand.

const day = (text: string): Day => text as Day;
const agency = (on: string) => ({ side: 'agency', agency: 'DHS', occurredOn: day(on) }) as const;
const irs = (on: string) => ({ side: 'irs', agency: 'IRS', occurredOn: day(on) }) as const;
const registrar = (on: string) =>
  ({ side: 'registrar', agency: 'registrar', occurredOn: day(on) }) as const;

const office = (kind: Office['kind'], title: string, component: string | null = null): Office => ({
  title,
  kind,
  agency: 'DHS',
  component,
  standing: 'held',
});
export const inspectorGeneral = office('inspector-general', 'Inspector General');
export const secretary = office('agency-head', 'Secretary of Homeland Security');
export const directorOfIce = office('component-head', 'Director of ICE', 'ICE');
export const fieldOfficeDirector = office('other', 'Field Office Director', 'ICE');
export const agentOne: Officer = {
  officerId: 'AGENT-1',
  agency: 'DHS',
  office: 'Office of Inspector General',
  role: 'investigator',
};

/** An item about the taxpayer that the IRS got itself. */
export const item = (code: string, more: Partial<Item> = {}): Item => ({
  code,
  source: 'irs-generated',
  artefact: 'extract',
  subject: 'taxpayer',
  period: '2023',
  asOf: day('2024-04-15'),
  ...more,
});
export const mailingAddress = item('mailing-address');
export const interviewNotes = item('interview-notes', {
  source: 'third-party-witness',
  artefact: 'note',
});
export const matter = (more: Partial<Matter> = {}): Matter => ({
  reference: 'OIG-2025-0042',
  kind: 'criminal-investigation',
  openedOn: day('2025-06-02'),
  closedOn: null,
  assurance: true,
  ...more,
});
export const removal = (more: Partial<RemovalOrder> = {}): RemovalOrder => ({
  ground: '8 USC 1227(a)(1)(B)',
  arm: 'A',
  orderedOn: day('2023-01-10'),
  administrativelyFinalOn: day('2023-01-10'),
  courtFinalOn: null,
  failureOn: null,
  status: 'in-force',
  ...more,
});
/** A class that a classifier gave a text. */
export const text = (name: string) => ({ class: name, classifier: 'example@1' });

const LETTER = {
  requestingAgency: 'DHS',
  authority: '6103(i)(2)',
  agencyNumber: null,
  lineCount: 1,
  form: 'paper',
  documentDigest: 'd1',
  signatory: inspectorGeneral,
  emergency: null,
  items: [mailingAddress, interviewNotes],
  statutes: null,
  periods: null,
  matter: null,
  engaged: null,
  reasonClass: null,
  reasonGroup: null,
} as const satisfies FactData['RequestMade'];
const LINE = {
  line: 1,
  subject: 's1',
  nameClass: text('usable'),
  addressClass: text('usable'),
  reasonClass: text('specific'),
  reasonGroup: 'g1',
  tinGiven: true,
  birthDateGiven: true,
  periods: ['2023'],
  statutes: ['18 USC 1546'],
  items: null,
  matter: matter(),
  removalOrder: null,
  engaged: [agentOne],
  supersedesLine: null,
} as const satisfies FactData['LineAdded'];
const AMENDED = { ...LINE, signatory: inspectorGeneral, form: 'paper' } as const;
const ONE = { lines: [[1, 1]] } as const;
const ANSWER = { ...ONE, agencyNumber: null } as const;
const TERMS = {
  boundParties: ['Treasury', 'IRS'],
  forbiddenActs: ['disclose'],
  authorities: ['6103(i)(2)'],
  from: '2025-11-21',
  to: null,
  stage: 'stay',
  words: 'Words of the order',
  policies: ['ADDRESS-SHARING'],
  recipientAgencies: ['DHS'],
} as const;

/** The agency's letter of 26 June 2025, signed by the Inspector General. */
export const letter = builder('RequestMade', { ...agency('2025-06-26'), data: LETTER });
/** Received by the IRS on 30 June 2025. */
export const receipt = builder('RequestReceived', {
  ...irs('2025-06-30'),
  data: { ...LETTER, letterDate: '2025-06-26' },
});
/** Line 1, complete. */
export const line = builder('LineAdded', { ...agency('2025-06-26'), data: LINE });
export const submitted = builder('RequestSubmitted', {
  ...agency('2025-06-26'),
  data: { lineCount: 1 },
});
/** On 2 March 2026 the ledger took the address in the third event, the line as added, for a usable one. */
export const reclassified = builder('FactsReclassified', {
  side: 'ledger',
  agency: 'ledger',
  occurredOn: day('2026-03-02'),
  data: {
    ...ONE,
    count: 1,
    field: 'address',
    classifier: 'example@2',
    classes: [{ revision: 2, line: 1, class: 'usable' }],
  },
});
/** New values of line 1, of 10 July 2025. */
export const amended = builder('LineAmended', { ...agency('2025-07-10'), data: AMENDED });
/** The IRS received new values on 14 July 2025. */
export const amendmentReceived = builder('AmendmentReceived', {
  ...irs('2025-07-14'),
  data: { ...AMENDED, amendmentRevision: null },
});
/** The receipt, on 14 July 2025, of the amendment told `place`-th of its stream (from 0). */
export const receiptOf = (place: number): Extract<Told, { type: 'AmendmentReceived' }> => {
  const told = amendmentReceived();
  const blank = Object.fromEntries(Object.keys(told.data).map((field) => [field, null]));
  return { ...told, data: { ...blank, line: 1, amendmentRevision: place } as typeof told.data };
};
export const withdrawn = builder('RequestWithdrawn', { ...agency('2025-07-20'), data: {} });
export const deficiency = builder('DeficiencyNoted', {
  ...irs('2025-07-07'),
  data: { ...ANSWER, elements: ['address'] },
});
export const returned = builder('RequestReturned', {
  ...irs('2025-07-08'),
  data: { ...ANSWER, elements: ['address'] },
});
export const accepted = builder('LinesAccepted', { ...irs('2025-08-05'), data: ANSWER });
export const refused = builder('LinesRefused', {
  ...irs('2025-08-05'),
  data: { ...ANSWER, ground: 'deficient' },
});
/** Name, number and address compared and equal. */
export const match = builder('MatchDecided', {
  ...irs('2025-08-06'),
  data: {
    ...ANSWER,
    matched: true,
    compared: { name: 'equal', tin: 'equal', address: 'equal', birthDate: 'equal' },
    processes: ['address'],
    scriptVersion: 'match-2025.07',
    candidates: 1,
  },
});
/** Nothing was found for line 1; no reason is given. */
export const noMatch = builder('NoMatchReported', {
  ...irs('2025-08-06'),
  data: { ...ANSWER, detail: 'generic' },
});
export const approval = builder('DisclosureApproved', {
  ...irs('2025-08-06'),
  data: {
    ...ANSWER,
    approver: { ...office('other', 'Director, Disclosure'), agency: 'IRS' },
    inWriting: true,
    paragraph: '6103(i)(2)',
  },
});
/** Made known on 7 August 2025 to the agent named. */
export const disclosed = builder('Disclosed', {
  ...irs('2025-08-07'),
  data: {
    line: 1,
    authority: '6103(i)(2)',
    recipientAgency: 'DHS',
    items: [mailingAddress, interviewNotes],
    recipients: [agentOne],
    channel: 'secure portal',
    inWriting: 'yes',
    subject: 's1',
    emergency: null,
  },
});
export const matchErroneous = builder('MatchFoundErroneous', {
  ...irs('2026-01-20'),
  data: { ...ONE, ground: 'wrong-person' },
});
export const errorFound = builder('ErroneousDisclosureIdentified', {
  ...irs('2026-01-20'),
  data: { ...ONE, ground: 'wrong-person' },
});
export const order = builder('CourtOrderEntered', {
  ...registrar('2025-11-21'),
  data: { ...TERMS, court: 'D.D.C.', docket: '25-cv-457', label: 'CTR-STAY' },
});
export const orderModified = builder('CourtOrderModified', {
  ...registrar('2025-12-01'),
  data: { ...TERMS, corrects: null },
});
export const orderLifted = builder('CourtOrderLifted', {
  ...registrar('2025-12-15'),
  data: { to: '2025-12-15', by: 'D.D.C.', words: 'Dissolved' },
});
export const commitment = builder('CommitmentRecorded', {
  ...registrar('2025-04-08'),
  data: {
    kind: 'public-promise',
    parties: ['DHS'],
    label: 'MAJOR-CRIMINAL-CASES',
    title: 'Strictly for the major criminal cases',
    clauses: [],
  },
});
export const officeHeld = builder('OfficeStandingRecorded', {
  ...registrar('2025-04-17'),
  data: {
    title: inspectorGeneral.title,
    kind: 'inspector-general',
    officeAgency: 'DHS',
    component: null,
    standing: 'held',
    from: '2025-01-20',
    to: null,
    mayApprove: [],
  },
});
/** A reviewer bears out the event told `place`-th of the stream (from 0). */
export const confirmed = (place: number): Extract<Told, { type: 'FindingReviewed' }> => ({
  type: 'FindingReviewed',
  side: 'reviewer',
  agency: 'TIGTA',
  occurredOn: day('2026-06-08'),
  occurredAt: null,
  data: {
    rule: 'DISC-ON-DEFECTIVE-REQUEST',
    stream: 'request-1',
    revision: place,
    line: 1,
    reading: 'DC_CIR_2026',
    outcome: 'explained',
    confirms: [{ stream: 'request-1', revision: place }],
  },
});
