import { expect, test } from 'vitest';
import {
  CountDisclosures,
  CountDisclosuresHandler,
} from '../../src/readmodels/accounting/count-disclosures.js';
import {
  GetDisclosure,
  GetDisclosureHandler,
} from '../../src/readmodels/disclosures/get-disclosure.js';
import {
  ListDisclosures,
  ListDisclosuresHandler,
} from '../../src/readmodels/disclosures/list-disclosures.js';
import { GetTotals, GetTotalsHandler } from '../../src/readmodels/totals/get-totals.js';
import { idOf, type Told } from '../support/entries.js';
import { givenHistory, OFFICIAL, PUBLIC, SMALL_REQUEST } from './given.js';

const history = givenHistory();

const rows = (ask: ConstructorParameters<typeof ListDisclosures>[0] = {}) =>
  new ListDisclosuresHandler(history().readModels).execute(new ListDisclosures(ask));
const counts = (ask: Partial<ConstructorParameters<typeof CountDisclosures>[0]> = {}) =>
  new CountDisclosuresHandler(history().readModels).execute(
    new CountDisclosures({ ...OFFICIAL, ...ask }),
  );
const totals = () => new GetTotalsHandler(history().readModels).execute(new GetTotals());

const disclosed = (line: number, more: Partial<Told> = {}): Told => ({
  type: 'Disclosed',
  stream: 'request-a',
  authority: '6103(i)(2)',
  recipientAgency: 'DHS',
  ...more,
  line,
});
const standalone = (n: number, more: Partial<Told> = {}): Told => ({
  type: 'Disclosed',
  authority: '6103(i)(3)',
  recipientAgency: 'FBI',
  ...more,
  stream: `disclosure-${n}`,
});

test('each disclosure is accounted for, with the purpose as it was stated and its evidence', async () => {
  await history().record(...SMALL_REQUEST);
  await history().projected();
  expect((await rows()).items).toEqual([
    {
      seq: 10,
      stream: idOf('request-a'),
      revision: 10,
      request: idOf('request-a'),
      line: 1,
      disclosedOn: '2025-08-07',
      recipientAgency: 'DHS',
      authority: '6103(i)(2)',
      requestReceivedOn: '2025-06-27',
      statutes: ['8 USC 1253'],
      reasonClass: null,
      items: [{ code: 'address' }],
      recipients: expect.any(Array),
      subject: '1'.repeat(64),
      errorSeq: null,
    },
  ]);
});

test('the accounting is filtered by year and recipient, and goes on page by page', async () => {
  await history().record(
    ...SMALL_REQUEST,
    standalone(1, { on: '2024-03-01' }),
    standalone(2),
    disclosed(2),
  );
  await history().projected();
  const seqs = async (ask: Parameters<typeof rows>[0]) =>
    (await rows(ask)).items.map(({ seq }) => seq);
  expect(await seqs({ year: 2024 })).toEqual([11]);
  expect(await seqs({ recipientAgency: 'FBI' })).toEqual([11, 12]);
  expect(await seqs({ recipientAgency: 'FBI', year: 2025 })).toEqual([12]);
  const first = await rows({ limit: 3 });
  expect(first.items.map(({ seq }) => seq)).toEqual([10, 11, 12]);
  expect(await seqs({ limit: 3, cursor: first.next! })).toEqual([13]);
});

test('an error learnt later is in the accounting from then on, and not before', async () => {
  const error = { type: 'ErroneousDisclosureIdentified', stream: 'request-a', lines: [[1, 2]] };
  await history().record(...SMALL_REQUEST, error, disclosed(2));
  await history().projected();
  expect((await rows()).items.map(({ errorSeq }) => errorSeq)).toEqual([11, 11]);
  expect((await rows({ at: '10' })).items.map(({ errorSeq }) => errorSeq)).toEqual([null]);
  expect((await counts()).items).toMatchObject([{ instances: 2, erroneous: 2 }]);
  expect((await counts({ at: '11' })).items).toMatchObject([{ instances: 1, erroneous: 1 }]);
});

test('requests, instances and taxpayers are counted by year, agency and authority', async () => {
  await history().record(
    ...SMALL_REQUEST,
    disclosed(1),
    disclosed(2),
    disclosed(3),
    standalone(1, { on: '2024-03-01' }),
  );
  await history().projected();
  expect((await counts()).items).toEqual([
    {
      year: 2024,
      agency: 'FBI',
      authority: '6103(i)(3)',
      requests: 0,
      instances: 1,
      taxpayers: { min: 1, max: 1 },
      erroneous: 0,
    },
    {
      year: 2025,
      agency: 'DHS',
      authority: '6103(i)(2)',
      requests: 1,
      instances: 4,
      taxpayers: { min: 2, max: 3 },
      erroneous: 0,
    },
  ]);
  expect((await counts({ at: '4' })).items).toEqual([]);
});

test('a request that only its agency recorded is not yet one that the IRS received', async () => {
  await history().record(...SMALL_REQUEST.slice(0, 5));
  await history().projected();
  expect((await counts()).items).toEqual([]);
});

test('watchdogs and the public see no count below ten, nor what would give it away', async () => {
  const many = Array.from({ length: 12 }, (_, n) => standalone(n));
  const few = Array.from({ length: 3 }, (_, n) => standalone(20 + n, { recipientAgency: 'DEA' }));
  await history().record(...many, ...few);
  await history().projected();
  const items = (await counts(PUBLIC)).items;
  expect(items).toMatchObject([
    { agency: 'DEA', instances: null, taxpayers: null },
    { agency: 'FBI', instances: 12, taxpayers: null },
  ]);
  const published = await totals();
  expect(published.byAgency).toMatchObject([
    { agency: 'DEA', disclosures: null },
    { agency: 'FBI', disclosures: 12 },
  ]);
  // With the total of all, one subtraction would give the 3 of the other agency.
  expect(published.all).toMatchObject({ disclosures: null, requests: null });
});

test('a disclosure that answers no request is found with the errors found in it', async () => {
  const id = idOf('disclosure-1');
  const find = (ask = {}) =>
    new GetDisclosureHandler(history().readModels).execute(
      new GetDisclosure({ ...OFFICIAL, id, ...ask }),
    );
  await history().record(standalone(1), {
    type: 'ErroneousDisclosureIdentified',
    stream: 'disclosure-1',
    ground: 'no-authority',
  });
  await history().projected();
  expect(await find()).toMatchObject({
    seq: 1,
    disclosed: { seq: 0 },
    errors: [{ seq: 1, official: { ground: 'no-authority' } }],
  });
  expect((await find({ at: '0' })).errors).toEqual([]);
  expect((await find(PUBLIC)).disclosed.official).toBeNull();
  expect((await rows()).items).toMatchObject([{ request: null, errorSeq: 1 }]);
  await expect(find({ agency: 'DHS' })).rejects.toMatchObject({ id: 'not-found' });
  await expect(find({ id: idOf('disclosure-2') })).rejects.toMatchObject({ id: 'not-found' });
});
