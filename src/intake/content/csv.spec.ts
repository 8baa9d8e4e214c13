import { stringify } from 'csv-stringify/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columnsOf, recordIn } from './columns.js';
import { rowsOf } from './csv.js';

const cell = fc.string({
  unit: fc.constantFrom('a', '"', ',', '\n', '\r\n', ' ', 'ä', ';'),
  maxLength: 6,
});

describe('CSV', () => {
  it('is read as it was written by others', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 5 }),
        fc.constantFrom('\n' as const, '\r\n' as const),
        fc.boolean(),
        (rows, ends, eof) => {
          const text = stringify(rows, { record_delimiter: ends, eof, quoted_match: /[\r\n]/ });
          expect([...rowsOf(text)]).toEqual(rows);
        },
      ),
      { numRuns: 2_000, seed: 6103 },
    );
  });

  it.each([
    ['a"b,c\nd,e\n', [undefined, ['d', 'e']]],
    ['"a"b,c\nd,e', [undefined, ['d', 'e']]],
    ['"a,b\nc,d\n', [undefined, ['c', 'd']]],
    ['a,b\n\nc', [['a', 'b'], [''], ['c']]],
    ['a,', [['a', '']]],
  ])('%j: a quote in the wrong place spoils its row alone', (text, rows) => {
    expect([...rowsOf(text)]).toEqual(rows);
  });
});

describe('a row', () => {
  const header = ['name', 'periods', 'supersedesLine', 'engaged'];
  const columns = columnsOf('request-lines', header);
  const read = (...row: string[]) => ('code' in columns ? columns : recordIn(columns, row));

  it('is a record of the fields that its columns name; an empty cell is not recorded', () => {
    const engaged = '[{"agency":"DHS"}]';
    expect(read('Testa', '2023;2024', '7', engaged)).toEqual({
      name: 'Testa',
      periods: ['2023', '2024'],
      supersedesLine: 7,
      engaged: [{ agency: 'DHS' }],
    });
    expect(read('Testa', '', '', '')).toEqual({ name: 'Testa' });
  });

  it('is none with a cell too many or too few, or with JSON that names a field twice', () => {
    expect(read('Testa', '', '')).toBeUndefined();
    expect(read('Testa', '', '', '', '')).toBeUndefined();
    expect(read('Testa', '', '', '[{"agency":"DHS","agency":"IRS"}]')).toBeUndefined();
  });

  it('of lines and flags says ranges and truth', () => {
    const matched = columnsOf('responses', ['lines', 'matched']);
    if ('code' in matched) throw new Error(matched.code);
    expect(recordIn(matched, ['1-3;7', 'true'])).toEqual({
      lines: [
        [1, 3],
        [7, 7],
      ],
      matched: true,
    });
    expect(recordIn(matched, ['x', 'yes'])).toEqual({ lines: ['x'], matched: 'yes' });
  });

  it('of names has only known ones, each once', () => {
    expect(columnsOf('request-lines', ['name', 'nom'])).toEqual({
      field: 'header',
      code: 'not-a-field',
    });
    expect(columnsOf('disclosures', ['lines', 'lines'])).toMatchObject({ code: 'not-a-field' });
  });
});
