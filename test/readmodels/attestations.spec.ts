import { describe, expect, test } from 'vitest';
import type { Json } from '../../src/kernel/canonical-json.js';
import {
  ListAttestations,
  ListAttestationsHandler,
} from '../../src/readmodels/attestations/list-attestations.js';
import {
  ListAttestationDuties,
  ListAttestationDutiesHandler,
} from '../../src/readmodels/attestations/list-duties.js';
import { ListOverdue, ListOverdueHandler } from '../../src/readmodels/attestations/list-overdue.js';
import type { Told } from '../support/entries.js';
import { givenHistory, OFFICIAL, PUBLIC } from './given.js';

const history = givenHistory();

const at = (day: string) => ({ on: '2025-08-01', recordedAt: `2025-08-${day}T12:00:00.000Z` });
const NOTHING = { requests: 0, lines: 0, responses: 0, disclosures: 0, others: 0 };

const attested = (
  day: string,
  [from, until]: readonly [string, string],
  said: Readonly<Record<string, Json>> = {},
  by: 'agency' | 'irs' = 'agency',
): Told => ({
  type: 'AttestationMade',
  stream: `attestation-${by}`,
  by,
  ...at(day),
  ...NOTHING,
  from: `2025-08-${from}`,
  until: `2025-08-${until}`,
  ...said,
});

const overdue = (day: string, dayOfIt: string, obliged = 'DHS'): Told => ({
  type: 'AttestationOverdue',
  stream: 'overdue-all',
  by: 'ledger',
  ...at(day),
  obliged,
  day: `2025-08-${dayOfIt}`,
  dueBy: '2025-08-03',
  late: false,
});

const LETTER = { type: 'RequestMade', stream: 'request-a', by: 'agency' } as const;

/** Of DHS on 1 August one letter and two lines, on 2 August two letters, not in their order; by the IRS the rest. */
const RECORDED: readonly Told[] = [
  { ...LETTER, ...at('01'), agencyNumber: 7 },
  { type: 'LineAdded', stream: 'request-a', by: 'agency', ...at('01'), line: 1 },
  { type: 'LineAdded', stream: 'request-a', by: 'agency', ...at('01'), line: 2 },
  { type: 'RequestReceived', stream: 'request-a', ...at('01'), agencyNumber: 7 },
  { type: 'LinesAccepted', stream: 'request-a', ...at('01'), lines: [[1, 2]] },
  { type: 'Disclosed', stream: 'request-a', ...at('01'), line: 1 },
  { type: 'Inspected', stream: 'inspection-a', ...at('01') },
  { type: 'DayClosed', stream: 'day-all', by: 'ledger', ...at('02'), day: '2025-08-01' },
  { ...LETTER, stream: 'request-b', ...at('02'), agencyNumber: 8 },
  { ...LETTER, stream: 'request-c', ...at('02'), agencyNumber: 4 },
];

const listed = async (ask: Partial<ListAttestations['ask']> = {}) => {
  const handler = new ListAttestationsHandler(history().readModels);
  return (await handler.execute(new ListAttestations({ ...OFFICIAL, ...ask }))).items;
};

describe('an attestation beside the log', () => {
  test('agrees where every count is that of the leaves of its agency and days', async () => {
    const ofDhs = { requests: 1, lines: 2, lastLetter: 7 };
    const ofIrs = { requests: 1, responses: 1, disclosures: 1, others: 1 };
    await history().record(
      ...RECORDED,
      attested('03', ['01', '01'], ofDhs),
      attested('03', ['01', '02'], { requests: 3, lines: 2, lastLetter: 8 }),
      attested('03', ['01', '02'], ofIrs, 'irs'),
    );
    await history().projected();
    const items = await listed();
    expect(items.map(({ outcome, differs }) => [outcome, differs])).toEqual([
      ['agrees', []],
      ['agrees', []],
      ['agrees', []],
    ]);
    expect(items[0]).toMatchObject({
      agency: 'DHS',
      from: '2025-08-01',
      until: '2025-08-01',
      recordedOn: '2025-08-03',
      nothingToReport: false,
      counts: {
        requests: { attested: 1, logged: 1 },
        lines: { attested: 2, logged: 2 },
        lastLetter: { attested: 7, logged: 7 },
        lastResponse: { attested: null, logged: null },
      },
    });
    // The number in a receipt is that of the agency.
    expect(items[2]?.counts.lastLetter).toEqual({ attested: null, logged: null });
  });

  test('differs by name and by how much, also where there was something after all', async () => {
    await history().record(
      ...RECORDED,
      attested('03', ['02', '02']),
      attested('03', ['01', '01'], { requests: 3, lines: 1, lastLetter: 6, lastResponse: 1 }),
    );
    await history().projected();
    const [nothing, wrong] = await listed();
    expect(nothing).toMatchObject({
      nothingToReport: true,
      outcome: 'differs',
      differs: [{ in: 'requests', by: 2 }],
    });
    expect(wrong).toMatchObject({
      outcome: 'differs',
      differs: [
        { in: 'requests', by: -2 },
        { in: 'lines', by: 1 },
        { in: 'lastLetter', by: 1 },
        { in: 'lastResponse', by: null },
      ],
    });
  });

  test('of days of which nothing is recorded but attestations agrees with nothing to report', async () => {
    await history().record(
      ...RECORDED,
      attested('03', ['02', '02'], { requests: 2 }),
      attested('05', ['03', '04']),
    );
    await history().projected();
    expect((await listed()).at(-1)).toMatchObject({ nothingToReport: true, outcome: 'agrees' });
  });

  test('names those that took its place for some of its days, as then known', async () => {
    await history().record(
      attested('05', ['01', '02']),
      attested('05', ['02', '04']),
      attested('06', ['03', '05']),
      attested('06', ['01', '05'], {}, 'irs'),
    );
    await history().projected();
    const places = async (ask = {}) =>
      (await listed(ask)).map(({ seq, supersededBy }) => [seq, supersededBy]);
    expect(await places()).toEqual([
      [0, [1]],
      [1, [2]],
      [2, []],
      [3, []],
    ]);
    expect(await places({ at: '1' })).toEqual([
      [0, [1]],
      [1, []],
    ]);
  });

  test('is listed to an agency where it is its own, with the signatory to all but a watchdog', async () => {
    const office = { title: 'Director', kind: 'component-head', agency: 'DHS' };
    const signatory = { ...office, component: null, standing: 'held' };
    await history().record(
      attested('05', ['01', '02'], { signatory }),
      attested('06', ['01', '05'], {}, 'irs'),
    );
    await history().projected();
    const whose = async (ask = {}) => (await listed(ask)).map(({ agency }) => agency);
    expect(await whose()).toEqual(['DHS', 'IRS']);
    expect(await whose({ of: 'IRS' })).toEqual(['IRS']);
    expect(await whose({ agency: 'DHS' })).toEqual(['DHS']);
    expect(await whose({ agency: 'DHS', of: 'DHS' })).toEqual(['DHS']);
    expect(await whose({ agency: 'DHS', of: 'IRS' })).toEqual([]);
    expect(await whose({ limit: 1 })).toEqual(['DHS']);
    expect((await listed())[0]?.signatory).toEqual(signatory);
    expect((await listed(PUBLIC))[0]?.signatory).toBeNull();
  });
});

describe('overdue attestations', () => {
  const listOverdue = async (ask: ListOverdue['ask'] = {}) => {
    const handler = new ListOverdueHandler(history().readModels);
    return (await handler.execute(new ListOverdue(ask))).items;
  };

  test('are made good by a late one, which says how many of its days were overdue', async () => {
    await history().record(
      attested('02', ['01', '01']),
      overdue('05', '02'),
      overdue('06', '03'),
      overdue('06', '03', 'IRS'),
      attested('07', ['02', '06']),
      attested('08', ['02', '06']),
    );
    await history().projected();
    expect(await listOverdue()).toMatchObject([
      {
        seq: 1,
        agency: 'DHS',
        day: '2025-08-02',
        madeGoodBy: { seq: 4, recordedOn: '2025-08-07' },
      },
      { seq: 2, agency: 'DHS', day: '2025-08-03', dueBy: '2025-08-03', madeGoodBy: { seq: 4 } },
      { seq: 3, agency: 'IRS', day: '2025-08-03', late: false, madeGoodBy: null },
    ]);
    expect(await listOverdue({ at: '3', of: 'DHS' })).toMatchObject([
      { seq: 1, madeGoodBy: null },
      { seq: 2, madeGoodBy: null },
    ]);
    expect(await listOverdue({ agency: 'DHS', of: 'IRS' })).toEqual([]);
    expect((await listed()).map(({ overdueDays }) => overdueDays)).toEqual([0, 2, 2]);
  });
});

test('duties are listed in the order recorded', async () => {
  const duty = { type: 'AttestationDutyRecorded', stream: 'duty-all', by: 'registrar' } as const;
  await history().record(
    { ...duty, obliged: 'DHS', from: '2025-08-01', source: 'An order' },
    { ...duty, obliged: 'IRS', from: '2025-08-01', to: '2025-09-01', source: 'An agreement' },
  );
  await history().projected();
  const handler = new ListAttestationDutiesHandler(history().readModels);
  const list = async (ask: ListAttestationDuties['ask']) =>
    (await handler.execute(new ListAttestationDuties(ask))).items;
  expect(await list({})).toEqual([
    {
      seq: 0,
      agency: 'DHS',
      from: '2025-08-01',
      to: null,
      source: 'An order',
      recordedOn: '2025-08-07',
    },
    expect.objectContaining({ seq: 1, agency: 'IRS', to: '2025-09-01' }),
  ]);
  expect(await list({ agency: 'IRS' })).toHaveLength(1);
  expect(await list({ at: '0' })).toHaveLength(1);
});
