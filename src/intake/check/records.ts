import type { DisclosuresInput } from '../../ledger/request/record-disclosures.js';
import type { AnswerInput } from '../../ledger/request/record-response.js';
import type { LineInput } from '../../ledger/request/line.js';
import * as events from '../../ledger/request/response.events.js';
import { disclosed } from '../../ledger/disclosure/disclosure.events.js';
import type { Range } from '../../ledger/shapes.js';
import {
  checkFields,
  code,
  fieldsOf,
  flag,
  int,
  lineRanges,
  listOf,
  objects,
  oneOf,
  statute,
  text,
} from './check.js';
import { Mistakes } from './mistake.js';
import { comparisons, emergency, item, matter, office, officer, removalOrder } from './shapes.js';

/** What a record of each kind is, once it fits. */
export type RecordOf = {
  'request-lines': LineInput & { readonly line?: number | null };
  responses: AnswerInput;
  /** As at the small door, but for the day: the batch has it. */
  disclosures: Omit<DisclosuresInput, 'occurredOn' | 'occurredAt'>;
};
export type BatchKind = keyof RecordOf;
export const BATCH_KINDS: readonly BatchKind[] = ['request-lines', 'responses', 'disclosures'];

const MAX_LINE = 100_000_000;

const line = fieldsOf(
  {},
  {
    name: text(),
    tin: text(),
    address: text(),
    birthDate: text(),
    reason: text(),
    periods: listOf(code),
    statutes: listOf(statute),
    items: objects(item),
    matter,
    removalOrder,
    engaged: objects(officer),
    supersedesLine: int(1, MAX_LINE),
    line: int(1, MAX_LINE),
  },
);

const disclosure = fieldsOf(
  { lines: lineRanges },
  {
    authority: code,
    recipientAgency: code,
    recipients: objects(officer),
    items: objects(item),
    channel: code,
    inWriting: oneOf(disclosed.fields.inWriting.schema),
    emergency,
    endangered: text(),
  },
);

const kind = { kind: text() };
const { fields: match } = events.matchDecided;
const answers = {
  'deficiency-noted': fieldsOf(kind, { lines: lineRanges, elements: listOf(code), note: text() }),
  returned: fieldsOf(kind, { lines: lineRanges, elements: listOf(code), note: text() }),
  accepted: fieldsOf(kind, { lines: lineRanges }),
  refused: fieldsOf(kind, {
    lines: lineRanges,
    ground: oneOf(events.linesRefused.fields.ground.schema),
    note: text(),
  }),
  matched: fieldsOf(kind, {
    lines: lineRanges,
    matched: flag,
    compared: comparisons,
    processes: listOf(oneOf(match.processes.schema)),
    scriptVersion: code,
    candidates: int(0, Number.MAX_SAFE_INTEGER),
  }),
  'no-match': fieldsOf(kind, {
    lines: lineRanges,
    detail: oneOf(events.noMatchReported.fields.detail.schema),
  }),
  approved: fieldsOf(kind, {
    lines: lineRanges,
    approver: office,
    inWriting: flag,
    paragraph: code,
  }),
} as const satisfies Readonly<Record<AnswerInput['kind'], ReturnType<typeof fieldsOf>>>;

type Fields = ReturnType<typeof fieldsOf>;

/** An answer of none of the kinds has no other field either. */
const NO_ANSWER = fieldsOf(
  {
    kind: (value, field, wrong) => {
      wrong.add(field, 'not-one-of');
      return value;
    },
  },
  {},
);

const answerFields = ({ kind: said }: Readonly<Record<string, unknown>>): Fields =>
  typeof said === 'string' && Object.hasOwn(answers, said)
    ? answers[said as AnswerInput['kind']]
    : NO_ANSWER;

const FIELDS = {
  'request-lines': () => line,
  responses: answerFields,
  disclosures: () => disclosure,
} as const satisfies Readonly<
  Record<BatchKind, (value: Readonly<Record<string, unknown>>) => Fields>
>;

/** Holds a record against its kind. @returns it as it is stored, good only where nothing is wrong. */
export const checkRecord = <K extends BatchKind>(
  batch: K,
  value: Readonly<Record<string, unknown>>,
): { readonly record: RecordOf[K]; readonly wrong: Mistakes } => {
  const wrong = new Mistakes();
  const record = checkFields(FIELDS[batch](value), value, { field: '', wrong });
  return { record: record as RecordOf[K], wrong };
};

/** Where a record stands: what it may name. */
export type Standing = {
  /** The lines recorded of the request; `undefined`: not known here. */
  readonly linesRecorded: number | undefined;
  /** The number that this record gets, where it is a line. */
  readonly lineNumber: number | undefined;
};

/** Lines of one event. */
const MAX_LINES = 1_000;

/** What the request must say of a record: the lines it names, and the number it gives itself. */
export const checkStanding = (
  batch: BatchKind,
  record: RecordOf[BatchKind],
  standing: Standing,
  wrong: Mistakes,
): void => {
  if (batch === 'request-lines') checkNumber(record as RecordOf['request-lines'], standing, wrong);
  else checkLines(record as { readonly lines?: readonly Range[] | null }, standing, wrong);
};

const checkNumber = (
  { line: said }: RecordOf['request-lines'],
  { lineNumber }: Standing,
  wrong: Mistakes,
): void => {
  if (said != null && said !== (lineNumber ?? said)) wrong.add('line', 'wrong-line');
};

const checkLines = (
  { lines }: { readonly lines?: readonly Range[] | null },
  { linesRecorded }: Standing,
  wrong: Mistakes,
): void => {
  let count = 0;
  for (const [first, last] of lines ?? []) {
    count += last - first + 1;
    if (first > last || count > MAX_LINES) wrong.add('lines', 'not-lines');
    else if (last > (linesRecorded ?? last)) wrong.add('lines', 'no-such-line');
  }
};
