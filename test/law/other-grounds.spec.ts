import { describe, expect, it } from 'vitest';
import { on, type Told } from '../../src/statute/example.js';
import { exParteOrder, impairmentChecked } from '../../src/statute/examples-information.js';
import { agentOne, disclosed, letter, line, matter, receipt } from '../../src/statute/examples.js';
import type { FactOf, Matter } from '../../src/statute/facts.js';
import { briefOf } from './support/in-brief.js';
import { verdictOf } from './support/judging.js';

type Telling = Partial<FactOf<'Disclosed'>['data']>;

const told = (authority: string, before: readonly Told[], data: Telling = {}) => [
  letter({ authority }),
  line(),
  receipt({ authority }),
  ...before,
  disclosed({ authority, ...data }),
];

describe('a request about terrorism', () => {
  const common = {
    requestingAgency: 'DOJ',
    signatory: {
      title: 'Director',
      kind: 'fbi-director',
      agency: 'DOJ',
      component: null,
      standing: 'held',
    },
  } as const;
  const said = (data: Telling, kind: Matter['kind'] = 'other') => {
    const authority = data.authority ?? '6103(i)(7)(A)';
    return briefOf('DISC-I7', [
      letter({ ...common, authority }),
      line({ matter: matter({ kind }) }),
      receipt({ ...common, authority }),
      disclosed({ authority, ...data }),
    ]);
  };

  it.each<[Matter['kind'], string]>([
    ['civil', 'STAT matter'],
    ['civil-removal', 'STAT matter'],
    ['criminal-investigation', 'clear'],
    ['grand-jury', 'clear'],
  ])('for a matter that is told as %s', (kind, outcome) => {
    expect(said({}, kind)).toBe(outcome);
  });

  const beside = (agency: string) => ({ recipients: [agentOne, { ...agentOne, agency }] });
  it.each<[string, Telling, string]>([
    ['someone of no known agency', beside('Harbor Police'), '? recipientAgency'],
    ['an officer of a State', beside('US-NY'), 'STAT recipient'],
    ['an officer of a county', beside('US-IL/Cook County'), 'STAT recipient'],
    ['an agency that is not recorded', { recipientAgency: null }, '? recipientAgency'],
    [
      'a State of one team',
      { authority: '6103(i)(7)(A)(ii)' },
      '? what agencies of States in one team were told',
    ],
  ])('answered to %s', (_, data, outcome) => {
    expect(said(data)).toBe(outcome);
  });
});

describe('an order that came after the disclosure', () => {
  const after = (authority: string | null) => on('2025-08-08', exParteOrder({ authority }));
  it.each<[string, readonly Told[], string]>([
    ['under that paragraph', [after('6103(i)(1)')], 'STAT ex-parte-order'],
    ['under another', [after('6103(i)(5)')], '? order'],
    ['under none that is recorded', [after(null)], '? order'],
    [
      'under none recorded, beside one under that',
      [after(null), after('6103(i)(1)')],
      'STAT ex-parte-order',
    ],
  ])('%s', (_, orders, outcome) => {
    expect(briefOf('DISC-COURT-ORDER-SCOPE', told('6103(i)(1)', orders))).toBe(outcome);
  });

  it('is not asked for what passes on where a child is missing', () => {
    expect(briefOf('DISC-COURT-ORDER-SCOPE', told('6103(i)(1)(C)', [exParteOrder()]))).toBe(
      '? what (i)(1)(C) lets pass on to States',
    );
  });
});

describe('a determination under (i)(6) that stands', () => {
  it.each([
    ['identifies-informant', 'would identify a confidential informant'],
    ['impairs-investigation', 'would seriously impair a tax investigation'],
  ] as const)('%s', (result, words) => {
    const verdict = verdictOf('DISC-I6-BLOCK', told('6103(i)(2)', [impairmentChecked({ result })]));
    expect(verdict?.because).toContain(words);
  });

  it.each([
    ['6103(i)(1)', '? whether the determination was certified to the court'],
    ['6103(i)(5)', '? whether the determination was certified to the court'],
    ['6103(i)(7)(C)', 'STAT impairment'],
    ['6103(i)(7)(A)', 'STAT impairment'],
    ['6103(i)(8)(A)', 'STAT impairment'],
  ])('against a disclosure under %s', (authority, outcome) => {
    const found = impairmentChecked({ result: 'identifies-informant' });
    expect(briefOf('DISC-I6-BLOCK', told(authority, [found]))).toBe(outcome);
  });
});
