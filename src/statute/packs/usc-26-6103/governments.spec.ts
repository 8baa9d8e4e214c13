import { describe, expect, it } from 'vitest';
import { governmentOf } from './governments.js';

describe('the government of an agency', () => {
  it.each([
    ['DOJ', 'federal'],
    ['Federal Bureau of Investigation', 'federal'],
    ['USDA', 'federal'],
    ['US-NY', 'state'],
    ['US-NY:State Police', 'state'],
    ['US-IL/Cook County', 'local'],
    ['US-NYC', 'unknown'],
    ['Harbor Police', 'unknown'],
  ])('%s is %s', (agency, government) => {
    expect(governmentOf(agency)).toBe(government);
  });
});
