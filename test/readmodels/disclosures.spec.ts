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
      accounting: null,
      became: {},
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
      taxpayers: { min: 0, max: 0 },
      erroneous: 0,
      accounted: { requests: 0, disclosures: 0 },
    },
    {
      year: 2025,
      agency: 'DHS',
      authority: '6103(i)(2)',
      requests: 1,
      instances: 4,
      taxpayers: { min: 2, max: 3 },
      erroneous: 0,
      accounted: { requests: 0, disclosures: 0 },
    },
  ]);
  expect((await counts({ at: '4' })).items).toEqual([]);
});

test('a taxpayer of a disclosure that answers no request is in no count of taxpayers', async () => {
  const told = { recipientAgency: 'DHS', authority: '6103(i)(2)', subject: '9'.repeat(64) };
  await history().record(...SMALL_REQUEST, disclosed(2), standalone(1, told));
  await history().projected();
  expect((await counts()).items).toMatchObject([
    { agency: 'DHS', instances: 3, taxpayers: { min: 2, max: 2 } },
  ]);
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
    { agency: 'FBI', instances: 12, taxpayers: null, accounted: null },
  ]);
  const published = await totals();
  expect(published.byAgency).toMatchObject([
    { agency: 'DEA', disclosures: null },
    { agency: 'FBI', disclosures: 12 },
  ]);
  // With the total of all, one subtraction would give the 3 of the other agency.
  expect(published.all).toMatchObject({ disclosures: null, requests: null });
});

test('a disclosure shows which accounting covers it and what became of it, as known at a seq', async () => {
  const a = { stream: 'request-a', by: 'irs' } as const;
  const agency = { stream: 'request-a', by: 'agency' } as const;
  await history().record(
    ...SMALL_REQUEST,
    { ...a, type: 'AccountingRecorded', of: 'request', on: '2025-08-08' },
    { ...a, type: 'AccountingRecorded', of: 'disclosure', on: '2025-08-09', form: '5466-B' },
    { ...agency, type: 'UsedInMatter', lines: [[1, 2]] },
    { ...agency, type: 'UsedInMatter', lines: [[2, 3]] },
    { ...agency, type: 'Copied', lines: [[1, 1]] },
    { ...agency, type: 'MatterClosed' },
    standalone(1),
    { ...agency, type: 'Redisclosed', stream: 'disclosure-1' },
    disclosed(2),
  );
  await history().projected();
  const shown = async (ask = {}) =>
    (await rows(ask)).items.map(({ line, accounting, became }) => ({ line, accounting, became }));
  const accounting = { seq: 12, madeOn: '2025-08-09', form: '5466-B' };
  const ofOne = { UsedInMatter: 1, Copied: 1, MatterClosed: 1 };
  expect(await shown()).toEqual([
    { line: 1, accounting, became: ofOne },
    { line: null, accounting: null, became: { Redisclosed: 1 } },
    // An accounting of the whole request covers what was recorded by then.
    { line: 2, accounting: null, became: { UsedInMatter: 2, MatterClosed: 1 } },
  ]);
  expect(await shown({ at: '11' })).toEqual([{ line: 1, accounting: null, became: {} }]);
  expect((await counts()).items).toMatchObject([
    { agency: 'DHS', requests: 1, instances: 2, accounted: { requests: 1, disclosures: 1 } },
    { agency: 'FBI', instances: 1, accounted: { requests: 0, disclosures: 0 } },
  ]);
  expect((await counts({ at: '10' })).items).toMatchObject([
    { accounted: { requests: 0, disclosures: 0 } },
  ]);
});

test('an accounting of lines covers also a disclosure that is recorded after it', async () => {
  const accounting = { type: 'AccountingRecorded', stream: 'request-a', lines: [[1, 2]] };
  await history().record(...SMALL_REQUEST, accounting, disclosed(2), disclosed(3));
  await history().projected();
  const seqs = (await rows()).items.map((row) => [row.line, row.accounting?.seq]);
  expect(seqs).toEqual([[1, 11], [2, 11], [3, undefined]]); // prettier-ignore
  expect((await counts()).items).toMatchObject([{ accounted: { requests: 0, disclosures: 2 } }]);
});

test('a request that was refused is counted, and accounted for, whoever recorded it first', async () => {
  const refused = [
    { type: 'RequestReceived', requestingAgency: 'DHS', authority: '6103(i)(2)' },
    { type: 'LinesRefused', ground: 'scope' },
    { type: 'AccountingRecorded', of: 'request' },
    { type: 'AccountingRecorded', of: 'request' },
  ].map((told) => ({ ...told, stream: 'request-a' }));
  const early = [
    { type: 'RequestMade', by: 'agency', requestingAgency: 'DHS', authority: '6103(i)(2)' },
    { type: 'AccountingRecorded', of: 'request' },
    { type: 'RequestReceived', requestingAgency: 'DHS' },
  ].map((told) => ({ ...told, stream: 'request-b' })) as Told[];
  await history().record(...refused, ...early);
  await history().projected();
  expect((await counts()).items).toMatchObject([
    { requests: 2, instances: 0, accounted: { requests: 2, disclosures: 0 } },
  ]);
  expect((await counts({ at: '5' })).items).toMatchObject([
    { requests: 1, accounted: { requests: 1 } },
  ]);
});

test('a disclosure that answers no request is found with what was later recorded of it', async () => {
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
    id,
    items: [{ seq: 0 }, { seq: 1, official: { ground: 'no-authority' } }],
    next: null,
  });
  expect((await find({ at: '0' })).items).toHaveLength(1);
  const { next } = await find({ limit: 1 });
  expect((await find({ limit: 1, cursor: next! })).items).toMatchObject([{ seq: 1 }]);
  expect((await find(PUBLIC)).items.map(({ official }) => official)).toEqual([null, null]);
  expect((await rows()).items).toMatchObject([{ request: null, errorSeq: 1 }]);
  await expect(find({ agency: 'DHS' })).rejects.toMatchObject({ id: 'not-found' });
  await expect(find({ id: idOf('disclosure-2') })).rejects.toMatchObject({ id: 'not-found' });
});
