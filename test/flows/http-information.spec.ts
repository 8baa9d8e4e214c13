import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventTypeOf } from '../../src/ledger/event-types.js';
import * as doors from '../../src/ledger/information-input.js';
import { type As, type HttpApp, openHttpApp } from '../support/http-app.js';
import { type Fact, FACTS } from '../support/information-bodies.js';

const DHS: As = { role: 'agency-recorder', agency: 'DHS' };
const DOJ: As = { role: 'agency-recorder', agency: 'DOJ' };
const IRS: As = { role: 'irs-recorder', agency: 'IRS' };
const OVERSIGHT: As = { role: 'oversight' };
const DAY = { occurredOn: '2025-06-27' };
const KINDS = [
  doors.AUTHORITIES,
  doors.ACCOUNTINGS,
  doors.USES,
  doors.DISPOSALS,
  doors.NOTICES,
].flatMap((kinds) => Object.entries<doors.Kind>(kinds));

type Recorded = { stream: string; events: { type: string; revision: number }[] };
type Entry = {
  type: string;
  public: Record<string, unknown>;
  official: Record<string, unknown>;
};

let http: HttpApp;
let request: string;
let disclosure: string;
beforeAll(async () => {
  http = await openHttpApp();
  request = (await http.post('/v1/requests', DAY, DHS)).json<Recorded>().stream;
  await http.post(`/v1/requests/${request}/lines`, { ...DAY, lines: [{}, {}, {}] }, DHS);
  const told = { ...DAY, recipientAgency: 'DHS', authority: '6103(i)(3)' };
  disclosure = (await http.post('/v1/disclosures', told, IRS)).json<Recorded>().stream;
});
afterAll(() => http.close());

const recorderOf = ({ by }: Fact): As => (by.includes('irs') ? IRS : DHS);
const at = (stream: 'requests' | 'disclosures', { door }: Fact): string =>
  `/v1/${stream}/${stream === 'requests' ? request : disclosure}/${door}`;
const last = async (page: string): Promise<Entry | undefined> =>
  (await http.get(`${page}?limit=500`, OVERSIGHT)).json<{ items: Entry[] }>().items.at(-1);
const named = FACTS.map((fact) => [`${fact.door}, ${fact.body.kind}`, fact] as const);

describe('the facts of this test', () => {
  it('are of every kind there is', () => {
    expect(FACTS.map(({ body }) => body.kind).toSorted()).toEqual(
      KINDS.map(([kind]) => kind).toSorted(),
    );
  });

  it.each(named)('hold every field that is not personal: %s', (_name, { type, body }) => {
    const table = eventTypeOf(type).fields;
    const fields = Object.entries(table)
      .filter(([, { n, face }]) => n >= 8 && face !== 'personal')
      .map(([name]) => name);
    const { who: _who, ...sent } = { who: undefined, ...body };
    const kept = fields.filter((name) => name !== 'kind' && name !== 'lines');
    expect(
      Object.keys(sent)
        .filter((name) => name !== 'kind')
        .toSorted(),
    ).toEqual(kept.toSorted());
  });
});

describe.each(named)('%s', (_, fact) => {
  const { type, body, by } = fact;

  it('is recorded on lines of a request, as it was sent', async () => {
    const sent = { ...DAY, ...body, lines: [[1, 2]] };
    const answer = await http.post(at('requests', fact), sent, recorderOf(fact));
    expect([answer.statusCode, answer.body]).toEqual([201, expect.any(String)]);
    expect(answer.headers['location']).toBe(`/v1/requests/${request}`);
    const {
      type: stored,
      public: open,
      official,
    } = (await last(`/v1/requests/${request}/timeline`))!;
    const { kind, who = kind, ...same } = { who: undefined, ...body, lines: [[1, 2]] };
    expect(stored).toBe(type);
    const own = 'kind' in official ? { ...same, kind: who } : same;
    expect({ ...open, ...official }).toMatchObject(own);
  });

  it('is recorded of a disclosure that answers no request, which has no lines', async () => {
    const where = at('disclosures', fact);
    const answer = await http.post(where, { ...DAY, ...body }, recorderOf(fact));
    expect([answer.statusCode, answer.body]).toEqual([201, expect.any(String)]);
    expect(answer.headers['location']).toBe(`/v1/disclosures/${disclosure}`);
    expect((await last(`/v1/disclosures/${disclosure}`))?.type).toBe(type);
    const lines = { ...DAY, ...body, lines: [[1, 1]] };
    const refused = await http.post(where, lines, recorderOf(fact));
    expect(refused.json()).toMatchObject({ status: 400, errors: [{ field: 'lines' }] });
  });

  it.each([
    ['agency', 'requests', DHS],
    ['agency', 'disclosures', DHS],
    ['irs', 'requests', IRS],
    ['irs', 'disclosures', IRS],
  ] as const)(
    'is, with nothing but its day, for the %s to record or not, in %s',
    async (side, stream, as) => {
      const answer = await http.post(at(stream, fact), { ...DAY, kind: body.kind }, as);
      const may = by.includes(side);
      const refused = { status: 400, errors: [{ field: 'kind' }] };
      expect(answer.json()).toMatchObject(may ? { events: [{ type }] } : refused);
    },
  );

  it('sent twice is recorded once', async () => {
    const send = () =>
      http.post(
        at('requests', fact),
        { ...DAY, ...body },
        recorderOf(fact),
        `twice ${type} ${body.kind}`,
      );
    const first = (await send()).json<Recorded>();
    const again = await send();
    expect(again.statusCode).toBe(200);
    expect(again.json()).toEqual({ ...first, repeated: true });
  });

  it('takes no field of another kind, and no line that is not there', async () => {
    const typo = await http.post(at('requests', fact), { ...DAY, ...body, x: 1 }, recorderOf(fact));
    expect(typo.json()).toMatchObject({ status: 400, errors: [{ field: 'x' }] });
    const beyond = { ...DAY, ...body, lines: [[3, 4]] };
    const refused = await http.post(at('requests', fact), beyond, recorderOf(fact));
    expect(refused.json()).toMatchObject({ status: 400, errors: [{ field: 'lines[0]' }] });
  });

  it('finds nothing for another agency', async () => {
    for (const stream of ['requests', 'disclosures'] as const) {
      const answer = await http.post(at(stream, fact), { ...DAY, ...body }, DOJ);
      expect(answer.statusCode).toBe(404);
    }
  });
});

describe('the doors for what becomes of information', () => {
  it.each([
    { kind: 'impairment-checked', result: 'Perhaps' },
    { kind: 'ex-parte-order', found: ['Perhaps'] },
    { kind: 'ex-parte-order', applicant: { title: 'Director' } },
    { kind: 'consent', from: '2025-02-30' },
  ])('name the field that does not fit: %j', async (body) => {
    const answer = await http.post(`/v1/requests/${request}/authorities`, { ...DAY, ...body }, IRS);
    expect(answer.statusCode).toBe(400);
    expect(answer.body).not.toContain('Perhaps');
  });

  it.each(['authorities', 'accountings', 'uses', 'disposals', 'notices'])(
    'say which kinds there are: %s',
    async (door) => {
      const body = { ...DAY, kind: 'Perhaps' };
      const answer = await http.post(`/v1/requests/${request}/${door}`, body, IRS);
      const kinds = FACTS.filter((fact) => fact.door === door).map((fact) => fact.body.kind);
      const message = `must be one of the following values: ${kinds.join(', ')}`;
      expect(answer.json()).toMatchObject({ errors: [{ field: 'kind', message }] });
    },
  );

  it('record an end of access that nobody recorded as granted: facts first', async () => {
    const other = (await http.post('/v1/requests', DAY, DHS)).json<Recorded>().stream;
    const ended = { ...DAY, kind: 'access-ended', to: '2025-06-27' };
    expect((await http.post(`/v1/requests/${other}/uses`, ended, DHS)).statusCode).toBe(201);
  });

  it('stand in the replay of a request, with its lines just before and just after', async () => {
    const id = (await http.post('/v1/requests', DAY, DHS)).json<Recorded>().stream;
    await http.post(`/v1/requests/${id}/lines`, { ...DAY, lines: [{}, {}] }, DHS);
    const used = { ...DAY, kind: 'used', use: 'civil-removal', lines: [[2, 2]] };
    const { events } = (await http.post(`/v1/requests/${id}/uses`, used, DHS)).json<Recorded>();
    const replay = `/v1/requests/${id}/replay?at=${events[0]?.revision}`;
    expect((await http.get(replay, OVERSIGHT)).json()).toMatchObject({
      event: { type: 'UsedInMatter', official: { use: 'civil-removal' } },
      before: { header: { lines: { used: 0 } } },
      after: { header: { lines: { used: 1 } } },
      touched: 1,
    });
  });

  it('show an agency no officer of the IRS in what the IRS recorded', async () => {
    const { items } = (await http.get(`/v1/requests/${request}/timeline?limit=500`, DHS)).json<{
      items: Entry[];
    }>();
    const byIrs = items.filter(({ public: open }) => open['agency'] === 'IRS');
    expect(JSON.stringify(byIrs)).not.toMatch(
      /IRS-9|"title":"Director","kind":"other","agency":"IRS"/,
    );
    const granted = byIrs.find(({ type }) => type === 'AccessGranted');
    expect(granted?.official['grantees']).toMatchObject([{ officerId: 'A-17' }]);
    const looked = byIrs.find(({ type }) => type === 'Inspected');
    expect(looked?.official).toMatchObject({ inspector: null, system: 'case file' });
  });

  it('have the bodies of their kinds in the API description', async () => {
    const { paths, components } = (await http.send({ url: '/docs/api-json' })).json<{
      paths: Record<string, { post?: { requestBody: object } }>;
      components: { schemas: Record<string, { properties: object; required: string[] }> };
    }>();
    const refs = JSON.stringify(paths['/v1/disclosures/{id}/uses']?.post?.requestBody);
    expect(refs).toContain('#/components/schemas/AccessGranted');
    expect(components.schemas['AccessGranted']?.properties).toMatchObject({
      kind: {
        enum: ['access-granted'],
        description: expect.stringMatching(/^Access to returns.*Recorded by: agency, irs$/),
      },
      who: { enum: ['officer', 'contractor', 'outside-team', 'other'] },
      note: { type: 'string', description: 'As written' },
    });
    expect(components.schemas['AccessGranted']?.required).toEqual(['occurredOn', 'kind']);
    expect(components.schemas['HoldRecorded.litigation-hold']?.properties).not.toHaveProperty(
      'who',
    );
  });
});
