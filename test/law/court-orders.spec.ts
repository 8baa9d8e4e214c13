import { describe, expect, it } from 'vitest';
import { exParteOrder } from '../../src/statute/examples-information.js';
import { agentOne, disclosed, letter, line, receipt } from '../../src/statute/examples.js';
import type { FactData } from '../../src/statute/facts.js';
import { wordsOf } from './support/in-words.js';

type Order = Partial<FactData['ExParteOrderRecorded']>;
type Telling = Partial<FactData['Disclosed']>;
type Applicant = NonNullable<Order['applicant']>;

const CLEAR = 'clear: An order of a court granted before opens all that was disclosed.';

const said = (
  orders: readonly ReturnType<typeof exParteOrder>[],
  data: Telling = {},
  authority = '6103(i)(1)',
) =>
  wordsOf('DISC-COURT-ORDER-SCOPE', [
    letter({ authority }),
    line(),
    receipt({ authority }),
    ...orders,
    disclosed({ authority, ...data }),
  ]);
/** What is said of a disclosure of 7 August 2025 on one order of 1 July. */
const on1July = (order: Order, data: Telling = {}) => said([exParteOrder(order)], data);

describe('who applied for an order', () => {
  const applicant = (more: Partial<Applicant>): Order => ({
    applicant: {
      title: 'Attorney',
      kind: 'us-attorney',
      agency: 'DOJ',
      component: null,
      standing: 'held',
      ...more,
    },
  });
  const UNLISTED =
    'finding: As recorded, the application was authorised by an office that the paragraph does not list.';

  it.each([
    ['holds the office', applicant({}), CLEAR],
    ['acts in it', applicant({ standing: 'acting' }), CLEAR],
    [
      'has it by delegation',
      applicant({ standing: 'delegated' }),
      'undetermined: The application was authorised for a listed office by someone who did not hold it.',
    ],
    [
      'performs its duties',
      applicant({ standing: 'performing-duties' }),
      'undetermined: The application was authorised for a listed office by someone who did not hold it.',
    ],
    ['has an office of that name in another department', applicant({ agency: 'DHS' }), UNLISTED],
    ['has an office of Justice that is not listed', applicant({ kind: 'other' }), UNLISTED],
    ['is of a strike force', applicant({ kind: 'strike-force-attorney' }), CLEAR],
  ])('%s', (_, order, sentence) => {
    expect(on1July(order)).toBe(sentence);
  });

  it('may be a special prosecutor for a fugitive', () => {
    const order = exParteOrder({
      ...applicant({ kind: 'special-prosecutor' }),
      authority: '6103(i)(5)',
      found: ['arrest-warrant', 'exclusive-use', 'relevance'],
    });
    expect(said([order], {}, '6103(i)(5)')).toBe(CLEAR);
  });
});

describe('what an order is', () => {
  it.each<[string, Order, string]>([
    ['of a district judge', { judge: 'district-judge' }, CLEAR],
    [
      'under a paragraph that cannot be told',
      { authority: '6103(i)' },
      'undetermined: The paragraph of the order cannot be read.',
    ],
    [
      'of a judge who found nothing that is asked for but relevance',
      { found: ['relevance', 'exclusive-use', 'no-other-source'] },
      'finding: The record of the order shows no finding that a specific criminal act has been committed.',
    ],
  ])('%s', (_, order, sentence) => {
    expect(on1July(order)).toBe(sentence);
  });
});

describe('to whom an order opens it', () => {
  const EOP = { ...agentOne, agency: 'EOP' };
  it.each<[string, Telling, string]>([
    ['a part of the department', { recipientAgency: 'ICE' }, CLEAR],
    [
      'an officer of another department',
      { recipients: [agentOne, EOP] },
      'finding: EOP was told; the order opens it to DHS.',
    ],
    [
      'another department',
      { recipientAgency: 'EOP' },
      'finding: EOP was told; the order opens it to DHS.',
    ],
    [
      'which agency is not recorded',
      { recipientAgency: null },
      'undetermined: Which agency was told is not recorded.',
    ],
    [
      'no officer is named',
      { recipients: [] },
      'undetermined: Which officers were told is not recorded.',
    ],
    [
      'officers not recorded',
      { recipients: null },
      'undetermined: Which officers were told is not recorded.',
    ],
  ])('%s', (_, data, sentence) => {
    expect(on1July({}, data)).toBe(sentence);
  });
});
