import { expect, test } from 'vitest';
import { ListFindings, ListFindingsHandler } from '../../src/readmodels/findings/list-findings.js';
import { personIndex } from '../../src/readmodels/persons/person-index.js';
import { idOf, type Told } from '../support/entries.js';
import { givenHistory, SMALL_REQUEST } from './given.js';

const history = givenHistory();

/** Pseudonyms of the taxpayer of line 1 of the small request, in two years. */
const IN_2025 = '1'.repeat(64);
const IN_2026 = 'e'.repeat(64);
const OTHER = '2'.repeat(64);
const BOTH = [IN_2025, IN_2026];

const find = (subjects: readonly string[], page = {}) =>
  personIndex(history().readModels).find({ subjects, ...page });
const given = async (...told: readonly Told[]): Promise<void> => {
  await history().record(...SMALL_REQUEST, ...told);
  await history().projected();
};

const amended = (line: number, subject: string | null, recordedAt: string): Told => ({
  type: 'LineAmended',
  stream: 'request-a',
  by: 'agency',
  line,
  subject,
  recordedAt,
});
const disclosure = (name: string, subject: string | null): Told => ({
  type: 'Disclosed',
  stream: `disclosure-${name}`,
  recipientAgency: 'DOJ',
  subject,
  recordedAt: '2026-03-01T12:00:00.000Z',
});

test('finds the line with its letters, and what was disclosed of it, to whom and when', async () => {
  await given();
  const { items, total, seq, next } = find(BOTH);
  expect([total, seq, next]).toEqual([1, SMALL_REQUEST.length - 1, null]);
  expect(items).toMatchObject([
    {
      category: 'request',
      stream: idOf('request-a'),
      line: 1,
      agency: 'DHS',
      letterOn: '2025-06-25',
      receivedOn: '2025-06-27',
      links: [],
      statedBy: [{ stream: idOf('request-a'), revision: 1, type: 'LineAdded' }],
      namesNow: 'this-tin',
      disclosures: [
        {
          seq: 10,
          disclosedOn: '2025-08-07',
          recipientAgency: 'DHS',
          authority: '6103(i)(2)',
          items: ['address'],
          offices: [
            { agency: 'DHS', office: 'Assistant Director' },
            { agency: 'IRS', office: 'Disclosure' },
          ],
          lineNamed: 'this-tin',
          errorSeq: null,
        },
      ],
    },
  ]);
  const handler = new ListFindingsHandler(history().readModels);
  const all = await handler.execute(new ListFindings({ limit: 500 }));
  const against = all.items.filter(({ act }) => act.seq === 10).map(({ id }) => id);
  expect(against.length).toBeGreaterThan(1);
  expect(items[0]?.disclosures[0]?.findings.toSorted()).toEqual(against.toSorted());
});

test('no pseudonym and no officer stands in what is told', async () => {
  await given();
  const told = JSON.stringify(find(BOTH));
  expect(told).not.toContain(IN_2025.slice(0, 13));
  expect(told).not.toContain('AD-1');
});

test('joins the years: the same person under the pseudonym of each', async () => {
  await given(disclosure('x', IN_2026), disclosure('y', OTHER));
  expect(find(BOTH).items).toMatchObject([
    { stream: idOf('request-a'), line: 1 },
    {
      category: 'disclosure',
      stream: idOf('disclosure-x'),
      line: null,
      agency: 'DOJ',
      letterOn: null,
      receivedOn: null,
      disclosures: [
        { recordedOn: '2026-03-01', lineNamed: 'this-tin', offices: null, items: null },
      ],
    },
  ]);
  expect(find([IN_2025]).total).toBe(1);
  expect(find([IN_2026]).total).toBe(1);
  expect(find(BOTH).yearsRecorded).toEqual(['2025', '2026']);
});

test('tells whom the line named when it was disclosed, and whom it names now', async () => {
  await given(amended(1, OTHER, '2026-01-05T12:00:00.000Z'));
  expect(find(BOTH).items).toMatchObject([
    { line: 1, namesNow: 'another-tin', disclosures: [{ lineNamed: 'this-tin' }] },
  ]);
  expect(find([OTHER]).items).toMatchObject([
    { line: 2, namesNow: 'this-tin', disclosures: [] },
    { line: 1, namesNow: 'this-tin', disclosures: [{ lineNamed: 'another-tin' }] },
  ]);
});

test('counts what no search can find, until a TIN is recorded for it', async () => {
  await given(disclosure('x', null));
  expect(find(BOTH).withoutTin).toBe(2);
  await history().record(amended(3, IN_2025, '2025-09-01T12:00:00.000Z'));
  await history().projected();
  expect(find(BOTH).withoutTin).toBe(1);
  expect(find(BOTH).items.map(({ line }) => line)).toEqual([1, 3]);
});

test('tells who else saw the information, of the line or of all lines, and no other line', async () => {
  const use = { stream: 'request-a', by: 'agency' } as const;
  await given(
    { ...use, type: 'Redisclosed', lines: [[1, 1]], recipientAgency: 'US-NY' },
    { ...use, type: 'UsedInMatter', lines: [[2, 2]], use: 'civil-removal' },
    { ...use, type: 'Copied', copy: 'C-1' },
  );
  const { afterwards } = find(BOTH).items[0] ?? {};
  expect(afterwards).toMatchObject([
    { type: 'Redisclosed', agency: 'DHS', recipientAgency: 'US-NY', ofAllLines: false },
    { type: 'Copied', recipientAgency: null, ofAllLines: true },
  ]);
});

test('an error found later stands beside the disclosure', async () => {
  const error = { type: 'ErroneousDisclosureIdentified', stream: 'request-a', lines: [[1, 1]] };
  await given({ ...error, ground: 'wrong-person' });
  expect(find(BOTH).items[0]?.disclosures[0]?.errorSeq).toBe(11);
});

test('pages hold each place once, all as known at the seq of the first', async () => {
  const more = ['b', 'c', 'd'].map((name) => disclosure(name, IN_2026));
  await given(...more);
  const first = find(BOTH, { limit: 3 });
  await history().record(disclosure('late', IN_2025));
  await history().projected();
  const second = find(BOTH, { limit: 3, cursor: first.next ?? '' });
  expect([first.total, first.earlier, second.total, second.earlier]).toEqual([4, 0, 4, 3]);
  expect([...first.items, ...second.items].map(({ stream }) => stream)).toEqual(
    ['request-a', 'disclosure-b', 'disclosure-c', 'disclosure-d'].map(idOf),
  );
  expect([second.seq, second.next]).toEqual([first.seq, null]);
  expect(find(BOTH).total).toBe(5);
  expect(() => find(BOTH, { cursor: 'mine' })).toThrow('cursor');
});

test('finding nothing is an answer', async () => {
  await given();
  expect(find(['f'.repeat(64)])).toMatchObject({ items: [], total: 0, next: null, withoutTin: 1 });
  expect(find([])).toMatchObject({ items: [], total: 0 });
});

test('people whose pseudonyms begin alike are not taken for one another', async () => {
  const like = `${'1'.repeat(8)}${'9'.repeat(56)}`;
  await given(disclosure('x', like));
  expect(find([IN_2025]).items.map(({ stream }) => stream)).toEqual([idOf('request-a')]);
  expect(find([like]).items.map(({ stream }) => stream)).toEqual([idOf('disclosure-x')]);
});

test('a TIN that stands in more events than any person could is answered in part, and says so', async () => {
  const line = { type: 'LineAdded', stream: 'request-b', by: 'agency', subject: OTHER } as const;
  await given(...Array.from({ length: 10_000 }, (_, n) => ({ ...line, line: n + 1 })));
  const { total, complete, items } = find([OTHER], { limit: 1 });
  expect([total, complete, items.length]).toEqual([10_000, false, 1]);
  expect(find(BOTH)).toMatchObject({ total: 1, complete: true });
}, 60_000);
