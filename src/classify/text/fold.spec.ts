import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fold } from './fold.js';

/** What takes the long way: the mark is a letter that has another form. */
const MARK = 'ß';
const theLongWay = (text: string): string => fold(`${MARK}|${text}|`).slice('ss|'.length, -1);

const plain = fc.string({
  unit: fc.integer({ min: 0x20, max: 0x7e }).map((n) => String.fromCodePoint(n)),
});

it('a text of plain signs is folded as any other one is', () => {
  fc.assert(
    fc.property(plain, (text) => {
      expect(fold(text)).toBe(theLongWay(text).trim());
    }),
    { numRuns: 3_000, seed: 6103 },
  );
});

it.each([
  ['  12  MAIN`s  ', "12 main's"],
  ['Straße', 'strasse'],
  ['one\ntwo', 'one , two'],
  ['tab\there', 'tab here'],
])('%j is folded to %j', (text, folded) => {
  expect(fold(text)).toBe(folded);
});
