import { describe, expect, it } from 'vitest';
import { at, on, type Told } from '../../../example.js';
import {
  disclosed,
  item,
  mailingAddress,
  order,
  orderLifted,
  orderModified,
} from '../../../examples.js';
import type { Fact } from '../../../facts.js';
import type { Cause } from '../../../verdict.js';
import { bearingsOf, type Conduct } from './order-reach.js';

type Changes = Partial<Omit<Conduct, 'act'>> & { readonly act?: Told };

const ACT = on('2025-12-01', disclosed());
const ACT_REF = { seq: 99, stream: 'request-1', revision: 0 };

/** As told, one after the other, of one order. */
const register = (told: readonly Told[], stream = 'order-1', first = 1): readonly Fact[] =>
  told.map((one, n) => ({
    ...one,
    ref: { seq: first + n, stream, revision: n },
    recordedOn: one.recordedOn ?? one.occurredOn,
  }));

/** Of an address told by the IRS on 1 December 2025 under (i)(2), unless something else is said. */
const conduct = ({ act = ACT, ...changes }: Changes = {}): Conduct => ({
  act: { ...act, ref: ACT_REF, recordedOn: act.occurredOn },
  deed: 'disclose',
  actor: { names: ['IRS'] },
  authorities: ['6103(i)(2)'],
  items: [mailingAddress],
  told: ['DHS'],
  ...changes,
});

/** The revision of the terms that forbid it, `free`, or why it is in doubt. */
const bearing = (
  told: readonly Told[],
  changes: Changes = {},
): number | 'free' | readonly Cause[] => {
  const [one] = bearingsOf(register(told), conduct(changes));
  if (one === undefined) return 'free';
  return one.kind === 'forbids' ? one.terms.ref.revision : one.causes;
};

const untold = (field: string): Cause => ({ kind: 'fact-not-recorded', field });
const unclear = (field: string, classifier: string): Cause => ({
  kind: 'text-not-understood',
  field,
  classifier,
});
const unordered = (revision: number): Cause => ({
  kind: 'order-not-recorded',
  events: [{ seq: revision + 1, stream: 'order-1', revision }, ACT_REF],
});
const open = (why: string): Cause => ({ kind: 'not-decided-here', why });
const A_PART = open('whether who acted is of the part of the agency that the order binds');
const PASSING_ON = open('whether an order that forbids disclosing forbids passing on');
const NO_ADDRESS = open(
  'whether information other than an address falls under the policy that the order names',
);

const modified = (from: string | null, made: string, terms = {}) =>
  on(made, orderModified({ from, ...terms }));
const lifted = (to: string | null, made: string) => on(made, orderLifted({ to }));
const ALLOWING = { forbiddenActs: [] };
/** Changed on a day to allow it, as of a day before. */
const back = (made: string) => modified('2025-11-21', made, ALLOWING);

describe('when an order binds what is done on 1 December', () => {
  it.each<[string, readonly Told[], ReturnType<typeof bearing>]>([
    ['from the day before', [order({ from: '2025-11-30' })], 0],
    ['from that day, made before', [order({ from: '2025-12-01' })], 0],
    ['from that day, made after', [on('2025-12-02', order({ from: '2025-12-01' }))], 0],
    ['made that day for the day before', [on('2025-12-01', order({ from: '2025-11-30' }))], 0],
    ['made that day for the next', [on('2025-12-01', order({ from: '2025-12-02' }))], 'free'],
    ['from the day after', [order({ from: '2025-12-02' })], 'free'],
    ['to the day after', [order({ to: '2025-12-02' })], 0],
    ['to that day', [order({ to: '2025-12-01' })], 'free'],
    ['to the day before', [order({ to: '2025-11-30' })], 'free'],
    ['since when is not recorded', [order({ from: null })], [untold('order.from')]],
    [
      'since when is not recorded, but it names no act',
      [order({ from: null, ...ALLOWING })],
      'free',
    ],
    [
      'made that day for that day',
      [on('2025-12-01', order({ from: '2025-12-01' }))],
      [unordered(0)],
    ],
  ])('%s', (_, told, said) => {
    expect(bearing(told)).toEqual(said);
  });

  it.each([
    ['2025-12-01T14:00:00.000Z', 0],
    ['2025-12-01T16:00:00.000Z', 'free'],
  ] as const)('made that day at %s, and the act at 15:00', (instant, said) => {
    const act = at('2025-12-01T15:00:00.000Z', disclosed());
    expect(bearing([at(instant, order({ from: '2025-12-01' }))], { act })).toBe(said);
  });
});

describe('an order that was modified', () => {
  it.each<[string, readonly Told[], ReturnType<typeof bearing>]>([
    ['as it later stood', [order(), modified('2025-11-28', '2025-11-27')], 1],
    ['on the very day from which it stands', [order(), back('2025-11-21')], 'free'],
    ['not as it will stand', [order(), modified('2025-12-02', '2025-11-27', ALLOWING)], 0],
    [
      'by what began last, though it was told first',
      [order({ from: '2025-11-30' }), modified('2025-11-21', '2025-11-29', ALLOWING)],
      0,
    ],
    [
      'to allow it from the day on which the change was made',
      [order({ from: '2025-11-28' }), modified('2025-11-21', '2025-11-29', ALLOWING)],
      'free',
    ],
    ['to allow it, a day later, for days before', [order(), back('2025-12-02')], 0],
    ['to allow it, that day, for days before', [order(), back('2025-12-01')], [unordered(1)]],
    ['to allow it, the day before, for days before', [order(), back('2025-11-30')], 'free'],
    [
      'to forbid it, a day later, since when is not recorded',
      [order(ALLOWING), modified(null, '2025-12-02')],
      'free',
    ],
    [
      'by what was told last of what began on one day',
      [order(), modified('2025-11-21', '2025-11-29')],
      1,
    ],
    ['to allow it', [order(), modified('2025-11-28', '2025-11-27', ALLOWING)], 'free'],
    [
      'to allow it, since when is not recorded',
      [order(), modified(null, '2025-11-27', ALLOWING)],
      [untold('order.from')],
    ],
    [
      'to forbid it, since when is not recorded',
      [order(ALLOWING), modified(null, '2025-11-27')],
      [untold('order.from')],
    ],
    ['to forbid it still, since when is not recorded', [order(), modified(null, '2025-11-27')], 0],
    [
      'twice, since when is not recorded, of which one forbids it',
      [order(ALLOWING), modified(null, '2025-11-27', ALLOWING), modified(null, '2025-11-28')],
      [untold('order.from'), untold('order.from')],
    ],
  ])('%s', (_, told, said) => {
    expect(bearing(told)).toEqual(said);
  });
});

describe('an order that was lifted', () => {
  it.each<[string, readonly Told[], ReturnType<typeof bearing>]>([
    ['as of the day before', [order(), lifted('2025-11-30', '2025-11-30')], 'free'],
    ['as of that day, made before', [order(), lifted('2025-12-01', '2025-11-30')], 'free'],
    ['as of the day after', [order(), lifted('2025-12-02', '2025-11-30')], 0],
    ['on that day', [order(), lifted('2025-12-01', '2025-12-01')], [unordered(1)]],
    ['that day, for days before', [order(), lifted('2025-11-21', '2025-12-01')], [unordered(1)]],
    ['the day on which it was made', [order(), lifted('2025-11-21', '2025-11-21')], 'free'],
    ['a day later, for days before', [order(), lifted('2025-11-21', '2025-12-02')], 0],
    ['a day later, as of when is not recorded', [order(), lifted(null, '2025-12-02')], 0],
    ['the day before, for days before', [order(), lifted('2025-11-21', '2025-11-30')], 'free'],
    [
      'that day, in the hours after',
      [order(), at('2025-12-01T23:00:00.000Z', lifted('2025-11-21', '2025-12-01'))],
      [unordered(1)],
    ],
    ['as of when is not recorded', [order(), lifted(null, '2025-11-30')], [untold('order.to')]],
    [
      'and set anew as of that day',
      [
        order(),
        lifted('2025-11-24', '2025-11-24'),
        modified('2025-11-24', '2025-11-25', { to: null }),
      ],
      2,
    ],
    [
      'as of the day from which it had been set anew before',
      [lifted('2025-11-28', '2025-11-24'), order({ from: '2025-11-28' })],
      1,
    ],
    [
      'as of the day after it was set anew, though told before that',
      [lifted('2025-11-29', '2025-11-24'), order({ from: '2025-11-28' })],
      'free',
    ],
    [
      'before it was set anew, as of when is not recorded',
      [lifted(null, '2025-11-24'), order({ from: '2025-11-28' })],
      1,
    ],
    [
      'on the day from which it was set anew, as of when is not recorded',
      [lifted(null, '2025-11-28'), order({ from: '2025-11-28' })],
      1,
    ],
    [
      'after it was set anew, as of when is not recorded, though told before that',
      [lifted(null, '2025-11-29'), order({ from: '2025-11-28' })],
      [untold('order.to')],
    ],
    [
      'before its terms were made, which do not say since when they stand',
      [lifted('2025-11-26', '2025-11-24'), modified(null, '2025-11-27')],
      [untold('order.from')],
    ],
    [
      'after its terms were made, which do not say since when they stand',
      [lifted('2025-11-28', '2025-11-24'), modified(null, '2025-11-27')],
      'free',
    ],
    [
      'twice, of which only one has come',
      [order(), lifted('2025-12-05', '2025-11-30'), lifted('2025-11-30', '2025-11-30')],
      'free',
    ],
  ])('%s', (_, told, said) => {
    expect(bearing(told)).toEqual(said);
  });
});

describe('whom an order binds', () => {
  it.each<[readonly string[] | null, Conduct['actor'], ReturnType<typeof bearing>]>([
    [['Treasury'], { names: ['IRS'] }, 0],
    [['SSA', 'IRS'], { names: ['IRS'] }, 0],
    [['IRS'], { names: ['TIGTA', 'IRS'] }, 0],
    [['IRS'], { names: ['IRS'], unnamed: 'user' }, 0],
    [['SSA'], { names: ['IRS'] }, 'free'],
    [[], { names: ['IRS'] }, 'free'],
    [[], { names: ['IRS'], unnamed: 'user' }, 'free'],
    [['SSA'], { names: ['IRS'], unnamed: 'user' }, [untold('user')]],
    [['SSA', 'IRS'], { names: ['TIGTA', 'Treasury'] }, [A_PART]],
    [
      ['SSA', 'Bureau of Examples'],
      { names: ['IRS'] },
      [unclear('order.boundParties', 'agencies@1')],
    ],
    [null, { names: ['IRS'] }, [untold('order.boundParties')]],
  ])('%j, of what is done by %j', (boundParties, actor, said) => {
    expect(bearing([order({ boundParties })], { actor })).toEqual(said);
  });
});

describe('what an order forbids', () => {
  it.each<[readonly Conduct['deed'][] | null, Conduct['deed'], ReturnType<typeof bearing>]>([
    [['disclose'], 'disclose', 0],
    [['use', 'copy'], 'copy', 0],
    [['disclose'], 'use', 'free'],
    [['use'], 'redisclose', 'free'],
    [['redisclose'], 'disclose', 'free'],
    [['use', 'disclose'], 'redisclose', [PASSING_ON]],
    [['disclose', 'redisclose'], 'redisclose', 0],
    [null, 'disclose', [untold('order.forbiddenActs')]],
  ])('%j, of who is to %s', (forbiddenActs, deed, said) => {
    expect(bearing([order({ forbiddenActs })], { deed })).toEqual(said);
  });

  it('is not told of whom and since when, where neither is recorded', () => {
    expect(bearing([order({ from: null, boundParties: null })])).toEqual([
      untold('order.from'),
      untold('order.boundParties'),
    ]);
  });

  it('is not told of whom and until when, where neither is recorded', () => {
    expect(bearing([order({ boundParties: null }), lifted(null, '2025-11-30')])).toEqual([
      untold('order.to'),
      untold('order.boundParties'),
    ]);
  });

  it('is not told of whom and what, where neither is recorded', () => {
    expect(bearing([order({ boundParties: null, forbiddenActs: null })])).toEqual([
      untold('order.boundParties'),
      untold('order.forbiddenActs'),
    ]);
  });
});

describe('which paragraphs an order reaches', () => {
  const NOT_READ = unclear('order.authorities', 'paragraph@1');
  it.each<[readonly string[] | null, Conduct['authorities'], ReturnType<typeof bearing>]>([
    [['6103(d)', '6103(i)(2)'], ['6103(l)(1)', '6103(i)(2)(A)'], 0],
    [['6103(i)(2)'], ['6103(i)(2)', null], 0],
    [['6103(i)(2)'], ['6103(d)'], 'free'],
    [['6103(i)(2)'], ['6103(d)', null], [untold('authority')]],
    [['6103(i)(2)'], ['6103(d)', '6103(i)'], [NOT_READ]],
    [['6103(i)(2)'], ['by law'], [NOT_READ]],
    [['6103(l)', 'the sharing of addresses'], ['6103(i)(2)'], [NOT_READ]],
    [[], ['6103(i)(2)'], 'free'],
    [null, ['6103(d)', null], 0],
  ])('%j, of what was told under %j', (authorities, relied, said) => {
    expect(bearing([order({ authorities })], { authorities: relied })).toEqual(said);
  });
});

describe('an order that is limited to a policy, or is not', () => {
  const NOTES = item('interview-notes');
  const ANYTHING = { authorities: null, policies: null, recipientAgencies: null };
  it.each<[string, Conduct['items'], ReturnType<typeof bearing>, ReturnType<typeof bearing>]>([
    ['an address beside other things', [NOTES, mailingAddress], 0, 0],
    ['no address', [NOTES], [NO_ADDRESS], [untold('order.policies')]],
    ['nothing recorded', null, [untold('items')], [untold('items')]],
    ['an empty list', [], [untold('items')], [untold('items')]],
  ])('%s', (_, items, named, unrecorded) => {
    expect(bearing([order()], { items })).toEqual(named);
    expect(bearing([order({ authorities: null })], { items })).toEqual(named);
    expect(bearing([order({ policies: null })], { items })).toEqual(unrecorded);
    expect(bearing([order({ policies: [] })], { items })).toBe(0);
    expect(bearing([order(ANYTHING)], { items })).toBe(0);
  });
});

describe('an order about some agencies', () => {
  const A_PART_TOLD = open(
    'whether who was told is of the part of the agency that the order names',
  );
  it.each<[readonly string[] | null, Conduct['told'], ReturnType<typeof bearing>]>([
    [['DHS'], ['DHS'], 0],
    [['DHS'], ['ICE'], 0],
    [['SSA', 'DHS'], ['DOJ', 'DHS'], 0],
    [['DHS'], ['DOJ', 'DHS', null], 0],
    [['DHS'], ['DOJ'], 'free'],
    [['DHS'], ['US-NY'], 'free'],
    [['ICE'], ['DHS'], [A_PART_TOLD]],
    [['DHS'], ['DOJ', null], [untold('recipientAgency')]],
    [['DHS', 'Bureau of Examples'], ['DOJ'], [unclear('order.recipientAgencies', 'agencies@1')]],
    [[], ['DOJ'], 0],
    [[], [null], 0],
    [null, ['DHS'], [untold('order.recipientAgencies')]],
  ])('%j, of what is told to %j', (recipientAgencies, told, said) => {
    expect(bearing([order({ recipientAgencies })], { told })).toEqual(said);
  });

  it('is of any, where it names no policy and nothing more is recorded', () => {
    const none = order({ policies: [], recipientAgencies: null });
    expect(bearing([none], { told: [null] })).toBe(0);
    expect(bearing([order({ policies: [] })], { told: ['DOJ'] })).toBe('free');
    const paragraphsOrAny = order({ authorities: null, policies: null });
    expect(bearing([paragraphsOrAny], { told: ['DOJ'] })).toBe('free');
  });

  it('is not told, where it may name a policy', () => {
    const unrecorded = order({ policies: null, recipientAgencies: null });
    expect(bearing([unrecorded])).toEqual([untold('order.policies')]);
    expect(bearing([order({ policies: null })])).toBe(0);
  });
});

describe('several orders', () => {
  const both = (one: readonly Told[], other: readonly Told[]) =>
    bearingsOf([...register(one, 'order-1'), ...register(other, 'order-2', 50)], conduct()).map(
      (found) => (found.kind === 'forbids' ? found.terms.ref.stream : found.causes),
    );

  it('are read one by one', () => {
    expect(both([order()], [order()])).toEqual(['order-1', 'order-2']);
    expect(both([order(), lifted('2025-11-30', '2025-11-30')], [order()])).toEqual(['order-2']);
    expect(both([order()], [order({ boundParties: null })])).toEqual([
      'order-1',
      [untold('order.boundParties')],
    ]);
    expect(both([order({ boundParties: ['SSA'] })], [order({ to: '2025-11-30' })])).toEqual([]);
  });
});
