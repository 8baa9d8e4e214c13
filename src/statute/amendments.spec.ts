import { describe, expect, it } from 'vitest';
import { amendmentsFor } from './amendments.js';
import { on, type Told } from './example.js';
import {
  amended,
  amendmentReceived,
  directorOfIce,
  disclosed,
  fieldOfficeDirector,
  inspectorGeneral,
  officeHeld,
  receiptOf,
} from './examples.js';
import type { Fact, FactOf } from './facts.js';

const recorded = (told: Told, n: number, stream = 'request-1'): Fact => ({
  ...told,
  ref: { seq: n + 1, stream, revision: n },
  recordedOn: told.occurredOn,
});
const act = recorded(disclosed(), 20);
const held = recorded(officeHeld(), 21, 'offices') as FactOf<'OfficeStandingRecorded'>;

type Setting = Parameters<typeof amendmentsFor>[1];
const setting: Setting = { act, agency: 'DHS', offices: [] };

/** Why each amendment told is in doubt for the disclosure of 7 August; what does not count is not there. */
const doubtsOf = (given: readonly Told[], changes: Partial<Setting> = {}) =>
  amendmentsFor(
    given.map((told, n) => recorded(told, n)),
    { ...setting, ...changes },
  ).map(({ doubts }) => doubts.map((cause) => ('field' in cause ? cause.field : cause.kind)));

describe('whether an amendment was received', () => {
  it('is told by a receipt that points at it', () => {
    expect(doubtsOf([amended(), receiptOf(0)])).toEqual([[]]);
  });

  it('is not told by one that points at another event', () => {
    expect(doubtsOf([amended(), receiptOf(7)])).toEqual([['amendment.received']]);
    expect(doubtsOf([amended(), on('2025-07-11', amended()), receiptOf(1)])).toEqual([
      ['amendment.received'],
      [],
    ]);
  });

  it('is not told by the receipt of an amendment of another request', () => {
    const elsewhere = recorded(receiptOf(0), 1, 'request-2');
    const [amendment] = amendmentsFor([recorded(amended(), 0), elsewhere], setting);
    expect(amendment?.doubts).toEqual([{ kind: 'fact-not-recorded', field: 'amendment.received' }]);
  });

  it('is no question where it was made after the act', () => {
    expect(doubtsOf([on('2025-08-08', amended())])).toEqual([]);
    expect(doubtsOf([on('2025-08-07', amended())])).toEqual([['amendment.received']]);
  });
});

describe('an amendment in writing', () => {
  it.each([
    ['paper', [[]]],
    ['electronic', [[]]],
    ['oral', []],
    ['other', []],
    [null, [['amendment.form']]],
  ] as const)('%s: %j', (form, doubts) => {
    expect(doubtsOf([amendmentReceived({ form })])).toEqual(doubts);
  });
});

describe('an amendment signed', () => {
  const withStanding = (standing: 'delegated' | null) => ({ ...inspectorGeneral, standing });

  it.each([
    ['by a listed office', inspectorGeneral, [[]]],
    ['by the head of a part of the agency', directorOfIce, [[]]],
    ['by nobody recorded', null, [['amendment.signatory']]],
    ['in a way that is not recorded', withStanding(null), [['amendment.signatory']]],
    ['by a delegate', withStanding('delegated'), [['not-decided-here']]],
    ['by another office', fieldOfficeDirector, []],
  ] as const)('%s: %j', (_, signatory, doubts) => {
    expect(doubtsOf([amendmentReceived({ signatory })])).toEqual(doubts);
  });

  it('for an agency that is not recorded leaves it in doubt', () => {
    expect(doubtsOf([amendmentReceived()], { agency: null })).toEqual([['amendment.signatory']]);
  });

  it('in a way that the register of offices tells', () => {
    const signed = amendmentReceived({ signatory: withStanding(null) });
    expect(doubtsOf([signed], { offices: [held] })).toEqual([[]]);
  });

  it('as the receipt says where the amendment itself does not', () => {
    const unsigned = amended({ signatory: null, form: null });
    expect(doubtsOf([unsigned, receiptOf(0)])).toEqual([['amendment.form', 'amendment.signatory']]);
    const receipt = receiptOf(0);
    const signed = {
      ...receipt,
      data: { ...receipt.data, signatory: inspectorGeneral, form: 'paper' as const },
    };
    expect(doubtsOf([unsigned, signed])).toEqual([[]]);
  });
});
