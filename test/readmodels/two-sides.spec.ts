import { describe, expect, it, test } from 'vitest';
import {
  ListTwoSides,
  ListTwoSidesHandler,
} from '../../src/readmodels/two-sides/list-two-sides.js';
import type { TwoSidesRow } from '../../src/readmodels/two-sides/two-sides-row.js';
import { idOf, type Told } from '../support/entries.js';
import { givenHistory } from './given.js';

const history = givenHistory();

type Ask = Partial<ConstructorParameters<typeof ListTwoSides>[0]>;

const rowsOf = async (ask: Ask = {}): Promise<readonly TwoSidesRow[]> => {
  const handler = new ListTwoSidesHandler(history().readModels);
  const all: TwoSidesRow[] = [];
  let cursor: string | null | undefined;
  while (cursor !== null) {
    const asked = { part: 'requests', faces: 'official', limit: 2, cursor, ...ask } as const;
    const page = await handler.execute(new ListTwoSides(asked));
    all.push(...page.items.flat());
    cursor = page.next;
  }
  return all;
};
const recorded = async (...told: readonly Told[]): Promise<void> => {
  await history().record(...told);
  await history().projected();
};

const made = (stream: string, more: Partial<Told> = {}): Told => ({
  type: 'RequestMade',
  stream,
  by: 'agency',
  on: '2025-06-25',
  requestingAgency: 'DHS',
  ...more,
});
const received = (stream: string, more: Partial<Told> = {}): Told => ({
  type: 'RequestReceived',
  stream,
  on: '2025-06-27',
  requestingAgency: 'DHS',
  ...more,
});
const accepted = (stream: string, agencyNumber: number | null = null): Told => ({
  type: 'LinesAccepted',
  stream,
  agencyNumber,
});
const linked = (stream: string, other: string): Told => ({
  type: 'RequestsLinked',
  stream,
  linkedRequest: idOf(other),
});
const closed = (day: string): Told => ({ type: 'DayClosed', stream: 'day-all', by: 'ledger', day });

const seqsOf = ({ evidence }: TwoSidesRow): readonly number[] => evidence.map(({ seq }) => seq);

describe('a request that the IRS alone recorded', () => {
  const IRS_ALONE = [
    received('request-b'),
    accepted('request-b'),
    { type: 'Disclosed', stream: 'request-b', line: 1 },
    { type: 'Disclosed', stream: 'request-b', line: 2 },
  ];

  it('is an orphan, proven by the receipt and by the first and last of what followed', async () => {
    await recorded(...IRS_ALONE);
    expect(await rowsOf()).toEqual([
      expect.objectContaining({
        kind: 'orphan',
        says: 'no-letter',
        agency: 'DHS',
        streams: [idOf('request-b')],
        counts: { receipts: 1, responses: 1, disclosures: 2 },
      }),
    ]);
    const [row] = await rowsOf();
    expect(row?.evidence[0]).toEqual({
      seq: 0,
      stream: idOf('request-b'),
      revision: 0,
      type: 'RequestReceived',
      agency: 'IRS',
      occurredOn: '2025-06-27',
      recordedOn: '2025-08-07',
    });
    expect(seqsOf(row!)).toEqual([0, 1, 2, 3]);
    expect(await rowsOf({ faces: 'public' })).toEqual([row]);
  });

  it('is none any more once it is linked to the letter, and stays one as known before', async () => {
    await recorded(...IRS_ALONE, made('request-a'), linked('request-a', 'request-b'));
    expect(await rowsOf()).toEqual([]);
    expect(await rowsOf({ at: '4' })).toMatchObject([{ says: 'no-letter' }]);
    expect(await rowsOf({ at: '1' })).toMatchObject([
      { says: 'no-letter', counts: { responses: 1, disclosures: 0 } },
    ]);
  });

  it('is told of once, however many streams hold it, on every size of page', async () => {
    await recorded(
      received('request-a'),
      received('request-b'),
      received('request-c'),
      linked('request-c', 'request-a'),
    );
    for (const limit of [1, 2, 3]) {
      const rows = await rowsOf({ limit });
      expect(rows.map(({ streams }) => streams)).toEqual([
        [idOf('request-a'), idOf('request-c')],
        [idOf('request-b')],
      ]);
    }
  });
});

describe('a letter that the IRS did not record as received', () => {
  it('is an orphan from the closing of the thirtieth day after its date', async () => {
    await recorded(made('request-a'), closed('2025-07-24'), closed('2025-07-25'));
    await recorded(closed('2025-07-26'));
    const [row, ...others] = await rowsOf();
    expect(others).toEqual([]);
    expect(row).toMatchObject({ kind: 'orphan', says: 'no-receipt', agency: 'DHS' });
    expect(seqsOf(row!)).toEqual([0, 2]);
    expect(await rowsOf({ at: '1' })).toEqual([]);
  });

  it('is none where a receipt stands in its stream or in one that is linked', async () => {
    await recorded(made('request-a'), received('request-a'), made('request-b'));
    await recorded(received('request-c'), linked('request-b', 'request-c'), closed('2025-09-01'));
    expect(await rowsOf()).toEqual([]);
  });

  it('of a day before any text of the law was read counts days all the same', async () => {
    await recorded(made('request-a', { on: '2020-01-01' }), closed('2025-07-24'));
    expect(await rowsOf()).toMatchObject([{ says: 'no-receipt' }]);
  });
});

test('a disclosure that answers no request is an orphan where its paragraph asks for one', async () => {
  const disclosed = (stream: string, authority: string): Told => ({
    type: 'Disclosed',
    stream,
    authority,
    recipientAgency: 'DHS',
  });
  await recorded(
    disclosed('disclosure-a', '6103(i)(2)'),
    disclosed('disclosure-b', '6103(h)(1)'),
    disclosed('disclosure-c', '6103(i)(7)(A)(i)'),
    disclosed('disclosure-d', '6103(i)(3)(B)'),
    { type: 'Disclosed', stream: 'disclosure-e' },
  );
  for (const limit of [1, 5])
    expect(await rowsOf({ part: 'disclosures', limit })).toMatchObject([
      { says: 'no-request', streams: [idOf('disclosure-a')], rule: 'DISC-NO-AUTHORITY' },
      { says: 'no-request', streams: [idOf('disclosure-c')], rule: 'DISC-I7' },
    ]);
  expect(await rowsOf({ part: 'disclosures', at: '1' })).toHaveLength(1);
  expect(await rowsOf()).toEqual([]);
});

describe('what both sides state of a letter', () => {
  const mismatches = async (letter: Partial<Told>, receipt: Partial<Told>) => {
    await recorded(made('request-a', letter), received('request-a', receipt));
    const said = async (faces: 'official' | 'public') =>
      (await rowsOf({ faces })).map(({ says, field, agencyStates, irsStates }) => [
        says,
        field,
        agencyStates,
        irsStates,
      ]);
    return { official: await said('official'), public: await said('public') };
  };
  const [ONE, OTHER] = ['1'.repeat(64), '2'.repeat(64)];

  it('fits where it is the same, in another order, or stated by one side alone', async () => {
    const letter = { documentDigest: ONE, lineCount: 3, statutes: ['A', 'B'], form: 'paper' };
    const receipt = { documentDigest: ONE, lineCount: 3, statutes: ['B', 'A'], letterDate: null };
    expect(await mismatches(letter, receipt)).toEqual({ official: [], public: [] });
  });

  it('shows a digest that differs to oversight, and not to the public', async () => {
    expect(await mismatches({ documentDigest: ONE }, { documentDigest: OTHER })).toEqual({
      official: [['field', 'documentDigest', ONE, OTHER]],
      public: [],
    });
  });

  it('shows number, paragraph and lines that differ to everyone', async () => {
    const [letter, receipt] = [
      { agencyNumber: 4, authority: '6103(i)(2)', lineCount: 3 },
      { agencyNumber: 5, authority: '6103(i)(1)', lineCount: 2 },
    ];
    const rows = [
      ['field', 'authority', '6103(i)(2)', '6103(i)(1)'],
      ['field', 'agencyNumber', 4, 5],
      ['field', 'lineCount', 3, 2],
    ];
    expect(await mismatches(letter, receipt)).toEqual({ official: rows, public: rows });
  });

  it('shows a receipt of before the letter, and a date read otherwise', async () => {
    expect(
      await mismatches({ on: '2025-06-28' }, { on: '2025-06-27', letterDate: '2025-06-26' }),
    ).toEqual({
      official: [
        ['received-before-made', 'occurredOn', '2025-06-28', '2025-06-27'],
        ['field', 'letterDate', '2025-06-28', '2025-06-26'],
      ],
      public: [['received-before-made', 'occurredOn', '2025-06-28', '2025-06-27']],
    });
  });

  it('compares offices field by field: what one side leaves out they do not differ in', async () => {
    const office = { title: 'Director', kind: 'component-head', agency: 'DHS', component: 'ICE' };
    const short = { ...office, component: null };
    const other = { ...office, title: 'Deputy' };
    expect((await mismatches({ signatory: office }, { signatory: short })).official).toEqual([]);
    await recorded(made('request-b', { signatory: office }));
    await recorded(received('request-b', { signatory: other }));
    expect(await rowsOf()).toMatchObject([{ field: 'signatory', irsStates: other }]);
  });

  it('may be received on the day of the letter', async () => {
    expect((await mismatches({ on: '2025-06-27' }, { on: '2025-06-27' })).public).toEqual([]);
  });

  it('takes the lines submitted where the letter does not count them', async () => {
    await recorded(
      made('request-a'),
      { type: 'RequestSubmitted', stream: 'request-a', by: 'agency', lineCount: 3 },
      received('request-a', { lineCount: 2 }),
    );
    const [row] = await rowsOf({ faces: 'public' });
    expect(row).toMatchObject({ field: 'lineCount', agencyStates: 3, irsStates: 2 });
    expect(seqsOf(row!)).toEqual([0, 2, 1]);
  });

  it('is held against the letter of the linked stream', async () => {
    await recorded(made('request-a', { lineCount: 3 }), received('request-b', { lineCount: 2 }));
    await recorded(linked('request-b', 'request-a'));
    expect(await rowsOf()).toMatchObject([
      { field: 'lineCount', streams: [idOf('request-a'), idOf('request-b')] },
    ]);
  });
});

describe('amendments', () => {
  const amended = (stream: string, line: number): Told => ({
    type: 'LineAmended',
    stream,
    by: 'agency',
    on: '2025-07-01',
    line,
  });
  const gotAmendment = (
    stream: string,
    line: number,
    amendmentRevision: number | null = null,
  ): Told => ({ type: 'AmendmentReceived', stream, line, amendmentRevision });
  const said = async (faces: 'official' | 'public' = 'official') =>
    (await rowsOf({ faces })).map((row) => [row.says, row.counts['amendments'], seqsOf(row)]);
  const BOTH = [made('request-a'), received('request-a')];

  it('are known to one side only: not received in the set days, or not recorded by the agency', async () => {
    await recorded(...BOTH, amended('request-a', 1), amended('request-a', 2));
    await recorded(gotAmendment('request-a', 2, 3), gotAmendment('request-a', 3));
    expect(await said()).toEqual([['amendment-not-recorded', 1, [5]]]);
    await recorded(closed('2025-07-31'));
    expect(await said()).toEqual([
      ['amendment-not-received', 1, [2, 6]],
      ['amendment-not-recorded', 1, [5]],
    ]);
    expect(await said('public')).toEqual(await said());
  });

  it('with a receipt in their stream that does not mean them pass for received in public only', async () => {
    await recorded(...BOTH, amended('request-a', 1), gotAmendment('request-a', 1));
    await recorded(closed('2025-07-31'));
    expect(await said()).toEqual([
      ['amendment-not-received', 1, [2, 4]],
      ['amendment-not-recorded', 1, [3]],
    ]);
    expect(await said('public')).toEqual([]);
  });

  it('are received by the receipt that points at them; the public version goes by lines alone', async () => {
    await recorded(...BOTH, amended('request-a', 1), amended('request-a', 1));
    await recorded(gotAmendment('request-a', 1, 3), closed('2025-07-31'));
    expect(await said()).toEqual([['amendment-not-received', 1, [2, 5]]]);
    expect(await said('public')).toEqual([['amendment-not-received', 1, [3, 5]]]);
  });

  it('of one line are each received by a receipt of their own', async () => {
    await recorded(made('request-a'), received('request-b'), linked('request-b', 'request-a'));
    await recorded(amended('request-a', 1), amended('request-a', 1), closed('2025-07-31'));
    await recorded(gotAmendment('request-b', 1), gotAmendment('request-b', 1));
    for (const faces of ['official', 'public'] as const) expect(await said(faces)).toEqual([]);
  });

  it('are known to both where the linked stream has the receipt, each receipt for one', async () => {
    await recorded(made('request-a'), received('request-b'), linked('request-b', 'request-a'));
    await recorded(amended('request-a', 1), amended('request-a', 1), gotAmendment('request-b', 1));
    await recorded(closed('2025-07-31'));
    for (const faces of ['official', 'public'] as const)
      expect(await said(faces)).toEqual([['amendment-not-received', 1, [4, 6]]]);
  });
});

describe('the numbers of a sender', () => {
  const gaps = async (at?: string) =>
    (await rowsOf({ part: 'numbers', at })).map((row) => ({
      says: row.says,
      of: `${row.agency} ${row.series}`,
      numbers: row.numbers && [row.numbers.first, row.numbers.last],
      seqs: seqsOf(row),
      ...(row.says === 'doubled' ? { counts: row.counts } : {}),
    }));
  const LETTERS = 'DHS letters';

  it('miss what lies between two of them, and what lies before the first', async () => {
    await recorded(
      made('request-a', { agencyNumber: 43 }),
      made('request-b', { agencyNumber: 41 }),
      made('request-c', { agencyNumber: 44 }),
    );
    expect(await gaps()).toEqual([
      { says: 'missing', of: LETTERS, numbers: [1, 40], seqs: [1] },
      { says: 'missing', of: LETTERS, numbers: [42, 42], seqs: [1, 0] },
    ]);
    expect(await gaps('0')).toEqual([
      { says: 'missing', of: LETTERS, numbers: [1, 42], seqs: [0] },
    ]);
  });

  it('that are missing name the receipts of letters that bear them', async () => {
    await recorded(made('request-a', { agencyNumber: 1 }), made('request-b', { agencyNumber: 4 }));
    await recorded(
      received('request-c', { agencyNumber: 2 }),
      received('request-d', { agencyNumber: 5 }),
      received('request-e', { agencyNumber: 3, requestingAgency: 'SSA' }),
    );
    expect(await gaps()).toEqual([
      { says: 'missing', of: LETTERS, numbers: [2, 3], seqs: [0, 1, 2] },
    ]);
  });

  it('are doubled where several streams bear one, whoever links them', async () => {
    await recorded(
      made('request-a', { agencyNumber: 1 }),
      made('request-b', { agencyNumber: 1 }),
      made('request-c', { agencyNumber: 1 }),
      linked('request-c', 'request-a'),
    );
    const one = { says: 'doubled', of: LETTERS, numbers: [1, 1], seqs: [0, 1, 2] };
    expect(await gaps('2')).toEqual([{ ...one, counts: { streams: 3, requests: 3 } }]);
    expect(await gaps()).toEqual([{ ...one, counts: { streams: 3, requests: 2 } }]);
    await recorded(linked('request-b', 'request-a'));
    expect(await gaps()).toEqual([{ ...one, counts: { streams: 3, requests: 1 } }]);
  });

  it('of a response are doubled in linked streams as well', async () => {
    await recorded(received('request-a'), received('request-b'));
    await recorded(accepted('request-a', 1), accepted('request-b', 1));
    await recorded(linked('request-b', 'request-a'));
    expect(await gaps()).toMatchObject([
      { says: 'doubled', of: 'IRS responses', seqs: [2, 3], counts: { streams: 2, requests: 1 } },
    ]);
  });

  it('of the IRS are a series of its own, in which a response may have parts', async () => {
    await recorded(
      made('request-a', { agencyNumber: 1 }),
      accepted('request-a', 1),
      accepted('request-a', 1),
      received('request-a', { agencyNumber: 1 }),
      accepted('request-a', 1),
      accepted('request-a', 3),
    );
    expect(await gaps()).toEqual([
      { says: 'missing', of: 'IRS responses', numbers: [2, 2], seqs: [1, 5] },
    ]);
  });

  it('are missed before the first one too, where a sender gives any', async () => {
    await recorded(
      made('request-a'),
      accepted('request-a'),
      made('request-b', { agencyNumber: 1 }),
      accepted('request-b', 1),
      accepted('request-a'),
      accepted('request-a'),
      made('request-c'),
    );
    expect(await gaps()).toEqual([
      { says: 'unnumbered', of: LETTERS, numbers: null, seqs: [0, 6] },
      { says: 'unnumbered', of: 'IRS responses', numbers: null, seqs: [1] },
    ]);
    expect(await gaps('1')).toEqual([]);
  });
});
