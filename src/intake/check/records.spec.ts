import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DisclosuresDto } from '../../http/disclosures/disclosure.dto.js';
import { LinesDto } from '../../http/requests/lines.dto.js';
import { ResponseDto } from '../../http/requests/response.dto.js';
import { validation } from '../../http/body/validation.js';
import { Problem } from '../../kernel/problem.js';
import { disclosed } from '../../ledger/disclosure/disclosure.events.js';
import { eventTypeOf } from '../../ledger/event-types.js';
import { EVENT_OF } from '../../ledger/request/record-response.js';
import { lineAdded } from '../../ledger/request/request.events.js';
import { facesOf } from '../../privacy/faces.js';
import { type BatchKind, checkRecord } from './records.js';

const RUNS = process.env['LONG'] === undefined ? 1_500 : 40_000;

type SmallDoor = {
  readonly taken?: unknown;
  readonly refused: readonly string[];
  /** Not all that is wrong was told. */
  readonly cut?: boolean;
};

/** The same record at the small door: what it takes it for, or the fields that it refuses. */
const atTheSmallDoor = async (kind: BatchKind, record: object): Promise<SmallDoor> => {
  const { metatype, body, open } = SMALL_DOORS[kind];
  try {
    const said: unknown = await validation().transform(body(record), { type: 'body', metatype });
    const taken = open(JSON.parse(JSON.stringify(said)) as Taken);
    mustFitItsTable(kind, taken as Readonly<Record<string, unknown>>);
    return { taken, refused: [] };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    const fields = (error.extensions.errors ?? []).map(({ field, message }) =>
      message === 'is not a field here' ? field.replace(/[^.]+$/, '(unknown)') : field,
    );
    const told = fields.map((field) =>
      field.replace(/^(?:lines|answers)\[0\]\.?/, '').replaceAll(/\.(\d+)/g, '[$1]'),
    );
    return { refused: named(told), cut: fields.length === 50 };
  }
};

const STAMP = {
  recordedAt: '2025-08-07T12:00:00.000Z',
  occurredOn: '2025-06-27',
  agency: 'DHS',
  actor: { id: 'dhs-1', role: 'agency-recorder', agency: 'DHS' },
};

/** Whatever the body says, what is recorded must fit the table of its event. @throws Problem */
const mustFitItsTable = (kind: BatchKind, taken: Readonly<Record<string, unknown>>): void => {
  const { kind: answer, ...data } = taken;
  if (kind === 'disclosures') facesOf(disclosed, { ...data, ...STAMP, lines: null, line: 1 });
  else if (kind === 'request-lines') facesOf(lineAdded, { ...data, ...STAMP, line: 1 });
  else facesOf(eventTypeOf(EVENT_OF[answer as keyof typeof EVENT_OF]), { ...data, ...STAMP });
};

const withoutDay = (taken: Taken): unknown => ({ ...taken, occurredOn: null });

type Taken = { readonly lines: unknown[]; readonly answers: unknown[]; occurredOn?: string };
const DAY = { occurredOn: '2025-06-27' };
const SMALL_DOORS = {
  'request-lines': {
    metatype: LinesDto,
    body: (line: object) => ({ ...DAY, lines: [line] }),
    open: ({ lines }: Taken) => lines[0],
  },
  responses: {
    metatype: ResponseDto,
    body: (answer: object) => ({ ...DAY, answers: [answer] }),
    open: ({ answers }: Taken) => answers[0],
  },
  disclosures: {
    metatype: DisclosuresDto,
    body: (told: object) => ({ ...DAY, ...told }),
    open: (taken: Taken) => withoutDay(taken),
  },
} as const;

/** Each field once; what lies below a field that does not fit itself is not told. */
const named = (fields: readonly string[]): readonly string[] =>
  [...new Set(fields)]
    .filter(
      (field) => !fields.some((up) => field.startsWith(`${up}.`) || field.startsWith(`${up}[`)),
    )
    .toSorted();

/** Null and absent say the same. */
const withoutNulls = (record: unknown): unknown =>
  Object.fromEntries(Object.entries(record as object).filter(([, value]) => value !== null));

const expectTheSame = async (kind: BatchKind, record: Record<string, unknown>): Promise<void> => {
  const small = await atTheSmallDoor(kind, record);
  const { record: taken, wrong } = checkRecord(kind, record);
  // Here an unknown one is told by its place.
  const fields = named(wrong.found.map(({ field }) => field.replace(/field \d+$/, '(unknown)')));
  // Beyond eight mistakes the rest of a record is not told here, beyond fifty not there.
  if (small.cut === true) expect(fields).toEqual(expect.arrayContaining([...small.refused]));
  else if (wrong.found.length === 8)
    expect(small.refused).toEqual(expect.arrayContaining([...fields]));
  else expect(fields).toEqual(small.refused);
  if (small.refused.length === 0) expect(withoutNulls(taken)).toEqual(withoutNulls(small.taken));
};

const odd = fc.constantFrom<unknown>(
  null,
  '',
  ' ',
  0,
  -1,
  1,
  1.5,
  1e9,
  true,
  {},
  { a: 1 },
  [],
  [[]],
  [null],
  [{}],
  ['x'],
  [1],
  'held',
  'DHS',
  '2023',
  '2025-02-30',
  '2025-06-27',
  'Ä',
  'a'.repeat(65),
  'a'.repeat(20_001),
  '😀'.repeat(10_001),
  '😀'.repeat(20_001),
  [[1, 1]],
  [[2, 1]],
  [[0, 1]],
  [[1, 2, 3]],
  Array.from({ length: 201 }, () => 'x'),
  'x@y',
  ' x',
  'x ',
  'x\n',
);
const word = fc.constantFrom('x', '2023', 'DHS', '18 USC 1546', '6103(i)(2)');
const dayText = fc.constantFrom('2025-06-27', '2024-02-29');
const flag = fc.boolean();
const text = fc.string({ unit: 'grapheme', maxLength: 12 });
const ranges = fc.constantFrom(
  [[1, 1]],
  [
    [1, 3],
    [7, 9],
  ],
);

/** A field as it should be, or something else. */
const mixed = (good: fc.Arbitrary<unknown>) =>
  fc.oneof({ weight: 12, arbitrary: good }, { weight: 1, arbitrary: odd });
const some = (fields: Record<string, fc.Arbitrary<unknown>>, needed: readonly string[] = []) => {
  const all = { ...fields, unknownField: odd };
  const there = fc.record(
    Object.fromEntries(Object.entries(all).map(([name, good]) => [name, mixed(good)])),
    { requiredKeys: [] },
  );
  return fc
    .tuple(there, fc.nat(7), fc.record(Object.fromEntries(needed.map((n) => [n, fields[n]!]))))
    .map(([said, keep, must]) => {
      const { unknownField, ...rest } = said as Record<string, unknown>;
      const base = keep === 0 ? rest : { ...must, ...rest };
      return keep === 1 && unknownField !== undefined ? { ...base, unknownField } : base;
    });
};

const oneOf = (...values: readonly string[]) => fc.constantFrom(...values);
const office = some(
  {
    title: text,
    kind: oneOf('agency-head', 'other'),
    agency: word,
    component: word,
    standing: oneOf('held', 'acting'),
  },
  ['title', 'kind', 'agency'],
);
const officer = some(
  { officerId: word, agency: word, office: text, role: oneOf('supervisor', 'other') },
  ['agency'],
);
const item = some(
  {
    code: word,
    source: oneOf('informant', 'summons'),
    artefact: oneOf('return', 'note'),
    subject: oneOf('taxpayer', 'spouse'),
    period: word,
    asOf: dayText,
    claimedClass: word,
  },
  ['code'],
);
const matter = some({
  reference: word,
  kind: oneOf('civil', 'grand-jury'),
  openedOn: dayText,
  closedOn: dayText,
  assurance: flag,
});
const removalOrder = some({
  ground: word,
  arm: oneOf('A', 'D'),
  orderedOn: dayText,
  administrativelyFinalOn: dayText,
  courtFinalOn: dayText,
  failureOn: dayText,
  status: oneOf('stayed', 'vacated'),
});
const comparisons = some({
  name: oneOf('equal', 'different'),
  tin: oneOf('equal', 'equivalent'),
  address: oneOf('not-compared'),
  birthDate: oneOf('equal'),
});
const emergency = some({ basis: oneOf('danger', 'flight'), statedBy: office }, ['basis']);
const words = fc.array(word, { maxLength: 3 });
const several = (one: fc.Arbitrary<unknown>) => fc.array(one, { maxLength: 2 });

/** Fields of every kind of answer beside its own. */
const answer = (kind: string, own: Record<string, fc.Arbitrary<unknown>>) =>
  some({ kind: fc.constant(kind), lines: ranges, ...own }, ['kind']);
const answers = [
  answer('deficiency-noted', { elements: words, note: text }),
  answer('returned', { elements: words, note: text }),
  answer('accepted', {}),
  answer('refused', { ground: oneOf('scope', 'other'), note: text }),
  answer('matched', {
    matched: flag,
    compared: comparisons,
    processes: fc.array(oneOf('tin', 'manual'), { maxLength: 2 }),
    scriptVersion: word,
    candidates: fc.nat(),
  }),
  answer('no-match', { detail: oneOf('generic', 'detailed') }),
  answer('approved', { approver: office, inWriting: flag, paragraph: word }),
  answer('none', { note: text }),
];

const RECORDS: Readonly<Record<BatchKind, fc.Arbitrary<Record<string, unknown>>>> = {
  'request-lines': some({
    name: text,
    tin: text,
    address: text,
    birthDate: text,
    reason: text,
    periods: words,
    statutes: fc.oneof(words, fc.constant(['18 U.S.C. § 1546(a)'])),
    items: several(item),
    matter,
    removalOrder,
    engaged: several(officer),
    supersedesLine: fc.integer({ min: 1, max: 9 }),
    line: fc.integer({ min: 1, max: 9 }),
  }),
  responses: fc.oneof(...answers),
  disclosures: some(
    {
      lines: ranges,
      authority: word,
      recipientAgency: word,
      recipients: several(officer),
      items: several(item),
      channel: word,
      inWriting: oneOf('yes', 'no'),
      emergency,
      endangered: text,
    },
    ['lines'],
  ),
};

describe.each(Object.entries(RECORDS))('a record of %s', (kind, records) => {
  it('is taken or refused, field by field, as at the small door, and taken for the same', async () => {
    let taken = 0;
    let refused = 0;
    await fc.assert(
      fc.asyncProperty(records, async (record) => {
        await expectTheSame(kind as BatchKind, record);
        if (checkRecord(kind as BatchKind, record).wrong.found.length === 0) taken += 1;
        else refused += 1;
      }),
      { numRuns: RUNS, seed: 6103 },
    );
    expect(Math.min(taken, refused)).toBeGreaterThan(RUNS / 50);
  });
});

it('a text is measured as the table of its event does, where the body alone would let it pass', async () => {
  for (const name of ['a\uFE0F'.repeat(10_001), 'a\uFE0F'.repeat(10_000), '😀'.repeat(20_000)])
    await expectTheSame('request-lines', { name });
});
