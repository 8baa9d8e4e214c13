import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type As, type HttpApp, openHttpApp } from '../support/http-app.js';

const OPM: As = { role: 'agency-recorder', agency: 'OPM' };
const DHS: As = { role: 'agency-recorder', agency: 'DHS' };
const IRS: As = { role: 'irs-recorder', agency: 'IRS' };
const OVERSIGHT: As = { role: 'oversight' };
const DAY = { occurredOn: '2025-06-27' };

type Recorded = { stream: string; events: { type: string; revision: number }[] };
type Entry = { type: string };

let http: HttpApp;
beforeAll(async () => {
  http = await openHttpApp();
});
afterAll(() => http.close());

describe('access that answers no request', () => {
  const granted = {
    ...DAY,
    kind: 'access-granted',
    who: 'outside-team',
    recipientAgency: 'OPM',
    authority: '6103(h)(1)',
    from: '2025-06-27',
    system: 'master file',
    grantees: [{ agency: 'OPM', officerId: 'T-1' }],
    purpose: 'other',
    taxDuty: false,
  };
  const open = async (body: object = granted, as = IRS) => {
    const answer = await http.post('/v1/inspections', body, as);
    expect([answer.statusCode, answer.body]).toEqual([201, expect.any(String)]);
    const { stream } = answer.json<Recorded>();
    expect(answer.headers['location']).toBe(`/v1/inspections/${stream}`);
    return stream;
  };
  const looked = { ...DAY, kind: 'inspected', records: 40, inspector: { agency: 'OPM' } };
  it('is told by an agency of its own people alone, by the IRS of anyone', async () => {
    const other = await http.post('/v1/inspections', granted, DHS);
    expect([
      other.statusCode,
      other.json<{ errors: { field: string }[] }>().errors[0]?.field,
    ]).toEqual([400, 'recipientAgency']);
    await open(granted, OPM);
    await open(granted, IRS);
  });

  const steps: readonly (readonly [object, string, readonly As[]])[] = [
    [looked, 'Inspected', [IRS, OPM]],
    [{ ...DAY, kind: 'access-ended', to: '2025-06-27' }, 'AccessEnded', [IRS, OPM]],
    [
      { ...DAY, kind: 'charge', provision: '26 USC 7213A(a)' },
      'ChargeOrDisciplineRecorded',
      [IRS, OPM],
    ],
    [{ ...DAY, kind: 'proposed-discipline' }, 'ChargeOrDisciplineRecorded', [IRS, OPM]],
    [{ ...DAY, kind: 'taxpayer-notified', ground: '7431(e)' }, 'TaxpayerNotified', [IRS]],
  ];

  it('is opened by a grant or by an inspection, from either side', async () => {
    expect(await open()).not.toBe(await open(looked, OPM));
  });

  it.each(steps)('goes on: %j', async (body, type, recorders) => {
    const id = await open();
    for (const as of recorders) {
      const answer = await http.post(`/v1/inspections/${id}/steps`, body, as, `step ${id}`);
      expect(answer.json()).toMatchObject({ stream: id, events: [{ type }], repeated: false });
      const again = await http.post(`/v1/inspections/${id}/steps`, body, as, `step ${id}`);
      expect(again.json()).toMatchObject({ events: [{ type }], repeated: true });
    }
    const { items } = (await http.get(`/v1/inspections/${id}`, OVERSIGHT)).json<{
      items: Entry[];
    }>();
    expect(items.map((entry) => entry.type)).toEqual([
      'AccessGranted',
      ...recorders.map(() => type),
    ]);
  });

  it('takes no lines, no other kind, and no notice to a taxpayer from an agency', async () => {
    const id = await open();
    const wrong = [
      ['/v1/inspections', { ...granted, lines: [[1, 1]] }, 'lines'],
      ['/v1/inspections', { ...DAY, kind: 'access-ended' }, 'kind'],
      [`/v1/inspections/${id}/steps`, { ...looked, lines: [[1, 1]] }, 'lines'],
      [`/v1/inspections/${id}/steps`, { ...DAY, kind: 'used' }, 'kind'],
      [`/v1/inspections/${id}/steps`, { ...DAY, kind: 'taxpayer-notified' }, 'kind'],
    ] as const;
    for (const [url, body, field] of wrong)
      expect((await http.post(url, body, OPM)).json()).toMatchObject({ errors: [{ field }] });
  });

  it('is there for the agency whose people had it, and for no other', async () => {
    const id = await open();
    const step = `/v1/inspections/${id}/steps`;
    expect((await http.post(step, looked, DHS)).statusCode).toBe(404);
    expect((await http.get(`/v1/inspections/${id}`, DHS)).statusCode).toBe(404);
    expect((await http.get(`/v1/inspections/${id}`, OPM)).statusCode).toBe(200);
    const request = (await http.post('/v1/requests', DAY, DHS)).json<Recorded>().stream;
    expect((await http.post(`/v1/inspections/${request}/steps`, looked, IRS)).statusCode).toBe(404);
  });

  it('is a case of its own: its findings are asked for by its id', async () => {
    const answer = await http.get(`/v1/findings?request=${await open()}`, OVERSIGHT);
    expect(answer.statusCode).toBe(200);
  });

  it('is shown to a watchdog without system, officers and purpose', async () => {
    const id = await open();
    const answer = await http.get('/v1/inspections?limit=1', { role: 'watchdog' });
    expect(answer.json()).toMatchObject({
      items: [{ id, events: 1, first: { public: { authority: '6103(h)(1)' }, official: null } }],
    });
    expect(answer.body).not.toMatch(/master file|T-1|outside-team/);
  });
});
