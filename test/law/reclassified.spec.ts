import { describe, expect, it } from 'vitest';
import { on, recorded, type Told } from '../../src/statute/example.js';
import {
  amended,
  amendmentReceived,
  disclosed,
  letter,
  line,
  match,
  receipt,
  reclassified,
  text,
} from '../../src/statute/examples.js';
import { READINGS } from '../../src/statute/verdict.js';
import { causesOf, judgementOf, ruleOf, verdictOf } from './support/judging.js';

const DISCLOSURE = 'DISC-ON-DEFECTIVE-REQUEST';
const LETTER = 1;
const LINE = 3;

/** Disclosed on 7 August 2025 on a line whose address was taken for this then. */
const disclosedOn = (addressClass: string): readonly Told[] => [
  letter(),
  receipt(),
  line({ addressClass: text(addressClass) }),
  match(),
  disclosed(),
];
const taken = (name: string, revision = 2, field: 'name' | 'address' | 'reason' = 'address') =>
  reclassified({ field, classes: [{ revision, line: 1, class: name }] });

describe('a text that was classified again', () => {
  it('clears a finding, though it was recorded late: clear, not undetermined', () => {
    const given = disclosedOn('placeholder');
    expect(verdictOf(DISCLOSURE, given)?.outcome).toBe('finding');
    const verdict = verdictOf(DISCLOSURE, [...given, taken('usable')]);
    expect(verdict?.outcome).toBe('clear');
    expect(verdict?.causes).toBeUndefined();
  });

  it('makes a finding of what was clear', () => {
    const given = disclosedOn('usable');
    expect(verdictOf(DISCLOSURE, given)?.outcome).toBe('clear');
    const verdict = verdictOf(DISCLOSURE, [...given, taken('placeholder')]);
    expect(verdict?.outcome).toBe('finding');
    expect(verdict?.elements).toContain('address');
  });

  it('puts an act in doubt where it is not understood, and names the classifier that said so', () => {
    const given = [...disclosedOn('placeholder'), taken('unparsed')];
    expect(verdictOf('REQ-ADDRESS-NOT-REAL', given)?.causes).toEqual([
      { kind: 'text-not-understood', field: 'address', classifier: 'example@2' },
    ]);
  });

  it('has its old class as known before', () => {
    const given = [...disclosedOn('placeholder'), taken('usable')];
    const before = { knownAt: given.length - 1 };
    expect(verdictOf(DISCLOSURE, given, before)?.outcome).toBe('finding');
    expect(verdictOf('REQ-ADDRESS-NOT-REAL', given, before)?.outcome).toBe('finding');
    expect(verdictOf('REQ-ADDRESS-NOT-REAL', given)?.outcome).toBe('clear');
  });

  it('has the class that was given last', () => {
    const given = [...disclosedOn('placeholder'), taken('usable'), taken('place_only')];
    expect(verdictOf(DISCLOSURE, given)?.outcome).toBe('finding');
    expect(verdictOf(DISCLOSURE, given, { knownAt: given.length - 1 })?.outcome).toBe('clear');
  });

  it.each(READINGS)('is named in the evidence of what rests on it, under %s', (reading) => {
    const given = [...disclosedOn('placeholder'), taken('place_only')];
    const evidence = judgementOf(ruleOf('REQ-ADDRESS-NOT-REAL'), given)?.verdicts[reading]
      ?.evidence;
    expect(evidence?.map(({ seq }) => seq)).toEqual([LINE, given.length, LETTER + 1]);
    expect(verdictOf(DISCLOSURE, given)?.evidence).toContainEqual({
      seq: given.length,
      stream: 'request-1',
      revision: given.length - 1,
    });
  });

  it('bears on no other text: another field, another event, another stream', () => {
    const given = disclosedOn('placeholder');
    for (const other of [
      taken('usable', 2, 'name'),
      taken('usable', 1),
      { ...taken('usable'), data: { ...taken('usable').data, classes: null } },
      { ...taken('usable'), data: { ...taken('usable').data, field: null } },
    ])
      expect(verdictOf(DISCLOSURE, [...given, other])?.outcome).toBe('finding');
  });

  it('is a name, or a reason in the letter, as well', () => {
    const named = [letter(), line({ nameClass: text('placeholder') })];
    expect(verdictOf('REQ-NAME', named)?.outcome).toBe('finding');
    expect(verdictOf('REQ-NAME', [...named, taken('usable', 1, 'name')])?.outcome).toBe('clear');
    const stated = [
      letter({ reasonClass: text('specific'), lineCount: 1 }),
      line({ reasonClass: null, reasonGroup: null }),
    ];
    const why = reclassified({
      lines: null,
      field: 'reason',
      classes: [{ revision: 0, line: null, class: 'generic' }],
    });
    expect(verdictOf('REQ-REASON', [...stated, why])?.outcome).toBe('finding');
    expect(verdictOf('REQ-REASON', stated)?.outcome).not.toBe('finding');
  });
});

describe('what else was told late', () => {
  const breach = disclosedOn('placeholder');
  const cure = recorded('2025-08-17', amendmentReceived({ addressClass: text('usable') }));

  it('excuses no more for it: an amendment told late stays late', () => {
    const given = [...breach, cure, taken('usable', 5)];
    expect(causesOf(verdictOf(DISCLOSURE, given))).toEqual(['recorded-late']);
  });

  it('is borne out by the other side whichever version classified its copy', () => {
    const other = amended({ addressClass: { class: 'usable', classifier: 'example@2' } });
    const given = [...breach, cure, recorded('2025-08-20', other)];
    expect(verdictOf(DISCLOSURE, given)?.outcome).toBe('clear');
  });

  it('is no doubt of the order in which the ledger classified, on the day of the act itself', () => {
    const given = [
      ...disclosedOn('placeholder'),
      on('2025-08-07', taken('place_only')),
      on('2025-08-07', taken('usable')),
    ];
    expect(verdictOf(DISCLOSURE, given)?.outcome).toBe('clear');
  });
});
