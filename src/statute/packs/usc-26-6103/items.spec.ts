import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Item } from '../../facts.js';
import { classOfContent, classOfItem, isAddress, isLikeIdentity, kindOf } from './items.js';

const SOURCES = [
  'filed-by-subject',
  'furnished-by-subject-or-representative',
  'third-party-information-return',
  'third-party-witness',
  'summons',
  'state-agency',
  'informant',
  'irs-generated',
  'public-record',
] as const;
const SUBJECTS = ['taxpayer', 'spouse', 'dependent', 'other', null] as const;
const ARTEFACTS = ['return', 'transcript', 'extract', 'note', null] as const;

const item = (code: string, more: Partial<Item> = {}): Item => ({
  code,
  source: 'filed-by-subject',
  artefact: 'extract',
  subject: 'taxpayer',
  period: '2023',
  asOf: null,
  ...more,
});

const irs = { source: 'irs-generated' } as const;
const payer = { source: 'third-party-information-return' } as const;

describe('the class of an item', () => {
  it.each<readonly [string, Item, string]>([
    ['a copy of Form 1040', item('form-1040', { artefact: 'return' }), 'RETURN'],
    ['a payer’s W-2 as an image', item('form-w-2', { ...payer, artefact: 'return' }), 'RETURN'],
    ['an address shown on a copied return', item('name', { artefact: 'return' }), 'RETURN'],
    ['wages taken from Form 1040', item('wages'), 'TRI'],
    ['wages taken from the W-2 attached to it', item('form-w-2'), 'TRI'],
    [
      'a letter of the preparer',
      item('preparer-letter', { source: 'furnished-by-subject-or-representative' }),
      'TRI',
    ],
    [
      'papers handed to the examiner',
      item('receipts', { source: 'furnished-by-subject-or-representative' }),
      'TRI',
    ],
    ['filing status', item('filing-status'), 'TRI'],
    ['telephone number', item('telephone'), 'TRI'],
    ['date of birth', item('birth-date'), 'TRI'],
    ['credit claimed, printed by the IRS', item('eitc-claimed', irs), 'TRI'],
    [
      'tax return transcript, printed by the IRS',
      item('tax-return-transcript', { ...irs, artefact: 'transcript' }),
      'TRI',
    ],
    ['data of a State tax agency', item('wages', { source: 'state-agency' }), 'TRI'],
    ['name on Form 1040', item('name'), 'TAXPAYER-IDENTITY'],
    ['mailing address on Form 1040', item('mailing-address'), 'TAXPAYER-IDENTITY'],
    [
      'address updated from postal data',
      item('last-known-address', { source: 'public-record' }),
      'TAXPAYER-IDENTITY',
    ],
    ['"address" and no more', item('address'), 'TAXPAYER-IDENTITY'],
    ['a home address', item('Home Address'), 'unknown'],
    ['a spouse’s street address', item('street-address', { subject: 'spouse' }), 'unknown'],
    ['a current address, from whomever', item('current_address', irs), 'unknown'],
    ['a dependent’s home address', item('home-address', { subject: 'dependent' }), 'TRI'],
    ['the taxpayer’s name', item('taxpayer_name'), 'TAXPAYER-IDENTITY'],
    ['a name between blanks', item(' name '), 'TAXPAYER-IDENTITY'],
    ['a number in capitals', item('TIN'), 'TAXPAYER-IDENTITY'],
    ['an address under a code not known', item('addr-on-file'), 'unknown'],
    ['an address of e-mail', item('email-address'), 'TRI'],
    ['number, source not recorded', item('tin', { source: null }), 'TAXPAYER-IDENTITY'],
    ['spouse’s number on a joint return', item('tin', { subject: 'spouse' }), 'TAXPAYER-IDENTITY'],
    ['spouse’s number from IRS files', item('tin', { ...irs, subject: 'spouse' }), 'OTHER-RI'],
    ['dependent’s address on Form 1040', item('mailing-address', { subject: 'dependent' }), 'TRI'],
    ['employer’s name on Form 1040', item('name', { subject: 'other' }), 'TRI'],
    ['name of nobody recorded', item('name', { ...irs, subject: null }), 'unknown'],
    ['wages taken from a payer’s W-2', item('wages', payer), 'OTHER-RI'],
    ['bank account by summons', item('bank-account', { source: 'summons' }), 'OTHER-RI'],
    ['interview notes', item('interview', { source: 'third-party-witness' }), 'OTHER-RI'],
    ['letter of an informant', item('form-211', { source: 'informant' }), 'OTHER-RI'],
    ['notice of deficiency', item('deficiency-notice', irs), 'OTHER-RI'],
    ['letter of non-filing', item('non-filing-letter', irs), 'OTHER-RI'],
    ['account transcript', item('tax-account-transcript', irs), 'MIXED'],
    ['record of account', item('record-of-account', irs), 'MIXED'],
    ['number of matches', item('match-total', irs), 'NOT-RETURN-INFORMATION'],
    ['a "total" that the taxpayer filed', item('match-total'), 'TRI'],
    ['bank account, source not recorded', item('bank-account', { source: null }), 'unknown'],
  ])('of %s is as the law has it', (_, given, expected) => {
    expect(classOfItem(given).class).toBe(expected);
  });

  it.each([
    ['filed-by-subject', 'filed by the taxpayer, (b)(3)'],
    ['furnished-by-subject-or-representative', 'furnished by or on behalf of the taxpayer, (b)(3)'],
    ['summons', 'obtained otherwise than from the taxpayer (summons)'],
  ] as const)('says how it came to the IRS: %s', (source, because) => {
    expect(classOfItem(item('wages', { source })).because).toBe(because);
  });

  it('is contested where a payer reported about the taxpayer, and only there', () => {
    const contested = SOURCES.filter(
      (source) => classOfItem(item('wages', { source })).contested !== undefined,
    );
    expect(contested).toEqual(['third-party-information-return']);
  });

  it('rests on an agreement and not on the statute for State data alone', () => {
    const agreed = SOURCES.filter(
      (source) => classOfItem(item('wages', { source })).byAgreement === true,
    );
    expect(agreed).toEqual(['state-agency']);
  });

  it('is unknown exactly where it names the field that is missing', () => {
    fc.assert(
      fc.property(anyItem, (given) => {
        const { class: found, missing } = classOfItem(given);
        expect(found === 'unknown').toBe(missing !== undefined);
      }),
      { seed: 6103 },
    );
  });

  it('never leaves what only the taxpayer told in reach because the source was left out', () => {
    fc.assert(
      fc.property(anyItem, (given) => {
        fc.pre(classOfItem(given).class === 'TRI');
        expect(['TRI', 'unknown']).toContain(classOfItem({ ...given, source: null }).class);
      }),
      { seed: 6103 },
    );
  });

  it('does not turn on what it was called', () => {
    const called = { ...item('wages'), claimedClass: 'OTHER-RI' };
    expect(classOfItem(called).class).toBe('TRI');
  });
});

describe('the class of what an item tells', () => {
  it('sees taxpayer return information in a copy of the taxpayer’s own return', () => {
    expect(classOfContent(item('form-1040', { artefact: 'return' })).class).toBe('TRI');
  });

  it('does not turn on the artefact', () => {
    fc.assert(
      fc.property(anyItem, fc.constantFrom(...ARTEFACTS), (given, artefact) => {
        expect(classOfContent({ ...given, artefact })).toEqual(classOfContent(given));
      }),
      { seed: 6103 },
    );
  });
});

it.each([
  ['taxpayer', 'name, mailing address or identifying number, (b)(6)'],
  ['spouse', 'identity of a spouse who filed jointly, (b)(6)'],
] as const)('says why the address of a %s is identity', (subject, because) => {
  const filed = item('mailing-address', { subject, source: 'filed-by-subject' });
  expect(classOfItem(filed).because).toBe(because);
});

describe('an address that may be another than the mailing address', () => {
  it.each(['home-address', 'Street Address', 'current_address'])('%s', (code) => {
    expect(classOfItem(item(code))).toMatchObject({ class: 'unknown', missing: 'items.code' });
    expect(classOfItem(item(code, { subject: null }))).toMatchObject({ missing: 'items.subject' });
    expect([isAddress(code), isLikeIdentity(code)]).toEqual([true, true]);
    expect(kindOf(code)).not.toBe(kindOf('mailing-address'));
  });

  it('is none of those that are taken as it', () => {
    for (const code of ['address', 'taxpayer-address', 'last-known-address'])
      expect([isAddress(code), isLikeIdentity(code), kindOf(code)]).toEqual([
        true,
        false,
        'address',
      ]);
  });
});

const anyItem: fc.Arbitrary<Item> = fc.record({
  code: fc.constantFrom('name', 'tin', 'wages', 'eitc-claimed', 'record-of-account', 'match-total'),
  source: fc.constantFrom(...SOURCES, null),
  artefact: fc.constantFrom(...ARTEFACTS),
  subject: fc.constantFrom(...SUBJECTS),
  period: fc.constantFrom('2023', null),
  asOf: fc.constant(null),
});
