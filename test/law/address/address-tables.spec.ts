import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { classifyAddress, deficientOf } from '../../../src/classify/address.js';
import { type Part, readTable, type Row } from './table.js';

const PARTS: readonly Part[] = ['development', 'held-out'];

/** The share that may be missed: one in fifty of the rows that the classifier was not made for. */
const MAY_BE_MISSED: Readonly<Record<Part, number>> = { development: 0, 'held-out': 0.02 };

/** Not understood is no accusation, but it is no help either. */
const MAY_BE_UNPARSED = 0.1;

const classOf = (row: Row) => classifyAddress(row.text).class;
const textsOf = (rows: readonly Row[]) => rows.map((row) => `${row.text} (${classOf(row)})`);

describe.each(PARTS)('the %s part of the address tables', (part) => {
  const deficient = readTable('deficient', part);
  const real = readTable('real', part);
  const open = readTable('open', part);
  const caught = deficient.filter((row) => deficientOf(classOf(row)) === true);
  const accused = real.filter((row) => deficientOf(classOf(row)) === true);
  const unparsed = real.filter((row) => classOf(row) === 'unparsed');

  it('accuses no real address', () => {
    process.stdout.write(
      `\naddress@1, ${part}: ${caught.length} of ${deficient.length} deficient texts caught; ` +
        `${accused.length} of ${real.length} real addresses accused, ${unparsed.length} not understood\n`,
    );
    expect(textsOf(accused)).toEqual([]);
  });

  it('catches the deficient texts', () => {
    const missed = deficient.filter((row) => !caught.includes(row));
    expect(textsOf(missed).slice(deficient.length * MAY_BE_MISSED[part])).toEqual([]);
  });

  it('catches every placeholder', () => {
    const placeholders = deficient.filter((row) => row.class === 'placeholder');
    expect(textsOf(placeholders.filter((row) => !caught.includes(row)))).toEqual([]);
  });

  it('calls a placeholder of the court a placeholder', () => {
    const quoted = deficient.filter((row) => row.note === 'quoted by the court');
    expect(quoted.length).toBeGreaterThan(0);
    expect(textsOf(quoted.filter((row) => classOf(row) !== 'placeholder'))).toEqual([]);
  });

  it('gives nineteen deficient texts in twenty the very class of the table', () => {
    const right = deficient.filter((row) => classOf(row) === row.class);
    expect(right.length / deficient.length).toBeGreaterThanOrEqual(0.95);
  });

  it('understands nine real addresses in ten', () => {
    expect(textsOf(unparsed).slice(real.length * MAY_BE_UNPARSED)).toEqual([]);
  });

  it('leaves open what the form alone does not decide', () => {
    expect(open.length).toBeGreaterThan(0);
    expect(textsOf(open.filter((row) => classOf(row) !== 'unparsed'))).toEqual([]);
  });

  it('holds exactly the rows whose text falls to it', () => {
    const strangers = [...deficient, ...real, ...open].filter((row) => partOf(row.text) !== part);
    expect(textsOf(strangers)).toEqual([]);
  });
});

describe('the address tables', () => {
  it('hold more than 300 rows of the deficient and of the real, none twice', () => {
    const sides = (['deficient', 'real', 'open'] as const).map((side) =>
      PARTS.flatMap((part) => readTable(side, part)),
    );
    for (const rows of sides.slice(0, 2)) expect(rows.length).toBeGreaterThan(300);
    const texts = sides.flat().map((row) => row.text);
    expect(new Set(texts).size).toBe(texts.length);
  });
});

const partOf = (text: string): Part =>
  (createHash('sha256').update(text).digest()[0] ?? 0) % 3 === 0 ? 'held-out' : 'development';
