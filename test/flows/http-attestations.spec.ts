import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays, utcDay } from '../../src/kernel/dates.js';
import { type As, type HttpApp, openHttpApp } from '../support/http-app.js';

const DHS: As = { role: 'agency-recorder', agency: 'DHS' };
const DOJ: As = { role: 'agency-recorder', agency: 'DOJ' };
const IRS: As = { role: 'irs-recorder', agency: 'IRS' };
const REGISTRAR: As = { role: 'registrar' };
const OVERSIGHT: As = { role: 'oversight' };
const WATCHDOG: As = { role: 'watchdog' };

const URL = '/v1/attestations';
const NOTHING = { requests: 0, lines: 0, responses: 0, disclosures: 0, others: 0 };
const DAYS = { occurredOn: '2025-06-27', from: '2025-06-01', until: '2025-06-26' };
const signatory = { title: 'Chief Counsel of Records', kind: 'other', agency: 'DHS' };

let http: HttpApp;
beforeAll(async () => {
  http = await openHttpApp();
});
afterAll(() => http.close());

type Item = { agency: string; outcome: string; signatory: { title: string } | null };
const listed = async (as: As): Promise<readonly Item[]> =>
  (await http.get(URL, as)).json<{ items: Item[] }>().items;

describe('an attestation', () => {
  it('is recorded though the log holds something else, and each sees what is his to see', async () => {
    for (const [as, requests] of [
      [DHS, 0],
      [IRS, 3],
    ] as const) {
      const answer = await http.post(URL, { ...DAYS, ...NOTHING, requests, signatory }, as);
      expect([answer.statusCode, answer.body]).toEqual([201, expect.any(String)]);
      const { stream } = answer.json<{ stream: string }>();
      expect(answer.headers['location']).toBe(`/v1/streams/${stream}/timeline`);
    }
    const both = [
      { agency: 'DHS', outcome: 'agrees', signatory },
      { agency: 'IRS', outcome: 'differs', signatory },
    ];
    expect(await listed(OVERSIGHT)).toMatchObject(both);
    expect(await listed(IRS)).toMatchObject(both);
    expect(await listed(DHS)).toMatchObject(both.slice(0, 1));
    expect(await listed(DOJ)).toEqual([]);
    expect((await listed(WATCHDOG)).map((one) => [one.agency, one.signatory])).toEqual([
      ['DHS', null],
      ['IRS', null],
    ]);
    const log = await http.get('/v1/events?limit=1000');
    expect(log.body).toContain('"type":"AttestationMade"');
    expect(log.body).not.toContain('Chief Counsel');
  });

  it('is malformed without a count, with less than nothing, or of days that are not over', async () => {
    const today = utcDay(http.parts.clock.now());
    const { others: _, ...partly } = NOTHING;
    const bodies: readonly [string, object][] = [
      ['others', { ...DAYS, ...partly }],
      ['lines', { ...DAYS, ...NOTHING, lines: -1 }],
      ['until', { ...DAYS, ...NOTHING, until: addDays(today, 1) }],
      ['until', { ...DAYS, ...NOTHING, until: today }],
      ['from', { ...DAYS, ...NOTHING, from: '2025-06-27' }],
      ['agency', { ...DAYS, ...NOTHING, agency: 'DOJ' }],
    ];
    const before = await listed(OVERSIGHT);
    for (const [field, body] of bodies) {
      const answer = await http.post(URL, body, DHS);
      expect([field, answer.statusCode]).toEqual([field, 400]);
      const { errors } = answer.json<{ errors: { field: string }[] }>();
      expect(new Set(errors.map((one) => one.field))).toEqual(new Set([field]));
    }
    expect(await listed(OVERSIGHT)).toEqual(before);
  });
});

describe('a duty to attest', () => {
  it('is recorded by the registrar, and read by the agency that has it and by all who watch', async () => {
    const body = {
      occurredOn: '2025-06-27',
      obliged: 'DHS',
      from: '2025-07-01',
      source: 'Order 7',
    };
    expect((await http.post(`${URL}/duties`, body, REGISTRAR)).statusCode).toBe(201);
    const seen = async (as: As): Promise<unknown> =>
      (await http.get(`${URL}/duties`, as)).json<{ items: unknown }>().items;
    const duty = [{ agency: 'DHS', from: '2025-07-01', to: null, source: 'Order 7' }];
    for (const as of [REGISTRAR, OVERSIGHT, WATCHDOG, DHS])
      expect(await seen(as)).toMatchObject(duty);
    expect(await seen(DOJ)).toEqual([]);
    const ended = await http.post(`${URL}/duties`, { ...body, to: '2025-06-30' }, REGISTRAR);
    expect(ended.json()).toMatchObject({ errors: [{ field: 'to' }] });
  });
});
