import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type As, type HttpApp, openHttpApp } from '../support/http-app.js';

const DHS: As = { role: 'agency-recorder', agency: 'DHS' };
const DOJ: As = { role: 'agency-recorder', agency: 'DOJ' };
const IRS: As = { role: 'irs-recorder', agency: 'IRS' };
const REGISTRAR: As = { role: 'registrar' };
const OVERSIGHT: As = { role: 'oversight' };

const DAY = { occurredOn: '2025-06-27' };
const OFFICE = { title: 'Secretary', kind: 'agency-head', officeAgency: 'DHS', standing: 'held' };
const CLAUSES = [{ id: '1', words: 'Only what is asked for', kind: 'other' }];
const NOTHING = { requests: 0, lines: 0, responses: 0, disclosures: 0, others: 0 };
const ATTESTED = { ...NOTHING, from: '2025-06-01', until: '2025-06-26' };
const DUTY = { obliged: 'DHS', from: '2025-07-01', source: 'An order' };
const AGREEMENT = { kind: 'agreement', parties: ['DHS'], title: 'Agreement', clauses: CLAUSES };

let http: HttpApp;
beforeAll(async () => {
  http = await openHttpApp();
});
afterAll(() => http.close());

type Page = { seq: number; items: { type: string; stream: string }[]; next: string | null };

const recorded = async (url: string, body: object, as: As): Promise<string> => {
  const answer = await http.post(url, { ...DAY, ...body }, as);
  expect([url, answer.statusCode]).toEqual([url, 201]);
  return answer.json<{ stream: string }>().stream;
};
const history = (id: string, as: As, query = '') =>
  http.get(`/v1/streams/${id}/timeline${query}`, as);

/** A stream of each kind: how it is opened, its first event, and who reads it besides oversight. */
const KINDS = [
  ['/v1/requests', {}, DHS, 'RequestMade', [DHS, IRS]],
  ['/v1/disclosures', { recipientAgency: 'DHS' }, IRS, 'Disclosed', [DHS, IRS]],
  ['/v1/inspections', { kind: 'inspected', recipientAgency: 'DHS' }, IRS, 'Inspected', [DHS, IRS]],
  ['/v1/safeguards', { kind: 'change-made' }, DHS, 'ChangeMade', [DHS, IRS]],
  ['/v1/incidents', { recipientAgency: 'DHS' }, IRS, 'IncidentIdentified', [DHS, IRS]],
  ['/v1/annual-reports', { kind: 'public', year: 2024 }, IRS, 'AnnualReportFurnished', [IRS]],
  ['/v1/attestations', ATTESTED, DHS, 'AttestationMade', [DHS, IRS]],
  ['/v1/attestations/duties', DUTY, REGISTRAR, 'AttestationDutyRecorded', []],
  ['/v1/orders', { boundParties: ['DHS'] }, REGISTRAR, 'CourtOrderEntered', []],
  ['/v1/commitments', AGREEMENT, REGISTRAR, 'CommitmentRecorded', []],
  ['/v1/offices', { ...OFFICE, from: '2025-01-01' }, REGISTRAR, 'OfficeStandingRecorded', []],
] as const;

describe.each(KINDS)(
  'the history of a stream opened at %s',
  (...[url, body, by, type, readers]) => {
    it('is read by oversight, and by the side that it concerns', async () => {
      const id = await recorded(url, body, by);
      const [first] = (await history(id, OVERSIGHT)).json<Page>().items;
      expect(first).toMatchObject({ type, stream: id });
      const sides: readonly As[] = [DHS, DOJ, IRS];
      const answers = await Promise.all(sides.map((as) => history(id, as)));
      const may = (as: As): boolean => readers.some((reader: As) => reader === as);
      expect(answers.map(({ statusCode }) => statusCode)).toEqual(
        sides.map((as) => (may(as) ? 200 : 404)),
      );
    });
  },
);

describe('a history', () => {
  it('of an opening of personal data is for oversight alone, and holds no purpose', async () => {
    const id = await recorded('/v1/incidents', { description: 'as written' }, DHS);
    const events = [{ stream: id, revision: 0 }];
    const body = { events, fields: ['description'], purpose: 'Audit of reports', case: 'A-1' };
    const answer = await http.post('/v1/personal-readings', body, { role: 'oversight-personal' });
    const { stream } = answer.json<{ stream: string }>();
    const seen = await history(stream, OVERSIGHT);
    expect(seen.json()).toMatchObject({ items: [{ type: 'PersonalDataRead' }] });
    expect(seen.body).not.toContain('Audit of reports');
    expect((await history(stream, IRS)).statusCode).toBe(404);
  });

  it('is as known at a seq, and not there before it began', async () => {
    const { seq } = (await http.get('/v1/incidents', OVERSIGHT)).json<Page>();
    const id = await recorded('/v1/incidents', {}, DHS);
    await recorded(`/v1/incidents/${id}/reports`, {}, DHS);
    expect((await history(id, OVERSIGHT, `?at=${seq}`)).statusCode).toBe(404);
    const then = (await history(id, OVERSIGHT, `?at=${seq + 1}`)).json<Page>();
    expect(then.items.map(({ type }) => type)).toEqual(['IncidentIdentified']);
    const now = (await history(id, OVERSIGHT)).json<Page>();
    expect(now.items.map(({ type }) => type)).toEqual(['IncidentIdentified', 'IncidentReported']);
  });

  it('is paged, in the order recorded', async () => {
    const id = await recorded('/v1/incidents', {}, DHS);
    await recorded(`/v1/incidents/${id}/reports`, {}, DHS);
    const first = (await history(id, DHS, '?limit=1')).json<Page>();
    const second = (await history(id, DHS, `?limit=1&cursor=${first.next}`)).json<Page>();
    const types = [...first.items, ...second.items].map(({ type }) => type);
    expect(types).toEqual(['IncidentIdentified', 'IncidentReported']);
    expect(second.next).toBeNull();
  });
});
