import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { classifyAddress, deficientOf } from '../../../src/classify/address.js';
import { readTable, type Side } from './table.js';

const RUNS = process.env['LONG'] ? 20_000 : 1_000;
/** Milliseconds for the full count of runs on a busy machine; nothing is measured by it. */
const PATIENCE = 120_000;
const SETTINGS = { seed: 6103, numRuns: RUNS };

/** Ten times what is asked: whatever costs the square of the length does not end in time. */
const HOSTILE = 200_000;

const rowsOf = (side: Side) =>
  (['development', 'held-out'] as const).flatMap((part) => readTable(side, part));
const PLACEHOLDERS = rowsOf('deficient')
  .filter((row) => row.class === 'placeholder')
  .map((row) => row.text);
const ROWS = rowsOf('real');
const ADDRESSES = ROWS.map((row) => row.text);

const isDeficient = (text: string) => deficientOf(classifyAddress(text).class);
const fullWidth = (text: string) =>
  text.replaceAll(/[!-~]/g, (sign) => String.fromCodePoint((sign.codePointAt(0) ?? 0) + 0xfee0));

/** Changes that a reader would not notice, or would not think a change of meaning. */
const DISGUISES: readonly (readonly [name: string, disguise: (text: string) => string])[] = [
  ['in capitals', (text) => text.toUpperCase()],
  ['in small letters', (text) => text.toLowerCase()],
  ['with more spaces', (text) => `  ${text.replaceAll(' ', '   ')} \t`],
  ['with no-break spaces', (text) => text.replaceAll(' ', '\u00a0')],
  ['in full-width signs', fullWidth],
  ['with zero-width signs', (text) => text.split('').join('\u200b')],
  ['decomposed', (text) => text.normalize('NFD')],
];

describe('a placeholder', () => {
  it.each(DISGUISES)('is of the same class %s', (_, disguise) => {
    const changed = PLACEHOLDERS.filter(
      (text) => classifyAddress(disguise(text)).class !== classifyAddress(text).class,
    );
    expect(changed).toEqual([]);
  });

  it.each(['60608', '60608-1234', 'IL 60608', 'TX'])('stays deficient before %s', (tail) => {
    expect(PLACEHOLDERS.filter((text) => isDeficient(`${text} ${tail}`) !== true)).toEqual([]);
  });
});

describe('a real address', () => {
  it.each(DISGUISES)('is never accused %s', (_, disguise) => {
    expect(ADDRESSES.filter((text) => isDeficient(disguise(text)) === true)).toEqual([]);
  });

  it('is never accused for a name written above it', () => {
    const accused = ADDRESSES.filter((text) => isDeficient(`Testa Sample\n${text}`) === true);
    expect(accused).toEqual([]);
  });

  it.each([
    ['St', 'Unknown'],
    ['Rd', 'Refused'],
    ['Ave', 'Transient'],
    ['Ln', 'Desconocido'],
    ['Blvd', 'No Name'],
    ['Way', 'Detention'],
  ])('may lie on any %s called %s', (kind, name) => {
    expect(isDeficient(`412 ${name} ${kind}, Marfa TX 79843`)).toBe(false);
  });
});

const WORDS = ['NA', 'N/A', 'None', 'Unknown', 'Desconocido', 'Not Provided', 'xxxx'];

describe('a number', () => {
  it.each(WORDS)('and the words %s, which stand for no street, are a placeholder', (word) => {
    for (const number of ['0', '12', '1420'])
      for (const town of ['Chicago IL 60608', 'Ames IA', 'Marfa TX 79843'])
        expect(classifyAddress(`${number} ${word}, ${town}`).class).toBe('placeholder');
  });

  it('of zeros makes no address usable', () => {
    const houses = ROWS.filter((row) => row.note === 'street, standard form');
    const zeros = houses.flatMap(({ text }) =>
      /^[1-9]\d* /.test(text) ? ['0', '00', '0000'].map((zero) => text.replace(/^\d+/, zero)) : [],
    );
    expect(zeros.length).toBeGreaterThan(50);
    expect(zeros.filter((text) => classifyAddress(text).class === 'usable')).toEqual([]);
  });
});

describe('any text', () => {
  const classOf = (text: string) => {
    const { class: name, because } = classifyAddress(text);
    return `${name}: ${because}`;
  };
  const anything = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc.string({ unit: 'grapheme', maxLength: 200 }),
    fc
      .array(
        fc.constantFrom(...[...PLACEHOLDERS, ...ADDRESSES].flatMap((text) => text.split(' '))),
        {
          maxLength: 20,
        },
      )
      .map((words) => words.join(' ')),
  );

  it('has a class, and twice the same', { timeout: PATIENCE }, () => {
    fc.assert(
      fc.property(anything, (text) => {
        expect(classOf(text)).toBe(classOf(text));
      }),
      SETTINGS,
    );
  });

  it('is never repeated in the reason', { timeout: PATIENCE }, () => {
    const reasons = new Set([...PLACEHOLDERS, ...ADDRESSES].map((text) => classOf(text)));
    fc.assert(
      fc.property(fc.uuid(), fc.constantFrom(...PLACEHOLDERS, ...ADDRESSES), (mark, text) => {
        expect(classOf(`${mark} ${text}`)).not.toContain(mark.slice(0, 8));
      }),
      SETTINGS,
    );
    expect(reasons.size).toBeLessThan(40);
  });

  it.each([
    ['one letter', 'a'],
    ['one digit', '7'],
    ['spaces', ' '],
    ['quotes', "'"],
    ['dots', 'a.'],
    ['commas', ','],
    ['slashes', 'a/'],
    ['number signs', '#'],
    ['a placeholder', 'NA '],
    ['numbers', '12 '],
    ['numbers and letters', '12 w '],
    ['joined words', 'unknown'],
    ['combining signs', 'e\u0301'],
    ['a letter that NFKC makes long', '\ufdfa'],
    ['half a surrogate pair', '\ud800'],
  ])('of 200,000 signs is read to its end: %s', (_, unit) => {
    const text = unit.repeat(Math.ceil(HOSTILE / unit.length));
    expect(['missing', 'placeholder', 'unparsed']).toContain(classifyAddress(text).class);
  });
});
