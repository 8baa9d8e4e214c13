import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FindingGroup } from '../../src/readmodels/findings/group-view.js';
import type { PersonalReading } from '../../src/readmodels/access/list-personal-readings.js';
import type { PersonPlace } from '../../src/readmodels/persons/person-place.js';
import { type As, type HttpApp, openHttpApp } from '../support/http-app.js';

const DHS: As = { role: 'agency-recorder', agency: 'DHS' };
const IRS: As = { role: 'irs-recorder', agency: 'IRS' };
const OVERSIGHT: As = { role: 'oversight' };
const OPENER: As = { role: 'oversight-personal' };
const DAY = { occurredOn: '2025-08-07' };

const NAMES = ['Testina Sampleton', 'Probe Muster', 'Exempla Testa', 'Nemo Sample'] as const;
const TINS = ['900-70-0001', '900-70-0002', '900-70-0003', null] as const;
const WHY = { purpose: 'A person asked what was disclosed', case: 'TIGTA 2026-1' };

let http: HttpApp;
let request: string;
let disclosure: string;
beforeAll(async () => {
  http = await openHttpApp();
  request = await recorded(
    '/v1/requests',
    { requestingAgency: 'DHS', authority: '6103(i)(2)' },
    DHS,
  );
  const lines = NAMES.map((name, n) => ({ name, tin: TINS[n], address: 'NA NA' }));
  await recorded(`/v1/requests/${request}/lines`, { lines }, DHS);
  await recorded(`/v1/requests/${request}/receipts`, { kind: 'request' }, IRS);
  const items = [{ code: 'mailing-address', source: 'filed-by-subject' }];
  const recipients = [{ officerId: 'ICE-1', agency: 'DHS', office: 'Field Office' }];
  const told = { recipientAgency: 'DHS', authority: '6103(i)(2)', items, recipients };
  const channel = 'secure-transfer';
  await recorded(`/v1/requests/${request}/disclosures`, { lines: [[1, 4]], channel, ...told }, IRS);
  const alone = { recipientAgency: 'DOJ', tin: '900 70 0001', items };
  disclosure = await recorded('/v1/disclosures', alone, IRS);
}, 60_000);
afterAll(() => http.close());

const recorded = async (url: string, body: object, as: As): Promise<string> => {
  const answer = await http.post(url, { ...DAY, ...body }, as);
  if (answer.statusCode !== 201) throw new Error(`${url}: ${answer.body}`);
  return answer.json<{ stream: string }>().stream;
};

/** The fields that a refusal names, each once. */
const refusedFields = ({ body }: { readonly body: string }): readonly string[] => {
  const { type, errors } = JSON.parse(body) as Refusal;
  expect(type).toBe('/problems/request-invalid');
  return [...new Set(errors.map(({ field }) => field))];
};

type Refusal = { readonly type: string; readonly errors: readonly { readonly field: string }[] };

type Searched = {
  readonly repeated: boolean;
  readonly found: {
    readonly seq: number;
    readonly yearsSearched: readonly string[];
    readonly total: number;
    readonly withoutTin: number;
    readonly items: readonly (PersonPlace & { readonly name: string })[];
    readonly next: string | null;
  } | null;
};
type Affected = {
  readonly affected: {
    readonly seq: number;
    readonly items: readonly {
      readonly stream: string;
      readonly line: number | null;
      readonly findings: readonly { readonly id: string; readonly occurredOn: string }[];
      readonly named: readonly { readonly personal: Readonly<Record<string, string>> }[];
    }[];
    readonly next: string | null;
  } | null;
};

/** What was recorded of who opened what, newest first. */
const readings = async (): Promise<readonly PersonalReading[]> =>
  (await http.get('/v1/personal-readings', OVERSIGHT)).json<{ items: PersonalReading[] }>().items;

/** Posts as oversight with personal data, when the read models hold everything. */
const ask = async (url: string, body: object, key?: string) => {
  await readings();
  return http.post(url, { ...WHY, ...body }, OPENER, key);
};

const search = async (body: object): Promise<NonNullable<Searched['found']>> => {
  const answer = await ask('/v1/person-searches', body);
  expect(answer.statusCode).toBe(201);
  return answer.json<Searched>().found!;
};

describe('was this person’s data disclosed, to whom, when?', () => {
  it('is answered by the TIN, however it was written, with what stands against each disclosure', async () => {
    const found = await search({ tin: '900700001' });
    expect(found).toMatchObject({ total: 2, withoutTin: 1, next: null });
    expect(found.yearsSearched).toHaveLength(1);
    expect(found.items).toMatchObject([
      {
        stream: request,
        line: 1,
        agency: 'DHS',
        name: 'not-asked',
        disclosures: [
          {
            disclosedOn: '2025-08-07',
            recipientAgency: 'DHS',
            channel: 'secure-transfer',
            items: ['mailing-address'],
            offices: [{ agency: 'DHS', office: 'Field Office' }],
          },
        ],
      },
      { stream: disclosure, line: null, disclosures: [{ recipientAgency: 'DOJ' }] },
    ]);
    const findings = found.items.flatMap(({ disclosures }) =>
      disclosures.flatMap((one) => one.findings),
    );
    expect(findings.length).toBeGreaterThan(1);
    for (const id of findings)
      expect((await http.get(`/v1/findings/${id}`, OVERSIGHT)).json()).toMatchObject({ id });
  });

  it('compares a name with the one recorded, and opens nothing else', async () => {
    const compared = async (tin: string, name: string): Promise<readonly string[]> =>
      (await search({ tin, name })).items.map((item) => item.name);
    expect(await compared('900-70-0001', 'SAMPLETON, TESTINA')).toEqual(['same', 'not-recorded']);
    expect(await compared('900-70-0002', 'Testina Sampleton')).toEqual(['differs']);
    const [{ asked, events } = { asked: {}, events: null }] = await readings();
    expect(asked).toMatchObject({ nameGiven: true });
    expect(events).toEqual([{ stream: request, revision: 2 }]);
  });

  it('is recorded before it is answered, without the TIN, the name or whose they are', async () => {
    const answer = await ask('/v1/person-searches', { tin: '900-70-0003', name: 'Exempla Testa' });
    const [newest] = await readings();
    expect(newest).toMatchObject({
      type: 'PersonSearched',
      count: 1,
      actor: { role: 'oversight-personal', agency: 'TIGTA' },
    });
    for (const text of [answer.body, JSON.stringify(await readings())])
      for (const told of ['900', 'Exempla', WHY.purpose, WHY.case])
        expect(text.includes(told === '900' ? '900-70' : told)).toBe(false);
  });

  it('finding nothing is an answer, and is recorded', async () => {
    const before = (await readings()).length;
    expect(await search({ tin: '900-70-0999' })).toMatchObject({ total: 0, items: [] });
    const after = await readings();
    expect([after.length, after[0]?.count]).toEqual([before + 1, 0]);
  });

  it('sent again it is recorded once and tells nothing; another body under the key is refused', async () => {
    const body = { tin: '900-70-0001' };
    const first = await ask('/v1/person-searches', body, 'search-once');
    const before = (await readings()).length;
    const again = await ask('/v1/person-searches', body, 'search-once');
    expect([first.statusCode, again.statusCode]).toEqual([201, 200]);
    expect(again.json<Searched>()).toMatchObject({ repeated: true, found: null });
    const other = await ask('/v1/person-searches', { tin: '900-70-0002' }, 'search-once');
    expect(other.json()).toMatchObject({ type: '/problems/idempotency-key-reused' });
    expect(other.body).not.toContain('disclosures');
    expect((await readings()).length).toBe(before);
  });

  it.each([
    ['tin', { tin: '900-70-00' }],
    ['tin', { tin: 'Testina Sampleton' }],
    ['tin', {}],
    ['purpose', { tin: '900-70-0001', purpose: '' }],
    ['limit', { tin: '900-70-0001', limit: 201 }],
    ['request', { tin: '900-70-0001', request: 'a' }],
  ])(
    'a question that does not fit names %s, repeats no value and is not recorded',
    async (field, body) => {
      const before = (await readings()).length;
      const answer = await ask('/v1/person-searches', body);
      expect(refusedFields(answer)).toEqual([field]);
      expect(answer.body).not.toContain('Sampleton');
      expect((await readings()).length).toBe(before);
    },
  );
});

const RULE = 'DISC-ON-DEFECTIVE-REQUEST';

describe('who is affected by this group of findings?', () => {
  const group = async (): Promise<FindingGroup> => {
    const url = `/v1/findings/groups?rule=${RULE}&reading=DDC_CTR_2026&request=${request}`;
    const { items } = (await http.get(url, OVERSIGHT)).json<{ items: FindingGroup[] }>();
    return items[0]!;
  };

  it('is listed page by page, each person once, with the fields asked for', async () => {
    const { id, count } = await group();
    expect(count).toBe(4);
    const before = (await readings()).length;
    const pages: NonNullable<Affected['affected']>[] = [];
    let cursor: string | null = null;
    do {
      const body: object = { group: id, fields: ['name', 'address'], limit: 3, cursor };
      const answer = await ask('/v1/affected-persons', body);
      expect(answer.statusCode).toBe(201);
      pages.push(answer.json<Affected>().affected!);
      cursor = pages.at(-1)?.next ?? null;
    } while (cursor !== null);
    const items = pages.flatMap((page) => page.items);
    expect(pages.map((page) => page.items.length)).toEqual([3, 1]);
    expect(items.map(({ line }) => line)).toEqual([1, 2, 3, 4]);
    expect(items.map(({ named }) => named.map(({ personal }) => personal))).toEqual(
      NAMES.map((name) => [{ name, address: 'NA NA' }]),
    );
    const listed = items.flatMap(({ findings }) => findings.map((one) => one.id));
    const members = (await http.get(`/v1/findings?group=${id}`, OVERSIGHT)).json<{
      items: { id: string }[];
    }>();
    expect(listed).toEqual(members.items.map((one) => one.id));
    const [second, first, ...earlier] = await readings();
    expect(earlier).toHaveLength(before);
    expect(first).toMatchObject({
      type: 'AffectedPersonsListed',
      count: 3,
      asked: { group: id, after: null },
    });
    expect(second).toMatchObject({ count: 1, asked: { after: { stream: request, line: 3 } } });
  });

  it('is asked for findings of a rule as well, and for disclosures that answer no request', async () => {
    const held = await http.get(
      `/v1/findings?request=${disclosure}&outcome=undetermined`,
      OVERSIGHT,
    );
    const [finding] = held.json<{ items: { rule: string }[] }>().items;
    const body = { rule: finding?.rule, outcome: 'undetermined', agency: 'DOJ', fields: ['tin'] };
    const found = (await ask('/v1/affected-persons', body)).json<Affected>().affected?.items;
    expect(found).toMatchObject([
      { stream: disclosure, line: null, named: [{ personal: { tin: '900 70 0001' } }] },
    ]);
  });

  it('names whom the line read at the act and whom it reads now', async () => {
    const { id } = await group();
    const amended = { line: 2, name: 'Probe Mustermann', tin: TINS[1], address: 'NA NA' };
    await recorded(`/v1/requests/${request}/amendments`, { lines: [amended] }, DHS);
    const answer = await ask('/v1/affected-persons', { group: id, fields: ['name'] });
    const { items = [] } = answer.json<Affected>().affected ?? {};
    expect(items[1]?.named.map(({ personal }) => personal['name'])).toEqual([
      'Probe Muster',
      'Probe Mustermann',
    ]);
  });

  it('sent again it tells nothing and is recorded once', async () => {
    const body = { group: (await group()).id, fields: ['name'] };
    await ask('/v1/affected-persons', body, 'list-once');
    const before = (await readings()).length;
    const again = await ask('/v1/affected-persons', body, 'list-once');
    expect([again.statusCode, again.json<Affected>().affected]).toEqual([200, null]);
    expect(again.body).not.toContain('Testina');
    expect((await readings()).length).toBe(before);
  });

  it('is a table for spreadsheets where that is asked for, recorded the same', async () => {
    const asked = { group: (await group()).id, fields: ['name', 'address'], limit: 2 };
    const body = { ...asked, format: 'csv' };
    const before = (await readings()).length;
    const answer = await ask('/v1/affected-persons', body, 'list-csv');
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([
      201,
      'text/csv; charset=utf-8; header=present',
    ]);
    const [head, first, second, third, end] = answer.body.split('\r\n');
    expect(head).toBe(
      'stream,line,mayBeAnother,notifiedSeq,firstDay,findings,statedIn,name,tin,address',
    );
    expect(first).toMatch(/^[-\w]+,1,false,,2025-08-07,\S+,[-\w]+\/1,Testina Sampleton,,NA NA$/);
    expect([second, third].map((row) => row?.split(',').slice(7))).toEqual([
      ['Probe Muster', '', 'NA NA'],
      ['Probe Mustermann', '', 'NA NA'],
    ]);
    expect(end).toBe('');
    const next = { ...body, cursor: answer.headers['ledger-next'] };
    const rest = await ask('/v1/affected-persons', next);
    expect(rest.body.match(/Exempla Testa|Nemo Sample/g)).toEqual(['Exempla Testa', 'Nemo Sample']);
    expect(rest.headers['ledger-next']).toBeUndefined();
    const again = await ask('/v1/affected-persons', body, 'list-csv');
    expect([again.statusCode, again.json<Affected>().affected]).toEqual([200, null]);
    expect((await readings()).length).toBe(before + 2);
  });

  it.each([
    ['group', {}],
    ['group', { group: 'mine' }],
    ['rule', { group: 'the group', rule: RULE }],
    ['fields', { group: 'the group', fields: [] }],
    ['fields', { group: 'the group', fields: ['birthDate'] }],
    ['limit', { group: 'the group', limit: 501 }],
    ['format', { group: 'the group', format: 'xlsx' }],
  ])('a question that does not fit names %s and is not recorded', async (field, body) => {
    const before = (await readings()).length;
    const named = { fields: ['name'], ...body };
    const sent = 'group' in body && body.group === 'the group' ? { group: (await group()).id } : {};
    const answer = await ask('/v1/affected-persons', { ...named, ...sent });
    expect(refusedFields(answer)).toEqual([field]);
    expect((await readings()).length).toBe(before);
  });
});
