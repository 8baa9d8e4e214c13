import { expect, test } from 'vitest';
import {
  GetInspection,
  GetInspectionHandler,
} from '../../src/readmodels/inspections/get-inspection.js';
import {
  ListInspections,
  ListInspectionsHandler,
} from '../../src/readmodels/inspections/list-inspections.js';
import { idOf, type Told } from '../support/entries.js';
import { givenHistory, OFFICIAL, PUBLIC } from './given.js';

const history = givenHistory();
const list = (ask: Partial<ConstructorParameters<typeof ListInspections>[0]> = {}) =>
  new ListInspectionsHandler(history().readModels).execute(
    new ListInspections({ ...OFFICIAL, ...ask }),
  );
const one = (ask: Partial<ConstructorParameters<typeof GetInspection>[0]> = {}) =>
  new GetInspectionHandler(history().readModels).execute(
    new GetInspection({ ...OFFICIAL, id: idOf('inspection-a'), ...ask }),
  );

const HISTORY: readonly Told[] = [
  {
    type: 'AccessGranted',
    stream: 'inspection-a',
    recipientAgency: 'OPM',
    authority: '6103(h)(1)',
    from: '2025-02-01',
    system: 'master file',
  },
  { type: 'Inspected', stream: 'inspection-b', recipientAgency: 'DHS', records: 12 },
  // Access to what a request brought stands in the request's stream.
  { type: 'AccessGranted', stream: 'request-a', recipientAgency: 'DHS' },
  { type: 'Inspected', stream: 'inspection-a', recipientAgency: 'OPM' },
  { type: 'AccessEnded', stream: 'inspection-a', to: '2025-03-01' },
];

test('access that answers no request is listed newest first, as known at a seq, page by page', async () => {
  await history().record(...HISTORY);
  await history().projected();
  expect((await list()).items).toMatchObject([
    { id: idOf('inspection-b'), first: { seq: 1 }, latest: { seq: 1 }, events: 1 },
    { id: idOf('inspection-a'), first: { seq: 0 }, latest: { type: 'AccessEnded' }, events: 3 },
  ]);
  expect((await list({ at: '3' })).items).toMatchObject([{}, { latest: { seq: 3 }, events: 2 }]);
  expect((await list({ at: '0' })).items).toHaveLength(1);
  const { items, next } = await list({ limit: 1 });
  expect(items).toMatchObject([{ first: { seq: 1 } }]);
  expect((await list({ limit: 1, cursor: next! })).items).toMatchObject([{ first: { seq: 0 } }]);
});

test('public faces say whose people, on what authority and from when, and not which system', async () => {
  await history().record(...HISTORY);
  await history().projected();
  const { first } = (await list(PUBLIC)).items[1]!;
  expect(first.public).toMatchObject({ recipientAgency: 'OPM', authority: '6103(h)(1)' });
  expect(first.official).toBeNull();
  expect(JSON.stringify(await one(PUBLIC))).not.toContain('master file');
});

test('one is read in the order recorded, by whoever recorded it and by whose people had the access', async () => {
  await history().record(...HISTORY);
  await history().projected();
  const types = async (ask = {}) => (await one(ask)).items.map(({ type }) => type);
  expect(await types()).toEqual(['AccessGranted', 'Inspected', 'AccessEnded']);
  expect(await types({ agency: 'OPM', at: '3' })).toEqual(['AccessGranted', 'Inspected']);
  for (const ask of [{ agency: 'DHS' }, { id: idOf('inspection-c') }, { id: idOf('request-a') }])
    await expect(one(ask)).rejects.toMatchObject({ id: 'not-found' });
});
