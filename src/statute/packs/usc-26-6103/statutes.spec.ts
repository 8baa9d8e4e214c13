import { describe, expect, it } from 'vitest';
import { isDeportability, isFailureToDepart, kindOfProvision } from './statutes.js';

describe('a cited provision', () => {
  it.each([
    ['8 USC 1253(a)(1)', 'nontax-crime'],
    ['8 U.S.C. § 1325', 'nontax-crime'],
    ['8 USC 1231(a)', 'not-criminal'],
    ['18 USC 1546', 'nontax-crime'],
    ['18 USC 2339B', 'nontax-crime'],
    ['18 USC 3148', 'not-criminal'],
    ['18 USC 371', 'maybe-tax'],
    ['21 USC 841(a)(1)', 'nontax-crime'],
    ['26 USC 7201', 'tax-crime'],
    ['26 USC 5861(d)', 'nontax-crime'],
    ['26 USC 6103', 'unlisted'],
    ['31 USC 5324', 'maybe-tax'],
    ['42 USC 408', 'unlisted'],
    ['the usual one', 'unlisted'],
  ])('%s is %s', (citation, kind) => {
    expect(kindOfProvision(citation)).toBe(kind);
  });
});

describe('failure to depart', () => {
  it.each(['8 USC 1253(a)(1)', '8 USC 1253(a)(1)(A)', '8 USC 1253(a)', '8 USC 1253'])(
    'is cited by %s',
    (citation) => {
      expect(isFailureToDepart(citation)).toBe(true);
    },
  );

  it.each(['8 USC 1253(b)', '8 USC 1253(a)(2)', '8 USC 1253(a)(3)(A)', '18 USC 1546'])(
    'is not cited by %s',
    (citation) => {
      expect(isFailureToDepart(citation)).toBe(false);
    },
  );
});

describe('a ground of removal', () => {
  it.each([
    ['8 USC 1227(a)(1)(B)', true],
    ['8 USC 1227', true],
    ['8 USC 1227(b)', false],
    ['8 USC 1182(a)(6)(A)', false],
    ['overstay', undefined],
  ])('%s is a class of 1227(a): %s', (ground, expected) => {
    expect(isDeportability(ground)).toBe(expected);
  });
});
