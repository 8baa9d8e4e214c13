import { expect, test } from 'vitest';
import {
  ListPacks,
  ListPacksHandler,
  type PackView,
} from '../../src/readmodels/packs/list-packs.js';
import type { Told } from '../support/entries.js';
import { givenHistory } from './given.js';

const history = givenHistory();
const [ONE, OTHER] = ['1', '2'].map((digit) => digit.repeat(64)) as [string, string];
const FIRST = { seq: 0, version: 1, contentHash: ONE, rules: 34, recordedOn: '2025-06-01' };
const SECOND = { seq: 2, version: 2, contentHash: OTHER, rules: 35, recordedOn: '2025-09-01' };

const activated = ({ version, contentHash, rules }: typeof FIRST, recordedAt: string): Told => ({
  type: 'RulePackActivated',
  stream: 'pack-a',
  by: 'ledger',
  recordedAt,
  pack: 'usc-26-6103',
  version,
  contentHash,
  rules,
});

const packAt = async (at?: string): Promise<PackView | undefined> => {
  const ask = new ListPacks({ at });
  const { items } = await new ListPacksHandler(history().readModels).execute(ask);
  return items.find(({ id }) => id === 'usc-26-6103');
};

test('which version of a pack was in use is told for now, for a seq, and for an instant', async () => {
  await history().record(
    activated(FIRST, '2025-06-01T12:00:00.000Z'),
    { type: 'LinesAccepted', stream: 'request-a', lines: [[1, 1]] },
    activated(SECOND, '2025-09-01T12:00:00.000Z'),
  );
  await history().projected();
  expect(await packAt()).toMatchObject({ active: SECOND, activations: [FIRST, SECOND] });
  expect(await packAt('1')).toMatchObject({ active: FIRST, activations: [FIRST] });
  expect(await packAt('2')).toMatchObject({ active: SECOND });
  expect(await packAt('2025-08-31T00:00:00Z')).toMatchObject({ active: FIRST });
  expect(await packAt('2025-05-31T00:00:00Z')).toMatchObject({ active: null, activations: [] });
  await expect(packAt('3')).rejects.toThrow('at:');
});

test('a pack that never came into use is told as such', async () => {
  await history().record({ type: 'LinesAccepted', stream: 'request-a', lines: [[1, 1]] });
  await history().projected();
  expect(await packAt()).toMatchObject({ active: null, activations: [] });
});
