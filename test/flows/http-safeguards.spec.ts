import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type As, type HttpApp, openHttpApp } from '../support/http-app.js';

const DHS: As = { role: 'agency-recorder', agency: 'DHS' };
const DOJ: As = { role: 'agency-recorder', agency: 'DOJ' };
const IRS: As = { role: 'irs-recorder', agency: 'IRS' };
const OVERSIGHT: As = { role: 'oversight' };
const WATCHDOG: As = { role: 'watchdog' };

const URL = '/v1/safeguards';
const DAY = { occurredOn: '2025-03-03' };
const OF_DHS = { ...DAY, recipientAgency: 'DHS' };
const HEAD = { title: 'Secretary', kind: 'agency-head', agency: 'DHS', standing: 'held' };

let http: HttpApp;
beforeAll(async () => {
  http = await openHttpApp();
});
afterAll(() => http.close());

type Recorded = { stream: string; events: { id: string; type: string; revision: number }[] };
type Refused = { errors: { field: string; message: string }[] };
type Page = { items: Record<string, unknown>[]; next: string | null };

/** Every kind with every field of its own, what it is recorded as, and whether the agency may. */
const KINDS = [
  ['security-report', 'SecurityReportFurnished', true, { period: '2024', certifiedBy: HEAD }],
  ['security-report-accepted', 'SecurityReportAccepted', false, { period: '2024' }],
  [
    'finding-opened',
    'SafeguardFindingOpened',
    false,
    { finding: 'F-1', gravity: 'critical', review: 'R-1', note: 'As written' },
  ],
  [
    'corrective-action-plan',
    'CorrectiveActionPlanAccepted',
    false,
    { findings: ['F-1'], implementBy: '2026-01-01' },
  ],
  ['finding-closed', 'SafeguardFindingClosed', false, { finding: 'F-1' }],
  [
    'refusal',
    'SafeguardRefusalEntered',
    false,
    { from: '2025-03-03', to: '2025-04-01', note: 'As written' },
  ],
  ['refusal-lifted', 'SafeguardRefusalLifted', false, { to: '2025-03-20' }],
  ['change-notice', 'ChangeNoticeGiven', true, { change: 'cloud', plannedFor: '2025-06-01' }],
  ['change-made', 'ChangeMade', true, { change: 'cloud' }],
] as const;

describe.each(KINDS)('a fact of safeguards of kind %s', (kind, type, byAgency, fact) => {
  it('is recorded by the IRS with all that it says, once however often it is sent', async () => {
    const body = { ...OF_DHS, kind, ...fact };
    const first = await http.post(URL, body, IRS, `irs ${kind}`);
    const again = await http.post(URL, body, IRS, `irs ${kind}`);
    expect([first.statusCode, again.statusCode]).toEqual([201, 200]);
    const { stream, events } = first.json<Recorded>();
    expect(events).toMatchObject([{ type }]);
    expect(again.json()).toEqual({ ...first.json<Recorded>(), repeated: true });
    const history = `/v1/streams/${stream}/timeline`;
    expect(first.headers['location']).toBe(history);
    const { items } = (await http.get(history, OVERSIGHT)).json<Page>();
    const { note: _sealed, ...seen } = { note: null, ...fact };
    const entry = items.find(({ revision }) => revision === events[0]?.revision);
    const { public: open, official } = entry as Record<'public' | 'official', object>;
    expect({ ...open, ...official }).toMatchObject({ recipientAgency: 'DHS', ...seen });
  });

  it(`is ${byAgency ? '' : 'not '}recorded by the agency`, async () => {
    const answer = await http.post(URL, { ...DAY, kind, ...fact }, DHS);
    const { errors = [] } = answer.json<Partial<Refused>>();
    expect(answer.statusCode).toBe(byAgency ? 201 : 400);
    expect(errors.map(({ field }) => field)).toEqual(byAgency ? [] : ['kind']);
  });

  it('is refused of an agency that is not the recorder’s own', async () => {
    const answer = await http.post(URL, { ...OF_DHS, kind, ...fact }, DOJ);
    const field = byAgency ? 'recipientAgency' : 'kind';
    expect(answer.json()).toMatchObject({
      type: '/problems/request-invalid',
      errors: [{ field }],
    });
  });
});

describe('a fact of safeguards is refused', () => {
  it.each([
    ['of an unknown kind', { ...OF_DHS, kind: 'promise' }, 'kind'],
    ['without a kind', OF_DHS, 'kind'],
    ['of no agency', { ...DAY, kind: 'change-made' }, 'recipientAgency'],
    ['with a field of another kind', { ...OF_DHS, kind: 'change-made', period: '1' }, 'period'],
    ['with a finding without a number', { ...OF_DHS, kind: 'finding-closed' }, 'finding'],
    [
      'with a plan that answers nothing',
      { ...OF_DHS, kind: 'corrective-action-plan', findings: [] },
      'findings',
    ],
    [
      'with a refusal that ends before it begins',
      { ...OF_DHS, kind: 'refusal', from: '2025-03-03', to: '2025-03-02' },
      'to',
    ],
    ['with a day of no calendar', { ...OF_DHS, kind: 'refusal-lifted', to: '2025-02-30' }, 'to'],
  ])('%s', async (_, body, field) => {
    const answer = await http.post(URL, body, IRS);
    expect(answer.statusCode).toBe(400);
    expect(answer.json<Refused>().errors.map((error) => error.field)).toContain(field);
  });
});

describe('the stream of an agency', () => {
  it('is one, whoever records, and another agency’s is another, also under the same key', async () => {
    const made = (recipientAgency: string) => ({ ...DAY, kind: 'change-made', recipientAgency });
    const answers = [
      await http.post(URL, made('HHS'), IRS, 'one key'),
      await http.post(URL, made('SSA'), IRS, 'one key'),
      await http.post(URL, made('HHS'), { role: 'agency-recorder', agency: 'HHS' }),
    ];
    const [hhs, ssa, own] = answers.map((answer) => answer.json<Recorded>());
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([201, 201, 201]);
    expect(own?.stream).toBe(hhs?.stream);
    expect(ssa?.stream).not.toBe(hhs?.stream);
    expect(ssa?.events[0]?.id).not.toBe(hhs?.events[0]?.id);
  });

  it('refuses a key that was used in it for another body', async () => {
    const made = { ...OF_DHS, kind: 'change-made' };
    await http.post(URL, made, IRS, 'used');
    const answer = await http.post(URL, { ...made, change: 'system' }, IRS, 'used');
    expect(answer.json()).toMatchObject({ type: '/problems/idempotency-key-reused' });
  });
});

describe('who sees what of safeguards', () => {
  const agencies = async (as: As, query = ''): Promise<unknown[]> =>
    (await http.get(`${URL}${query}`, as)).json<Page>().items.map(({ agency }) => agency);

  it('an agency its own, the IRS and oversight all', async () => {
    await http.post(URL, { ...DAY, kind: 'change-made' }, DOJ);
    expect(await agencies(DOJ)).toEqual(['DOJ']);
    expect(await agencies(DOJ, '?agency=DHS')).toEqual([]);
    expect(await agencies(IRS)).toEqual(expect.arrayContaining(['DHS', 'DOJ']));
    expect(await agencies(OVERSIGHT, '?agency=DOJ')).toEqual(['DOJ']);
  });

  it('a watchdog the public face: not which finding, period or change', async () => {
    const { items } = (await http.get(`${URL}?agency=DHS`, WATCHDOG)).json<Page>();
    expect(items).toMatchObject([{ agency: 'DHS', openFindings: null }]);
    expect(JSON.stringify(items)).not.toMatch(/F-1|2024|cloud/);
  });

  it('the history of another agency is not there, whether it exists or not', async () => {
    const { stream } = (
      await http.post(URL, { ...OF_DHS, kind: 'change-made' }, IRS)
    ).json<Recorded>();
    const nowhere = '0197a1b2-0000-8000-8000-00000000000a';
    const [own, foreign, absent] = await Promise.all(
      [[stream, DHS] as const, [stream, DOJ] as const, [nowhere, DOJ] as const].map(([id, as]) =>
        http.get(`/v1/streams/${id}/timeline`, as),
      ),
    );
    expect(own?.statusCode).toBe(200);
    expect(foreign?.statusCode).toBe(404);
    expect(foreign?.json<{ detail: string }>().detail).toBe(
      absent?.json<{ detail: string }>().detail,
    );
  });
});

it('shows an agency in the export of its request its own safeguards and no other’s', async () => {
  const finding = { kind: 'finding-opened', ...DAY, finding: 'OF-DHS-ALONE' };
  await http.post(URL, { ...finding, recipientAgency: 'DHS' }, IRS);
  await http.post(URL, { ...finding, recipientAgency: 'DOJ', finding: 'OF-DOJ' }, IRS);
  const request = await http.post('/v1/requests', { ...DAY, authority: '6103(i)(2)' }, DOJ);
  const { stream } = request.json<Recorded>();
  const at = `/v1/requests/${stream}/export`;
  const own = (await http.get(at, DOJ)).body;
  expect([own.includes('OF-DOJ'), own.includes('OF-DHS-ALONE')]).toEqual([true, false]);
  const whole = (await http.get(at, OVERSIGHT)).body;
  expect([whole.includes('OF-DOJ'), whole.includes('OF-DHS-ALONE')]).toEqual([true, true]);
});
