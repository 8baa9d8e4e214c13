import { expect, test } from 'vitest';
import {
  ListPersonalReadings,
  ListPersonalReadingsHandler,
} from '../../src/readmodels/access/list-personal-readings.js';
import {
  ListCommitments,
  ListCommitmentsHandler,
} from '../../src/readmodels/commitments/list-commitments.js';
import { ListOffices, ListOfficesHandler } from '../../src/readmodels/offices/list-offices.js';
import { ListOrders, ListOrdersHandler } from '../../src/readmodels/orders/list-orders.js';
import { ListReviews, ListReviewsHandler } from '../../src/readmodels/reviews/list-reviews.js';
import { idOf } from '../support/entries.js';
import { givenHistory } from './given.js';

const history = givenHistory();

test('an order stands as its entry was corrected, and keeps what a court changed and what ended it', async () => {
  const order = { stream: 'order-c', by: 'registrar' } as const;
  const list = async (ask = {}) => {
    await history().projected();
    const { items } = await new ListOrdersHandler(history().readModels).execute(
      new ListOrders(ask),
    );
    return items.find(({ id }) => id === idOf('order-c'));
  };
  await history().record(
    { ...order, type: 'CourtOrderEntered', court: 'D.D.C.', boundParties: ['SSA'] },
    { ...order, type: 'CourtOrderModified', corrects: 0, boundParties: ['IRS'] },
  );
  const corrected = { court: 'D.D.C.', boundParties: ['IRS'], revision: 0, evidence: [0, 1] };
  expect(await list()).toMatchObject(corrected);
  expect(await list()).not.toHaveProperty('corrects');
  expect(await list({ at: '0' })).toMatchObject({ boundParties: ['SSA'], evidence: [0] });
  await history().record(
    { ...order, type: 'CourtOrderModified', boundParties: ['DHS'] },
    { ...order, type: 'CourtOrderModified', corrects: 0, boundParties: ['EOP'] },
  );
  expect(await list()).toMatchObject({
    boundParties: ['DHS'],
    revision: 2,
    evidence: [0, 1, 2, 3],
  });
  await history().record(
    { ...order, type: 'CourtOrderLifted', to: '2026-06-01' },
    { ...order, type: 'CourtOrderModified', corrects: 2, boundParties: ['ICE'] },
  );
  expect(await list()).toMatchObject({ boundParties: ['ICE'], to: '2026-06-01' });
});

test('an order stands as last changed, and as known at a seq it stands as it stood', async () => {
  const order = { stream: 'order-a', by: 'registrar' } as const;
  await history().record(
    {
      ...order,
      type: 'CourtOrderEntered',
      court: 'D.D.C.',
      docket: '25-cv-1',
      boundParties: ['IRS'],
      forbiddenActs: ['disclose'],
      from: '2026-02-26',
    },
    { ...order, type: 'CourtOrderModified', boundParties: ['IRS', 'DHS'], from: '2026-03-01' },
    { ...order, type: 'CourtOrderLifted', to: '2026-06-01', words: 'Vacated' },
  );
  await history().projected();
  const list = async (ask = {}) =>
    (await new ListOrdersHandler(history().readModels).execute(new ListOrders(ask))).items;
  expect(await list()).toMatchObject([
    {
      id: idOf('order-a'),
      court: 'D.D.C.',
      boundParties: ['IRS', 'DHS'],
      forbiddenActs: null,
      from: '2026-03-01',
      to: '2026-06-01',
      lifted: { words: 'Vacated' },
      evidence: [0, 1, 2],
    },
  ]);
  expect(await list({ at: '0' })).toMatchObject([
    { boundParties: ['IRS'], forbiddenActs: ['disclose'], to: null, lifted: null, evidence: [0] },
  ]);
  expect(await list({ on: '2026-05-31' })).toHaveLength(1);
  expect(await list({ on: '2026-06-01' })).toEqual([]);
});

test('an order that was lifted for days before had to be obeyed until then, and is listed so', async () => {
  const order = { stream: 'order-b', by: 'registrar' } as const;
  await history().record(
    { ...order, type: 'CourtOrderEntered', from: '2026-02-26', policies: ['SHARING'] },
    { ...order, type: 'CourtOrderLifted', on: '2026-05-10', to: '2026-02-26' },
  );
  await history().projected();
  const on = async (day: string) =>
    (await new ListOrdersHandler(history().readModels).execute(new ListOrders({ on: day }))).items;
  expect(await on('2026-05-09')).toMatchObject([
    {
      policies: ['SHARING'],
      recipientAgencies: null,
      to: '2026-02-26',
      lifted: { on: '2026-05-10' },
    },
  ]);
  expect(await on('2026-05-10')).toEqual([]);
});

test('commitments are listed with their clauses', async () => {
  const clauses = [{ id: 'c1', words: 'Major cases only', kind: 'offences-only' }];
  await history().record({
    type: 'CommitmentRecorded',
    stream: 'commitment-a',
    by: 'registrar',
    kind: 'public-promise',
    parties: ['IRS'],
    clauses,
  });
  await history().projected();
  const handler = new ListCommitmentsHandler(history().readModels);
  const { items } = await handler.execute(new ListCommitments({}));
  expect(items).toMatchObject([{ seq: 0, kind: 'public-promise', parties: ['IRS'], clauses }]);
});

test('offices are listed as a history, or as they were held on a day', async () => {
  const held = { type: 'OfficeStandingRecorded', stream: 'office-a', by: 'registrar' } as const;
  await history().record(
    { ...held, officeAgency: 'DHS', standing: 'held', from: '2024-01-01', to: '2025-01-20' },
    { ...held, officeAgency: 'DHS', standing: 'acting', from: '2025-01-20' },
  );
  await history().projected();
  const standings = async (ask = {}) =>
    (await new ListOfficesHandler(history().readModels).execute(new ListOffices(ask))).items.map(
      ({ standing }) => standing,
    );
  expect(await standings()).toEqual(['held', 'acting']);
  expect(await standings({ on: '2025-01-19' })).toEqual(['held']);
  expect(await standings({ on: '2025-01-20' })).toEqual(['acting']);
  expect(await standings({ at: '0', on: '2025-01-20' })).toEqual([]);
});

test('reviews are found by the stream of the act judged', async () => {
  const review = {
    type: 'FindingReviewed',
    by: 'reviewer',
    rule: '5',
    revision: 3,
    line: 1,
  } as const;
  await history().record(
    { ...review, stream: 'review-a', outcome: 'upheld', also: { stream: idOf('request-a') } },
    { ...review, stream: 'review-b', outcome: 'contested' },
  );
  await history().projected();
  const handler = new ListReviewsHandler(history().readModels);
  const { items } = await handler.execute(new ListReviews({}));
  expect(items).toMatchObject([
    { rule: '5', act: { stream: idOf('request-a'), revision: 3 }, line: 1, outcome: 'upheld' },
    { seq: 1, outcome: 'contested' },
  ]);
  const ofOne = await handler.execute(new ListReviews({ stream: idOf('request-a') }));
  expect(ofOne.items.map(({ seq }) => seq)).toEqual([0]);
});

test('openings of personal data are listed, newest first, without their purpose', async () => {
  const read = { type: 'PersonalDataRead', by: 'ledger', fields: ['address'] } as const;
  await history().record(
    { ...read, stream: 'access-a', count: 1 },
    { ...read, stream: 'access-a', count: 2 },
  );
  await history().projected();
  const handler = new ListPersonalReadingsHandler(history().readModels);
  const { items } = await handler.execute(new ListPersonalReadings({}));
  expect(items.map(({ count }) => count)).toEqual([2, 1]);
  expect(items[0]).toMatchObject({ fields: ['address'], actor: { id: 'ledger' } });
});

test('searches for a person and lists of those affected stand among them, with what was asked', async () => {
  const by = { by: 'ledger', stream: 'access-a' } as const;
  const search = { years: ['2025'], knownAt: 7, earlier: 0, nameGiven: false, events: [] };
  const list = { group: 'A~b', knownAt: 7, fields: ['name'], after: null };
  await history().record(
    { ...by, type: 'PersonalDataRead', count: 1, fields: ['address'] },
    { ...by, type: 'PersonSearched', count: 0, ...search },
    { ...by, type: 'AffectedPersonsListed', count: 43, ...list },
  );
  await history().projected();
  const handler = new ListPersonalReadingsHandler(history().readModels);
  const { items } = await handler.execute(new ListPersonalReadings({}));
  const { events, ...searched } = search;
  const { fields, ...listed } = list;
  expect(items).toMatchObject([
    { type: 'AffectedPersonsListed', count: 43, events: null, fields, asked: listed },
    { type: 'PersonSearched', count: 0, events, fields: null },
    { type: 'PersonalDataRead', count: 1, fields: ['address'], asked: {} },
  ]);
  expect(items[1]?.asked).toEqual(searched);
});
