import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Readings } from '../../src/readmodels/readings/list-readings.js';
import { READINGS, SWITCHES } from '../../src/statute/verdict.js';
import { type As, type HttpApp, openHttpApp } from '../support/http-app.js';

const REGISTRAR: As = { role: 'registrar' };
const DAY = { occurredOn: '2026-03-10' };
const STRICT = {
  readingId: 'NDCA_EXAMPLE_2026',
  title: 'An invented court, 9 March 2026',
  source: 'An invented opinion',
  docket: 'N.D. Example 26-cv-1',
  from: '2026-03-09',
  answers: [
    { switch: 'R-ADDR-REAL', answer: 'yes', answeredBy: 'court', date: '2026-03-09' },
    { switch: 'R-HEAD', answer: 'no' },
  ],
};

let http: HttpApp;
beforeAll(async () => {
  http = await openHttpApp();
});
afterAll(() => http.close());

const adopt = (body: object = {}, key?: string) =>
  http.post('/v1/readings', { ...DAY, ...STRICT, ...body }, REGISTRAR, key);
const listed = async (query = ''): Promise<Readings> =>
  (await http.get(`/v1/readings${query}`)).json<Readings>();

describe('a reading', () => {
  it('is shipped, with source and docket, until one is adopted', async () => {
    const { items, questions } = await listed();
    expect(items.map(({ id }) => id)).toEqual([...READINGS]);
    expect(Object.keys(questions)).toEqual([...SWITCHES]);
    expect(items[0]?.switches['R-ADDR-REAL']).toMatchObject({
      answer: 'plain',
      answeredBy: 'agency',
    });
    expect(items[1]).toMatchObject({
      docket: 'D.D.C. 25-cv-457',
      from: '2025-11-21',
      adopted: null,
    });
  });

  it('is adopted by the registrar, and everybody sees it as known then', async () => {
    const { seq: before } = await listed();
    expect((await adopt({}, 'first')).statusCode).toBe(201);
    expect((await adopt({}, 'first')).statusCode).toBe(200);
    const { items } = await listed();
    expect(items.at(-1)).toMatchObject({
      id: 'NDCA_EXAMPLE_2026',
      docket: 'N.D. Example 26-cv-1',
      switches: {
        'R-ADDR-REAL': {
          answer: 'yes',
          answeredBy: 'court',
          source: 'An invented opinion',
          date: '2026-03-09',
        },
        'R-HEAD': { answer: 'no', answeredBy: null, date: null },
        'R-LOCAL': { answer: 'open' },
      },
      adopted: { occurredOn: '2026-03-10', times: 1 },
    });
    expect((await listed(`?at=${before}`)).items).toHaveLength(READINGS.length);
  });

  it('adopted again is changed in one stream, and the earlier one stays known', async () => {
    const { seq: before } = await listed();
    const again = await adopt({ title: 'Changed on appeal', answers: [] });
    const first = await adopt({}, 'first');
    expect(again.json<{ stream: string }>().stream).toBe(first.json<{ stream: string }>().stream);
    expect((await listed()).items.at(-1)).toMatchObject({
      title: 'Changed on appeal',
      switches: { 'R-HEAD': { answer: 'open' } },
      adopted: { times: 2 },
    });
    expect((await listed(`?at=${before}`)).items.at(-1)).toMatchObject({ title: STRICT.title });
  });

  it('may not take the name of a shipped one', async () => {
    const answer = await adopt({ readingId: 'DC_CIR_2026' });
    expect(answer.statusCode).toBe(409);
    expect(answer.json()).toMatchObject({ type: '/problems/fact-conflict' });
  });

  it.each([
    ['readingId', { readingId: 'small' }],
    ['title', { title: ' ' }],
    ['answers[0].switch', { answers: [{ switch: 'R-NONE', answer: 'yes' }] }],
    ['answers[0].answer', { answers: [{ switch: 'R-HEAD', answer: 'perhaps' }] }],
    ['answers[0].answer', { answers: [{ switch: 'R-HEAD', answer: 'plain' }] }],
    ['answers[0].answeredBy', { answers: [{ switch: 'R-HEAD', answer: 'no', answeredBy: 'me' }] }],
    ['answers[1].switch', { answers: [1, 2].map(() => ({ switch: 'R-HEAD', answer: 'no' })) }],
    ['to', { to: '2026-03-09' }],
  ])('that does not fit is refused, naming %s, and nothing is recorded', async (field, body) => {
    const { seq } = await listed();
    const answer = await adopt(body);
    expect(answer.statusCode).toBe(400);
    const { errors } = answer.json<{ errors: { field: string }[] }>();
    expect(errors.map((one) => one.field)).toEqual([field]);
    expect((await listed()).seq).toBe(seq);
  });
});

describe('a judgement', () => {
  const OVERSIGHT: As = { role: 'oversight' };
  const ask = (body: object, as = OVERSIGHT) =>
    http.send(
      {
        method: 'POST',
        url: '/v1/judgements',
        headers: { 'content-type': 'application/json' },
        payload: JSON.stringify(body),
      },
      as,
    );
  type Standing = { id: string; state: string; judged: number; total: number };

  const look = (url: string) => http.send({ url }, OVERSIGHT);
  const finished = async (address: string): Promise<Standing> => {
    for (let looks = 0; looks < 2_000; looks += 1) {
      const standing = (await look(address)).json<Standing>();
      if (standing.state === 'done' || standing.state === 'failed') return standing;
    }
    throw new Error('It is not finished in time');
  };

  beforeAll(async () => {
    const DHS: As = { role: 'agency-recorder', agency: 'DHS' };
    const made = await http.post(
      '/v1/requests',
      { occurredOn: '2025-06-25', authority: '6103(i)(2)', form: 'electronic' },
      DHS,
    );
    const { stream } = made.json<{ stream: string }>();
    const lines = [
      { name: 'Testa Sample', address: '1 Main St, Springfield' },
      { address: 'NA NA', tin: '900-00-0002' },
    ];
    await http.post(`/v1/requests/${stream}/lines`, { occurredOn: '2025-06-25', lines }, DHS);
    await http.get('/v1/readings');
  });

  it('has an address, is done in its time, and tells where two readings differ', async () => {
    const answers = [{ switch: 'R-ADDR-REAL', answer: 'no' }];
    const mine = { ...STRICT, readingId: 'MINE', answers };
    const answer = await ask({ reading: 'DDC_CTR_2026', with: mine });
    expect(answer.statusCode).toBe(202);
    const address = answer.headers['location'] ?? '';
    expect(address).toMatch(/^\/v1\/judgements\/[0-9a-f]{64}$/);
    const { state, judged, total } = await finished(address);
    expect([state, judged]).toEqual(['done', total]);
    const result = await look(`${address}/result`);
    expect(result.headers['content-type']).toBe('application/x-ndjson');
    const lines = result.body
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { holds: object });
    for (const { holds } of lines) expect(Object.keys(holds)).toEqual(['DDC_CTR_2026', 'MINE']);
    const summary = (await look(`${address}/summary`)).json<{
      counts: { lines: number; rules: { count: number }[] };
      result: { bytes: number };
    }>();
    expect(lines.length).toBeGreaterThan(0);
    expect(summary.counts.lines).toBe(lines.length);
    expect(summary.counts.rules.reduce((sum, { count }) => sum + count, 0)).toBe(lines.length);
    expect(summary.result.bytes).toBe(Buffer.byteLength(result.body));
  });

  it('asked again has the same address, whoever asks; at another seq it is another one', async () => {
    const { seq } = await listed();
    const at = [seq, String(seq), undefined, seq - 1];
    const addresses = [];
    for (const one of at)
      addresses.push(
        (await ask({ reading: 'NDCA_EXAMPLE_2026', at: one }, { role: 'reviewer' })).headers[
          'location'
        ],
      );
    expect(new Set(addresses.slice(0, 3)).size).toBe(1);
    expect(addresses[3]).not.toBe(addresses[0]);
    await finished(addresses[3] ?? '');
  });

  it.each([
    ['reading', {}],
    ['reading', { reading: 'NO_SUCH' }],
    ['reading.title', { reading: { readingId: 'MINE' } }],
    ['with', { reading: 'DC_CIR_2026', with: 'DC_CIR_2026' }],
    ['with.readingId', { reading: 'DC_CIR_2026', with: { ...STRICT, readingId: 'HISTORIC_IRS' } }],
    ['at', { reading: 'DC_CIR_2026', at: 1_000_000 }],
    ['at', { reading: 'DC_CIR_2026', at: 1.5 }],
    ['law', { reading: 'DC_CIR_2026', law: 'tomorrow' }],
  ])('of what does not fit is refused, naming %s', async (field, body) => {
    const answer = await ask(body);
    expect(answer.statusCode).toBe(400);
    const { errors } = answer.json<{ errors: { field: string }[] }>();
    expect(errors.map((one) => one.field)).toEqual([field]);
  });

  it('that nobody asked for is not found, nor is what cannot be an address', async () => {
    for (const id of ['0'.repeat(64), 'x'])
      for (const part of ['', '/summary', '/result'])
        expect((await look(`/v1/judgements/${id}${part}`)).statusCode).toBe(404);
  });

  it('records nothing, and leaves only files of whole judgements', async () => {
    const { seq } = await listed();
    await finished((await ask({ reading: 'HISTORIC_IRS' })).headers['location'] ?? '');
    expect((await listed()).seq).toBe(seq);
    const names = readdirSync(join(http.parts.config.dataDir, 'judgements'));
    expect(names.filter((name) => name.endsWith('.part'))).toEqual([]);
  });
});

describe('the law as it stood on the day', () => {
  const OVERSIGHT: As = { role: 'oversight' };
  type Shown = { id: string; readings: Record<string, { says: string } | null> };
  const errorsOf = async (url: string): Promise<readonly string[]> => {
    const answer = await http.get(url, OVERSIGHT);
    expect(answer.statusCode).toBe(400);
    return answer.json<{ errors: { field: string }[] }>().errors.map(({ field }) => field);
  };
  const requestId = async (): Promise<string> => {
    const { items } = (await http.get('/v1/requests', OVERSIGHT)).json<{
      items: { id: string }[];
    }>();
    return items[0]?.id ?? 'none';
  };

  it('is asked for with one parameter: of a list, of a finding, of a replay', async () => {
    const request = await requestId();
    const list = (law: string) =>
      http.get(`/v1/findings?request=${request}&rule=REQ-ADDRESS-NOT-REAL${law}`, OVERSIGHT);
    const [now] = (await list('')).json<{ items: Shown[] }>().items;
    expect(now?.readings['DDC_CTR_2026']?.says).toBe(
      'possible defect of the request under reading DDC_CTR_2026',
    );
    // Under no shipped reading was it answered in June 2025 that the address must be real.
    const then = await list('&law=on-the-day');
    expect(then.json<{ items: Shown[] }>().items).toEqual([]);
    const one = await http.get(`/v1/findings/${now?.id}?law=on-the-day`, OVERSIGHT);
    expect(one.json<Shown>().readings['DDC_CTR_2026']?.says).toBe(
      'undetermined under reading DDC_CTR_2026, as it stood on 2025-06-25',
    );
    const replay = (law: string) =>
      http.get(`/v1/requests/${request}/replay?at=2${law}`, OVERSIGHT);
    expect((await replay('&law=now')).json()).toEqual((await replay('')).json());
    expect((await replay('&law=on-the-day')).json()).toMatchObject({ after: { counts: null } });
  });

  it('of everything is refused, naming what is missing', async () => {
    expect(await errorsOf('/v1/findings?law=on-the-day')).toEqual(['request']);
    expect(await errorsOf('/v1/findings?law=tomorrow')).toEqual(['law']);
  });
});
