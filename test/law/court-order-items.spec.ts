import { describe, expect, it } from 'vitest';
import { exParteOrder } from '../../src/statute/examples-information.js';
import { disclosed, item, letter, line, receipt } from '../../src/statute/examples.js';
import type { FactData } from '../../src/statute/facts.js';
import { wordsOf } from './support/in-words.js';

type Order = Partial<FactData['ExParteOrderRecorded']>;
type Telling = Partial<FactData['Disclosed']>;

const I1 = { authority: '6103(i)(1)' } as const;
const CLEAR = 'clear: An order of a court granted before opens all that was disclosed.';
/** A disclosure of 7 August 2025 on an order of 1 July for 2023. */
const on1July = (order: Order, data: Telling) =>
  wordsOf('DISC-COURT-ORDER-SCOPE', [
    letter(I1),
    line(),
    receipt(I1),
    exParteOrder(order),
    disclosed({ ...I1, ...data }),
  ]);

describe('what an order opens', () => {
  const told = (...items: readonly ReturnType<typeof item>[]): Telling => ({ items });
  it.each<[string, Order, Telling, string]>([
    [
      'the same thing under another name',
      {},
      told(item('last-known-address'), item('interview-notes')),
      CLEAR,
    ],
    [
      'a home address, perhaps not the mailing address',
      {},
      told(item('home-address')),
      'undetermined: Whether the order opens item home-address cannot be read.',
    ],
    [
      'another thing',
      {},
      told(item('bank-account')),
      'finding: The order does not open item bank-account.',
    ],
    [
      'what may be an address and is not known',
      {},
      told(item('addr-on-file')),
      'undetermined: Whether the order opens item addr-on-file cannot be read.',
    ],
    [
      'a thing, where the order opens what may be an address',
      { items: ['addr-on-file'] },
      told(item('bank-account')),
      'undetermined: Whether the order opens item bank-account cannot be read.',
    ],
    [
      'a thing, where one of two that the order opens may be an address',
      { items: ['interview-notes', 'addr-on-file'] },
      told(item('bank-account')),
      'undetermined: Whether the order opens item bank-account cannot be read.',
    ],
    ['totals that identify nobody', {}, told(item('match-total', { period: '2019' })), CLEAR],
    ['nothing', {}, told(), 'undetermined: What was disclosed is not recorded.'],
    ['not recorded', {}, { items: null }, 'undetermined: What was disclosed is not recorded.'],
    [
      'of whom is not recorded',
      {},
      told(item('interview-notes', { subject: null })),
      'undetermined: Whom item interview-notes concerns is not recorded.',
    ],
    [
      'of a spouse',
      {},
      told(item('interview-notes', { subject: 'spouse' })),
      'undetermined: Item interview-notes concerns a spouse and not the taxpayer of the line.',
    ],
    [
      'of which period is not recorded',
      {},
      told(item('interview-notes', { period: null })),
      'undetermined: The period of item interview-notes is not recorded.',
    ],
    [
      'of another period',
      {},
      told(item('interview-notes', { period: '2022' })),
      'finding: Item interview-notes is of 2022, which the order does not open.',
    ],
    [
      'of periods that cannot be read',
      { periods: ['the relevant years'] },
      told(item('interview-notes')),
      'undetermined: Whether the order opens 2023 cannot be read from its periods.',
    ],
    [
      'no items are recorded of the order',
      { items: [] },
      told(item('interview-notes')),
      'undetermined: Which items the order opens is not recorded.',
    ],
    [
      'no periods are recorded of the order',
      { periods: [] },
      told(item('interview-notes')),
      'undetermined: Which periods the order specifies is not recorded.',
    ],
  ])('%s', (_, order, data, sentence) => {
    expect(on1July(order, data)).toBe(sentence);
  });
});
