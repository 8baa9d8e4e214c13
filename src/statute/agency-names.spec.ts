import { describe, expect, it } from 'vitest';
import { agencyOf, bindsAgency, departmentOf, isSameAgency } from './agency-names.js';

describe('the name of an agency', () => {
  it.each([
    ['irs', 'IRS'],
    ['Internal Revenue Service', 'IRS'],
    ['the U.S. Department of the Treasury', 'Treasury'],
    ['US Department of the Treasury', 'Treasury'],
    ['I.C.E.', 'ICE'],
    ['  The United States Secret Service ', 'USSS'],
  ])('%s means %s', (name, id) => {
    expect(agencyOf(name)).toBe(id);
  });

  it('that is not known means none', () => {
    expect(agencyOf('Bureau of Examples')).toBeUndefined();
  });

  it('means the same where both are parts of one department, or one is the department', () => {
    expect(isSameAgency('ICE', 'DHS')).toBe(true);
    expect(isSameAgency('FBI', 'Department of Justice')).toBe(true);
    expect(isSameAgency('ICE', 'FBI')).toBe(false);
    expect(isSameAgency('IRS', 'TIGTA')).toBe(false);
    expect(isSameAgency('Bureau of Examples', 'bureau of examples')).toBe(true);
    expect(isSameAgency('Bureau of Examples', 'Bureau of Samples')).toBe(false);
  });

  it('belongs to the department, to itself where it is one, and is folded where it is not known', () => {
    expect(departmentOf('ICE')).toBe('DHS');
    expect(departmentOf('Department of Justice')).toBe('DOJ');
    expect(departmentOf('The Bureau of Examples')).toBe('bureau of examples');
  });

  it('of a department binds its parts, and that of a part binds no other', () => {
    expect(bindsAgency('Department of the Treasury', 'IRS')).toBe(true);
    expect(bindsAgency('ICE', 'DHS')).toBe(false);
    expect(bindsAgency('ICE', 'CBP')).toBe(false);
  });
});
