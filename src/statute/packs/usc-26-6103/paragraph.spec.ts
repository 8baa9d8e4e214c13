import { describe, expect, it } from 'vitest';
import { covers, isTooVague, isWithin, paragraphOf } from './paragraph.js';

describe('the paragraph of 6103 that a code names', () => {
  it.each([
    '6103(i)(2)',
    '(i)(2)',
    '6103(I)(2)',
    '6103(i)2',
    '6103 i 2',
    'IRC 6103(i)(2)',
    'I.R.C. § 6103(i)(2)',
    'section 6103(i)(2)',
    'Sec. 6103 (i) (2)',
    '26 USC 6103(i)(2)',
    '26 U.S.C. § 6103(i)(2)',
    '§ 6103(i)(2)',
    ' 6103(i)(2) ',
  ])('is (i)(2) where it is written %s', (code) => {
    expect(paragraphOf(code)).toBe('(i)(2)');
  });

  it.each([
    ['6103(I)(3)(b)(II)', '(i)(3)(B)(ii)'],
    ['6103(i)(99)', '(i)(99)'],
    ['6103', ''],
    ['26 U.S.C. 6103', ''],
  ])('of %s is "%s"', (code, paragraph) => {
    expect(paragraphOf(code)).toBe(paragraph);
  });

  it.each([
    '',
    'Executive Order',
    'i2',
    '6103(i)(2) and (d)',
    '7213(i)(2)',
    '6103(2)',
    '26 USC',
    '6103(ab)',
    '6103(i)(2)(Ab)',
  ])('cannot be read from "%s"', (code) => {
    expect(paragraphOf(code)).toBeUndefined();
  });

  it('is within the whole of which it is a part, and not within one whose number begins alike', () => {
    expect(isWithin('6103(i)2(a)', '(i)(2)')).toBe(true);
    expect(isWithin('6103(i)(22)', '(i)(2)')).toBe(false);
    expect(covers(['26 U.S.C. 6103'], '6103(d)')).toBe(true);
    expect(covers(['6103(l)'], '6103(d)')).toBe(false);
    expect(covers(['Executive Order'], 'Executive Order')).toBe(true);
    expect(covers(['Executive Order'], 'Another Order')).toBe(false);
  });

  it.each([
    ['6103(i)', true],
    ['6103', true],
    ['Executive Order', true],
    ['6103(i)(2)', false],
    ['6103(i)(2)(A)', false],
    ['6103(d)', false],
  ])('named as %s may be (i)(2), and does not say so: %s', (code, vague) => {
    expect(isTooVague(code, '(i)(2)')).toBe(vague);
  });
});
