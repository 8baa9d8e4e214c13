import { instant, washingtonDay } from '../kernel/dates.js';
import { JoinRequest, type LetterInput, OpenRequest } from '../ledger/request/open-request.js';
import { type DisclosuresInput, RecordDisclosures } from '../ledger/request/record-disclosures.js';
import type { InformationInput } from '../ledger/information-input.js';
import { RecordInformation } from '../ledger/request/record-information.js';
import { type LinesInput, RecordLines, SubmitRequest } from '../ledger/request/record-lines.js';
import { type AnswerInput, RecordResponse } from '../ledger/request/record-response.js';
import { DISCLOSURE_MANAGER, INSPECTOR_GENERAL, INSPECTOR_GENERAL_OF_JUSTICE } from './offices.js';
import { ALL_EQUAL, item, officer, person } from './people.js';
import { DHS, DOJ, IRS, type Scribe, type Telling } from './scribe.js';

type Line = LinesInput['lines'][number];
type Disclosure = Omit<DisclosuresInput, 'lines' | 'occurredOn'>;

/** The days of a case, in their order. */
type Days = {
  readonly letter: string;
  readonly received: string;
  readonly answered: string;
  readonly disclosed: string;
};

/** A request of one line, from letter to disclosure; within the law in all that is not said otherwise. */
export type Case = {
  readonly key: string;
  /** Who asks; left out: Homeland Security. */
  readonly agency?: 'DOJ';
  /** Number of the invented person. */
  readonly person: number;
  readonly days: Days;
  readonly letter?: Partial<LetterInput>;
  readonly line?: Partial<Line>;
  /** Left out: accepted, matched on every key, approved. */
  readonly answers?: readonly AnswerInput[];
  /** Number of the response in the series of the IRS; left out: it bears none. */
  readonly response?: number;
  /** `null`: nothing is disclosed. */
  readonly disclosure?: Partial<Disclosure> | null;
};

const AGENT = officer('HSI-SA-17', 'investigator');
const AGENT_OF_JUSTICE = officer('OIG-4', 'investigator', 'Inspector General', 'DOJ');

const agentOf = ({ agency }: Case) => (agency === 'DOJ' ? AGENT_OF_JUSTICE : AGENT);

const letterOf = ({ days, letter, agency }: Case): LetterInput => ({
  occurredOn: days.letter,
  authority: '6103(i)(2)',
  lineCount: 1,
  form: 'electronic',
  signatory: agency === 'DOJ' ? INSPECTOR_GENERAL_OF_JUSTICE : INSPECTOR_GENERAL,
  items: [item('bank-account', { source: 'summons' })],
  ...letter,
});

const lineOf = (told: Case): Line => ({
  ...person(told.person),
  reason: `Visa petitions filed under case ${told.key} name this person as sponsor; the summonsed accounts show who paid for them.`,
  periods: ['2023'],
  statutes: ['18 USC 1546'],
  matter: {
    reference: `OIG-${told.key}`,
    kind: 'criminal-investigation',
    openedOn: '2025-03-03',
    closedOn: null,
    assurance: true,
  },
  engaged: [agentOf(told)],
  ...told.line,
});

const ONE_LINE: [number, number][] = [[1, 1]];

/** Accepted, matched on every key, and approved by the office that may. */
const WITHIN_THE_LAW: readonly AnswerInput[] = [
  { kind: 'accepted', lines: ONE_LINE },
  {
    kind: 'matched',
    lines: ONE_LINE,
    matched: true,
    compared: ALL_EQUAL,
    processes: ['address'],
    scriptVersion: 'match-2025.04',
    candidates: 1,
  },
  {
    kind: 'approved',
    lines: ONE_LINE,
    approver: DISCLOSURE_MANAGER,
    inWriting: true,
    paragraph: '6103(i)(2)',
  },
];

const disclosureOf = (told: Case): DisclosuresInput => ({
  occurredOn: told.days.disclosed,
  authority: '6103(i)(2)',
  recipientAgency: told.agency ?? 'DHS',
  recipients: [agentOf(told)],
  items: told.letter?.items ?? [item('bank-account', { source: 'summons' })],
  channel: 'secure portal',
  inWriting: 'yes',
  ...told.disclosure,
  lines: ONE_LINE,
});

const eveningOf = (day: string): string => `${day}T21:00:00Z`;

/** Tells one case. @returns the id of the request. */
export const tellCase = (scribe: Scribe, told: Case): string => {
  const { key, days } = told;
  const asking = told.agency === 'DOJ' ? DOJ : DHS;
  const by = (actor: typeof DHS, step: string, day: string) => ({
    by: actor,
    key: `${key}/${step}`,
    at: eveningOf(day),
  });
  const request = scribe.tell(
    by(asking, 'made', days.letter),
    letterOf(told),
    (envelope, body) => new OpenRequest(envelope, body),
  );
  scribe.tell(
    by(asking, 'lines', days.letter),
    { occurredOn: days.letter, lines: [lineOf(told)] },
    (envelope, body) => new RecordLines(envelope, request, body),
  );
  scribe.tell(
    by(asking, 'submitted', days.letter),
    { occurredOn: days.letter, lineCount: 1 },
    (envelope, body) => new SubmitRequest(envelope, request, body),
  );
  receive(scribe, by(IRS, 'received', days.received), told, request);
  answer(scribe, by(IRS, 'answered', days.answered), request, told);
  if (told.disclosure !== null) check(scribe, by(IRS, 'checked', days.answered), request);
  accountFor(scribe, by(IRS, 'request-accounted', days.received), request, 'request');
  if (told.disclosure === null) return request;
  disclose(scribe, by(IRS, 'disclosed', days.disclosed), told, request);
  accountFor(scribe, by(IRS, 'accounted', days.disclosed), request, 'disclosure');
  arrive(scribe, by(asking, 'arrived', days.disclosed), told, request);
  return request;
};

const receive = (scribe: Scribe, telling: Telling, told: Case, request: string) => {
  const letter = letterOf(told);
  return scribe.tell(
    telling,
    { ...letter, occurredOn: told.days.received, letterDate: letter.occurredOn },
    (envelope, body) => new JoinRequest(envelope, request, body),
  );
};

const answer = (
  scribe: Scribe,
  telling: Telling,
  request: string,
  { answers = WITHIN_THE_LAW, response }: Case,
) =>
  scribe.tell(
    telling,
    {
      occurredOn: telling.at.slice(0, 10),
      answers,
      ...(response === undefined ? {} : { agencyNumber: response }),
    },
    (envelope, body) => new RecordResponse(envelope, request, body),
  );

/** Nothing that 6103(i)(6) protects stood against it. */
const check = (scribe: Scribe, telling: Telling, request: string) =>
  scribe.tell(
    telling,
    {
      kind: 'impairment-checked',
      occurredOn: telling.at.slice(0, 10),
      lines: ONE_LINE,
      result: 'none',
      concerns: 'disclosure',
      lifted: false,
      office: DISCLOSURE_MANAGER,
    } as const,
    (envelope, body) => new RecordInformation(envelope, request, body),
  );

const disclose = (scribe: Scribe, telling: Telling, told: Case, request: string) =>
  scribe.tell(
    telling,
    disclosureOf(told),
    (envelope, body) => new RecordDisclosures(envelope, request, body),
  );

/** What the IRS writes down of a request or a disclosure: all that the law and its manual name. */
const RECORDS = [
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
] as const;

/** An accounting that lacks nothing. */
export const ACCOUNTING = {
  kind: 'accounting',
  form: '5466-B',
  records: [...RECORDS],
  purposeCode: '21',
  agencyCode: 'FD010',
} satisfies Partial<InformationInput>;

/** The IRS accounts for a request as a whole, or for what it disclosed on it. */
export const accountFor = (
  scribe: Scribe,
  telling: Telling,
  request: string,
  of: 'request' | 'disclosure',
) =>
  scribe.tell<InformationInput>(
    telling,
    {
      ...ACCOUNTING,
      occurredOn: washingtonDay(instant(telling.at)),
      of,
      authority: '6103(i)(2)',
    },
    (envelope, body) => new RecordInformation(envelope, request, body),
  );

/** The agency logs what arrived. */
const arrive = (scribe: Scribe, telling: Telling, told: Case, request: string) =>
  scribe.tell<InformationInput>(
    telling,
    {
      kind: 'received',
      occurredOn: told.days.disclosed,
      lines: ONE_LINE,
      holder: agentOf(told),
      items: disclosureOf(told).items,
    },
    (envelope, body) => new RecordInformation(envelope, request, body),
  );
