import { expect, it } from 'vitest';
import { charge } from '../../../examples-information.js';
import { triggerOf } from './trigger.js';

const of = (provision: string) => triggerOf(charge({ provision }).data);

it.each([
  '26 USC 7213(a)(1)',
  '26 U.S.C. § 7213(a)(2)',
  '26 USC 7213A(a)',
  '26 USC 7213A(a)(1)(A)',
  '18 USC 1030(a)(2)(B)',
])('a charge under %s asks for notice', (provision) => {
  expect(of(provision)).toBe('notice');
});

it.each([
  '26 USC 7213(a)(3)',
  '26 USC 7213(a)(4)',
  '18 USC 1030(a)(4)',
  '18 USC 641',
  '26 USC 7213A(b)',
])('a charge under %s does not', (provision) => {
  expect(of(provision)).toBe('none');
});

it.each(['26 USC 7213', '26 USC 7213A', '18 USC 1030(a)(2)', 'unlawful disclosure'])(
  'of a charge under “%s” it cannot be told',
  (provision) => {
    expect(of(provision)).toEqual([expect.objectContaining({ kind: 'text-not-understood' })]);
  },
);

it('proposed discipline asks for it where the IRS, or an agency that told the Secretary, proposes it', () => {
  const discipline = (employer: string | null, secretaryNotified: boolean | null) =>
    triggerOf(charge({ kind: 'proposed-discipline', employer, secretaryNotified }).data);
  expect(discipline('Internal Revenue Service', null)).toBe('notice');
  expect(discipline('DHS', true)).toBe('notice');
  expect(discipline('DHS', false)).toBe('none');
  expect(discipline('DHS', null)).toEqual([
    { kind: 'fact-not-recorded', field: 'secretaryNotified' },
  ]);
  expect(discipline(null, null)).toEqual([{ kind: 'fact-not-recorded', field: 'employer' }]);
});

it('a charge asks for notice that was brought by indictment or information, and no other', () => {
  const by = (instrument: 'indictment' | 'information' | 'other' | null, provision?: string) =>
    triggerOf(charge({ instrument, ...(provision === undefined ? {} : { provision }) }).data);
  expect(by('indictment')).toBe('notice');
  expect(by('information')).toBe('notice');
  expect(by('other')).toBe('none');
  expect(by('other', 'unlawful disclosure')).toBe('none');
  expect(by(null)).toEqual([{ kind: 'fact-not-recorded', field: 'instrument' }]);
  expect(by(null, '26 USC 7213(a)(3)')).toBe('none');
});
