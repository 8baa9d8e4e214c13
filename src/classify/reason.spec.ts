import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { classifyReason, normaliseReason } from './reason.js';

const classOf = (text: string | null) => classifyReason(text).class;

describe('a reason', () => {
  it.each([null, '', ' \n '])('is missing in %j', (text) => {
    expect(classOf(text)).toBe('missing');
  });

  it.each(['N/A', 'none', 'TBD', 'unknown', 'see file', 'not provided', '...', 'ninguna'])(
    'is a placeholder in %j',
    (text) => {
      expect(classOf(text)).toBe('placeholder');
    },
  );

  it.each([
    '26 U.S.C. 6103(i)(2)',
    'The disclosure is or may be relevant to the investigation.',
    'Pursuant to section 6103(i)(2)(B)(iv)',
    'Return information relevant to a nontax criminal proceeding',
    '8 USC 1253(a)(1), willful failure to depart',
    'relevance',
  ])('restates the statute in %j', (text) => {
    expect(classOf(text)).toBe('restates_statute');
  });

  it.each([
    'for law enforcement purposes',
    'Law Enforcement',
    'ongoing criminal investigation',
    'Needed to locate alien for removal',
    'official use',
    'National security and public safety',
    'investigación penal',
    'Please process this batch quickly thanks',
    'Request submitted on 5/3/2025',
    'Kindly expedite and return the results by 3 May',
  ])('is generic in %j', (text) => {
    expect(classOf(text)).toBe('generic');
  });

  it.each([
    'Subject absconded from the reported address on 3 May; last employer says he moved; the address is relevant to proving willful failure to depart',
    'Bank subpoena shows rent paid monthly to an unnamed landlord in Ames',
    'Subject absconded from reported address on 3 May',
    'Employer states he quit in March and moved to Ames',
    'El sujeto huyó del domicilio declarado el 3 de mayo',
    'Left the country on 2025-05-03, came back under another surname',
    'Two letters to the workplace came back; the supervisor named a cousin as landlord',
  ])('is specific in %j', (text) => {
    expect(classOf(text)).toBe('specific');
  });

  it.each([
    'banana chair lamp window',
    'banana painted lamp window',
    'the banana and the chair near a lamp by the window',
    'asdf qwer zxcv poiu lkjh',
    'he would not answer',
    'criminal investigation of overstay',
    'smuggling',
  ])('is not understood in %j', (text) => {
    expect(classOf(text)).toBe('unparsed');
  });

  it('has a class in any text, and twice the same', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
        expect(classifyReason(text)).toEqual(classifyReason(text));
      }),
      { seed: 6103, numRuns: 500 },
    );
  });

  it.each(["'", '.', 'unknown', 'a ', '9'])('of 200,000 signs is read to its end: %j', (unit) => {
    const text = unit.repeat(200_000 / unit.length);
    expect(classifyReason(`${text}x`)).toEqual(classifyReason(`${text}x`));
  });
});

describe('equal reasons', () => {
  it('meet under one text, however they are spaced, pointed and written', () => {
    const one = 'for law enforcement purposes';
    expect(normaliseReason('  For Law-Enforcement\n purposes. ')).toBe(one);
    expect(normaliseReason('FOR  LAW ENFORCEMENT, PURPOSES!')).toBe(one);
    expect(normaliseReason('ｆｏｒ law enforcement púrposes')).toBe(one);
  });

  it('part where a word differs', () => {
    expect(normaliseReason('left Ames on 3 May')).not.toBe(normaliseReason('left Ames on 4 May'));
  });

  it('are not folded twice', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
        const once = normaliseReason(text);
        expect(normaliseReason(once)).toBe(once);
      }),
      { seed: 6103, numRuns: 500 },
    );
  });
});
