import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type As, type HttpApp, openHttpApp } from '../support/http-app.js';

const DHS: As = { role: 'agency-recorder', agency: 'DHS' };
const DOJ: As = { role: 'agency-recorder', agency: 'DOJ' };
const IRS: As = { role: 'irs-recorder', agency: 'IRS' };
const OVERSIGHT: As = { role: 'oversight' };
const WATCHDOG: As = { role: 'watchdog' };

const URL = '/v1/incidents';
const FOUND = { occurredOn: '2024-12-03', occurredAt: '2024-12-03T14:00:00.000Z' };
const INCIDENT = {
  ...FOUND,
  kind: 'unauthorised-disclosure',
  systems: ['shared drive'],
  recordsAtLeast: 1,
  recordsAtMost: 40,
  description: 'A folder was open to a whole department',
};

let http: HttpApp;
beforeAll(async () => {
  http = await openHttpApp();
});
afterAll(() => http.close());

type Recorded = { stream: string; events: { type: string }[] };
type Item = Record<string, unknown> & { id: string; reports: Record<string, unknown>[] };
type Page = { items: Item[]; next: string | null; seq: number };

const identified = async (as: As = DHS, more: object = {}): Promise<string> => {
  const answer = await http.post(URL, { ...INCIDENT, ...more }, as);
  expect(answer.statusCode).toBe(201);
  return answer.json<Recorded>().stream;
};
const listed = async (as: As, id: string): Promise<Item | undefined> =>
  (await http.get(`${URL}?limit=500`, as)).json<Page>().items.find((item) => item.id === id);

describe('an incident', () => {
  it('is recorded by either side, once, and read with the hours to each report', async () => {
    const body = { ...INCIDENT, recipientAgency: 'DHS' };
    const first = await http.post(URL, body, IRS, 'once');
    const again = await http.post(URL, body, IRS, 'once');
    expect([first.statusCode, again.statusCode]).toEqual([201, 200]);
    const { stream: id } = first.json<Recorded>();
    const reports = [
      { occurredOn: '2024-12-03', occurredAt: '2024-12-03T19:30:00.000Z', to: ['safeguards'] },
      { occurredOn: '2024-12-05', states: ['number-of-records'], followUp: true, note: 'more' },
    ];
    for (const report of reports)
      expect((await http.post(`${URL}/${id}/reports`, report, DHS)).statusCode).toBe(201);
    expect(await listed(OVERSIGHT, id)).toMatchObject({
      recipientAgency: 'DHS',
      agency: 'IRS',
      identifiedOn: '2024-12-03',
      identifiedAt: FOUND.occurredAt,
      kind: 'unauthorised-disclosure',
      systems: ['shared drive'],
      recordsAtLeast: 1,
      recordsAtMost: 40,
      reports: [
        { reportedOn: '2024-12-03', hours: 5.5, to: ['safeguards'], followUp: null },
        { reportedOn: '2024-12-05', hours: null, states: ['number-of-records'], followUp: true },
      ],
    });
  });

  it('is as known at a seq: a report recorded later is not there yet', async () => {
    const id = await identified();
    const { seq } = (await http.get(URL, OVERSIGHT)).json<Page>();
    await http.post(`${URL}/${id}/reports`, FOUND, DHS);
    const then = (await http.get(`${URL}?limit=500&at=${seq}`, OVERSIGHT)).json<Page>();
    expect(then.items.find((item) => item.id === id)?.reports).toEqual([]);
    expect((await listed(OVERSIGHT, id))?.reports).toMatchObject([{ hours: 0 }]);
  });

  it('is paged, oldest first', async () => {
    const ids = [await identified(), await identified()];
    const seen: string[] = [];
    let next: string | null = '';
    while (next !== null) {
      const cursor: string = next === '' ? '' : `&cursor=${next}`;
      const page: Page = (await http.get(`${URL}?limit=1${cursor}`, OVERSIGHT)).json<Page>();
      expect(page.items.length).toBeLessThanOrEqual(1);
      seen.push(...page.items.map((item) => item.id));
      next = page.next;
    }
    expect(seen.slice(-2)).toEqual(ids);
    expect(new Set(seen).size).toBe(seen.length);
  });

  it('of another agency is not there, neither to read nor to report', async () => {
    const id = await identified(DHS);
    const foreign = await http.post(`${URL}/${id}/reports`, FOUND, DOJ);
    const nowhere = '0197a1b2-0000-8000-8000-00000000000a';
    const absent = await http.post(`${URL}/${nowhere}/reports`, FOUND, DOJ);
    expect([foreign.statusCode, absent.statusCode]).toEqual([404, 404]);
    expect(foreign.json<{ detail: string }>().detail).toBe(
      absent.json<{ detail: string }>().detail,
    );
    expect(await listed(DOJ, id)).toBeUndefined();
    expect(await listed(DHS, id)).toBeDefined();
    expect(await listed(IRS, id)).toBeDefined();
  });

  it('shows a watchdog that it was and when it was reported, and nothing else', async () => {
    const id = await identified();
    await http.post(`${URL}/${id}/reports`, { ...FOUND, to: ['tigta'] }, DHS);
    expect(await listed(WATCHDOG, id)).toEqual({
      seq: expect.any(Number),
      id,
      recipientAgency: 'DHS',
      agency: 'DHS',
      identifiedOn: '2024-12-03',
      identifiedAt: null,
      kind: null,
      systems: null,
      recordsAtLeast: null,
      recordsAtMost: null,
      streams: null,
      reports: [
        {
          seq: expect.any(Number),
          reportedOn: '2024-12-03',
          reportedAt: null,
          hours: null,
          to: null,
          states: null,
          followUp: null,
        },
      ],
    });
  });
});

describe('what an incident concerns', () => {
  const opened = async (url: string, body: object, as: As): Promise<string> =>
    (await http.post(url, { occurredOn: '2025-06-27', ...body }, as)).json<Recorded>().stream;

  it('is requests of that agency, whoever recorded them, and disclosures to it', async () => {
    const streams = [
      await opened('/v1/requests', {}, DHS),
      await opened('/v1/requests', { requestingAgency: 'DHS' }, IRS),
      await opened('/v1/disclosures', { recipientAgency: 'DHS' }, IRS),
    ];
    const id = await identified(DHS, { streams });
    expect(await listed(DHS, id)).toMatchObject({ streams });
  });

  it('is never what another agency asked for or was told, nor what is not recorded', async () => {
    const own = await opened('/v1/requests', {}, DHS);
    const others = [
      await opened('/v1/requests', {}, DOJ),
      await opened('/v1/disclosures', { recipientAgency: 'DOJ' }, IRS),
      '0197a1b2-0000-8000-8000-00000000000a',
    ];
    const answers: { message: string; field: string }[] = [];
    for (const other of others) {
      const answer = await http.post(URL, { ...INCIDENT, streams: [own, other] }, DHS);
      expect(answer.statusCode).toBe(400);
      answers.push(...answer.json<{ errors: typeof answers }>().errors);
    }
    expect(answers.map(({ field }) => field)).toEqual(Array(3).fill('streams[1]'));
    expect(new Set(answers.map(({ message }) => message)).size).toBe(1);
  });
});

describe('an incident is refused', () => {
  it.each([
    ['of an unknown kind', { kind: 'rumour' }, DHS, 'kind'],
    ['with fewer records at most than at least', { recordsAtMost: 0 }, DHS, 'recordsAtMost'],
    ['with what is no id', { streams: ['F-1'] }, DHS, 'streams'],
    ['of no agency', {}, IRS, 'recipientAgency'],
    ['of another agency', { recipientAgency: 'DOJ' }, DHS, 'recipientAgency'],
    ['identified on another day than its instant', { occurredOn: '2024-12-04' }, DHS, 'occurredAt'],
  ] as const)('%s', async (_, more, as, field) => {
    const answer = await http.post(URL, { ...INCIDENT, ...more }, as);
    expect(answer.json()).toMatchObject({
      type: '/problems/request-invalid',
      errors: [{ field }],
    });
  });

  it('in a report to or with what is not on the list', async () => {
    const id = await identified();
    const report = { ...FOUND, to: ['press'], states: ['weather'] };
    const { errors } = (await http.post(`${URL}/${id}/reports`, report, DHS)).json<{
      errors: { field: string }[];
    }>();
    expect(errors.map(({ field }) => field)).toEqual(['to', 'states']);
  });
});
