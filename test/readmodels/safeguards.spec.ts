import { expect, test } from 'vitest';
import {
  ListSafeguards,
  ListSafeguardsHandler,
} from '../../src/readmodels/safeguards/list-safeguards.js';
import type { Told } from '../support/entries.js';
import { idOf } from '../support/entries.js';
import { givenHistory, OFFICIAL } from './given.js';

const history = givenHistory();

const dhs = { stream: 'safeguard-dhs', recipientAgency: 'DHS' } as const;
const opened = (on: string, finding: string): Told => ({
  ...dhs,
  type: 'SafeguardFindingOpened',
  on,
  finding,
  gravity: 'critical',
  review: 'R-1',
});
const closed = (on: string, finding: string): Told => ({
  ...dhs,
  type: 'SafeguardFindingClosed',
  on,
  finding,
});
const plan = (on: string, findings: readonly string[]): Told => ({
  ...dhs,
  type: 'CorrectiveActionPlanAccepted',
  on,
  findings: [...findings],
  implementBy: '2026-01-01',
});
const refused = (from: string | null, to: string | null = null): Told => ({
  ...dhs,
  type: 'SafeguardRefusalEntered',
  on: '2025-03-01',
  from,
  to,
});
const lifted = (on: string, to: string | null = null): Told => ({
  ...dhs,
  type: 'SafeguardRefusalLifted',
  on,
  to,
});

const standing = async (ask: Partial<ConstructorParameters<typeof ListSafeguards>[0]> = {}) =>
  (
    await new ListSafeguardsHandler(history().readModels).execute(
      new ListSafeguards({ ...OFFICIAL, ...ask }),
    )
  ).items;

const given = async (...told: readonly Told[]): Promise<void> => {
  await history().record(...told);
  await history().projected();
};

test('an agency stands as on the day asked, with the events that show it', async () => {
  await given(
    { ...dhs, type: 'SecurityReportFurnished', by: 'agency', on: '2025-01-20', period: '2024' },
    { ...dhs, type: 'SecurityReportAccepted', on: '2025-03-03', period: '2024' },
    opened('2025-03-10', 'F-1'),
    opened('2025-03-10', 'F-2'),
    plan('2025-04-01', ['F-1']),
    closed('2025-05-01', 'F-2'),
  );
  expect(await standing({ on: '2025-04-30' })).toEqual([
    {
      id: idOf('safeguard-dhs'),
      agency: 'DHS',
      on: '2025-04-30',
      reportsFurnished: [{ seq: 0, on: '2025-01-20', period: '2024' }],
      reportsAccepted: [{ seq: 1, on: '2025-03-03', period: '2024' }],
      openFindings: [
        {
          finding: 'F-1',
          gravity: 'critical',
          review: 'R-1',
          openedOn: '2025-03-10',
          plan: { acceptedOn: '2025-04-01', implementBy: '2026-01-01' },
          evidence: [2, 4],
        },
        {
          finding: 'F-2',
          gravity: 'critical',
          review: 'R-1',
          openedOn: '2025-03-10',
          plan: null,
          evidence: [3],
        },
      ],
      refusals: [],
      evidence: [0, 1, 2, 3, 4],
    },
  ]);
  expect(await standing({ on: '2025-05-01' })).toMatchObject([
    { openFindings: [{ finding: 'F-1' }], evidence: [0, 1, 2, 3, 4, 5] },
  ]);
  expect(await standing({ on: '2025-03-02' })).toMatchObject([
    { reportsFurnished: [{ seq: 0 }], reportsAccepted: [], openFindings: [], evidence: [0] },
  ]);
});

test('as known at a seq, what was recorded later is not there, whatever its day', async () => {
  await given(opened('2025-03-10', 'F-1'), closed('2025-03-11', 'F-1'), {
    type: 'ChangeMade',
    stream: 'safeguard-doj',
    recipientAgency: 'DOJ',
  });
  expect(await standing({ at: '0', on: '2025-04-01' })).toMatchObject([
    { agency: 'DHS', openFindings: [{ finding: 'F-1' }] },
  ]);
  expect(await standing({ on: '2025-04-01' })).toMatchObject([
    { agency: 'DHS', openFindings: [] },
    { agency: 'DOJ' },
  ]);
});

test('without a day an agency stands as on the day on which the last event was recorded', async () => {
  await given(
    { ...opened('2025-03-10', 'F-1'), recordedAt: '2025-03-11T12:00:00.000Z' },
    { ...closed('2025-03-20', 'F-1'), recordedAt: '2025-03-21T12:00:00.000Z' },
  );
  expect(await standing({ at: '0' })).toMatchObject([
    { on: '2025-03-11', openFindings: [{ finding: 'F-1' }] },
  ]);
  expect(await standing()).toMatchObject([{ on: '2025-03-21', openFindings: [] }]);
});

test('a finding opened anew is open, and a plan or a closing of before does not answer it', async () => {
  await given(
    plan('2025-02-01', ['F-1']),
    opened('2025-03-10', 'F-1'),
    closed('2025-04-01', 'F-1'),
    opened('2025-05-10', 'F-1'),
  );
  expect(await standing({ on: '2025-06-01' })).toMatchObject([
    { openFindings: [{ openedOn: '2025-05-10', plan: null, evidence: [3] }] },
  ]);
});

test('of one day what was recorded last holds: closed, or opened anew', async () => {
  await given(opened('2025-03-10', 'F-1'), closed('2025-03-10', 'F-1'));
  expect(await standing({ on: '2025-03-10' })).toMatchObject([{ openFindings: [] }]);
  await given(opened('2025-03-10', 'F-1'));
  expect(await standing({ on: '2025-03-10' })).toMatchObject([
    { openFindings: [{ finding: 'F-1', evidence: [2] }] },
  ]);
});

test('of several plans the last accepted stands', async () => {
  await given(
    opened('2025-03-10', 'F-1'),
    { ...plan('2025-06-01', ['F-1']), implementBy: '2026-06-01' },
    plan('2025-04-01', ['F-1', 'F-2']),
  );
  expect(await standing({ on: '2025-07-01' })).toMatchObject([
    { openFindings: [{ plan: { acceptedOn: '2025-06-01', implementBy: '2026-06-01' } }] },
  ]);
});

test.each([
  ['before its first day', [refused('2025-03-05')], '2025-03-04', []],
  ['from its first day', [refused('2025-03-05')], '2025-03-05', [{ to: null }]],
  [
    'from the day it was entered, where no first day is stated',
    [refused(null)],
    '2025-03-01',
    [{ from: '2025-03-01' }],
  ],
  [
    'until the day before its end',
    [refused('2025-03-05', '2025-04-01')],
    '2025-03-31',
    [{ to: '2025-04-01' }],
  ],
  ['not on its first day no longer', [refused('2025-03-05', '2025-04-01')], '2025-04-01', []],
  [
    'until it is lifted',
    [refused('2025-03-05'), lifted('2025-04-01')],
    '2025-03-31',
    [{ to: null }],
  ],
  ['not once it is lifted', [refused('2025-03-05'), lifted('2025-04-01')], '2025-04-01', []],
  [
    'until the day from which it was lifted',
    [refused('2025-03-05'), lifted('2025-04-01', '2025-04-15')],
    '2025-04-14',
    [{ to: '2025-04-15', evidence: [0, 1] }],
  ],
  [
    'though another was lifted before it',
    [lifted('2025-02-01'), refused('2025-03-05')],
    '2025-03-06',
    [{ to: null, evidence: [1] }],
  ],
] as const)('a refusal is in force, or not: %s', async (_, told, on, refusals) => {
  await given(...told);
  const [found] = await standing({ on });
  expect(found?.refusals).toMatchObject(refusals);
  expect(found?.refusals).toHaveLength(refusals.length);
});
