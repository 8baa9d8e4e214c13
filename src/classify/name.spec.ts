import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { classifyName } from './name.js';

const classOf = (text: string | null) => classifyName(text).class;

describe('a name', () => {
  it.each([null, '', '  ', '\u200b'])('is missing in %j', (text) => {
    expect(classOf(text)).toBe('missing');
  });

  it.each([
    'UNKNOWN',
    'Unknwon',
    'unknown unknown',
    'FNU LNU',
    'LNU, FNU',
    'No Name',
    'No Name Given',
    'sin nombre',
    'Desconocido',
    'First name unknown',
    'John Doe',
    'Jane Q Doe',
    'John Doe 7',
    'N/A',
    'NA NA',
    'xxxx',
    '---',
    'Name withheld',
    'ＵＮＫＮＯＷＮ',
  ])('is a placeholder in %j', (text) => {
    expect(classOf(text)).toBe('placeholder');
  });

  it.each(['A012345678', 'A 012 345 678', 'A-012345678', 'Subject 4', '1234567890', 'aka Gatito'])(
    'is only an alias in %j',
    (text) => {
      expect(classOf(text)).toBe('alias_only');
    },
  );

  it.each([
    'Testa Sample',
    'SAMPLE, TESTA',
    'María José Núñez-Ortega',
    "Siobhán O'Example",
    'D’Example, Muster',
    'Jean-Luc van der Muster',
    'Ana de la Ejemplo y Muestra',
    'Muhammad ibn Example al-Mithali',
    'Ngọc',
    'Suharto',
    'FNU Mithali',
    'Li',
    'Testa Sample Jr.',
    'Testa Sample 3rd',
    'Nada Example',
    'See Her',
    'No Her',
    'Christopher Null',
    'Ana Wert',
    'Wert',
    'Refugio Example',
    'Jesús Sin',
    'Dolores Moved',
    '王',
    '山田 太郎',
    '홍길동',
    'Иван Примеров',
    'Παράδειγμα Μαρία',
    'نموذج الحسن',
    'דוגמה שרה',
    'उदाहरण कुमार',
    'สมชาย ตัวอย่าง',
  ])('is usable in %j', (text) => {
    expect(classOf(text)).toBe('usable');
  });

  it.each(['R2D2 Robot', 'a'.repeat(301), 'A'])('is not understood in %j', (text) => {
    expect(classOf(text)).toBe('unparsed');
  });

  it('has a class in any text, and twice the same', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
        expect(classifyName(text)).toEqual(classifyName(text));
      }),
      { seed: 6103, numRuns: 500 },
    );
  });
});
