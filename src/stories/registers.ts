import { RecordCommitment } from '../ledger/commitment/record-commitment.js';
import type { CommitmentInput } from '../ledger/commitment/record-commitment.js';
import { RecordOfficeStanding } from '../ledger/office/record-office-standing.js';
import { EnterOrder, type OrderInput } from '../ledger/order/record-order.js';
import { OFFICE_STANDINGS } from './offices.js';
import { REGISTRAR, type Scribe } from './scribe.js';

const clause = (
  id: string,
  kind: CommitmentInput['clauses'][number]['kind'],
  words: string,
  offences: string[] | null = null,
): CommitmentInput['clauses'][number] => ({
  id,
  kind,
  words,
  offences,
  from: '2025-04-07',
  to: null,
  disclosedUntil: null,
});

const AGREEMENT: CommitmentInput = {
  occurredOn: '2025-04-07',
  kind: 'agreement',
  parties: ['Treasury', 'IRS', 'DHS'],
  label: 'MOU-2025-04-07',
  title:
    'Memorandum of Understanding for the Exchange of Information for Nontax Criminal Enforcement',
  clauses: [
    clause(
      'elements',
      'elements',
      'Each request gives name and address, taxable periods, the nontax criminal statute under which an investigation is open on the named taxpayer, and specific reasons.',
    ),
    clause('account', 'account', 'The IRS will review all requests and account for disclosures.'),
    clause(
      'compare',
      'other',
      'ICE sends names and addresses, and the IRS compares them with its tax records.',
    ),
  ],
  source: 'Summaries of the agreement; its full text was not seen',
};

/** The words are public; what is "major" was never said. Here it is defined by who keeps this demonstration. */
const PROMISE: CommitmentInput = {
  occurredOn: '2025-04-08',
  kind: 'public-promise',
  parties: ['DHS'],
  label: 'MAJOR-CRIMINAL-CASES',
  title: 'Strictly for the major criminal cases',
  clauses: [
    {
      ...clause(
        'major',
        'offences-only',
        'Working with Treasury and others is strictly for the major criminal cases.',
        ['18 USC 2339B', '18 USC 1546', '18 USC 1956', '21 USC 841'],
      ),
      from: '2025-04-08',
    },
  ],
  source: 'News report of May 2025; the list of offences is this demonstration’s own',
};

/** A paraphrase: the words of the statement were not seen. */
const PURPOSE: CommitmentInput = {
  occurredOn: '2025-05-12',
  kind: 'policy',
  parties: ['Treasury'],
  label: 'STATED-PURPOSE',
  title: 'What Treasury says that the agreement is for',
  clauses: [
    {
      ...clause(
        'purpose',
        'other',
        'The agreement serves the President’s agenda to secure the borders, within a wider enforcement campaign.',
      ),
      from: null,
    },
  ],
  source:
    'News report of 12 and 13 May 2025, paraphrased; on which day it was said is not reported',
};

const TEMPORARY: OrderInput = {
  occurredOn: '2025-03-31',
  court: 'D.D.C.',
  docket: '25-cv-677',
  label: 'TRO-REFUSED',
  boundParties: [],
  forbiddenActs: [],
  authorities: null,
  from: null,
  to: null,
  stage: 'temporary restraining order refused',
  words: 'Refused in March 2025, on which day is not reported: the last of the month is given.',
};

const RULING: OrderInput = {
  occurredOn: '2025-05-12',
  court: 'D.D.C.',
  docket: '25-cv-677',
  label: 'MOU-PI-DENIED',
  boundParties: [],
  forbiddenActs: [],
  authorities: null,
  from: '2025-05-12',
  to: null,
  stage: 'preliminary injunction denied',
  words:
    'The agreement does not violate the Internal Revenue Code. The IRS must disclose limited identity information if the agency has satisfied the statutory prerequisites in its written request.',
};

const STAY: OrderInput = {
  occurredOn: '2025-11-21',
  court: 'D.D.C.',
  docket: '25-cv-457',
  label: 'CTR-STAY',
  caseName: 'Center for Taxpayer Rights v. IRS',
  boundParties: ['Treasury', 'IRS'],
  forbiddenActs: ['disclose'],
  authorities: ['6103(i)(2)'],
  from: '2025-11-21',
  to: null,
  stage: 'stay (appeal 26-5006 pending)',
  words: 'Stays the Address-Sharing Policy. The exact words of the order were not seen.',
  policies: ['ADDRESS-SHARING'],
  recipientAgencies: ['DHS'],
};

const INJUNCTION: OrderInput = {
  occurredOn: '2026-02-05',
  court: 'D. Mass.',
  docket: '25-cv-12822',
  label: 'CEDC-PI',
  boundParties: ['Treasury', 'IRS', 'SSA', 'DHS'],
  forbiddenActs: ['disclose', 'inspect', 'use', 'copy', 'redisclose'],
  authorities: ['6103(i)(2)'],
  from: '2026-02-05',
  to: null,
  stage: 'preliminary injunction',
  words:
    'Bars implementing the agreement, and inspecting, viewing, using, copying, distributing, relying on, or otherwise acting upon any return information obtained through it.',
  policies: ['MOU-2025-04-07'],
  recipientAgencies: ['DHS'],
};

const APPEAL: OrderInput = {
  occurredOn: '2026-02-24',
  court: 'D.C. Cir.',
  docket: '25-5181',
  label: 'DCC-CENTRO',
  boundParties: [],
  forbiddenActs: [],
  authorities: null,
  from: '2026-02-24',
  to: null,
  stage: 'denial affirmed',
  words:
    'Address information may be disclosed to specific government officials, for nontax criminal investigations, and only in response to a valid request. Dissolves no other order.',
};

const enter = (scribe: Scribe, at: string, order: OrderInput): string =>
  scribe.tell(
    { at, by: REGISTRAR, key: `order/${order.label}` },
    order,
    (envelope, body) => new EnterOrder(envelope, body),
  );

const tellCommitment = (scribe: Scribe, at: string, commitment: CommitmentInput): string =>
  scribe.tell(
    { at, by: REGISTRAR, key: `commitment/${commitment.label}` },
    commitment,
    (envelope, body) => new RecordCommitment(envelope, body),
  );

/** Agreement, promise, offices, the ruling of May 2025 and what was reported with it. */
export const tellRegistersOf2025 = (scribe: Scribe): void => {
  for (const [n, office] of OFFICE_STANDINGS.entries())
    scribe.tell(
      { at: `2025-04-17T13:0${n}:00Z`, by: REGISTRAR, key: `office/${n}` },
      office,
      (envelope, body) => new RecordOfficeStanding(envelope, body),
    );
  for (const commitment of [AGREEMENT, PROMISE])
    tellCommitment(scribe, '2025-04-17T14:00:00Z', commitment);
  enter(scribe, '2025-05-13T13:00:00Z', RULING);
  enter(scribe, '2025-05-13T13:10:00Z', TEMPORARY);
  tellCommitment(scribe, '2025-05-13T13:20:00Z', PURPOSE);
};

/** The stay of November 2025. */
export const tellStay = (scribe: Scribe): void => {
  enter(scribe, '2025-11-24T15:00:00Z', STAY);
};

/** The injunction and the appeal of February 2026. */
export const tellOrdersOf2026 = (scribe: Scribe): void => {
  enter(scribe, '2026-02-06T15:00:00Z', INJUNCTION);
  enter(scribe, '2026-02-25T15:00:00Z', APPEAL);
};
