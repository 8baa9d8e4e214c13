import { describe, expect, it } from 'vitest';
import { finding } from '../../../verdicts.js';
import { REQUEST_RULES } from '../request-rules.js';
import { shortOf } from './fell-short.js';

/** The words where these rules, of all that are built on, found a defect. */
const saidOf = (...rules: readonly string[]): string => {
  const defect = () => finding({ severity: 'DEFECT', elements: [] }, 'A defect.', []);
  const builtOn = new Map([...REQUEST_RULES, 'DISC-MATCH-METHOD'].map((id) => [id, defect()]));
  const defects = rules.map((id) => builtOn.get(id)!);
  return shortOf(builtOn, defects);
};

const OF_A = ['REQ-OFFICIAL', 'REQ-CRIMINAL-MATTER', 'REQ-SCOPE-TRI'];
const APART = ['REQ-ENGAGED-RATIO', 'REQ-IDENTITY-ONLY'];
/** It finds no defect. */
const NONE = 'REQ-1253-ELEMENTS';
const OF_B = REQUEST_RULES.filter((id) => ![...OF_A, ...APART, NONE].includes(id));

describe('what a disclosure on a defective request says', () => {
  it.each(OF_A)('of %s is that the request fell short of (A)', (id) => {
    expect(saidOf(id)).toBe('Disclosed although the request fell short of (A).');
  });

  it.each(OF_B)('of %s is that the request fell short of (B)', (id) => {
    expect(saidOf(id)).toBe('Disclosed although the request fell short of (B).');
  });

  it.each([...APART, 'DISC-MATCH-METHOD'])('of %s blames the request for nothing', (id) => {
    expect(saidOf(id)).not.toContain('the request fell short');
    expect(saidOf(id)).toContain('this reading');
  });

  it('names both, and what came beside', () => {
    expect(saidOf('REQ-NAME', 'REQ-OFFICIAL', 'REQ-IDENTITY-ONLY')).toBe(
      'Disclosed although the request fell short of (A) and (B), and although this reading does not let identity be all that is asked for or told.',
    );
  });
});
