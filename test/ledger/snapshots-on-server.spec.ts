import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { KurrentEventStore } from '../../src/eventstore/kurrentdb/kurrent-event-store.js';
import { prefixOf } from '../../src/eventstore/stream-name.js';
import { requestModel, type RequestState } from '../../src/ledger/request/request.js';
import { EventStoreDouble } from '../kurrentdb-double/event-store-double.js';
import {
  DHS,
  openTestLedger,
  sentBy,
  temporaryDirectory,
  type TestLedger,
} from '../support/ledger.js';

const COMMON = { agency: 'DHS', occurredOn: '2025-08-01' };
const line = ({ lines }: RequestState) => [
  { type: 'LineAdded', data: { ...COMMON, line: lines + 1 } },
];
const made = () => [{ type: 'RequestMade', data: { ...COMMON, requestingAgency: 'DHS' } }];

let directory: string;
let double: EventStoreDouble;
let store: KurrentEventStore;
let ledger: TestLedger;
const start = async (): Promise<void> => {
  store = new KurrentEventStore({ url: double.url, prefix: prefixOf('test') });
  ledger = await openTestLedger(directory, () => store, { every: 10 });
};
const end = async (): Promise<void> => {
  await ledger.end();
  await store.close();
};
beforeEach(async () => {
  directory = temporaryDirectory();
  double = await EventStoreDouble.start();
  await start();
});
afterEach(async () => {
  await store.close();
  await ledger.close();
  await double.close();
});

const requestOf = async (lines: number): Promise<string> => {
  const opening = sentBy(DHS, {}, 'open');
  const request = ledger.recorder.commandId(opening);
  await ledger.recorder.record(opening, requestModel, request, made);
  for (let n = 1; n <= lines; n += 1)
    await ledger.recorder.record(sentBy(DHS, {}, `line ${n}`), requestModel, request, line);
  await ledger.recorder.stateOf(requestModel, request);
  return request;
};

it('on a server too a long stream is read on from its snapshot', async () => {
  const request = await requestOf(34);
  await end();
  await start();
  const read = vi.spyOn(store, 'readStream');
  expect(await ledger.recorder.stateOf(requestModel, request)).toMatchObject({ lines: 34 });
  expect(read.mock.calls.map(([, from]) => from)).toEqual([30, 31]);
});

it('and read whole where another server holds less of it', async () => {
  await requestOf(34);
  await end();
  await double.close();
  double = await EventStoreDouble.start();
  await start();
  const read = vi.spyOn(store, 'readStream');
  const request = await requestOf(0);
  expect(await ledger.recorder.stateOf(requestModel, request)).toMatchObject({ lines: 0 });
  expect(read.mock.calls.map(([, from]) => from)).toEqual([30, 0, 1, 1]);
});
