import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ExportFile } from '../../src/readmodels/findings/export-file.js';
import type { FindingView, Held } from '../../src/readmodels/findings/finding-view.js';
import { judgeHistory } from '../../src/readmodels/findings/judge-history.js';
import { LAW } from '../../src/readmodels/findings/law.js';
import type { Replay, State } from '../../src/readmodels/findings/replay-request.js';
import type { LogEntry } from '../../src/readmodels/projection.js';
import { type As, type HttpApp, openHttpApp } from '../support/http-app.js';

const DHS: As = { role: 'agency-recorder', agency: 'DHS' };
const DOJ: As = { role: 'agency-recorder', agency: 'DOJ' };
const IRS: As = { role: 'irs-recorder', agency: 'IRS' };
const OVERSIGHT: As = { role: 'oversight' };

const AGENT = { officerId: 'AGENT-7', agency: 'DHS', role: 'investigator' };
const INSPECTOR_GENERAL = {
  title: 'Inspector General',
  kind: 'inspector-general',
  agency: 'DHS',
  standing: 'held',
};
const DISCLOSURE_MANAGER = {
  title: 'Disclosure Manager',
  kind: 'other',
  agency: 'TREASURY',
  component: 'IRS',
  standing: 'delegated',
};
const ITEMS = [
  {
    code: 'bank-account',
    source: 'summons',
    artefact: 'extract',
    subject: 'taxpayer',
    period: '2023',
  },
];
const LINE = {
  name: 'Testina Sampleton',
  tin: '000-12-3456',
  address: 'NA NA',
  reason: 'Named as sponsor in three petitions of case 42; the summonsed account shows who paid.',
  periods: ['2023'],
  statutes: ['18 USC 1546'],
  matter: {
    reference: 'OIG-42',
    kind: 'criminal-investigation',
    openedOn: '2025-05-05',
    assurance: true,
  },
  engaged: [AGENT],
};
const LETTER = {
  occurredOn: '2025-06-02',
  authority: '6103(i)(2)',
  form: 'electronic',
  signatory: INSPECTOR_GENERAL,
  items: ITEMS,
};

let http: HttpApp;
beforeAll(async () => {
  http = await openHttpApp();
});
afterAll(() => http.close());

const recorded = async (url: string, body: object, as: As): Promise<string> => {
  const answer = await http.post(url, body, as);
  expect([answer.statusCode, answer.body]).toEqual([201, expect.any(String)]);
  return answer.json<{ stream: string }>().stream;
};

/** What the agency records: a letter and one line, whose address is none. */
const requested = async (): Promise<string> => {
  const id = await recorded('/v1/requests', LETTER, DHS);
  const here = `/v1/requests/${id}`;
  await recorded(`${here}/lines`, { occurredOn: '2025-06-02', lines: [LINE] }, DHS);
  await recorded(`${here}/submission`, { occurredOn: '2025-06-02', lineCount: 1 }, DHS);
  return id;
};

/** Revision of the disclosure in the request's stream. */
const DISCLOSED_AT = 6;
const MATCHED_ON_NUMBER = {
  processes: ['tin'],
  compared: { name: 'equal', tin: 'equal', address: 'not-compared' },
};
const MATCHED_ON_ADDRESS = {
  processes: ['address'],
  compared: { name: 'equal', tin: 'equal', address: 'equal' },
};

/** What the IRS records of it: receipt, match and approval, disclosure. */
const disclosed = async (id: string, match = MATCHED_ON_NUMBER): Promise<void> => {
  const here = `/v1/requests/${id}`;
  const receipt = { kind: 'request', form: 'electronic', letterDate: '2025-06-02' };
  await recorded(`${here}/receipts`, { ...receipt, occurredOn: '2025-06-04' }, IRS);
  const lines = [[1, 1]];
  const matched = { kind: 'matched', lines, matched: true, candidates: 1, ...match };
  const approval = { kind: 'approved', lines, inWriting: true, paragraph: '6103(i)(2)' };
  const answers = [matched, { ...approval, approver: DISCLOSURE_MANAGER }];
  await recorded(`${here}/responses`, { occurredOn: '2025-06-11', answers }, IRS);
  const made = { authority: '6103(i)(2)', recipientAgency: 'DHS', recipients: [AGENT] };
  const disclosure = { ...made, lines, items: ITEMS, occurredOn: '2025-06-13' };
  await recorded(`${here}/disclosures`, disclosure, IRS);
};

const read = async <Body>(url: string): Promise<Body> => {
  const answer = await http.get(url, OVERSIGHT);
  expect(answer.statusCode).toBe(200);
  return answer.json<Body>();
};

const findingsOf = async (request: string): Promise<readonly FindingView[]> =>
  (await read<{ items: FindingView[] }>(`/v1/findings?request=${request}`)).items;

const RULE = 'DISC-ON-DEFECTIVE-REQUEST';
/** What the rule on disclosures on a defective request holds of the one made here. */
const heldOf = (request: string): Promise<FindingView> =>
  read(`/v1/findings/${RULE}~${request}~${DISCLOSED_AT}~1`);

describe('a request with the address "NA NA", answered and disclosed', () => {
  let id: string;
  beforeAll(async () => {
    id = await requested();
    await disclosed(id);
  });

  it('is found, with the clause, its words, a reason, and the events that show it', async () => {
    const found = await findingsOf(id);
    expect(found.map(({ rule, act }) => `${rule} of ${act.type} ${act.revision}`)).toEqual([
      'REQ-ADDRESS-NOT-REAL of LineAdded 1',
      'DISC-MATCH-METHOD of MatchDecided 4',
      'DISC-ON-DEFECTIVE-REQUEST of Disclosed 6',
      'DISC-I6-BLOCK of Disclosed 6',
    ]);
    const { readings, standsUnder, ...finding } = await heldOf(id);
    expect(finding).toMatchObject({
      citations: ['26 U.S.C. 6103(i)(2)(A)', '26 U.S.C. 6103(i)(2)(B)'],
      quote: expect.stringContaining('a request which meets the requirements of subparagraph (B)'),
      act: { type: 'Disclosed', stream: id, revision: DISCLOSED_AT, line: 1 },
    });
    expect(standsUnder).toEqual(['DC_CIR_2026', 'DDC_CTR_2026', 'DMASS_CEDC_2026']);
    expect(readings.DDC_CTR_2026).toMatchObject({
      says: 'possible breach under reading DDC_CTR_2026',
      outcome: 'finding',
      severity: 'STAT',
      elements: ['address'],
      because: expect.stringContaining('A placeholder stands where the law asks for the address'),
    });
    expect(eventsOf(readings.DDC_CTR_2026)).toEqual([
      'Disclosed 6',
      'RequestReceived 3',
      'LineAdded 1',
      'MatchDecided 4',
    ]);
    expect(readings.IRS_PRACTICE_2025?.outcome).toBe('clear');
  });

  it('is replayed as it stood before the disclosure and after', async () => {
    const url = `/v1/requests/${id}/replay?at=${DISCLOSED_AT}`;
    const { event, before, after, touched } = await read<Replay>(url);
    expect([event.type, touched]).toEqual(['Disclosed', 1]);
    expect(after.seq).toBe(before.seq + 1);
    expect([before.header?.lines.disclosed, after.header?.lines.disclosed]).toEqual([0, 1]);
    expect(rulesOf(before)).toEqual(['REQ-ADDRESS-NOT-REAL', 'DISC-MATCH-METHOD']);
    expect(rulesOf(after)).toEqual([...rulesOf(before), RULE, 'DISC-I6-BLOCK']);
    expect((await read<Replay>(`/v1/requests/${id}/replay?at=0`)).before.header).toBeNull();
  });

  it('is judged offline, from its export, as by the service but for what other requests would say', async () => {
    const { body } = await http.get(`/v1/requests/${id}/export`, OVERSIGHT);
    expect(body).not.toContain('Testina');
    const offline: FindingView[] = [];
    for await (const one of judgeHistory(entriesOf(body), LAW)) offline.push(one);
    expect(offline.length).toBeGreaterThan(10);
    const online = offline.map(({ id: finding }) => read<Known>(`/v1/findings/${finding}`));
    const known: FindingView[] = [];
    for (const { knownAt: _, ...one } of await Promise.all(online)) known.push(one);
    const ofOneRequest = ({ rule }: FindingView) => rule !== 'REQ-DUPLICATE';
    expect(known.filter(ofOneRequest)).toEqual(offline.filter(ofOneRequest));
    const others = (held: readonly FindingView[]) => held.filter((one) => !ofOneRequest(one));
    expect(outcomesOf(others(known))).toEqual(['clear']);
    expect(outcomesOf(others(offline))).toEqual(['undetermined']);
    const found = offline.filter(({ standsUnder }) => standsUnder.length > 0);
    expect(idsOf(found)).toEqual(idsOf(await findingsOf(id)));
  });

  it('is nothing that another agency can find, read or write', async () => {
    for (const page of ['', '/lines', '/timeline', '/export'])
      expect((await http.get(`/v1/requests/${id}${page}`, DOJ)).statusCode).toBe(404);
    const withdrawal = await http.post(`/v1/requests/${id}/withdrawal`, DAY, DOJ);
    expect(withdrawal.statusCode).toBe(404);
    expect((await http.get(`/v1/requests/${id}`, DHS)).statusCode).toBe(200);
  });
});

/** Under the reading of the circuit. */
const outcomesOf = (held: readonly FindingView[]): readonly unknown[] =>
  held.map(({ readings }) => readings['DC_CIR_2026']?.outcome);

type Known = FindingView & { readonly knownAt: number };
const DAY = { occurredOn: '2025-06-20' };

const eventsOf = (held: Held | null): readonly string[] =>
  (held?.evidence ?? []).map(({ type, revision }) => `${type} ${revision}`);

const rulesOf = ({ lines }: State): readonly string[] =>
  lines.flatMap(({ findings }) => findings.map(({ rule }) => rule));

const idsOf = (found: readonly FindingView[]): ReadonlySet<string> =>
  new Set(found.map(({ id }) => id));

async function* entriesOf(ndjson: string): AsyncGenerator<LogEntry> {
  const file = new ExportFile();
  for (const line of ndjson.trimEnd().split('\n')) yield file.next(line);
}

describe('an amendment that is recorded after the disclosure and dated before it', () => {
  const AMENDED = { ...LINE, address: '1420 Example Street Apt 2, Springfield IL 62701' };
  const LATE = { occurredOn: '2025-06-09', form: 'electronic', signatory: INSPECTOR_GENERAL };
  let id: string;
  beforeAll(async () => {
    id = await requested();
    await disclosed(id, MATCHED_ON_ADDRESS);
  });

  it('by the agency alone leaves it undetermined: told late, and not known to have been received', async () => {
    expect((await heldOf(id)).readings.DDC_CTR_2026?.outcome).toBe('finding');
    const lines = [{ ...AMENDED, line: 1 }];
    await recorded(`/v1/requests/${id}/amendments`, { ...LATE, lines }, DHS);
    const { readings } = await heldOf(id);
    expect(readings.DDC_CTR_2026).toMatchObject({
      outcome: 'undetermined',
      causes: [
        { kind: 'recorded-late', by: 'DHS', event: { stream: id, revision: DISCLOSED_AT + 1 } },
        { kind: 'fact-not-recorded', field: 'amendment.received' },
      ],
    });
  });

  it('is borne out where the other side records its receipt: what both sides say is believed', async () => {
    const receipt = { ...LATE, kind: 'amendment', line: 1, amendmentRevision: DISCLOSED_AT + 1 };
    await recorded(`/v1/requests/${id}/receipts`, receipt, IRS);
    const { readings, standsUnder } = await heldOf(id);
    expect(standsUnder).toEqual([]);
    expect(readings.DC_CIR_2026?.outcome).not.toBe('finding');
    expect(readings.IRS_PRACTICE_2025?.outcome).toBe('clear');
  });

  it('may be confirmed by a reviewer, and what stood before stays in the replay', async () => {
    const confirms = [1, 2].map((n) => ({ stream: id, revision: DISCLOSED_AT + n }));
    const { pack } = await heldOf(id);
    const review = { occurredOn: '2025-07-01', outcome: 'explained', confirms, pack };
    const reviewer: As = { role: 'reviewer' };
    await recorded(`/v1/findings/${RULE}~${id}~${DISCLOSED_AT}~1/reviews`, review, reviewer);
    expect((await heldOf(id)).readings.DDC_CTR_2026?.outcome).toBe('clear');
    const url = `/v1/requests/${id}/replay?at=${DISCLOSED_AT}`;
    expect(rulesOf((await read<Replay>(url)).after)).toContain(RULE);
  });
});

describe('a command that is sent again', () => {
  it('under the same key is recorded once, and with another body refused', async () => {
    const first = await http.post('/v1/requests', LETTER, DHS, 'my-1');
    const again = await http.post('/v1/requests', LETTER, DHS, 'my-1');
    expect([first.statusCode, again.statusCode]).toEqual([201, 200]);
    const { stream } = first.json<{ stream: string }>();
    expect(again.json()).toMatchObject({ stream, repeated: true });
    const other = await http.post('/v1/requests', { ...LETTER, form: 'paper' }, DHS, 'my-1');
    expect(other.statusCode).toBe(422);
    const timeline = await read<{ items: unknown[] }>(`/v1/requests/${stream}/timeline`);
    expect(timeline.items).toHaveLength(1);
  });
});
