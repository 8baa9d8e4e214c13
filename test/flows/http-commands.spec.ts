import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type As, type HttpApp, openHttpApp } from '../support/http-app.js';

const DHS: As = { role: 'agency-recorder', agency: 'DHS' };
const DOJ: As = { role: 'agency-recorder', agency: 'DOJ' };
const IRS: As = { role: 'irs-recorder', agency: 'IRS' };
const REGISTRAR: As = { role: 'registrar' };
const OVERSIGHT: As = { role: 'oversight' };
const WATCHDOG: As = { role: 'watchdog' };

let http: HttpApp;
beforeAll(async () => {
  http = await openHttpApp();
});
afterAll(() => http.close());

type Body = { stream: string; events: { id: string; type: string; revision: number }[] };
const DAY = { occurredOn: '2025-06-27' };
const opened = async (as: As = DHS): Promise<string> =>
  (await http.post('/v1/requests', DAY, as)).json<Body>().stream;

describe('a command', () => {
  it('answers 201 with its address, its place, and what was recorded', async () => {
    const answer = await http.post('/v1/requests', { ...DAY, reason: 'as written' }, DHS);
    const { stream, events } = answer.json<Body>();
    expect(answer.statusCode).toBe(201);
    expect(answer.headers['location']).toBe(`/v1/requests/${stream}`);
    expect(answer.headers['ledger-position']).toMatch(/^[\w-]{16,}$/);
    expect(answer.headers['ledger-seq']).toMatch(/^\d+$/);
    expect(answer.headers['ledger-kind']).toBe('demonstration');
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(events).toEqual([{ id: expect.any(String), type: 'RequestMade', revision: 0 }]);
    expect(answer.json()).not.toHaveProperty('position');
    const found = await http.get(`/v1/requests/${stream}`, DHS);
    expect(found.json()).toMatchObject({ id: stream, agency: 'DHS', openedBy: 'agency' });
  });

  it('sent twice is recorded once: the second answer is 200 and says the same', async () => {
    const first = await http.post('/v1/requests', DAY, DHS, 'twice');
    const again = await http.post('/v1/requests', DAY, DHS, 'twice');
    expect(again.statusCode).toBe(200);
    expect(again.json()).toEqual({ ...first.json<Body>(), repeated: true });
    expect(again.headers['location']).toBe(first.headers['location']);
  });

  it('with a used key and another body is refused, and the same key elsewhere is another command', async () => {
    const { stream } = (await http.post('/v1/requests', DAY, DHS, 'one')).json<Body>();
    const other = await http.post('/v1/requests', { occurredOn: '2025-06-28' }, DHS, 'one');
    expect(other.statusCode).toBe(422);
    expect(other.json()).toMatchObject({ type: '/problems/idempotency-key-reused' });
    const elsewhere = await http.post(`/v1/requests/${stream}/withdrawal`, DAY, DHS, 'one');
    expect(elsewhere.statusCode).toBe(201);
    expect((await http.post('/v1/requests', DAY, DOJ, 'one')).statusCode).toBe(201);
  });

  it.each([undefined, '', 'x'.repeat(201), 'schlüssel', 'tab\there'])(
    'with the Idempotency-Key %j is refused',
    async (key) => {
      const headers = {
        'content-type': 'application/json',
        ...(key === undefined ? {} : { 'idempotency-key': key }),
      };
      const payload = JSON.stringify(DAY);
      const answer = await http.send(
        { method: 'POST', url: '/v1/requests', headers, payload },
        DHS,
      );
      expect(answer.json()).toMatchObject({ type: '/problems/idempotency-key-missing' });
    },
  );

  it('of another agency finds nothing, whether the request exists or not', async () => {
    const id = await opened();
    const foreign = await http.post(`/v1/requests/${id}/withdrawal`, DAY, DOJ);
    const nowhere = '0197a1b2-0000-8000-8000-00000000000a';
    const absent = await http.post(`/v1/requests/${nowhere}/withdrawal`, DAY, DOJ);
    expect([foreign.statusCode, absent.statusCode]).toEqual([404, 404]);
    expect(foreign.json<{ detail: string }>().detail).toBe(
      absent.json<{ detail: string }>().detail,
    );
    for (const page of ['', '/lines', '/timeline', '/export'])
      expect((await http.get(`/v1/requests/${id}${page}`, DOJ)).statusCode).toBe(404);
  });

  it('of more than 1,000 lines is too large', async () => {
    const lines = Array.from({ length: 1_001 }, () => ({}));
    const answer = await http.post(`/v1/requests/${await opened()}/lines`, { ...DAY, lines }, DHS);
    expect(answer.statusCode).toBe(413);
    expect(answer.json()).toMatchObject({ type: '/problems/too-large' });
  });

  it('of one event too long for an entry of the public log is too large; shorter, it is recorded', async () => {
    const clause = (n: number) => ({ id: `${n}`, words: 'w'.repeat(4_000), kind: 'other' });
    const clauses = Array.from({ length: 20 }, (_, n) => clause(n));
    const agreement = { ...DAY, kind: 'agreement', parties: ['DHS'], title: 'Agreement', clauses };
    const refused = await http.post('/v1/commitments', agreement, REGISTRAR, 'agreement');
    expect(refused.json()).toMatchObject({ type: '/problems/too-large', status: 413 });
    expect(refused.json<{ detail: string }>().detail).toContain('65,535 bytes');
    const shorter = { ...agreement, clauses: clauses.slice(0, 10) };
    const recorded = await http.post('/v1/commitments', shorter, REGISTRAR, 'agreement');
    expect(recorded.statusCode).toBe(201);
  });

  it('takes no query parameters', async () => {
    const answer = await http.post('/v1/requests?wait=x', DAY, DHS);
    expect(answer.json()).toMatchObject({ type: '/problems/request-invalid' });
  });
});

describe('a request', () => {
  it('is recorded, answered and disclosed by both sides, deficient as it is', async () => {
    const id = await opened();
    const here = `/v1/requests/${id}`;
    const received = { ...DAY, requestingAgency: 'DHS' };
    const copy = (await http.post('/v1/requests', received, IRS)).json<Body>().stream;
    const line = { name: 'Testa Sample', address: 'NA NA', tin: '900-00-0001' };
    const posts: readonly (readonly [string, object, As])[] = [
      [`${here}/lines`, { ...DAY, lines: [line, { name: 'Probo Muster' }] }, DHS],
      [`${here}/submission`, { ...DAY, lineCount: 2 }, DHS],
      [`${here}/receipts`, { ...DAY, kind: 'request', letterDate: '2025-06-26' }, IRS],
      [`${here}/amendments`, { ...DAY, lines: [{ ...line, line: 1, address: '00000' }] }, DHS],
      [`${here}/receipts`, { ...DAY, kind: 'amendment', line: 1, amendmentRevision: 5 }, IRS],
      [
        `${here}/responses`,
        {
          occurredOn: '2025-08-07',
          answers: [
            { kind: 'deficiency-noted', lines: [[2, 2]], elements: ['address'] },
            { kind: 'matched', lines: [[1, 1]], matched: true, compared: { tin: 'equal' } },
          ],
        },
        IRS,
      ],
      [
        `${here}/disclosures`,
        {
          occurredOn: '2025-08-07',
          lines: [[1, 1]],
          authority: '6103(i)(2)',
          recipientAgency: 'DHS',
          items: [{ code: 'address', source: 'irs-generated' }],
          recipients: [{ agency: 'DHS', officerId: 'A-17' }],
          inWriting: 'yes',
        },
        IRS,
      ],
      [
        `${here}/errors`,
        { ...DAY, kind: 'match-erroneous', lines: [[1, 1]], ground: 'wrong-person' },
        IRS,
      ],
      [`${here}/links`, { ...DAY, linkedRequest: copy }, DHS],
    ];
    for (const [url, body, as] of posts) {
      const answer = await http.post(url, body, as);
      expect([url, answer.statusCode, answer.body]).toEqual([url, 201, expect.any(String)]);
    }
    const { items } = (await http.get(`${here}/timeline`, OVERSIGHT)).json<Page>();
    const own = items.filter(({ stream }) => stream === id).map(({ type }) => type);
    expect(own).toEqual([
      'RequestMade',
      'LineAdded',
      'LineAdded',
      'RequestSubmitted',
      'RequestReceived',
      'LineAmended',
      'AmendmentReceived',
      'DeficiencyNoted',
      'MatchDecided',
      'Disclosed',
      'MatchFoundErroneous',
      'RequestsLinked',
    ]);
    expect(JSON.stringify(items)).not.toContain('Testa');
  });
});

type Page = { items: { type: string; stream: string }[]; next: string | null };

describe('what a role sees', () => {
  it('is the public face for a watchdog', async () => {
    await opened();
    const { items } = (await http.get('/v1/requests', WATCHDOG)).json<{ items: object[] }>();
    expect(items.length).toBeGreaterThan(0);
    expect(JSON.stringify(items)).not.toContain('"facts":{');
  });

  it('is its own for an agency', async () => {
    await opened(DHS);
    await opened(DOJ);
    const { items } = (await http.get('/v1/requests', DOJ)).json<{ items: { agency: string }[] }>();
    expect(new Set(items.map(({ agency }) => agency))).toEqual(new Set(['DOJ']));
  });

  it('is of any personal field nothing but through the one door, which records first', async () => {
    const id = await opened();
    await http.post(`/v1/requests/${id}/lines`, { ...DAY, lines: [{ name: 'Testa Sample' }] }, DHS);
    const body = {
      events: [{ stream: id, revision: 1 }],
      fields: ['name'],
      purpose: 'audit',
      case: 'A-1',
    };
    const answer = await http.post('/v1/personal-readings', body, { role: 'oversight-personal' });
    expect(answer.statusCode).toBe(201);
    expect(answer.json()).toMatchObject({
      opened: [{ stream: id, revision: 1, type: 'LineAdded', personal: { name: 'Testa Sample' } }],
      events: [{ type: 'PersonalDataRead' }],
    });
    const readings = await http.get('/v1/personal-readings', OVERSIGHT);
    expect(readings.json()).toMatchObject({ items: [{ count: 1, fields: ['name'] }] });
    expect(http.log.join('')).not.toContain('Testa');
  });
});

describe('a query', () => {
  it('pages with a cursor and refuses one that it did not give', async () => {
    for (let n = 0; n < 3; n += 1) await opened(DHS);
    const first = (await http.get('/v1/requests?limit=2', DHS)).json<Page>();
    expect(first.items).toHaveLength(2);
    const rest = (await http.get(`/v1/requests?limit=2&cursor=${first.next}`, DHS)).json<Page>();
    expect(rest.items.length).toBeGreaterThan(0);
    expect(rest.items).not.toContainEqual(first.items[0]);
    const wrong = await http.get('/v1/requests?cursor=Testa', DHS);
    expect(wrong.json()).toMatchObject({ type: '/problems/cursor-invalid' });
  });

  it('waits for a position of this ledger only', async () => {
    const answer = await http.send({ url: '/v1/totals?wait=made-up' });
    expect(answer.json()).toMatchObject({ type: '/problems/cursor-invalid' });
  });
});
