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
    ['a"b,c\nd,e\n', [{ brokenAt: 1 }, ['d', 'e']]],
    ['"a"b,c\nd,e', [{ brokenAt: 1 }, ['d', 'e']]],
    ['"a,b\nc,d\n', [{ brokenAt: 1 }, ['c', 'd']]],
    ['a,b,c"\nd,e', [{ brokenAt: 3 }, ['d', 'e']]],
    ['a,b\n\nc', [['a', 'b'], [''], ['c']]],
    ['a,', [['a', '']]],
  ])('%j: a quote in the wrong place spoils its row alone', (text, rows) => {
    expect([...rowsOf(text)]).toEqual(rows);
  });
});

describe('a row', () => {
  const header = ['name', 'periods', 'supersedesLine', 'engaged'];
  const columns = columnsOf('request-lines', header);
  const read = (...row: string[]) => ('mistakes' in columns ? columns : recordIn(columns, row));

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

  it('is none with a cell too many or too few, a quote in the wrong place, or JSON that names a field twice', () => {
    const unread = (field: string, code: string) => ({ mistakes: [{ field, code }] });
    expect(read('Testa', '', '')).toMatchObject(unread('engaged', 'cells-differ'));
    expect(read('Testa', '', '', '', '')).toMatchObject(unread('column 5', 'cells-differ'));
    expect(read('Testa', '', '', '[{"agency":"DHS","agency":"IRS"}]')).toMatchObject(
      unread('engaged', 'not-json'),
    );
    if ('mistakes' in columns) throw new Error('columns');
    const broken = (brokenAt: number) => recordIn(columns, { brokenAt });
    expect(broken(2)).toMatchObject(unread('periods', 'not-quoted'));
    expect(broken(7)).toMatchObject(unread('column 7', 'not-quoted'));
  });

  it('of lines and flags says ranges and truth', () => {
    const matched = columnsOf('responses', ['lines', 'matched']);
    if ('mistakes' in matched) throw new Error('columns');
    expect(recordIn(matched, ['1-3;7', 'true'])).toEqual({
      lines: [
        [1, 3],
        [7, 7],
      ],
      matched: true,
    });
    expect(recordIn(matched, ['x', 'yes'])).toEqual({ lines: ['x'], matched: 'yes' });
  });

  it('of names has only known ones, each once; which are not is told by their place', () => {
    expect(columnsOf('request-lines', ['name', 'nom', 'tin', 'Testa', 'tin'])).toMatchObject({
      mistakes: [
        { field: 'column 2', code: 'not-a-field' },
        { field: 'column 4', code: 'not-a-field' },
        { field: 'tin', code: 'named-twice' },
      ],
    });
    expect(columnsOf('disclosures', ['lines', 'lines'])).toMatchObject({
      mistakes: [{ field: 'lines', code: 'named-twice' }],
    });
    expect(columnsOf('disclosures', { brokenAt: 2 })).toMatchObject({
      mistakes: [{ field: 'column 2', code: 'not-quoted' }],
    });
    expect(columnsOf('disclosures', undefined)).toMatchObject({
      mistakes: [{ field: 'header', code: 'unreadable' }],
    });
    const many = Array.from({ length: 50 }, (_, n) => `x${n}`);
    expect(columnsOf('disclosures', many)).toMatchObject({ mistakes: { length: 8 } });
  });
});
