import { describe, expect, it } from 'vitest';
import { on } from '../../src/statute/example.js';
import { exParteOrder } from '../../src/statute/examples-information.js';
import { disclosed, letter, line, receipt } from '../../src/statute/examples.js';
import type { FactData } from '../../src/statute/facts.js';
import { wordsOf } from './support/in-words.js';

type Order = Partial<FactData['ExParteOrderRecorded']>;

const I1 = { authority: '6103(i)(1)' } as const;
const CLEAR = 'clear: An order of a court granted before opens all that was disclosed.';
/** A disclosure of 7 August 2025 on an order of 1 July, and what else is recorded in September. */
const said = (order: Order, ...later: readonly Order[]) =>
  wordsOf('DISC-COURT-ORDER-SCOPE', [
    letter(I1),
    line(),
    receipt(I1),
    exParteOrder(order),
    disclosed(I1),
    ...later.map((one) => on('2025-09-01', exParteOrder(one))),
  ]);

describe('whether an order still stood on 7 August 2025', () => {
  const EXPIRED = 'finding: The order had expired.';
  const VACATED = 'finding: The order had been vacated.';
  const ON_THE_DAY = 'undetermined: The order was vacated on the day of the disclosure.';
  const ANOTHER = 'undetermined: An order was vacated; whether it was this one is not recorded.';

  it.each<[string, Order, string]>([
    ['expired on the day', { expiresOn: '2025-08-07' }, EXPIRED],
    ['expires on the day after', { expiresOn: '2025-08-08' }, CLEAR],
    ['vacated on the day before', { vacatedOn: '2025-08-06' }, VACATED],
    ['vacated on the day', { vacatedOn: '2025-08-07' }, ON_THE_DAY],
    ['vacated on the day after', { vacatedOn: '2025-08-08' }, CLEAR],
    ['vacated on the day it was granted', { vacatedOn: '2025-07-01' }, VACATED],
    ['without a number, and vacated', { docket: null, vacatedOn: '2025-08-06' }, VACATED],
  ])('%s', (_, order, sentence) => {
    expect(said(order)).toBe(sentence);
  });

  it.each<[string, Order, Order, string]>([
    ['told vacated by a later record', {}, { vacatedOn: '2025-08-06' }, VACATED],
    ['by one that states no court', {}, { court: null, vacatedOn: '2025-08-06' }, VACATED],
    ['where it states no court', { court: null }, { vacatedOn: '2025-08-06' }, VACATED],
    ['vacated on the day, by a later record', {}, { vacatedOn: '2025-08-07' }, ON_THE_DAY],
    ['by one of another court', {}, { court: 'S.D.N.Y.', vacatedOn: '2025-08-06' }, CLEAR],
    ['by one of another number', {}, { docket: '25-mj-102', vacatedOn: '2025-08-06' }, CLEAR],
    ['by one without a number', {}, { docket: null, vacatedOn: '2025-08-06' }, ANOTHER],
    ['where it has no number', { docket: null }, { vacatedOn: '2025-08-06' }, ANOTHER],
    ['where neither has one', { docket: null }, { docket: null, vacatedOn: '2025-08-06' }, ANOTHER],
    ['one without a number, the day after', {}, { docket: null, vacatedOn: '2025-08-08' }, CLEAR],
    ['one vacated on the day it was granted', {}, { vacatedOn: '2025-07-01' }, VACATED],
    ['one vacated before it was granted', {}, { vacatedOn: '2025-06-30' }, CLEAR],
    ['by a record that tells of no vacating', {}, { vacatedOn: null }, CLEAR],
    ['by one without a number that tells of none', {}, { docket: null, vacatedOn: null }, CLEAR],
  ])('%s', (_, order, later, sentence) => {
    expect(said(order, later)).toBe(sentence);
  });
});
