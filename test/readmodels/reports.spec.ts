import { CqrsModule, QueryBus } from '@nestjs/cqrs';
import { Test, type TestingModule } from '@nestjs/testing';
import { afterEach, expect, test } from 'vitest';
import { EventStore } from '../../src/eventstore/event-store.js';
import { Keys } from '../../src/privacy/keys.js';
import { QUERY_HANDLERS } from '../../src/readmodels/query-handlers.js';
import { ReadModels } from '../../src/readmodels/database.js';
import { REPORT_HANDLERS } from '../../src/reports/catalogue.js';
import type { Document, Format } from '../../src/reports/document.js';
import { GetExceptions } from '../../src/reports/get-exceptions.js';
import { GetDisclosureReport } from '../../src/reports/get-disclosure-report.js';
import { givenHistory, SMALL_REQUEST } from './given.js';

const history = givenHistory();
let application: TestingModule | undefined;
afterEach(() => application?.close());

const queries = async (): Promise<QueryBus> => {
  application = await Test.createTestingModule({
    imports: [CqrsModule.forRoot()],
    providers: [
      ...QUERY_HANDLERS,
      ...REPORT_HANDLERS,
      { provide: ReadModels, useValue: history().readModels },
      { provide: EventStore, useValue: history().store },
      { provide: Keys, useValue: {} },
    ],
  }).compile();
  await application.init();
  return application.get(QueryBus);
};

const read = async ({ seq, mediaType, chunks }: Document) => {
  let text = '';
  for await (const chunk of chunks) text += chunk;
  return { seq, mediaType, text };
};

const report = async (year: number, format: Format, at?: string) =>
  read(await (await queries()).execute(new GetDisclosureReport({ year, format, at })));

const exceptions = async (ask: Partial<ConstructorParameters<typeof GetExceptions>[0]> = {}) =>
  read(
    await (await queries()).execute(new GetExceptions({ format: 'json', reviews: true, ...ask })),
  );

const opened = {
  type: 'LedgerOpened',
  stream: 'ledger-0',
  by: 'ledger',
  kind: 'demonstration',
  origin: 'ledger.invalid/test',
  recordedAt: '2025-04-01T12:00:00.000Z',
} as const;

test('the yearly report counts requests, instances and taxpayers, and leaves blank what is not recorded', async () => {
  await history().record(opened, ...SMALL_REQUEST);
  await history().projected();
  const { seq, text } = await report(2025, 'json');
  expect(seq).toBe(11);
  expect(JSON.parse(text)).toMatchObject({
    demonstration: true,
    dueOn: '2026-03-31',
    upToSeq: 11,
    statutoryCounts: [{ agency: 'DHS', requests: 1, instances: 1, taxpayers: { min: 1, max: 1 } }],
    volume: [
      {
        disclosureTo: 'Federal agencies, nontax criminal (UNVERIFIED)',
        subsection: '(i)(2)',
        bulkMasterFileData: null,
        other: 1,
        total: 1,
      },
      { disclosureTo: 'Total', bulkMasterFileData: null, total: 1 },
    ],
    corrections: [],
  });
});

test('the same ledger as known at the same seq gives the same bytes, whatever is recorded later', async () => {
  await history().record(opened, ...SMALL_REQUEST);
  await history().projected();
  const before = [await report(2025, 'json'), await report(2025, 'csv')];
  await history().record({
    type: 'ErroneousDisclosureIdentified',
    stream: 'request-a',
    lines: [[1, 1]],
    recordedAt: '2026-02-26T12:00:00.000Z',
  });
  await history().projected();
  expect([await report(2025, 'json', '11'), await report(2025, 'csv', '11')]).toEqual(before);
});

test('what is learnt after the report was due is a correction, with both counts', async () => {
  await history().record(opened, ...SMALL_REQUEST, {
    type: 'Disclosed',
    stream: 'request-a',
    line: 2,
    authority: '6103(i)(2)',
    recipientAgency: 'DHS',
    on: '2025-08-08',
    recordedAt: '2026-04-01T04:00:00.001Z',
  });
  await history().projected();
  const { corrections } = JSON.parse((await report(2025, 'json')).text) as {
    readonly corrections: unknown;
  };
  expect(corrections).toEqual([
    {
      agency: 'DHS',
      authority: '6103(i)(2)',
      count: 'instances',
      asKnownWhenDue: 1,
      asKnownNow: 2,
    },
  ]);
});

test('the table for spreadsheets has the columns of the published form, with the bulk column empty', async () => {
  await history().record(opened, ...SMALL_REQUEST);
  await history().projected();
  const { mediaType, text } = await report(2025, 'csv');
  expect(mediaType).toContain('text/csv');
  const [header, row, end] = text.split('\r\n');
  expect(header).toContain(
    'IRC Section 6103 Subsection,Requests,Bulk Master File Data (See Note 1),',
  );
  expect(row).toContain(',(i)(2),1,,1,1,1,1,0,');
  expect(row).toContain(',demonstration,11');
  expect(end).toBe('');
});

test('the exceptions report holds each finding with its clause, its words and its evidence', async () => {
  await history().record(opened, ...SMALL_REQUEST);
  await history().projected();
  const { seq, text } = await exceptions();
  const { counts, exceptions: found } = JSON.parse(text) as {
    readonly counts: { readonly findings: readonly unknown[] };
    readonly exceptions: readonly {
      readonly id: string;
      readonly standsUnder: readonly string[];
    }[];
  };
  expect(seq).toBe(11);
  expect(counts.findings.length).toBeGreaterThan(0);
  expect(found.length).toBeGreaterThan(0);
  expect(found.every(({ standsUnder }) => standsUnder.length > 0)).toBe(true);
  expect(new Set(found.map(({ id }) => id)).size).toBe(found.length);
});

test('the exceptions report as a table has one line for each reading under which a finding stands', async () => {
  await history().record(opened, ...SMALL_REQUEST);
  await history().projected();
  const all = JSON.parse((await exceptions()).text) as {
    readonly exceptions: readonly { readonly standsUnder: readonly string[] }[];
  };
  const lines = (await exceptions({ format: 'csv' })).text.split('\r\n').slice(1, -1);
  const standing = all.exceptions.flatMap(({ standsUnder }) => standsUnder);
  expect(lines).toHaveLength(standing.length);
  const one = await exceptions({ format: 'csv', reading: 'DDC_CTR_2026' });
  const ofOne = one.text.split('\r\n').slice(1, -1);
  expect(ofOne).toHaveLength(standing.filter((reading) => reading === 'DDC_CTR_2026').length);
  expect(ofOne.every((line) => line.includes('under reading DDC_CTR_2026'))).toBe(true);
  expect(ofOne.every((line) => line.includes('amendments of them since 2023-04-20'))).toBe(true);
});
