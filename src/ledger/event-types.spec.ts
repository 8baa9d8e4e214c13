import type { TSchema } from 'typebox';
import { describe, expect, test } from 'vitest';
import { UnknownEvent } from '../eventstore/codec.js';
import { EVENT_TYPES, eventTypeOf, lift, storedEventType } from './event-types.js';

const COMMON = [
  'recordedAt',
  'actor',
  'commandId',
  'fingerprint',
  'agency',
  'occurredOn',
  'occurredAt',
];

/** Registers of courts, agreements, offices, readings and duties: what they say in public is public already. */
const REGISTERS = new Set([
  'CourtOrderEntered',
  'CourtOrderModified',
  'CourtOrderLifted',
  'CommitmentRecorded',
  'OfficeStandingRecorded',
  'ReadingAdopted',
  'AttestationDutyRecorded',
]);
/** Set by the operator's configuration and by the service, before there is any person's data. */
const CONFIGURED = new Set(['LedgerOpened.origin', 'LedgerOpened.keyCheckValues']);

type Node = Readonly<Record<string, unknown>>;
const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null;

/** Every schema inside a schema, itself included. */
const schemasIn = (schema: unknown): readonly Node[] =>
  isNode(schema) ? [schema, ...Object.values(schema).flatMap(schemasIn)] : [];

/** Texts that a schema lets through as they come: no closed list, no pattern from end to end. */
const freeTextsIn = (schema: unknown): readonly Node[] =>
  schemasIn(schema).filter(
    ({ type, const: only, enum: list, pattern, patternProperties }) =>
      (type === 'string' &&
        only === undefined &&
        list === undefined &&
        !/^\^.*\$$/.test(typeof pattern === 'string' ? pattern : '')) ||
      (isNode(patternProperties) &&
        Object.keys(patternProperties).some((name) => /\.\*/.test(name))),
  );

test('a free text, a half-anchored pattern and free names are each seen as free', () => {
  const free: readonly Node[] = [
    { type: 'string' },
    { type: 'string', pattern: '[a-z]+' },
    { type: 'array', items: { type: 'string', maxLength: 3 } },
    { type: 'object', patternProperties: { '^.*$': { type: 'integer' } } },
  ];
  for (const schema of free) expect(freeTextsIn(schema)).toHaveLength(1);
  expect(freeTextsIn({ anyOf: [{ type: 'string', const: 'a' }, { type: 'null' }] })).toEqual([]);
});

test('each type and version stands in the list once', () => {
  const names = EVENT_TYPES.map(({ type, version }) => `${type} ${version}`);
  expect(new Set(names).size).toBe(names.length);
});

test('a type is found by its name, as it is written today and as it was stored', () => {
  for (const eventType of EVENT_TYPES) {
    expect(storedEventType(eventType.type, eventType.version)).toBe(eventType);
    expect(eventTypeOf(eventType.type).version).toBeGreaterThanOrEqual(eventType.version);
  }
});

test('a type or version that nobody knows is an unknown event', () => {
  expect(() => eventTypeOf('Imagined')).toThrow(UnknownEvent);
  expect(() => storedEventType('LineAdded', 99)).toThrow(UnknownEvent);
  expect(() => eventTypeOf('constructor')).toThrow(UnknownEvent);
});

describe.each(EVENT_TYPES.map((eventType) => ({ name: eventType.type, eventType })))(
  'the table of $name',
  ({ eventType: { type, fields } }) => {
    const rows = Object.entries(fields);

    test('begins with the seven common fields', () => {
      expect(rows.slice(0, 7).map(([name, { n }]) => [name, n])).toEqual(
        COMMON.map((name, index) => [name, index + 1]),
      );
    });

    test('numbers every field once, from 1', () => {
      const numbers = rows.map(([, { n }]) => n);
      expect(new Set(numbers).size).toBe(numbers.length);
      for (const n of numbers) expect(Number.isSafeInteger(n) && n >= 1).toBe(true);
    });

    test('says what each field is', () => {
      for (const [, { about }] of rows) expect(about.length).toBeGreaterThan(0);
    });

    test('has names that canonical JSON and other languages order alike', () => {
      for (const [name] of rows) expect(name).toMatch(/^[a-z][A-Za-z0-9]*$/);
    });

    test('lets no free text into the public face', () => {
      const free = rows.filter(
        ([name, { face, schema }]) =>
          face === 'public' &&
          !REGISTERS.has(type) &&
          !CONFIGURED.has(`${type}.${name}`) &&
          freeTextsIn(schema).length > 0,
      );
      expect(free.map(([name]) => name)).toEqual([]);
    });

    test('has only texts in the personal face', () => {
      const sealed = rows.filter(([, { face }]) => face === 'personal');
      expect(sealed.map(([, { schema }]) => (schema as TSchema & Node)['type'])).toEqual(
        sealed.map(() => 'string'),
      );
    });
  },
);

test('of what a clause of version 1 is about is not recorded', () => {
  const lifted = (clauses: readonly { readonly id: string }[] | null) =>
    lift({
      type: 'CommitmentRecorded',
      version: 1,
      public: { label: 'MOU', clauses: clauses === null ? null : [...clauses] },
      official: {},
    }).public;
  expect(lifted([{ id: '1' }])).toEqual({
    label: 'MOU',
    clauses: [{ id: '1', disclosedUntil: null }],
  });
  expect(lifted(null)).toEqual({ label: 'MOU', clauses: null });
});

test('whose an answer of version 1 of a reading is was not stated', () => {
  const lifted = (answers: readonly { readonly switch: string }[] | null) =>
    lift({
      type: 'ReadingAdopted',
      version: 1,
      public: { title: 'Mine', answers: answers === null ? null : [...answers] },
      official: {},
    }).public;
  expect(lifted([{ switch: 'R-HEAD' }])).toEqual({
    title: 'Mine',
    answers: [{ switch: 'R-HEAD', answeredBy: null }],
  });
  expect(lifted(null)).toEqual({ title: 'Mine', answers: null });
});

test.each([
  ['ImpairmentChecked', 'notified'],
  ['ChargeOrDisciplineRecorded', 'instrument'],
])('%s of version 1 does not say %s', (type, added) => {
  const official = { note: 'as it was' };
  expect(lift({ type, version: 1, public: {}, official }).official).toEqual({
    ...official,
    [added]: null,
  });
});
