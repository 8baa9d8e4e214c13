import { expect, it } from 'vitest';
import { isOfTheAgreement } from './agreement.js';

it.each([
  ['DHS', true],
  ['ICE', true],
  ['Department of Homeland Security', true],
  ['DOJ', false],
  ['US-NY', false],
  [null, false],
])('%s is of the agreement of April 2025: %s', (agency, isOf) => {
  expect(isOfTheAgreement(agency)).toBe(isOf);
});
