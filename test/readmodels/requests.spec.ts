import { expect, test } from 'vitest';
import { ListLines, ListLinesHandler } from '../../src/readmodels/lines/list-lines.js';
import { ListRequests, ListRequestsHandler } from '../../src/readmodels/requests/list-requests.js';
import { ReadTimeline, ReadTimelineHandler } from '../../src/readmodels/timeline/read-timeline.js';
import { idOf } from '../support/entries.js';
import { givenHistory, headerOf, OFFICIAL, PUBLIC, SMALL_REQUEST } from './given.js';

const history = givenHistory();
const A = { ...OFFICIAL, id: idOf('request-a') };

const list = (ask: Partial<ConstructorParameters<typeof ListRequests>[0]> = {}) =>
  new ListRequestsHandler(history().readModels).execute(new ListRequests({ ...OFFICIAL, ...ask }));
const lines = (ask: Partial<ConstructorParameters<typeof ListLines>[0]> = {}) =>
  new ListLinesHandler(history().readModels).execute(new ListLines({ ...A, ...ask }));
const timeline = (ask: Partial<ConstructorParameters<typeof ReadTimeline>[0]> = {}) =>
  new ReadTimelineHandler(history().readModels).execute(new ReadTimeline({ ...A, ...ask }));

test('a header tells both sides of a request and how far its lines got', async () => {
  await history().record(...SMALL_REQUEST);
  await history().projected();
  expect(await headerOf(history())).toMatchObject({
    seq: 10,
    agency: 'DHS',
    authority: '6103(i)(2)',
    openedBy: 'agency',
    knownTo: 'both',
    made: { seq: 0, occurredOn: '2025-06-25', lineCount: 3, facts: { statutes: ['8 USC 1253'] } },
    received: { seq: 5, occurredOn: '2025-06-27' },
    submitted: { seq: 4, lineCount: 3 },
    withdrawn: null,
    links: [],
    lines: { requested: 3, accepted: 2, refused: 1, matched: 2, disclosed: 1, erroneous: 0 },
  });
});

test('a header as known at a seq or an instant knows nothing later', async () => {
  await history().record(...SMALL_REQUEST);
  await history().projected();
  const early = await headerOf(history(), { at: '2025-06-26T00:00:00Z' });
  expect(early).toMatchObject({ seq: 4, knownTo: 'agency', received: null });
  expect(early.lines).toMatchObject({ requested: 3, accepted: 0 });
  expect((await headerOf(history(), { at: '2' })).lines.requested).toBe(2);
  expect((await headerOf(history(), { at: '9' })).lines).toMatchObject({
    matched: 2,
    disclosed: 0,
  });
});

test('a request is not found before anything of it was recorded', async () => {
  await history().record({ type: 'OfficeStandingRecorded', stream: 'office-a' }, ...SMALL_REQUEST);
  await history().projected();
  await expect(headerOf(history(), { at: '0' })).rejects.toMatchObject({ id: 'not-found' });
});

test('a line answered twice is counted once', async () => {
  const accepted = { type: 'LinesAccepted', stream: 'request-a' };
  await history().record(
    ...SMALL_REQUEST,
    { ...accepted, lines: [[1, 3]] },
    {
      ...accepted,
      lines: [
        [2, 2],
        [3, 3],
      ],
    },
  );
  await history().projected();
  expect((await headerOf(history())).lines.accepted).toBe(3);
});

test('lines are counted by what became of them', async () => {
  const a = { stream: 'request-a', by: 'agency' } as const;
  await history().record(
    ...SMALL_REQUEST,
    { ...a, type: 'DisclosureReceived', lines: [[1, 2]] },
    { ...a, type: 'AccountingRecorded', by: 'irs', of: 'request' },
    { ...a, type: 'AccountingRecorded', by: 'irs', of: 'disclosure', lines: [[1, 1]] },
    { ...a, type: 'UsedInMatter', lines: [[1, 1]] },
    { ...a, type: 'UsedInMatter', lines: [[1, 2]] },
    { ...a, type: 'Redisclosed' },
    { ...a, type: 'DisposalCertified', lines: [[2, 2]] },
  );
  await history().projected();
  const became = { received: 2, accounted: 1, used: 2, redisclosed: 3, disposed: 1 };
  expect((await headerOf(history())).lines).toMatchObject(became);
  expect((await headerOf(history(), PUBLIC)).lines).toMatchObject(became);
  expect((await headerOf(history(), { at: '12' })).lines).toMatchObject({ accounted: 0, used: 0 });
});

test('an answer without lines concerns every line there is', async () => {
  await history().record(...SMALL_REQUEST, { type: 'NoMatchReported', stream: 'request-a' });
  await history().projected();
  expect((await headerOf(history())).lines.notMatched).toBe(3);
});

test('public faces hold no official fact, and not whether a line was matched', async () => {
  await history().record(...SMALL_REQUEST);
  await history().projected();
  const header = await headerOf(history(), PUBLIC);
  expect(header.made?.facts).toBeNull();
  expect(header.lines).toMatchObject({ matched: null, notMatched: null, disclosed: 1 });
  expect((await lines(PUBLIC)).items.map(({ facts }) => facts.official)).toEqual([
    null,
    null,
    null,
  ]);
  for (const event of (await timeline(PUBLIC)).items)
    expect(event).toMatchObject({ official: null, recordedAt: null, occurredAt: null });
});

test('an agency sees its own requests only', async () => {
  const other = { type: 'RequestReceived', stream: 'request-b', requestingAgency: 'DOJ' };
  await history().record(...SMALL_REQUEST, other);
  await history().projected();
  expect((await list()).items.map(({ agency }) => agency)).toEqual(['DOJ', 'DHS']);
  expect((await list({ agency: 'DOJ' })).items.map(({ agency }) => agency)).toEqual(['DOJ']);
  const refused = { id: 'not-found' };
  await expect(headerOf(history(), { agency: 'DOJ' })).rejects.toMatchObject(refused);
  await expect(lines({ agency: 'DOJ' })).rejects.toMatchObject(refused);
  await expect(timeline({ agency: 'DOJ' })).rejects.toMatchObject(refused);
});

test('an agency reads no officer of the IRS, and its own side whole', async () => {
  await history().record(...SMALL_REQUEST);
  await history().projected();
  const { items } = await timeline({ agency: 'DHS' });
  const official = (type: string) => items.find((event) => event.type === type)?.official;
  expect(official('DisclosureApproved')).toMatchObject({ approver: null, actor: null });
  expect(official('Disclosed')?.['recipients']).toMatchObject([{ officerId: 'AD-1' }]);
  expect(official('RequestMade')).toMatchObject({ actor: { id: 'dhs-recorder' } });
  expect(JSON.stringify(items)).not.toContain('IRS-9');
});

test('pages go on where the last one ended, and all are as known at the seq of the first', async () => {
  await history().record(...SMALL_REQUEST);
  await history().projected();
  const first = await lines({ limit: 2 });
  expect(first.items.map(({ line }) => line)).toEqual([1, 2]);
  await history().record({ type: 'LinesRefused', stream: 'request-a', lines: [[3, 3]] });
  await history().projected();
  const second = await lines({ limit: 2, cursor: first.next! });
  expect(second).toMatchObject({ seq: first.seq, next: null });
  expect(second.items).toMatchObject([{ line: 3, latest: { seq: 7, type: 'LinesRefused' } }]);
});

test('a cursor or a size that is none is a problem', async () => {
  await history().record(...SMALL_REQUEST);
  await history().projected();
  await expect(list({ cursor: 'nonsense' })).rejects.toMatchObject({ id: 'cursor-invalid' });
  await expect(list({ limit: 0 })).rejects.toMatchObject({ id: 'request-invalid' });
  await expect(list({ limit: 501 })).rejects.toMatchObject({ id: 'request-invalid' });
  await expect(list({ at: '11' })).rejects.toMatchObject({ id: 'request-invalid' });
  await expect(list({ at: 'yesterday' })).rejects.toMatchObject({ id: 'request-invalid' });
});

test('a line reads as it was last amended, and its answer is the last event that touched it', async () => {
  const amended = { type: 'LineAmended', stream: 'request-a', by: 'agency', line: 1 } as const;
  const usable = { class: 'usable', classifier: 'address@1' };
  await history().record(
    ...SMALL_REQUEST,
    { ...amended, addressClass: usable },
    { type: 'AmendmentReceived', stream: 'request-a', line: 1, amendmentRevision: 11 },
  );
  await history().projected();
  const [line] = (await lines()).items;
  expect(line).toMatchObject({ facts: { seq: 11, official: { addressClass: usable } } });
  expect(line).toMatchObject({ latest: { seq: 12, type: 'AmendmentReceived' } });
  const [before] = (await lines({ at: '10' })).items;
  expect(before).toMatchObject({ facts: { seq: 1 }, latest: { seq: 10, type: 'Disclosed' } });
});

test('a timeline of one line leaves out what concerns other lines only', async () => {
  await history().record(...SMALL_REQUEST);
  await history().projected();
  const types = (await timeline({ line: 3 })).items.map(({ seq }) => seq);
  expect(types).toEqual([0, 3, 4, 5, 7]);
});

test('linked streams stand in one timeline, in the order in which they were recorded', async () => {
  await history().record(
    ...SMALL_REQUEST,
    { type: 'RequestReceived', stream: 'request-b', requestingAgency: 'DHS' },
    { type: 'RequestsLinked', stream: 'request-b', linkedRequest: idOf('request-a') },
  );
  await history().projected();
  const seqs: number[] = [];
  for (let cursor: string | undefined; ;) {
    const { items, next } = await timeline({ limit: 5, cursor });
    seqs.push(...items.map(({ seq }) => seq));
    if (next === null) break;
    cursor = next;
  }
  expect(seqs).toEqual(Array.from({ length: 13 }, (_, n) => n));
  expect((await headerOf(history())).links).toEqual([idOf('request-b')]);
  const other = await headerOf(history(), { id: idOf('request-b') });
  expect(other).toMatchObject({ knownTo: 'both', links: [idOf('request-a')] });
});
