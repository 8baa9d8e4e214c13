import { OpenRequest, JoinRequest } from '../ledger/request/open-request.js';
import type { InformationInput } from '../ledger/information-input.js';
import { RecordInformation } from '../ledger/request/record-information.js';
import { RecordDisclosures, RecordError } from '../ledger/request/record-disclosures.js';
import { type LinesInput, RecordLines, SubmitRequest } from '../ledger/request/record-lines.js';
import { type AnswerInput, RecordResponse } from '../ledger/request/record-response.js';
import type { Officer, Range } from '../ledger/shapes.js';
import { accountFor } from './case.js';
import { ICE_DIRECTOR } from './offices.js';
import { item, person } from './people.js';
import { DHS, IRS, type Scribe } from './scribe.js';

/** The exchange of August 2025 at a thousandth of its size: 1,280,000 lines, 47,289 disclosed, 42,695 on TIN and name alone. */
const LINES = 1_280;
const TIN_MATCHED = 43;
const ADDRESS_MATCHED = 4;
const DISCLOSED = TIN_MATCHED + ADDRESS_MATCHED;

/** Placeholders that the court quoted, among the lines matched on number and name. */
const PLACEHOLDERS = new Map([
  [7, 'NA NA'],
  [29, 'Failed to Provide'],
]);

export const ASSISTANT_DIRECTOR: Officer = {
  officerId: 'ICE-AD-1',
  agency: 'DHS',
  office: 'Assistant Director, Immigration and Customs Enforcement',
  role: 'supervisor',
};

/** The n-th line of the request, whatever its size. */
export const lineOf = (n: number): LinesInput['lines'][number] => {
  const finalOn = `202${n % 4}-0${1 + (n % 9)}-10`;
  return {
    line: n,
    ...person(n),
    reason: `Final order of ${finalOn}, entry ${n}; no departure is recorded since. The current address bears on whether the failure to depart was willful.`,
    periods: ['2023'],
    statutes: ['8 USC 1253(a)(1)'],
    matter: {
      reference: `ICE-2025-${String(n).padStart(6, '0')}`,
      kind: 'criminal-investigation',
      openedOn: '2025-06-02',
      closedOn: null,
      assurance: true,
    },
    removalOrder: {
      ground: '8 USC 1227(a)(1)(B)',
      arm: 'A',
      orderedOn: finalOn,
      administrativelyFinalOn: finalOn,
      courtFinalOn: null,
      failureOn: null,
      status: 'in-force',
    },
    engaged: [ASSISTANT_DIRECTOR],
  };
};

const lineOfMiniature = (n: number): LinesInput['lines'][number] => {
  const line = lineOf(n);
  return { ...line, address: PLACEHOLDERS.get(n) ?? line.address };
};

export const letterOf = (lineCount: number) => ({
  authority: '6103(i)(2)',
  lineCount,
  form: 'electronic' as const,
  signatory: ICE_DIRECTOR,
  items: [item('mailing-address')],
});

const LETTER = letterOf(LINES);

const tellRequest = (scribe: Scribe): string => {
  const request = scribe.tell(
    { at: '2025-06-27T18:00:00Z', by: DHS, key: 'august/made' },
    { ...LETTER, occurredOn: '2025-06-26' },
    (envelope, body) => new OpenRequest(envelope, body),
  );
  for (let first = 1; first <= LINES; first += 320) {
    const lines = Array.from({ length: 320 }, (_, n) => lineOfMiniature(first + n));
    scribe.tell(
      { at: '2025-06-27T18:05:00Z', by: DHS, key: `august/lines/${first}` },
      { occurredOn: '2025-06-26', lines },
      (envelope, body) => new RecordLines(envelope, request, body),
    );
  }
  scribe.tell(
    { at: '2025-06-27T18:10:00Z', by: DHS, key: 'august/submitted' },
    { occurredOn: '2025-06-27', lineCount: LINES },
    (envelope, body) => new SubmitRequest(envelope, request, body),
  );
  scribe.tell(
    { at: '2025-06-30T14:00:00Z', by: IRS, key: 'august/received' },
    { ...LETTER, requestingAgency: 'DHS', occurredOn: '2025-06-30', letterDate: '2025-06-26' },
    (envelope, body) => new JoinRequest(envelope, request, body),
  );
  accountFor(
    scribe,
    { at: '2025-06-30T14:10:00Z', by: IRS, key: 'august/request-accounted' },
    request,
    'request',
  );
  return request;
};

/** What the IRS compared: number and name, or address and name; and with which process. */
export const MATCHES = {
  tin: {
    compared: {
      name: 'equal',
      tin: 'equal',
      address: 'not-compared',
      birthDate: 'not-compared',
    },
    processes: ['tin'],
  },
  address: {
    compared: {
      name: 'equal',
      tin: 'not-compared',
      address: 'equal',
      birthDate: 'not-compared',
    },
    processes: ['address'],
  },
} as const satisfies Record<string, Partial<AnswerInput>>;

export const matchOf = (by: keyof typeof MATCHES, lines: Range[]): AnswerInput => ({
  kind: 'matched',
  lines,
  matched: true,
  ...MATCHES[by],
  scriptVersion: 'match-2025.07',
  candidates: 1,
});

export const disclosureOf = (lines: Range[]) => ({
  authority: '6103(i)(2)',
  recipientAgency: 'DHS',
  recipients: [ASSISTANT_DIRECTOR],
  items: [item('mailing-address')],
  channel: 'Kiteworks',
  inWriting: 'yes' as const,
  lines,
});

const ANSWERS: readonly AnswerInput[] = [
  matchOf('tin', [[1, TIN_MATCHED]]),
  matchOf('address', [[TIN_MATCHED + 1, DISCLOSED]]),
  { kind: 'no-match', lines: [[DISCLOSED + 1, 1_047]], detail: 'generic' },
  { kind: 'no-match', lines: [[1_048, LINES]], detail: 'generic' },
];

/** The request of June and the answer of 7 August 2025. @returns the id of the request. */
export const tellAugust2025 = (scribe: Scribe): string => {
  const request = tellRequest(scribe);
  scribe.tell(
    { at: '2025-08-06T20:00:00Z', by: IRS, key: 'august/matched' },
    { occurredOn: '2025-08-06', answers: ANSWERS },
    (envelope, body) => new RecordResponse(envelope, request, body),
  );
  scribe.tell(
    { at: '2025-08-07T20:10:00Z', by: IRS, key: 'august/disclosed' },
    {
      occurredOn: '2025-08-07',
      ...disclosureOf([[1, DISCLOSED]]),
    },
    (envelope, body) => new RecordDisclosures(envelope, request, body),
  );
  accountFor(
    scribe,
    { at: '2025-08-07T20:30:00Z', by: IRS, key: 'august/accounted' },
    request,
    'disclosure',
  );
  scribe.tell<InformationInput>(
    { at: '2025-08-07T21:00:00Z', by: DHS, key: 'august/arrived' },
    {
      kind: 'received',
      occurredOn: '2025-08-07',
      lines: [[1, DISCLOSED]],
      holder: ASSISTANT_DIRECTOR,
      items: [item('mailing-address')],
    },
    (envelope, body) => new RecordInformation(envelope, request, body),
  );
  return request;
};

/** What was learnt in 2026 about August 2025. Facts recorded late; the events of August stay as they are. */
export const tellErrorsLearntIn2026 = (scribe: Scribe, request: string): void => {
  scribe.tell(
    { at: '2026-02-11T16:00:00Z', by: IRS, key: 'august/errors/address' },
    {
      kind: 'erroneous-disclosure' as const,
      occurredOn: '2026-01-20',
      lines: [...PLACEHOLDERS.keys()].map((n): [number, number] => [n, n]),
      ground: 'address-insufficient' as const,
    },
    (envelope, body) => new RecordError(envelope, request, body),
  );
  scribe.tell(
    { at: '2026-02-11T16:05:00Z', by: IRS, key: 'august/errors/person' },
    {
      kind: 'match-erroneous' as const,
      occurredOn: '2026-01-20',
      lines: [[12, 12] as [number, number]],
      ground: 'wrong-person' as const,
    },
    (envelope, body) => new RecordError(envelope, request, body),
  );
};
