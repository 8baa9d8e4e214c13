import { describe, expect, it } from 'vitest';
import { at, on, type Told } from '../../src/statute/example.js';
import {
  amended,
  amendmentReceived,
  directorOfIce,
  disclosed,
  fieldOfficeDirector,
  inspectorGeneral,
  letter,
  line,
  match,
  receipt,
  receiptOf,
  text,
} from '../../src/statute/examples.js';
import type { Office } from '../../src/statute/facts.js';
import { causesOf, verdictOf } from './support/judging.js';

const DISCLOSURE = 'DISC-ON-DEFECTIVE-REQUEST';
const placeholder = { addressClass: text('placeholder') };

/** A line with a placeholder, an amendment with a usable address, matched on it, and disclosed. */
const cured = (...amendment: readonly Told[]): readonly Told[] => [
  letter(),
  receipt(),
  line(placeholder),
  ...amendment,
  match(),
  disclosed(),
];

const outcome = (given: readonly Told[]) => verdictOf(DISCLOSURE, given)?.outcome;

describe('an amendment cures a line for a disclosure', () => {
  it('when it was received in writing from a listed office before', () => {
    expect(outcome(cured())).toBe('finding');
    expect(outcome(cured(amended(), receiptOf(3)))).toBe('clear');
  });

  it('when the IRS alone recorded it, with its values', () => {
    expect(outcome(cured(amendmentReceived()))).toBe('clear');
  });

  it('not when it was received after', () => {
    expect(outcome(cured(amended(), on('2025-08-08', receiptOf(3))))).toBe('finding');
  });

  it('not when it was made by telephone', () => {
    expect(outcome(cured(amended({ form: 'oral' }), receiptOf(3)))).toBe('finding');
  });

  it('not when a field office signed it', () => {
    const signed = amended({ signatory: fieldOfficeDirector });
    expect(outcome(cured(signed, receiptOf(3)))).toBe('finding');
  });

  it('not when the later of two amendments brings the placeholder back', () => {
    const back = on('2025-07-20', amendmentReceived(placeholder));
    expect(outcome(cured(amendmentReceived(), back))).toBe('finding');
    expect(outcome(cured(back, amendmentReceived()))).toBe('finding');
  });

  it('perhaps, when no receipt of it is recorded', () => {
    const verdict = verdictOf(DISCLOSURE, cured(amended()));
    expect(verdict?.outcome).toBe('undetermined');
    expect(verdict?.causes).toContainEqual({
      kind: 'fact-not-recorded',
      field: 'amendment.received',
    });
  });

  it('perhaps, when a head of a part of the agency signed it', () => {
    const blank = line({ addressClass: text('missing') });
    const signed = cured(amended({ signatory: directorOfIce }), receiptOf(3)).with(2, blank);
    const verdict = verdictOf(DISCLOSURE, signed);
    expect(verdict?.causes).toContainEqual({ kind: 'law-unsettled', switch: 'R-HEAD' });
    const practice = verdictOf(DISCLOSURE, signed, { reading: 'IRS_PRACTICE_2025' });
    expect(practice?.outcome).toBe('clear');
  });
});

describe('two facts of one day', () => {
  const sameDay = (...later: readonly Told[]): readonly Told[] => [
    ...cured(amended()).slice(0, 4),
    ...later,
  ];

  it('have no order without instants, whatever the log says', () => {
    const verdict = verdictOf(
      DISCLOSURE,
      sameDay(on('2025-08-07', receiptOf(3)), match(), disclosed()),
    );
    expect(verdict?.outcome).toBe('undetermined');
    expect(causesOf(verdict)).toContain('order-not-recorded');
  });

  it('have the order of their instants', () => {
    const noon = [
      at('2025-08-07T15:30:00Z', match()),
      at('2025-08-07T16:00:00Z', disclosed()),
    ] as const;
    const earlier = at('2025-08-07T15:00:00Z', receiptOf(3));
    const later = at('2025-08-07T16:00:01Z', receiptOf(3));
    expect(outcome(sameDay(earlier, ...noon))).toBe('clear');
    expect(outcome(sameDay(later, ...noon))).toBe('finding');
  });

  it('may be in any order where it does not matter', () => {
    const again = on('2025-08-07', amendmentReceived());
    expect(outcome([letter(), receipt(), line(), match(), again, disclosed()])).not.toBe('finding');
    const alike = on('2025-08-07', match());
    expect(outcome([letter(), receipt(), line(), match(), alike, disclosed()])).toBe('clear');
  });

  it('are tried each by itself where there are many', () => {
    const others = Array.from({ length: 40 }, () => on('2025-08-07', match()));
    const given = [letter(), receipt(), line(), match(), ...others, disclosed()];
    expect(outcome(given)).toBe('clear');
    const unlike = match({
      compared: { name: 'equal', tin: 'equal', address: 'not-compared', birthDate: null },
    });
    const six = [...others.slice(0, 5), on('2025-08-07', unlike)];
    expect(causesOf(verdictOf(DISCLOSURE, [...given.slice(0, 4), ...six, disclosed()]))).toContain(
      'order-not-recorded',
    );
  });

  it('leave open which of two decisions was the last', () => {
    const other = match({
      compared: { name: 'equal', tin: 'equal', address: 'not-compared', birthDate: null },
    });
    const given = [letter(), receipt(), line(), match(), other, disclosed()];
    expect(causesOf(verdictOf(DISCLOSURE, given))).toContain('order-not-recorded');
    expect(outcome(given.with(4, on('2025-08-05', other)))).toBe('clear');
  });
});

describe('an act is judged', () => {
  it('by the line as it then stood: a later cure leaves the defect of the line', () => {
    const given = [letter(), line(placeholder), on('2025-07-20', amendmentReceived())];
    const verdict = verdictOf('REQ-ADDRESS-NOT-REAL', given, { knownAt: 2 });
    expect(verdict?.outcome).toBe('finding');
  });

  it('only as far as is known at the seq asked for', () => {
    const given = cured(amended(), receiptOf(3));
    const withReceiptLast = [...given.slice(0, 4), ...given.slice(5), receiptOf(3)];
    const before = verdictOf(DISCLOSURE, withReceiptLast, { knownAt: 6 });
    expect(causesOf(before)).toContain('fact-not-recorded');
    expect(verdictOf(DISCLOSURE, withReceiptLast)?.outcome).toBe('clear');
  });

  it('by no rule before the first day of which a text was read', () => {
    const verdict = verdictOf('REQ-WRITTEN', [on('2023-04-19', receipt({ form: 'oral' }))]);
    expect(causesOf(verdict)).toEqual(['not-decided-here']);
    const next = verdictOf('REQ-WRITTEN', [on('2023-04-20', receipt({ form: 'oral' }))]);
    expect(next?.outcome).toBe('finding');
  });
});

it('takes the earliest of several receipts by the days in Washington, D.C., not by the text of an instant', () => {
  const signedBy = (signatory: Office) => {
    const told = receiptOf(3);
    return { ...told, data: { ...told.data, signatory } };
  };
  // Two in the morning of 16 July in Greenwich is still 15 July in Washington.
  const early = at('2025-07-16T02:00:00.000Z', signedBy(inspectorGeneral));
  const later = on('2025-07-16', signedBy(fieldOfficeDirector));
  const unsigned = amended({ signatory: null });
  expect(outcome(cured(unsigned, later))).toBe('finding');
  expect(outcome(cured(unsigned, early, later))).toBe('clear');
  expect(outcome(cured(unsigned, later, early))).toBe('clear');
});
