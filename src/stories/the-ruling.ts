import {
  RecordUnrequestedDisclosure,
  RecordUnrequestedInformation,
  type UnrequestedDisclosureInput,
} from '../ledger/disclosure/record-unrequested-disclosure.js';
import type { InformationInput } from '../ledger/information-input.js';
import { ACCOUNTING, type Case, tellCase } from './case.js';
import { FIELD_OFFICE_DIRECTOR, SECRETARY } from './offices.js';
import { item, officer, person } from './people.js';
import { DOJ, IRS, type Scribe } from './scribe.js';

const days = (letter: string, received: string, answered: string, disclosed: string) => ({
  letter,
  received,
  answered,
  disclosed,
});

/** One request by an Inspector General, answered, disclosed and accounted for within the law. */
const CLEAN: Case = {
  key: 'clean',
  agency: 'DOJ',
  person: 2_001,
  days: days('2025-05-19', '2025-05-21', '2025-05-28', '2025-06-02'),
};

/** Each beyond one limit, in the order of the news report's limits. */
const BEYOND_ONE_LIMIT: readonly Case[] = [
  {
    key: 'address-not-given',
    person: 2_002,
    days: days('2025-05-20', '2025-05-22', '2025-05-29', '2025-05-29'),
    line: { address: 'Unknown Address' },
    answers: [
      { kind: 'deficiency-noted', lines: [[1, 1]], elements: ['address'] },
      { kind: 'returned', lines: [[1, 1]], elements: ['address'] },
    ],
    disclosure: null,
  },
  {
    key: 'signed-by-a-field-office',
    person: 2_003,
    days: days('2025-05-20', '2025-05-22', '2025-05-29', '2025-06-03'),
    letter: { signatory: FIELD_OFFICE_DIRECTOR },
  },
  {
    key: 'no-period',
    person: 2_004,
    days: days('2025-05-21', '2025-05-23', '2025-05-30', '2025-06-04'),
    letter: { signatory: SECRETARY },
    line: { periods: ['all available'] },
  },
  {
    key: 'civil-removal',
    person: 2_005,
    days: days('2025-05-21', '2025-05-23', '2025-05-30', '2025-06-04'),
    letter: { signatory: SECRETARY },
    line: {
      matter: {
        reference: 'ERO-77',
        kind: 'civil-removal',
        openedOn: '2025-03-03',
        closedOn: null,
        assurance: null,
      },
    },
  },
  {
    key: 'disclosed-before-the-request-came',
    person: 2_006,
    days: days('2025-05-22', '2025-06-09', '2025-06-10', '2025-06-06'),
    letter: { signatory: SECRETARY },
  },
  {
    key: 'what-the-taxpayer-filed',
    person: 2_007,
    days: days('2025-05-22', '2025-05-27', '2025-06-02', '2025-06-06'),
    letter: { signatory: SECRETARY },
    disclosure: {
      items: [
        item('bank-account', { source: 'summons' }),
        item('filing-status', { source: 'filed-by-subject' }),
      ],
    },
  },
  {
    key: 'someone-elses-data',
    person: 2_008,
    days: days('2025-05-23', '2025-05-28', '2025-06-03', '2025-06-09'),
    disclosure: {
      items: [
        item('bank-account', { source: 'summons' }),
        item('tin', { subject: 'spouse', source: 'irs-generated' }),
      ],
    },
  },
  {
    key: 'recipient-not-engaged',
    person: 2_009,
    days: days('2025-05-23', '2025-05-28', '2025-06-03', '2025-06-09'),
    disclosure: { recipients: [officer('HSI-LEAD-ARCHITECT', 'custodian')] },
  },
  {
    key: 'not-approved',
    person: 2_010,
    days: days('2025-05-27', '2025-05-30', '2025-06-05', '2025-06-10'),
    answers: [
      {
        kind: 'matched',
        lines: [[1, 1]],
        matched: true,
        compared: { name: 'equal', tin: 'equal', address: 'equal', birthDate: 'equal' },
        processes: ['address'],
        scriptVersion: 'match-2025.04',
        candidates: 1,
      },
    ],
  },
];

const FBI_DUTY = officer('FBI-DUTY', 'investigator', 'FBI', 'DOJ');

/** In emergency, without a request: 6103(i)(3)(B). */
const EMERGENCY = {
  occurredOn: '2025-06-11',
  authority: '6103(i)(3)(B)',
  recipientAgency: 'DOJ',
  items: [item('mailing-address')],
  recipients: [FBI_DUTY],
  channel: 'telephone',
  inWriting: 'no',
  emergency: { basis: 'danger', statedBy: null },
  endangered: 'Testina Sampleton-Example',
  name: person(2_011).name,
  tin: person(2_011).tin,
} satisfies UnrequestedDisclosureInput;

/** The requests that came after the ruling of May 2025. Invented; no request is reported of that month. */
export const tellTheRuling = (scribe: Scribe): void => {
  for (const told of [CLEAN, ...BEYOND_ONE_LIMIT]) tellCase(scribe, told);
  const emergency = scribe.tell(
    { at: '2025-06-11T21:00:00Z', by: IRS, key: 'emergency' },
    EMERGENCY,
    (envelope, body) => new RecordUnrequestedDisclosure(envelope, body),
  );
  scribe.tell<InformationInput>(
    { at: '2025-06-11T21:30:00Z', by: IRS, key: 'emergency/accounted' },
    { ...ACCOUNTING, occurredOn: '2025-06-11', of: 'disclosure', authority: '6103(i)(3)(B)' },
    (envelope, body) => new RecordUnrequestedInformation(envelope, emergency, body),
  );
  scribe.tell<InformationInput>(
    { at: '2025-06-11T22:00:00Z', by: DOJ, key: 'emergency/arrived' },
    { kind: 'received', occurredOn: '2025-06-11', items: EMERGENCY.items, holder: FBI_DUTY },
    (envelope, body) => new RecordUnrequestedInformation(envelope, emergency, body),
  );
};

/** An address asked for beside a bank record, disclosed after the stay of November 2025. */
export const tellDisclosureUnderStay = (scribe: Scribe): string =>
  tellCase(scribe, {
    key: 'under-the-stay',
    person: 2_012,
    days: days('2025-11-03', '2025-11-05', '2025-11-12', '2025-12-01'),
    letter: { items: [item('bank-account', { source: 'summons' }), item('mailing-address')] },
  });
