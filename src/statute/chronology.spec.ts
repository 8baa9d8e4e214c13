import { expect, it } from 'vitest';
import { orderOf } from './chronology.js';
import { at, on, type Told } from './example.js';
import { disclosed, match } from './examples.js';
import type { Fact } from './facts.js';

const fact = (told: Told): Fact => ({
  ...told,
  ref: { seq: 1, stream: 'request-1', revision: 0 },
  recordedOn: told.occurredOn,
});
const noon = '2025-08-07T16:00:00Z';
const order = (one: Told, other: Told) => [
  orderOf(fact(one), fact(other)),
  orderOf(fact(other), fact(one)),
];

it('two facts stand by their days, and on one day by their instants where both have one', () => {
  const act = at(noon, disclosed());
  expect(order(on('2025-08-06', match()), act)).toEqual(['before', 'after']);
  expect(order(at('2025-08-07T15:59:59Z', match()), act)).toEqual(['before', 'after']);
  expect(order(at(noon, match()), act)).toEqual(['unknown', 'unknown']);
  expect(order(on('2025-08-07', match()), act)).toEqual(['unknown', 'unknown']);
  expect(order(on('2025-08-07', match()), disclosed())).toEqual(['unknown', 'unknown']);
});
