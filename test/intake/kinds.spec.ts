import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type HttpApp, openHttpApp } from '../support/http-app.js';
import { BulkClient, DAY, DHS, IRS, lines, OVERSIGHT } from './support.js';

let http: HttpApp;
let bulk: BulkClient;
let request: string;
beforeAll(async () => {
  http = await openHttpApp();
  bulk = new BulkClient(http);
  request = await bulk.request();
  await bulk.ended(await bulk.send(request, [lines(20)]));
});
afterAll(() => http.close());

type Item = {
  readonly type: string;
  readonly public: Readonly<Record<string, unknown>>;
  readonly official: Readonly<Record<string, unknown>>;
};

const timeline = async (of: string): Promise<readonly Item[]> => {
  const answer = await http.get(`/v1/requests/${of}/timeline?limit=500`, OVERSIGHT);
  return answer.json<{ items: Item[] }>().items;
};
const told = async (of: string, type: string): Promise<readonly Item[]> =>
  (await timeline(of)).filter((item) => item.type === type);

const ndjson = (records: readonly object[]): string =>
  records.map((record) => `${JSON.stringify(record)}\n`).join('');

describe('answers in bulk', () => {
  it('are recorded as from the small door, one event each', async () => {
    const answers = [
      { kind: 'deficiency-noted', lines: [[10, 10]], elements: ['address'], note: 'No address.' },
      { kind: 'matched', lines: [[1, 3]], matched: true, compared: { name: 'equal' } },
      {
        kind: 'no-match',
        lines: [
          [4, 5],
          [7, 7],
        ],
        detail: 'generic',
      },
    ];
    const small = await bulk.request();
    await http.post(
      `/v1/requests/${small}/lines`,
      { ...DAY, lines: Array.from({ length: 20 }, () => ({})) },
      DHS,
    );
    const agencyNumber = 12;
    await http.post(`/v1/requests/${small}/responses`, { ...DAY, agencyNumber, answers }, IRS);
    const sent = { kind: 'responses', as: IRS, agencyNumber } as const;
    const id = await bulk.send(request, [ndjson(answers)], sent);
    expect(await bulk.ended(id, IRS)).toMatchObject({ state: 'recorded', recordedEvents: 3 });
    for (const type of ['DeficiencyNoted', 'MatchDecided', 'NoMatchReported']) {
      const [here] = await told(request, type);
      const [there] = await told(small, type);
      const { recordedAt: _, commandId: __, fingerprint: ___, ...official } = here!.official;
      expect(here!.public).toEqual(there!.public);
      expect(there!.official).toMatchObject(official);
    }
  });

  it('alone have a number: of lines or disclosures it is malformed', async () => {
    const numbered = await bulk.open(request, '{}\n', { agencyNumber: 12 });
    expect([numbered.statusCode, numbered.body]).toEqual([
      400,
      expect.stringContaining('"field":"agencyNumber"'),
    ]);
  });

  it('that name a line which is not recorded are malformed', async () => {
    const answers = [
      { kind: 'accepted', lines: [[19, 21]] },
      { kind: 'accepted', lines: [[3, 2]] },
      { kind: 'agreed' },
    ];
    const id = await bulk.send(request, [ndjson(answers)], { kind: 'responses', as: IRS });
    expect(await bulk.ended(id, IRS)).toMatchObject({ state: 'rejected', malformed: 3 });
    const { body } = await http.send({ url: `/v1/batches/${id}/outcomes?format=csv` }, IRS);
    expect(body.split('\n').slice(1, 4)).toEqual([
      '1,malformed,lines,no-such-line',
      '2,malformed,lines,not-lines',
      '3,malformed,kind,not-one-of',
    ]);
  });
});

describe('disclosures in bulk', () => {
  it('make one event a line, in slices of their own where a record names many', async () => {
    const of = await bulk.request();
    await bulk.ended(await bulk.send(of, [lines(1_100)]));
    const made = {
      authority: '6103(i)(2)',
      recipientAgency: 'DHS',
      recipients: [{ agency: 'DHS' }],
    };
    const records = [
      { ...made, lines: [[1, 1_000]] },
      {
        ...made,
        lines: [
          [1_050, 1_051],
          [1_060, 1_060],
        ],
      },
    ];
    const id = await bulk.send(of, [ndjson(records)], { kind: 'disclosures', as: IRS });
    expect(await bulk.ended(id, IRS)).toMatchObject({
      state: 'recorded',
      records: 2,
      recordedEvents: 1_003,
    });
    const rows = await http.get(`/v1/requests/${of}`, OVERSIGHT);
    expect(rows.body).toContain('1003');
  });
});

describe('CSV', () => {
  const HEADER = 'name,tin,address,periods,statutes,reason,engaged\n';
  const row = (n: number): string =>
    `"Sampleton, Testina ${n}",000-12-3456,"${n} Example Street\nSpringfield IL 62701",2023;2024,18 USC 1546,"Case ${n}: named as ""sponsor"" in a visa petition.","[{""agency"":""DHS""}]"\n`;

  it('is recorded as NDJSON is; its first row names the columns for all parts', async () => {
    const of = await bulk.request();
    const parts = [`${HEADER}${row(1)}${row(2)}`, row(3)];
    const sent = { contentType: 'text/csv', records: 3, gzip: true };
    expect(await bulk.ended(await bulk.send(of, parts, sent))).toMatchObject({
      state: 'recorded',
      deficient: 0,
      recordedEvents: 3,
    });
    const items = await told(of, 'LineAdded');
    expect(items).toHaveLength(3);
    for (const { official } of items)
      expect(official).toMatchObject({
        addressClass: { class: 'usable' },
        periods: ['2023', '2024'],
        engaged: [{ agency: 'DHS', officerId: null, office: null, role: null }],
      });
  });

  it('with a column that is none, or a row with too few cells, is malformed', async () => {
    const of = await bulk.request();
    const wrong = await bulk.send(of, ['nom\nTesta\n'], { contentType: 'text/csv', records: 1 });
    expect(await bulk.ended(wrong)).toMatchObject({ state: 'rejected' });
    expect((await http.send({ url: `/v1/batches/${wrong}/outcomes` }, DHS)).body).toContain(
      '"column 1"',
    );
    const short = await bulk.send(of, [`${HEADER}a,b\n`], { contentType: 'text/csv', records: 1 });
    expect(await bulk.ended(short)).toMatchObject({ state: 'rejected', refusal: 'malformed' });
  });
});

describe('a batch that the ledger refuses half-way', () => {
  it('stops, says so, and keeps what was recorded before', async () => {
    const of = await bulk.request();
    const content = lines(3);
    const id = await bulk.opened(of, content);
    await bulk.put(id, 1, content);
    await http.post(`/v1/requests/${of}/submission`, { ...DAY, lineCount: 0 }, DHS);
    await bulk.commit(id, 1);
    expect(await bulk.ended(id)).toMatchObject({
      state: 'stopped',
      refusal: 'refused-by-ledger',
      recordedEvents: 0,
    });
    expect((await http.send({ url: `/v1/batches/${id}/receipt` }, DHS)).statusCode).toBe(409);
  });
});

describe('the progress of a job', () => {
  it('is told as it changes, until it has ended', async () => {
    const of = await bulk.request();
    const id = await bulk.opened(of, lines(1_200));
    await bulk.put(id, 1, lines(1_200));
    const url = `${await http.app.getUrl()}/v1/batches/${id}/job/events`;
    const token = await http.parts.localIssuer?.issueLocalToken('agency-recorder', 'DHS');
    const stream = await fetch(url, { headers: { authorization: `Bearer ${token}` } });
    await bulk.commit(id, 1);
    const events = (await stream.text()).trim().split('\n\n');
    const states = events.map(
      (event) => (JSON.parse(event.replace('data: ', '')) as { state: string }).state,
    );
    expect(states.at(0)).toBe('open');
    expect(states.at(-1)).toBe('recorded');
    expect(stream.headers.get('content-type')).toMatch(/^text\/event-stream/);
  });
});
