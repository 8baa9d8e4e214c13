import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type As, type HttpApp, openHttpApp } from '../support/http-app.js';

const DHS: As = { role: 'agency-recorder', agency: 'DHS' };
const IRS: As = { role: 'irs-recorder', agency: 'IRS' };
const OVERSIGHT: As = { role: 'oversight' };
const WATCHDOG: As = { role: 'watchdog' };

const URL = '/v1/annual-reports';
const FURNISHED = { occurredOn: '2024-03-29' };
const CORRECTED = { occurredOn: '2024-06-14' };
const row = (cells: object) => ({ recipient: 'DHS', subsection: '6103(i)(2)', ...cells });
const BLANK = { requests: null, instances: null, taxpayers: null, bulk: null, other: null };

let http: HttpApp;
beforeAll(async () => {
  http = await openHttpApp();
});
afterAll(() => http.close());

type Recorded = { stream: string; events: { type: string; revision: number }[] };
type Version = {
  version: number;
  seq: number;
  rows: Record<string, unknown>[] | null;
  committeeRows: unknown;
};
type Item = { id: string; year: number; kind: string; versions: Version[] };
type Page = { items: Item[]; seq: number };
type Refused = { detail: string; errors: { field: string; message: string }[] };

const furnished = async (year: number, kind = 'public', more: object = {}): Promise<string> => {
  const answer = await http.post(URL, { ...FURNISHED, year, kind, ...more }, IRS);
  expect([answer.statusCode, answer.body]).toEqual([201, expect.any(String)]);
  return answer.json<Recorded>().stream;
};
const corrected = (id: string, body: object = {}) =>
  http.post(`${URL}/${id}/corrections`, { ...CORRECTED, ...body }, IRS);
const listed = async (id: string, as: As = OVERSIGHT, at = ''): Promise<Item | undefined> =>
  (await http.get(`${URL}?limit=500${at}`, as)).json<Page>().items.find((one) => one.id === id);

describe('an annual report', () => {
  it('is recorded once; a second furnishing of the same year and kind points to corrections', async () => {
    const body = { ...FURNISHED, year: 2023, kind: 'public', rows: [row({ requests: 2 })] };
    const first = await http.post(URL, body, IRS, 'once');
    const again = await http.post(URL, body, IRS, 'once');
    const second = await http.post(URL, body, IRS, 'second');
    expect([first, again, second].map(({ statusCode }) => statusCode)).toEqual([201, 200, 409]);
    const { stream } = first.json<Recorded>();
    expect(second.json()).toMatchObject({ type: '/problems/fact-conflict' });
    expect(second.json<Refused>().detail).toContain(`${URL}/${stream}/corrections`);
    expect(await furnished(2023, 'committee')).not.toBe(stream);
    expect(await furnished(2022)).not.toBe(stream);
  });

  it('is corrected as a whole; versions count up, whoever sends at the same time', async () => {
    const id = await furnished(2021, 'public', { rows: [row({ requests: 2 })] });
    const sent = [3, 4, 5].map((requests) => corrected(id, { rows: [row({ requests })] }));
    expect((await Promise.all(sent)).map(({ statusCode }) => statusCode)).toEqual([201, 201, 201]);
    const { versions = [] } = (await listed(id)) ?? {};
    expect(versions.map(({ version }) => version)).toEqual([1, 2, 3, 4]);
    const requests = versions.flatMap(({ rows }) => rows?.map((one) => one['requests']));
    expect(new Set(requests)).toEqual(new Set([2, 3, 4, 5]));
  });

  it('corrected: as then known its first version stands, as now known the second', async () => {
    const id = await furnished(2020, 'public', { rows: [row({ instances: 40 })] });
    const { seq } = (await http.get(URL, OVERSIGHT)).json<Page>();
    await corrected(id, { rows: [row({ instances: 43 })], reason: 'Three were counted twice' });
    const rows = (instances: number) => [row({ ...BLANK, instances })];
    const then = await listed(id, OVERSIGHT, `&at=${seq}`);
    expect(then).toMatchObject({ year: 2020, versions: [{ version: 1, rows: rows(40) }] });
    expect(then?.versions).toHaveLength(1);
    const now = await listed(id);
    expect(now?.versions).toMatchObject([
      { version: 1, on: '2024-03-29', rows: rows(40) },
      { version: 2, on: '2024-06-14', rows: rows(43) },
    ]);
    const compared = async (at: string): Promise<unknown> =>
      (await http.get(`${URL}/${id}/reconciliation${at}`, OVERSIGHT)).json<{ version: number }>();
    expect(await compared(`?at=${seq}`)).toMatchObject({ seq, version: 1 });
    expect(await compared('')).toMatchObject({ version: 2, evidence: now?.versions[1]?.seq });
    expect(await compared('?version=1')).toMatchObject({ version: 1 });
  });

  it('keeps a blank cell blank, and counts of 10^10', async () => {
    const rows = [row({ bulk: 9_538_827_126, other: 278_209_044 }), row({ instances: 0 })];
    const id = await furnished(2019, 'public', { rows, statesPurposes: true });
    expect((await listed(id, WATCHDOG))?.versions).toMatchObject([
      {
        statesPurposes: true,
        rows: [
          row({ ...BLANK, bulk: 9_538_827_126, other: 278_209_044 }),
          row({ ...BLANK, instances: 0 }),
        ],
      },
    ]);
  });

  it('to the committee shows its rows to oversight and to the IRS, not to a watchdog', async () => {
    const committeeRows = [row({ requests: 7 })];
    const id = await furnished(2018, 'committee', { committeeRows });
    const seen = async (as: As): Promise<unknown> => (await listed(id, as))?.versions[0];
    const whole = { rows: null, committeeRows: [{ requests: 7 }] };
    expect(await seen(OVERSIGHT)).toMatchObject(whole);
    expect(await seen(IRS)).toMatchObject(whole);
    expect(await seen(WATCHDOG)).toMatchObject({ version: 1, rows: null, committeeRows: null });
    const log = await http.get('/v1/events?limit=1000');
    expect(log.body).toContain('"kind":"committee"');
    expect(log.body).not.toContain('"requests":7');
  });

  it('has a history that the IRS and oversight read, and an agency does not', async () => {
    const id = await furnished(2017);
    await corrected(id);
    const history = (as: As) => http.get(`/v1/streams/${id}/timeline`, as);
    for (const as of [IRS, OVERSIGHT])
      expect((await history(as)).json()).toMatchObject({
        items: [{ type: 'AnnualReportFurnished' }, { type: 'AnnualReportCorrected' }],
      });
    expect((await history(DHS)).statusCode).toBe(404);
  });
});

describe('an annual report is refused', () => {
  it.each([
    ['of a year before the law', { year: 1975 }, 'year'],
    ['of a year with five digits', { year: 10_000 }, 'year'],
    ['of half a year', { year: 2016.5 }, 'year'],
    ['of a year as text', { year: '2016' }, 'year'],
    ['of a year that had not begun', { year: 2025 }, 'year'],
    ['of no year', { year: undefined }, 'year'],
    ['of an unknown kind', { kind: 'secret' }, 'kind'],
    ['with rows of the committee in public', { committeeRows: [] }, 'committeeRows'],
    ['with public rows for the committee', { kind: 'committee', rows: [] }, 'rows'],
    ['with a count below nothing', { rows: [row({ requests: -1 })] }, 'rows[0].requests'],
    ['with a row of nobody', { rows: [{ requests: 1 }] }, 'rows[0].recipient'],
  ])('%s', async (_, more, field) => {
    const body = { ...FURNISHED, year: 2016, kind: 'public', ...more };
    const answer = await http.post(URL, body, IRS);
    expect(answer.statusCode).toBe(400);
    expect(answer.json<Refused>().errors.map((error) => error.field)).toContain(field);
  });

  it('as a correction of none, with a number of its own, or with rows of the other kind', async () => {
    const nowhere = '0197a1b2-0000-8000-8000-00000000000a';
    expect((await corrected(nowhere)).statusCode).toBe(404);
    const id = await furnished(2015, 'committee');
    const numbered = await corrected(id, { version: 7 });
    expect(numbered.json()).toMatchObject({ errors: [{ field: 'version' }] });
    const inPublic = await corrected(id, { rows: [row({})] });
    expect(inPublic.json()).toMatchObject({ errors: [{ field: 'rows' }] });
  });

  it('at reconciliation under no id, or in a version that was not known then', async () => {
    const nowhere = '0197a1b2-0000-8000-8000-00000000000a';
    const id = await furnished(2014);
    for (const url of [`${nowhere}/reconciliation`, `${id}/reconciliation?version=2`])
      expect((await http.get(`${URL}/${url}`, OVERSIGHT)).statusCode).toBe(404);
  });
});

describe('the reconciliation of a report', () => {
  const day = { occurredOn: '2012-06-27' };

  /** Two requests of DHS, one refused; two disclosures on the other, and one tax check of a third kind. */
  const recordYear = async (): Promise<void> => {
    const letter = { ...day, requestingAgency: 'DHS', authority: '6103(i)(2)' };
    const post = async (url: string, body: object): Promise<string> => {
      const answer = await http.post(url, { ...day, ...body }, IRS);
      expect([url, answer.statusCode]).toEqual([url, 201]);
      return answer.json<Recorded>().stream;
    };
    const refused = await post('/v1/requests', letter);
    await post(`/v1/requests/${refused}/responses`, {
      answers: [{ kind: 'refused', ground: 'deficient' }],
    });
    const answered = await post('/v1/requests', letter);
    const lines = ['900-00-0001', '900-00-0002'].map((tin) => ({ tin, name: 'Testa Sample' }));
    await post(`/v1/requests/${answered}/lines`, { lines });
    await post(`/v1/requests/${answered}/disclosures`, {
      lines: [[1, 2]],
      authority: '6103(i)(2)',
      recipientAgency: 'DHS',
    });
    await post('/v1/disclosures', { authority: '6103(c)', recipientAgency: 'BANK' });
    await post('/v1/disclosures', { authority: '6103(i)(8)', recipientAgency: 'GAO' });
  };

  it('sets each row beside the ledger’s own counts, and says where they differ', async () => {
    await recordYear();
    const rows = [
      row({ requests: 2, instances: 2, taxpayers: 3 }),
      { recipient: 'Tax Checks', subsection: '6103(c)', other: 10_457 },
      { recipient: 'State Tax Agencies', subsection: '6103(d)', bulk: 9_538_827_126, other: 0 },
    ];
    const id = await furnished(2012, 'public', { rows });
    const answer = await http.get(`${URL}/${id}/reconciliation`, OVERSIGHT);
    expect(answer.json()).toMatchObject({
      year: 2012,
      kind: 'public',
      version: 1,
      differing: 3,
      rows: [
        {
          ledger: { requests: 2, instances: 2, taxpayers: { min: 2, max: 2 } },
          says: { requests: 'agrees', instances: 'agrees', taxpayers: 'differs', other: 'blank' },
        },
        {
          recipient: 'Tax Checks',
          reported: { ...BLANK, other: 10_457 },
          ledger: { instances: 1, from: [{ agency: 'BANK', authority: '6103(c)' }] },
          says: { requests: 'blank', instances: 'blank', taxpayers: 'blank', other: 'differs' },
        },
        {
          recipient: 'State Tax Agencies',
          reported: { ...BLANK, bulk: 9_538_827_126, other: 0 },
          ledger: { requests: 0, instances: 0, from: [] },
          says: { other: 'agrees' },
        },
        {
          recipient: 'GAO',
          subsection: '6103(i)(8)',
          reported: null,
          says: { requests: 'not-compared', instances: 'not-reported', taxpayers: 'not-compared' },
        },
      ],
    });
  });

  it('of a report without rows compares nothing', async () => {
    const id = await furnished(2011);
    const answer = await http.get(`${URL}/${id}/reconciliation`, OVERSIGHT);
    expect(answer.json()).toMatchObject({ rows: null, differing: null });
  });
});
