import { describe, expect, it } from 'vitest';
import type { Told } from '../../src/statute/example.js';
import { impairmentChecked, offered } from '../../src/statute/examples-information.js';
import {
  disclosed,
  interviewNotes,
  item,
  letter,
  line,
  mailingAddress,
  receipt,
} from '../../src/statute/examples.js';
import type { FactData } from '../../src/statute/facts.js';
import { causesOf, verdictOf } from './support/judging.js';
import { saidUnder } from './support/trials.js';

const RULE = 'USE-PROCEEDING';
const obtained = (authority: string): readonly Told[] => [
  letter({ authority }),
  line(),
  receipt({ authority }),
  disclosed({ authority }),
];
const offer = (data: Partial<FactData['OfferedInProceeding']>) =>
  offered({ items: [interviewNotes], ...data });
const said = (data: Parameters<typeof offer>[0], authority = '6103(i)(2)') =>
  verdictOf(RULE, [...obtained(authority), offer(data)]);

describe('the statute that a proceeding enforces', () => {
  it.each([
    ['18 USC 1546', 'clear', 'within what it allows'],
    ['26 USC 7201', 'undetermined', '(h)(4)'],
    ['8 USC 1231(a)', 'finding', 'is no criminal statute'],
    ['18 USC 371', 'undetermined', 'is not decided here'],
    ['18 USC 3146', 'undetermined', 'is not decided here'],
  ])('%s: %s', (statute, outcome, words) => {
    const verdict = said({ statute });
    expect(verdict?.outcome).toBe(outcome);
    expect(verdict?.because).toContain(words);
    expect(causesOf(verdict)).toEqual(outcome === 'undetermined' ? ['not-decided-here'] : []);
  });
});

describe('what was offered without a finding of the court', () => {
  it.each([
    ['a copy of a return, whoever gave it', item('form-1040', { artefact: 'return' }), 'STAT'],
    [
      'wages told by a State, the taxpayer’s own by agreement',
      item('wages', { source: 'state-agency' }),
      'POLICY',
    ],
    ['wages that the taxpayer filed', item('wages', { source: 'filed-by-subject' }), 'STAT'],
  ])('%s', (_, piece, severity) => {
    expect(said({ items: [piece] }, '6103(i)(1)')?.severity).toBe(severity);
  });

  it('may be a total, allowed there whomever it identifies', () => {
    expect(said({ items: [item('match-total')] })?.outcome).toBe('clear');
  });

  it('is in doubt of a total alone where it may not be offered, and of nothing else beside it', () => {
    const total = item('match-total');
    expect(causesOf(said({ usIsParty: false, items: [total] }))).toEqual(['not-decided-here']);
    expect(said({ usIsParty: false, items: [total, interviewNotes] })?.outcome).toBe('finding');
    expect(causesOf(said({ usIsParty: null, items: [total] }))).toEqual([
      'not-decided-here',
      'fact-not-recorded',
    ]);
  });

  it('is in doubt of a transcript that mixes both', () => {
    expect(said({ items: [item('tax-account-transcript')] })?.causes).toEqual([
      { kind: 'fact-not-recorded', field: 'items.parts' },
    ]);
  });

  it.each([
    ['yes', 'finding', undefined],
    ['no', 'clear', undefined],
    ['open', 'undetermined', 'law-unsettled'],
  ] as const)('is the payee’s own or not as the reading has it: %s', (answer, outcome, cause) => {
    const wages = item('wages', { source: 'third-party-information-return' });
    const given = [...obtained('6103(i)(1)'), offer({ items: [wages] })];
    const verdict = saidUnder(RULE, given, { 'R-INFO-RETURN': answer });
    expect(verdict?.outcome).toBe(outcome);
    expect(causesOf(verdict)[0]).toBe(cause);
  });
});

describe('identity that was offered', () => {
  const onReturn = item('mailing-address', { source: 'filed-by-subject' });
  const identity = (piece: typeof onReturn, authority: string, answer: 'yes' | 'no' | 'open') =>
    saidUnder(RULE, [...obtained(authority), offer({ items: [piece] })], {
      'R-ID-IN-COURT': answer,
    });

  it.each(['6103(i)(1)', '6103(i)(2)', '6103(i)(7)(A)'])(
    'is nobody’s return where the IRS got it itself, under %s',
    (authority) => {
      expect(identity(mailingAddress, authority, 'open')?.outcome).toBe('clear');
    },
  );

  it.each([
    ['yes', 'clear'],
    ['no', 'finding'],
    ['open', 'undetermined'],
  ] as const)('from the return, under (i)(2), is as the reading has it: %s', (answer, outcome) => {
    expect(identity(onReturn, '6103(i)(2)', answer)?.outcome).toBe(outcome);
  });

  it('from the return, under (i)(7), is not decided, whatever the reading', () => {
    expect(causesOf(identity(onReturn, '6103(i)(7)(A)', 'yes'))).toEqual(['not-decided-here']);
    expect(causesOf(identity(onReturn, '6103(i)(7)(A)', 'no'))).toEqual(['not-decided-here']);
  });
});

describe('what was obtained under a paragraph of which only a part is spoken of', () => {
  it('is in doubt where the part is not told', () => {
    expect(causesOf(said({}, '6103(i)(3)'))).toEqual(['text-not-understood']);
    expect(causesOf(said({}, '6103(i)(3)(B)'))).toEqual(['not-decided-here']);
    expect(said({}, '6103(i)(3)(A)')?.outcome).toBe('clear');
  });
});

describe('a determination of the IRS about evidence', () => {
  const BARS = { result: 'impairs-investigation', concerns: 'evidence', lifted: false } as const;
  const barred = (check: Partial<FactData['ImpairmentChecked']>) =>
    verdictOf(RULE, [
      ...obtained('6103(i)(2)'),
      impairmentChecked({ ...BARS, ...check }),
      offer({}),
    ]);

  it.each(['attorney-general', 'agency-head'] as const)(
    'bars what was admitted, once the %s was told',
    (notified) => {
      expect(barred({ notified })?.outcome).toBe('finding');
    },
  );

  it('says what it is that is in doubt where it may be the lifting of another', () => {
    expect(barred({ lifted: null })?.because).toContain('makes a determination or lifts');
  });

  it.each([
    ['that found nothing', { result: 'none' }],
    ['that lifts an earlier one', { result: null, concerns: null, lifted: true }],
    ['of which nobody was told', { notified: 'nobody' }],
    [
      'of which nobody was told, whatever else is not recorded',
      { notified: 'nobody', lifted: null, result: null },
    ],
  ] as const)('%s bars nothing', (_, check) => {
    expect(barred(check)?.outcome).toBe('clear');
  });

  it.each([
    ['result', { result: null }],
    ['concerns', { concerns: null }],
    ['lifted', { lifted: null }],
    ['notified', { notified: null }],
  ] as const)('is in doubt where its %s is not recorded', (field, check) => {
    expect(barred(check)?.causes).toEqual([
      { kind: 'fact-not-recorded', field: `impairment.${field}` },
    ]);
  });
});

describe('what a court ordered under (i)(4)(A)(ii), and the IRS had determined', () => {
  const barred = impairmentChecked({ result: 'identifies-informant', concerns: 'evidence' });
  const wages = item('wages', { source: 'filed-by-subject' });
  const form = item('form-1040', { artefact: 'return' });
  const ordered = (authority: string, ...items: readonly (typeof wages)[]) =>
    verdictOf(RULE, [...obtained(authority), barred, offered({ items, courtFinding: 'ordered' })]);

  it('is not barred, being returns and what the taxpayer filed', () => {
    expect(ordered('6103(i)(1)', wages, form)?.outcome).toBe('clear');
    expect(ordered('6103(i)(7)(C)', form)?.outcome).toBe('clear');
  });

  it('is in doubt of anything else, to which (B) speaks and not (A)', () => {
    expect(causesOf(ordered('6103(i)(1)', interviewNotes))).toEqual(['not-decided-here']);
    expect(causesOf(ordered('6103(i)(1)', wages, interviewNotes))).toEqual(['not-decided-here']);
  });
});

describe('taxpayer return information', () => {
  const wages = item('wages', { source: 'filed-by-subject' });
  const found = { items: [wages], courtFinding: 'probative' } as const;

  it.each(['6103(i)(1)', '6103(i)(7)(C)'])('obtained under %s needs a finding', (authority) => {
    expect(said(found, authority)?.outcome).toBe('clear');
    expect(said({ items: [wages] }, authority)?.outcome).toBe('finding');
    expect(said({ ...found, courtFinding: null }, authority)?.outcome).toBe('undetermined');
  });

  it('obtained under (i)(7), of which part is not told, is in doubt', () => {
    expect(causesOf(said(found, '6103(i)(7)'))).toEqual(['not-decided-here']);
  });

  it.each(['6103(i)(2)', '6103(i)(3)(A)', '6103(i)(3)(C)', '6103(i)(7)(A)'])(
    'obtained under %s is not to be offered, whatever a court found',
    (authority) => {
      expect(said(found, authority)?.because).toContain('(i)(4)(A)');
      expect(said({ ...found, courtFinding: 'ordered' }, authority)?.outcome).toBe('finding');
      expect(said({ ...found, courtFinding: null }, authority)?.outcome).toBe('finding');
    },
  );
});
