import { expect, test } from 'vitest';
import { ExportRequest, ExportRequestHandler } from '../../src/readmodels/export/export-request.js';
import { ReadLeaves, ReadLeavesHandler } from '../../src/readmodels/log/read-leaves.js';
import { idOf } from '../support/entries.js';
import { givenHistory, OFFICIAL, PUBLIC, SMALL_REQUEST } from './given.js';

const history = givenHistory();

const exported = async (ask: Partial<ConstructorParameters<typeof ExportRequest>[0]> = {}) => {
  const handler = new ExportRequestHandler(history().readModels);
  const query = new ExportRequest({ ...OFFICIAL, id: idOf('request-a'), reviews: true, ...ask });
  const lines = [];
  for await (const line of (await handler.execute(query)).lines) lines.push(line);
  return lines;
};

test('an export holds the request, what is linked to it, its reviews and the registers, in order', async () => {
  await history().record(
    { type: 'LedgerOpened', stream: 'ledger-0', by: 'ledger' },
    { type: 'OfficeStandingRecorded', stream: 'office-a', by: 'registrar' },
    { type: 'RequestMade', stream: 'request-z', by: 'agency' },
    ...SMALL_REQUEST,
    { type: 'CourtOrderEntered', stream: 'order-a', by: 'registrar' },
    { type: 'FindingReviewed', stream: 'review-a', by: 'reviewer', rule: '5' },
    { type: 'RequestReceived', stream: 'request-b', requestingAgency: 'DHS' },
    { type: 'RequestsLinked', stream: 'request-b', linkedRequest: idOf('request-a') },
  );
  await history().projected();
  const seqs = (await exported()).map(({ seq }) => seq);
  expect(seqs).toEqual([1, ...Array.from({ length: 11 }, (_, n) => 3 + n), 14, 16, 17]);
});

test('reviews are in an export where they are about its streams and the asker may see them', async () => {
  const review = { type: 'FindingReviewed', by: 'reviewer', rule: '5' } as const;
  const about = (stream: string) => ({ also: { stream: idOf(stream) } });
  await history().record(
    ...SMALL_REQUEST,
    { ...review, stream: 'review-a', ...about('request-a') },
    { ...review, stream: 'review-b', ...about('request-b') },
  );
  await history().projected();
  const seqs = (await exported()).map(({ seq }) => seq);
  expect(seqs).toContain(11);
  expect(seqs).not.toContain(12);
  expect((await exported({ reviews: false })).map(({ seq }) => seq)).not.toContain(11);
});

test('an export line has nothing but the open faces, and with public faces only that one', async () => {
  await history().record(...SMALL_REQUEST);
  await history().projected();
  const [line] = await exported();
  expect(Object.keys(line ?? {})).toEqual([
    'seq',
    'stream',
    'revision',
    'id',
    'type',
    'version',
    'recordedOn',
    'public',
    'official',
  ]);
  expect(line?.official).toMatchObject({ statutes: ['8 USC 1253'] });
  expect((await exported(PUBLIC)).every(({ official }) => Object.keys(official).length === 0)).toBe(
    true,
  );
  await expect(exported({ agency: 'DOJ' })).rejects.toMatchObject({ id: 'not-found' });
});

test('a long export is the same in pages', async () => {
  const lines = Array.from({ length: 2_300 }, (_, n) => {
    return { type: 'LineAdded', stream: 'request-a', by: 'agency', line: n + 4 } as const;
  });
  await history().record(...SMALL_REQUEST, ...lines);
  await history().projected();
  expect((await exported()).map(({ seq }) => seq)).toEqual(
    Array.from({ length: 2_311 }, (_, n) => n),
  );
});

test('leaves follow one another from any place, and hold no official value', async () => {
  await history().record(...SMALL_REQUEST);
  await history().projected();
  const handler = new ReadLeavesHandler(history().store, history().readModels);
  const read = (after: number, limit: number, upTo = 10) =>
    handler.execute(new ReadLeaves({ after, upTo, limit }));
  const all = await read(-1, 1_000);
  expect(all.map(({ seq }) => seq)).toEqual(Array.from({ length: 11 }, (_, n) => n));
  expect(await read(3, 2)).toEqual(all.slice(4, 6));
  expect(await read(10, 5)).toEqual([]);
  expect(await read(3, 5, 4)).toEqual(all.slice(4, 5));
  expect([await read(4, 5, 4), await read(6, 5, 4), await read(-1, 5, -1)]).toEqual([[], [], []]);
  await expect(read(11, 5, 4)).rejects.toMatchObject({ id: 'cursor-invalid' });
  expect(all.map(({ bytes }) => bytes).join()).not.toContain('8 USC 1253');
  await expect(read(0, 1_001)).rejects.toMatchObject({ id: 'request-invalid' });
});
