import { describe, expect, it } from 'vitest';
import { on, recorded, type Told } from '../../src/statute/example.js';
import {
  amended,
  amendmentReceived,
  confirmed,
  disclosed,
  letter,
  line,
  match,
  officeHeld,
  receipt,
  receiptOf,
  inspectorGeneral,
  text,
} from '../../src/statute/examples.js';
import { causesOf, verdictOf } from './support/judging.js';

const DISCLOSURE = 'DISC-ON-DEFECTIVE-REQUEST';

/** Disclosed on 7 August on a line with a placeholder. */
const breach: readonly Told[] = [
  letter(),
  receipt(),
  line({ addressClass: text('placeholder') }),
  match(),
  disclosed(),
];
/** Said ten days later to have been received before. */
const lateCure = recorded('2025-08-17', amendmentReceived());
/** The agency's own record of it. */
const told = recorded('2025-08-20', amended());

const verdict = (...later: readonly Told[]) => verdictOf(DISCLOSURE, [...breach, ...later]);

describe('nobody clears himself by back-dating', () => {
  it('a finding stays one without more', () => {
    expect(verdict()?.outcome).toBe('finding');
  });

  it('what would excuse the act, recorded after it, leaves it undetermined and says by whom', () => {
    const late = verdict(lateCure);
    expect(late?.outcome).toBe('undetermined');
    expect(late?.causes).toEqual([
      {
        kind: 'recorded-late',
        event: { seq: 6, stream: 'request-1', revision: 5 },
        days: 10,
        by: 'IRS',
      },
    ]);
  });

  it('names every late fact where any one of them would do', () => {
    const another = recorded('2025-08-18', on('2025-07-20', amendmentReceived()));
    expect(causesOf(verdict(lateCure, another))).toEqual(['recorded-late', 'recorded-late']);
  });

  it('until the other side records the same', () => {
    expect(verdict(lateCure, told)?.outcome).toBe('clear');
  });

  it('which must be the same', () => {
    const other = amended({ nameClass: text('missing') });
    expect(causesOf(verdict(lateCure, other))).toContain('recorded-late');
    const afterwards = on('2025-07-15', amended());
    expect(causesOf(verdict(lateCure, afterwards))).toContain('recorded-late');
  });

  it('or a reviewer bears it out', () => {
    expect(verdict(lateCure, confirmed(5))?.outcome).toBe('clear');
    expect(causesOf(verdict(lateCure, confirmed(4)))).toEqual(['recorded-late']);
  });

  it('a second story about one letter is not borne out by that letter', () => {
    const given = [
      ...breach.slice(0, 3),
      amended(),
      on('2025-08-09', receiptOf(3)),
      match(),
      disclosed(),
    ];
    expect(verdictOf(DISCLOSURE, given)?.outcome).toBe('finding');
    const retold = recorded('2025-08-17', on('2025-08-05', receiptOf(3)));
    expect(causesOf(verdictOf(DISCLOSURE, [...given, retold]))).toEqual(['recorded-late']);
  });

  it('a match told again, better', () => {
    const bad = match({
      compared: { name: 'equal', tin: 'equal', address: 'not-compared', birthDate: null },
    });
    const given = [letter(), receipt(), line(), on('2025-08-05', bad), disclosed()];
    const better = recorded('2026-03-01', match());
    expect(verdictOf(DISCLOSURE, given)?.outcome).toBe('finding');
    expect(causesOf(verdictOf(DISCLOSURE, [...given, better]))).toEqual(['recorded-late']);
    expect(verdictOf(DISCLOSURE, given.toSpliced(4, 0, better))?.outcome).toBe('clear');
  });

  it('in one append too: what stands behind the act in the log is late', () => {
    const unlike = { form: null } as const;
    const given = [receipt(unlike), letter({ documentDigest: null })];
    expect(causesOf(verdictOf('REQ-WRITTEN', given))).toEqual(['recorded-late']);
    expect(verdictOf('REQ-WRITTEN', given.toReversed())?.outcome).toBe('clear');
  });
});

describe('what is no side’s own is never late', () => {
  it('an office from the register', () => {
    const signed = receipt({ signatory: { ...inspectorGeneral, standing: null } });
    expect(verdictOf('REQ-OFFICIAL', [signed])?.outcome).toBe('undetermined');
    const register = recorded('2026-01-05', officeHeld());
    expect(verdictOf('REQ-OFFICIAL', [signed, register])?.outcome).toBe('clear');
  });
});
