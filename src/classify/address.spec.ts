import { describe, expect, it } from 'vitest';
import { type AddressClass, classifyAddress, deficientOf } from './address.js';

const classOf = (text: string | null) => classifyAddress(text).class;

describe('an address', () => {
  it('that was not recorded is missing', () => {
    expect(classOf(null)).toBe('missing');
  });

  it.each<[AddressClass, boolean | null]>([
    ['missing', true],
    ['placeholder', true],
    ['place_only', true],
    ['incomplete', true],
    ['institution', true],
    ['usable', false],
    ['unparsed', null],
  ])('of class %s is deficient: %s', (name, deficient) => {
    expect(deficientOf(name)).toBe(deficient);
  });

  it('is told from a placeholder by a delivery point, not by its words', () => {
    expect(classOf('Unknown')).toBe('placeholder');
    expect(classOf('Unknown, Ames IA 50010')).toBe('placeholder');
    expect(classOf('9 Unknown Trl, Ames IA 50010')).toBe('usable');
    expect(classOf('9 Unknown Trl')).toBe('incomplete');
    expect(classOf('9 Unknown Trl, Unknown')).toBe('placeholder');
  });

  it('is told from an institution by its street', () => {
    expect(classOf('Example Regional Jail, Ames IA 50010')).toBe('institution');
    expect(classOf('Example Regional Jail, 9 Quarry Rd, Ames IA 50010')).toBe('usable');
    expect(classOf('9 Jailhouse Rd, Ames IA 50010')).toBe('usable');
  });

  it('needs a street where a town is named, and a place where a street is named', () => {
    expect(classOf('Ames IA 50010')).toBe('place_only');
    expect(classOf('Quarry Rd, Ames IA 50010')).toBe('incomplete');
    expect(classOf('9 Quarry Rd')).toBe('incomplete');
    expect(classOf('9 Quarry Rd, Ames')).toBe('usable');
    expect(classOf('9 Quarry Rd 50010')).toBe('usable');
  });

  it('in rich words that it does not understand is left open', () => {
    expect(classOf('behind the old mill, past the second gate, blue door, Tela')).toBe('unparsed');
  });

  it.each([
    'Reading, PA',
    'Largo, FL 33770',
    'Blanco TX',
    'Nome AK 99762',
    'Newtown CT',
    'Temple TX',
    'Boring OR',
    'Tell City IN',
    'Villa Park IL',
    'Homestead FL',
    'Lone Tree CO',
    'Needles CA',
    'Provo UT',
  ])('that is only %s is a place, however its name sounds', (town) => {
    expect(classOf(town)).toBe('place_only');
  });
});
