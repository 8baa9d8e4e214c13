import { describe, expect, it } from 'vitest';
import { isDeportability, isFailureToDepart, isRead, kindOfProvision } from './statutes.js';

describe('a cited provision', () => {
  it.each([
    ['8 USC 1253(a)(1)', 'nontax-crime'],
    ['8 U.S.C. § 1325', 'nontax-crime'],
    ['8 USC 1231(a)', 'not-criminal'],
    ['18 USC 1546', 'nontax-crime'],
    ['18 USC 2339B', 'nontax-crime'],
    ['18 USC 3146', 'unlisted'],
    ['18 USC 3148', 'unlisted'],
    ['18 USC 981', 'unlisted'],
    ['18 USC 1964', 'unlisted'],
    ['18 USC 1030(a)(2)', 'nontax-crime'],
    ['18 USC 1030(g)', 'unlisted'],
    ['8 USC 1253', 'nontax-crime'],
    ['8 USC 1253(b)', 'nontax-crime'],
    ['8 USC 1253(c)', 'unlisted'],
    ['8 USC 1253(d)', 'unlisted'],
    ['8 USC 1253(c)(1)', 'unlisted'],
    ['8 USC 1324(a)(1)(A)', 'nontax-crime'],
    ['8 USC 1324b', 'unlisted'],
    ['8 USC 1324d', 'unlisted'],
    ['8 USC 1325(b)', 'unlisted'],
    ['8 USC 1229a', 'unlisted'],
    ['21 USC 853', 'unlisted'],
    ['26 USC 7213A', 'unlisted'],
    ['INA 237(a)(1)(B)', 'not-criminal'],
    ['18 USC 371', 'maybe-tax'],
    ['21 USC 841(a)(1)', 'nontax-crime'],
    ['26 USC 7200', 'unlisted'],
    ['26 USC 7201', 'tax-crime'],
    [' 26 USC 7201 ', 'tax-crime'],
    ['26 USC 7344', 'tax-crime'],
    ['26 USC 7345', 'unlisted'],
    ['18 USC 1956(a)(1)', 'maybe-tax'],
    ['18 USC 1957', 'maybe-tax'],
    ['18 USC 1960', 'nontax-crime'],
    ['26 USC 5800', 'unlisted'],
    ['26 USC 5801', 'maybe-tax'],
    ['26 USC 5861(d)', 'maybe-tax'],
    ['26 USC 5872', 'maybe-tax'],
    ['26 USC 5873', 'unlisted'],
    ['26 USC 6103', 'unlisted'],
    ['31 USC 5324', 'maybe-tax'],
    ['42 USC 408', 'nontax-crime'],
    ['42 U.S.C. § 408(a)(7)(B)', 'nontax-crime'],
    ['42 USC 408(b)(1)', 'unlisted'],
    ['28 U.S.C. §\u00a0533(1)', 'authority'],
    ['5 USC 406(a)', 'authority'],
    ['5 USC 552a', 'unlisted'],
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

  it.each([
    '8 USC 1253(b)',
    '8 USC 1253(a)(2)',
    '8 USC 1253(a)(3)(A)',
    '18 USC 1546',
    '18 USC 1253',
    '8 USC 1324',
    'overstay',
  ])('is not cited by %s', (citation) => {
    expect(isFailureToDepart(citation)).toBe(false);
  });
});

describe('a ground of removal', () => {
  it.each([
    ['8 USC 1227(a)(1)(B)', true],
    ['8 USC 1227', true],
    ['8 USC 1227(b)', false],
    ['8 USC 1182(a)(6)(A)', false],
    ['18 USC 1227', false],
    ['INA 237(a)(1)(B)', true],
    ['INA § 237(a)(1)(B)', true],
    ['INA § 212(a)(6)(A)', false],
    ['INA 241(a)(5)', undefined],
    ['overstay', undefined],
  ])('%s is a class of 1227(a): %s', (ground, expected) => {
    expect(isDeportability(ground)).toBe(expected);
  });
});

describe('a clear outcome', () => {
  it.each([
    ['8 USC 1253(a)(1)', true],
    ['8 USC 1306', true],
    ['8 USC 1324', false],
    ['18 USC 1253', false],
    ['18 USC 1546', false],
    ['the usual one', false],
  ])('that rests on %s rests on a text that was read: %s', (citation, expected) => {
    expect(isRead(citation)).toBe(expected);
  });
});
