import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type HttpApp, openHttpApp } from '../support/http-app.js';
import {
  BulkClient,
  CERTIFICATION,
  DAY,
  DHS,
  DOJ,
  IRS,
  lines,
  OVERSIGHT,
  sha256,
} from './support.js';

let http: HttpApp;
let bulk: BulkClient;
beforeAll(async () => {
  http = await openHttpApp();
  bulk = new BulkClient(http);
});
afterAll(() => http.close());

/** Types of the events of a stream, in order. */
const eventsOf = async (request: string): Promise<readonly string[]> => {
  const types: string[] = [];
  const stream = `ledger_local_request-${request}`;
  for await (const { type } of http.parts.store.readStream(stream)) types.push(type);
  return types;
};

describe('a batch of lines', () => {
  it('is recorded whole, line by line in the order of its parts, and closed by what was certified', async () => {
    const request = await bulk.request();
    const id = await bulk.send(request, [lines(30), lines(20, 31), lines(3, 51)]);
    const job = await bulk.ended(id);
    expect(job).toMatchObject({ state: 'recorded', refusal: null, percent: 100 });
    expect(job).toMatchObject({ records: 53, malformed: 0, events: 53, recordedEvents: 53 });
    const all = [...Array.from({ length: 53 }, () => 'LineAdded'), 'BatchRecorded'];
    expect(await eventsOf(request)).toEqual(['RequestMade', ...all]);
    await http.post(`/v1/requests/${request}/submission`, { ...DAY, lineCount: 53 }, DHS);
    const listed = await http.get(`/v1/requests/${request}/lines?limit=500`, OVERSIGHT);
    const { items } = listed.json<{ items: { line: number }[] }>();
    expect(items.map(({ line }) => line)).toEqual(Array.from({ length: 53 }, (_, n) => n + 1));
  });

  it('may arrive in any order, and twice', async () => {
    const request = await bulk.request();
    const parts = [lines(5), lines(5, 6), lines(5, 11)];
    const id = await bulk.opened(request, parts.join(''));
    for (const n of [3, 1, 3, 2]) await bulk.put(id, n, parts[n - 1]!);
    expect(await bulk.put(id, 2, parts[1]!, { gzip: true })).toMatchObject({ statusCode: 200 });
    const arrived = await bulk.get<{ items: { n: number }[] }>(`/v1/batches/${id}/parts`);
    expect(arrived.items.map(({ n }) => n)).toEqual([1, 2, 3]);
    await bulk.commit(id, 3);
    expect(await bulk.ended(id)).toMatchObject({ state: 'recorded' });
    const { items } = (
      await http.get(`/v1/requests/${request}/timeline?limit=100`, OVERSIGHT)
    ).json<{
      items: { type: string; official: { subject?: string } }[];
    }>();
    const named = items.filter(({ type }) => type === 'LineAdded');
    expect(named).toHaveLength(15);
    expect(new Set(named.map(({ official }) => official.subject)).size).toBe(15);
  });

  it('opened twice under one key is one batch; with another body it is refused', async () => {
    const request = await bulk.request();
    const [one, two] = [
      await bulk.open(request, lines(1), {}, 'k'),
      await bulk.open(request, lines(1), {}, 'k'),
    ];
    expect([one.statusCode, two.statusCode]).toEqual([201, 200]);
    expect(two.json<{ id: string }>().id).toBe(one.json<{ id: string }>().id);
    expect(await bulk.open(request, lines(2), {}, 'k')).toMatchObject({ statusCode: 422 });
  });

  it('committed twice is one job', async () => {
    const request = await bulk.request();
    const id = await bulk.send(request, [lines(3)]);
    expect(await bulk.commit(id, 1)).toMatchObject({
      statusCode: 202,
      headers: { location: `/v1/batches/${id}/job` },
    });
    await bulk.ended(id);
    expect((await bulk.commit(id, 1)).statusCode).toBe(202);
    expect(await eventsOf(request)).toHaveLength(5);
  });

  it('with a record that cannot be read is not recorded at all, and says which and why', async () => {
    const request = await bulk.request();
    const wrong = `${lines(2)}{"name":7,"periods":["2023"],"nom":"x"}\nTesta Sample\n\n${lines(1)}`;
    const id = await bulk.send(request, [lines(4), wrong]);
    expect(await bulk.ended(id)).toMatchObject({
      state: 'rejected',
      refusal: 'malformed',
      malformed: 3,
    });
    expect(await eventsOf(request)).toEqual(['RequestMade']);
    const { body } = await http.send({ url: `/v1/batches/${id}/outcomes` }, DHS);
    expect(
      body
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line) as unknown),
    ).toEqual([
      {
        record: 7,
        outcome: 'malformed',
        problems: [
          { field: 'name', code: 'not-text' },
          { field: 'field 3', code: 'not-a-field' },
        ],
      },
      { record: 8, outcome: 'malformed', problems: [{ field: 'record', code: 'unreadable' }] },
      { record: 9, outcome: 'malformed', problems: [{ field: 'record', code: 'unreadable' }] },
    ]);
  });

  it('with deficient lines is recorded like any other, and says which', async () => {
    const request = await bulk.request(DHS, { periods: ['2023'] });
    const id = await bulk.send(request, [`${lines(10)}{"name":"NA NA"}\n`]);
    expect(await bulk.ended(id)).toMatchObject({
      state: 'recorded',
      deficient: 2,
      recordedEvents: 11,
    });
    const { body, headers } = await http.send(
      { url: `/v1/batches/${id}/outcomes?format=csv` },
      DHS,
    );
    expect(headers['content-type']).toMatch(/^text\/csv/);
    expect(body.trimEnd().split('\n')).toEqual([
      'record,outcome,field,code',
      '10,deficient,address,missing',
      '11,deficient,name,placeholder',
      '11,deficient,address,missing',
      '11,deficient,statutes,missing',
      '11,deficient,reason,missing',
    ]);
    const none = await http.send({ url: `/v1/batches/${id}/outcomes?outcome=malformed` }, DHS);
    expect(none.body).toBe('');
  });

  it('whose content is not what was declared is not recorded', async () => {
    const request = await bulk.request();
    const other = await bulk.send(request, [lines(3)], { digest: sha256(lines(4)) });
    expect(await bulk.ended(other)).toMatchObject({ state: 'rejected', refusal: 'digest-differs' });
    const fewer = await bulk.send(request, [lines(3)], { records: 4 });
    expect(await bulk.ended(fewer)).toMatchObject({ state: 'rejected', refusal: 'count-differs' });
    expect(await eventsOf(request)).toEqual(['RequestMade']);
  });

  it('gives a receipt that the log has signed, and that opens to the digest', async () => {
    const request = await bulk.request();
    const content = lines(4);
    const id = await bulk.send(request, [content]);
    await bulk.ended(id);
    const receipt = await expect
      .poll(() => http.send({ url: `/v1/batches/${id}/receipt` }, DHS), { timeout: 60_000 })
      .toMatchObject({ statusCode: 200 })
      .then(() => bulk.get<Receipt>(`/v1/batches/${id}/receipt`));
    expect(receipt).toMatchObject({ batch: id, records: 4, digest: sha256(content) });
    expect(receipt.last.seq - receipt.first.seq).toBe(4);
    expect(receipt.receipt).toMatch(/^c2sp\.org\/tlog-proof@v1\n/);
    const [, , official] = JSON.parse(Buffer.from(receipt.opening, 'base64url').toString()) as [
      string,
      string,
      { contentDigest: string; statement: string; office: { title: string } },
    ];
    expect(official.contentDigest).toBe(sha256(content));
    expect(official).toMatchObject({
      statement: CERTIFICATION.statement,
      office: { title: 'Assistant Director' },
    });
  });
});

type Receipt = {
  readonly first: { readonly seq: number };
  readonly last: { readonly seq: number };
  readonly receipt: string;
  readonly opening: string;
};

describe('a part', () => {
  it('without its digest, or with another, is not kept', async () => {
    const id = await bulk.opened(await bulk.request(), lines(2));
    const wrong = 'sha-256=:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=:';
    for (const given of ['', 'md5=:x:', wrong, `${wrong.slice(0, -3)}:`])
      expect(await bulk.put(id, 1, lines(2), { contentDigest: given })).toMatchObject({
        statusCode: 400,
      });
    expect((await bulk.commit(id, 1)).body).toContain('batch-incomplete');
  });

  it('with another content under the same number is refused, and the first one stays', async () => {
    const request = await bulk.request();
    const id = await bulk.opened(request, lines(2));
    await bulk.put(id, 1, lines(2));
    const other = await bulk.put(id, 1, lines(3));
    expect([other.statusCode, other.json<{ type: string }>().type]).toEqual([
      409,
      '/problems/part-differs',
    ]);
    await bulk.commit(id, 1);
    expect(await bulk.ended(id)).toMatchObject({ state: 'recorded' });
  });

  it('of another media type, or in another encoding, is refused', async () => {
    const id = await bulk.opened(await bulk.request(), lines(2));
    expect(await bulk.put(id, 1, lines(2), { contentType: 'text/csv' })).toMatchObject({
      statusCode: 415,
    });
    expect(await bulk.put(id, 1, lines(2), { contentType: 'text/plain' })).toMatchObject({
      statusCode: 415,
    });
    const url = '/v1/requests';
    const headers = { 'content-type': 'application/x-ndjson', 'idempotency-key': 'x' };
    expect(await http.send({ method: 'POST', url, headers, payload: '{}' }, DHS)).toMatchObject({
      statusCode: 415,
    });
  });

  it('that would inflate beyond its bound, or is too large as sent, is not kept', async () => {
    const id = await bulk.opened(await bulk.request(), lines(2));
    const bomb = await bulk.put(id, 1, Buffer.alloc(400 * 1024 * 1024), { gzip: true });
    expect([bomb.statusCode, bomb.json<{ type: string }>().type]).toEqual([
      413,
      '/problems/too-large',
    ]);
    expect(await bulk.put(id, 1, Buffer.alloc(9 * 1024 * 1024, 'x'))).toMatchObject({
      statusCode: 413,
    });
    expect(await bulk.get(`/v1/batches/${id}/parts`)).toEqual({ items: [] });
  });

  it('that is missing is named when the batch is committed', async () => {
    const id = await bulk.opened(await bulk.request(), lines(2));
    await bulk.put(id, 2, lines(1));
    const answer = await bulk.commit(id, 3);
    expect([answer.statusCode, answer.body]).toEqual([
      409,
      expect.stringContaining('missing: 1, 3.'),
    ]);
    expect((await bulk.commit(id, 1)).statusCode).toBe(409);
  });
});

describe('a batch that is cancelled', () => {
  it('records nothing, takes nothing more, and cannot be committed', async () => {
    const request = await bulk.request();
    const id = await bulk.opened(request, lines(2));
    await bulk.put(id, 1, lines(2));
    expect(await bulk.cancel(id)).toMatchObject({ statusCode: 200 });
    expect((await bulk.cancel(id)).json()).toMatchObject({ state: 'cancelled' });
    for (const answer of [await bulk.put(id, 2, lines(1)), await bulk.commit(id, 1)])
      expect([answer.statusCode, answer.body]).toEqual([
        409,
        expect.stringContaining('batch-closed'),
      ]);
    expect(await eventsOf(request)).toEqual(['RequestMade']);
    expect(http.parts.intake.staging.batches()).not.toContain(id);
  });

  it('is not, once it is committed', async () => {
    const id = await bulk.send(await bulk.request(), [lines(2)]);
    expect(await bulk.cancel(id)).toMatchObject({ statusCode: 409 });
    await bulk.ended(id);
    expect(await bulk.cancel(id)).toMatchObject({ statusCode: 409 });
  });
});

describe('who may', () => {
  it('see and touch a batch: who sent it; oversight sees it; to others it is not there', async () => {
    const request = await bulk.request();
    const id = await bulk.opened(request, lines(1));
    for (const as of [DOJ, IRS]) {
      const answers = [
        await http.send({ url: `/v1/batches/${id}` }, as),
        await http.send({ url: `/v1/batches/${id}/outcomes` }, as),
        await bulk.put(id, 1, lines(1), { as }),
        await bulk.commit(id, 1, as),
        await bulk.cancel(id, as),
        await http.send({ url: `/v1/batches/${id}/job/events` }, as),
      ];
      expect(answers.map(({ statusCode }) => statusCode)).toEqual([404, 404, 404, 404, 404, 404]);
    }
    expect(await bulk.get(`/v1/batches/${id}`, OVERSIGHT)).toMatchObject({
      state: 'open',
      agency: 'DHS',
    });
    expect(await bulk.open(request, lines(1), { as: DOJ })).toMatchObject({ statusCode: 404 });
    expect(await bulk.open(request, lines(1), { as: IRS })).toMatchObject({ statusCode: 409 });
  });

  it('send answers and disclosures: the IRS', async () => {
    const request = await bulk.request();
    for (const kind of ['responses', 'disclosures'])
      expect(await bulk.open(request, lines(1), { kind })).toMatchObject({ statusCode: 403 });
  });
});

describe('the list of batches', () => {
  type Page = {
    readonly items: readonly { id: string; state: string }[];
    readonly next: string | null;
  };
  const list = (query: string, as = DHS): Promise<Page> => bulk.get(`/v1/batches?${query}`, as);
  const ids = ({ items }: Page): readonly string[] => items.map(({ id }) => id);

  it('holds those of a request, the one opened last first, page by page', async () => {
    const request = await bulk.request();
    const opened: string[] = [];
    for (let n = 1; n <= 5; n += 1) opened.unshift(await bulk.opened(request, lines(n)));
    expect(ids(await list(`request=${request}`))).toEqual(opened);
    const first = await list(`request=${request}&limit=2`);
    const second = await list(`request=${request}&limit=2&cursor=${first.next}`);
    await bulk.opened(request, lines(6));
    const third = await list(`request=${request}&limit=2&cursor=${second.next}`);
    expect([first, second, third].flatMap(ids)).toEqual(opened);
    expect(third.next).toBeNull();
    expect(first.items[0]).toEqual(await bulk.get(`/v1/batches/${opened[0]}`));
  });

  it('holds those in one state', async () => {
    const request = await bulk.request();
    const [open, cancelled] = [
      await bulk.opened(request, lines(1)),
      await bulk.opened(request, lines(2)),
    ];
    await bulk.cancel(cancelled);
    expect(ids(await list(`request=${request}&state=open`))).toEqual([open]);
    expect(ids(await list(`request=${request}&state=cancelled`))).toEqual([cancelled]);
    expect(ids(await list(`request=${request}&state=recorded`))).toEqual([]);
  });

  it('shows a side what it sent, and oversight all', async () => {
    const request = await bulk.request();
    const ofAgency = await bulk.opened(request, lines(1));
    const ofIrs = await bulk.opened(request, lines(1), { kind: 'responses', as: IRS });
    const whole = `request=${request}`;
    expect(ids(await list(whole))).toEqual([ofAgency]);
    expect(ids(await list(whole, IRS))).toEqual([ofIrs]);
    expect(ids(await list(whole, { role: 'irs-recorder', agency: 'DHS' }))).toEqual([]);
    expect(ids(await list(whole, DOJ))).toEqual([]);
    expect(ids(await list('limit=100', DOJ))).toEqual([]);
    expect(ids(await list(whole, OVERSIGHT))).toEqual([ofIrs, ofAgency]);
  });

  it.each([
    ['cursor=x', 'cursor-invalid'],
    ['cursor=MjAyNSB4', 'cursor-invalid'],
    ['limit=0', 'request-invalid'],
    ['state=lost', 'request-invalid'],
    ['request=7', 'request-invalid'],
    ['color=red', 'request-invalid'],
  ])('does not take %s', async (query, problem) => {
    const answer = await http.send({ url: `/v1/batches?${query}` }, DHS);
    expect([answer.statusCode, answer.json<{ type: string }>().type]).toEqual([
      400,
      `/problems/${problem}`,
    ]);
  });
});
