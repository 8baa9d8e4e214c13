import { expect, it } from 'vitest';
import { isAmong } from './offences.js';

const LISTED = ['18 U.S.C. § 1546', '8 USC 1253(a)(1)'];

it.each([
  '18 USC 1546',
  '18 u.s.c. 1546(a)',
  '8 USC 1253(a)(1)',
  '8 U.S.C. § 1253(a)(1)(B)',
  '8 usc 1253(A)(1)',
])('%s is among the offences listed', (statute) => {
  expect(isAmong(statute, LISTED)).toBe(true);
});

it.each(['18 USC 15461', '18 USC 154', '8 USC 1253', '8 USC 1253(a)', '8 USC 1253(a)(2)'])(
  '%s is not',
  (statute) => {
    expect(isAmong(statute, LISTED)).toBe(false);
  },
);
