import { createSecretKey, randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { Type } from 'typebox';
import { describe, expect, test } from 'vitest';
import { day } from '../kernel/dates.js';
import { Problem } from '../kernel/problem.js';
import type { StoredRecord } from '../kernel/record.js';
import { eventType, official, open, personal } from './event-type.js';
import { BoxBroken, type DataKey, openBox, seal, type ToSeal } from './seal.js';

const planted = eventType('Planted', 1, 'A planted type', {
  line: open(8, Type.Integer({ minimum: 1 }), 'Line'),
  place: official(9, Type.Object({ z: Type.String(), a: Type.String() }), 'Names out of order'),
  name: personal(23, 'Name'),
  address: personal(24, 'Address'),
});
const plain = eventType('Plain', 1, 'A type without personal fields', {});

const newKey = (kid = 'kid-1'): DataKey => ({ kid, key: createSecretKey(randomBytes(32)) });
const dataKey = newKey();
const place = {
  eventType: planted,
  ledgerId: 'local',
  stream: 'ledger_local_request-0198f2a0-0000-8000-8000-000000000001',
  dataKey,
};
const stamp = {
  recordedAt: '2025-06-27T13:00:00.000Z',
  actor: { id: 'dhs-1', role: 'agency-recorder', agency: 'DHS' },
  agency: 'DHS',
  occurredOn: '2025-06-27',
};
const sealed = (data: Readonly<Record<string, unknown>> = {}, more: Partial<ToSeal> = {}) =>
  seal({
    ...place,
    id: '0198f2a0-0000-8000-8000-000000000002',
    recordedOn: day('2025-06-27'),
    data: { ...stamp, ...data },
    ...more,
  });

const texts = fc.option(fc.string({ unit: 'grapheme' }));

describe('a sealed event', () => {
  test('opens to what was sealed', () => {
    fc.assert(
      fc.property(texts, texts, (name, address) => {
        const stored = JSON.parse(JSON.stringify(sealed({ name, address }))) as StoredRecord;
        expect(openBox(stored, place)).toEqual({ name, address });
      }),
      { seed: 1 },
    );
  });

  test('keeps each field in its own face, every field of the table, null where not recorded', () => {
    const record = sealed({ line: 3, name: 'Testa Sample' });
    expect(record.public).toEqual({ agency: 'DHS', occurredOn: '2025-06-27', line: 3 });
    expect(record.official).toEqual({
      recordedAt: stamp.recordedAt,
      actor: stamp.actor,
      commandId: null,
      fingerprint: null,
      occurredAt: null,
      place: null,
    });
    expect(Object.keys(record.commit.personal).toSorted()).toEqual(['address', 'name']);
  });

  test('shows no personal value outside its box', () => {
    expect(JSON.stringify(sealed({ name: 'Testa Sample' }))).not.toContain('Testa');
  });

  test('draws new seeds each time, so that equal people cannot be told from the log', () => {
    const [one, other] = [sealed({ name: 'Testa Sample' }), sealed({ name: 'Testa Sample' })];
    expect(one.commit.personal['name']).not.toBe(other.commit.personal['name']);
    expect(one.commit.official).not.toBe(other.commit.official);
    expect(one.box?.iv).not.toBe(other.box?.iv);
  });

  test('is the same bytes again when the random values are given', () => {
    const randomness = {
      officialSeed: new Uint8Array(32).fill(1),
      personalSeed: new Uint8Array(32).fill(2),
      iv: new Uint8Array(12).fill(3),
    };
    expect(sealed({}, { randomness })).toEqual(sealed({}, { randomness }));
  });

  test('keeps its names in the order of canonical JSON, whatever order they came in', () => {
    const { official: face } = sealed({ place: { z: 'Z', a: 'A' } });
    expect(JSON.stringify(face['place'])).toBe('{"a":"A","z":"Z"}');
  });

  test('has no box when its type has no personal field', () => {
    const record = sealed({}, { eventType: plain });
    expect(record).toMatchObject({ box: null, commit: { personal: {} } });
    expect(openBox(record, { ...place, eventType: plain })).toEqual({});
  });
});

describe('a box does not open', () => {
  const record = sealed({ name: 'Testa Sample', address: '1 Sample Street' });
  const flipped = (text: string): string => (text.startsWith('A') ? 'B' : 'A') + text.slice(1);
  const box = record.box ?? expect.unreachable();

  test.each<[string, StoredRecord, Partial<typeof place>]>([
    ['with another key', record, { dataKey: newKey() }],
    ['with the same key under another kid', record, { dataKey: { ...dataKey, kid: 'kid-2' } }],
    ['in another stream', record, { stream: `${place.stream}0` }],
    ['in another ledger', record, { ledgerId: 'other' }],
    ['under another event id', { ...record, id: '0198f2a0-0000-8000-8000-000000000003' }, {}],
    ['under another type', { ...record, type: 'Other' }, {}],
    ['under another version', { ...record, version: 2 }, {}],
    ['with a changed text', { ...record, box: { ...box, data: flipped(box.data) } }, {}],
    ['with a changed IV', { ...record, box: { ...box, iv: flipped(box.iv) } }, {}],
    ['with a changed tag', { ...record, box: { ...box, tag: flipped(box.tag) } }, {}],
    ['with a shortened tag', { ...record, box: { ...box, tag: box.tag.slice(0, 6) } }, {}],
    [
      'against the commitments of another event',
      { ...record, commit: sealed({ name: 'Testa Sample' }).commit },
      {},
    ],
  ])('%s', (_, changed, at) => {
    expect(() => openBox(changed, { ...place, ...at })).toThrow(BoxBroken);
  });
});

describe('data that does not fit the table is refused, by the name of the field only', () => {
  const errorsOf = (data: Readonly<Record<string, unknown>>) => {
    try {
      sealed(data);
    } catch (error) {
      if (error instanceof Problem && error.id === 'request-invalid')
        return error.extensions.errors;
      throw error;
    }
    return [];
  };

  test.each<[string, Readonly<Record<string, unknown>>, string]>([
    ['a field that the table does not have', { extra: 'Testa Sample' }, 'extra'],
    ['a value of another kind', { line: 'Testa Sample' }, 'line'],
    ['a value out of its bounds', { line: 0 }, 'line'],
    ['an inner name left out', { place: { a: 'Testa Sample' } }, 'place'],
    ['a public text outside its pattern', { agency: 'Testa\nSample' }, 'agency'],
    ['a personal field that is no text', { name: ['Testa Sample'] }, 'name'],
    ['a lone surrogate in a personal text', { name: 'Testa \ud800' }, 'name'],
    ['a lone surrogate deep inside', { place: { a: 'a', z: '\udfff Testa' } }, 'place'],
    ['an event without a day', { occurredOn: null }, 'occurredOn'],
    ['an event without an actor', { actor: undefined }, 'actor'],
  ])('%s', (_, data, field) => {
    const errors = errorsOf(data) ?? [];
    expect(JSON.stringify(errors)).toContain(field);
    expect(JSON.stringify(errors)).not.toContain('Testa');
  });
});
