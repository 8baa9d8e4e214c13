import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { EVENT_TYPES } from '../../src/ledger/event-types.js';
import type { As, HttpApp } from './http-app.js';
import { FACTS } from './information-bodies.js';

export const DHS: As = { role: 'agency-recorder', agency: 'DHS' };
export const IRS: As = { role: 'irs-recorder', agency: 'IRS' };
const REGISTRAR: As = { role: 'registrar' };
const REVIEWER: As = { role: 'reviewer' };
const OVERSIGHT: As = { role: 'oversight' };
export const OPENER: As = { role: 'oversight-personal' };

/** A text for a personal field, `<event type>.<field>`; the same field may be filled more than once. */
export type Plant = (field: string, at?: string) => string;

export type Ref = { readonly stream: string; readonly revision: number; readonly type: string };
type Recorded = {
  readonly stream: string;
  readonly events: readonly Omit<Ref, 'stream'>[];
};

/** Streams and events that were recorded. */
export type Everything = {
  /** The agency's, answered and disclosed; and the IRS's own copy of it. */
  readonly requests: readonly [string, string];
  readonly disclosure: string;
  readonly inspection: string;
  readonly annualReport: string;
  /** Sent in bulk and recorded. */
  readonly batch: string;
  readonly refs: readonly Ref[];
};

const DAY = { occurredOn: '2025-06-27' };
const ONE: readonly [number, number][] = [[1, 1]];

/** Every command there is over HTTP, each personal field filled by `plant`. */
export const recordEverything = async (http: HttpApp, plant: Plant): Promise<Everything> => {
  const refs: Ref[] = [];
  const send = async (url: string, body: object, as: As): Promise<string> => {
    const answer = await http.post(url, { ...DAY, ...body }, as);
    if (answer.statusCode !== 201) throw new Error(`${url}: ${answer.statusCode} ${answer.body}`);
    const { stream, events } = answer.json<Recorded>();
    refs.push(...events.map(({ type, revision }) => ({ stream, revision, type })));
    return stream;
  };
  await recordRegisters(send, plant);
  const request = await recordRequest(send, plant);
  const copy = await recordCopy(send, plant);
  await send(`/v1/requests/${request}/links`, { linkedRequest: copy }, DHS);
  const disclosure = await recordDisclosure(send, plant);
  const annualReport = await recordSupervision(send, plant);
  const found = await http.get(`/v1/findings?request=${request}&limit=1`, OVERSIGHT);
  const [finding] = found.json<{ items: { id: string }[] }>().items;
  const review = { outcome: 'noted', note: plant('FindingReviewed.note') };
  await send(`/v1/findings/${finding?.id}/reviews`, review, REVIEWER);
  const inspection = await recordInspection(send, plant);
  const sent = await recordBatch(http, send, plant);
  refs.push(...sent.refs);
  return {
    requests: [request, copy],
    disclosure,
    inspection,
    annualReport,
    batch: sent.batch,
    refs,
  };
};

/** Records a command and returns its stream. */
type Send = (url: string, body: object, as: As) => Promise<string>;

const recordRegisters = async (send: Send, plant: Plant): Promise<void> => {
  const entered = { court: 'D.D.C.', caseName: plant('CourtOrderEntered.caseName') };
  const order = await send('/v1/orders', entered, REGISTRAR);
  await send(`/v1/orders/${order}/modifications`, { stage: 'appeal' }, REGISTRAR);
  await send(`/v1/orders/${order}/lift`, { to: '2025-09-01' }, REGISTRAR);
  const clauses = [{ id: '1', words: 'Only what is asked for', kind: 'other' }];
  const agreement = { kind: 'agreement', parties: ['DHS', 'IRS'], title: 'Agreement', clauses };
  await send('/v1/commitments', agreement, REGISTRAR);
  const office = { title: 'Secretary', kind: 'agency-head', officeAgency: 'DHS', standing: 'held' };
  await send('/v1/offices', { ...office, from: '2025-01-01' }, REGISTRAR);
  const answers = [{ switch: 'R-HEAD', answer: 'no' }];
  await send('/v1/readings', { readingId: 'AN_EXAMPLE', title: 'An example', answers }, REGISTRAR);
};

const lineOf = (plant: Plant, type: string, at?: string) => ({
  name: plant(`${type}.name`, at),
  tin: plant(`${type}.tin`, at),
  address: plant(`${type}.address`, at),
  birthDate: plant(`${type}.birthDate`, at),
  reason: plant(`${type}.reason`, at),
});

const letterOf = (plant: Plant, type: string, at?: string) => ({
  requestingAgency: 'DHS',
  reason: plant(`${type}.reason`, at),
  emergency: { basis: 'danger' },
  endangered: plant(`${type}.endangered`, at),
});

/** Of the agency, answered, disclosed, found erroneous and withdrawn. */
const recordRequest = async (send: Send, plant: Plant): Promise<string> => {
  const id = await send('/v1/requests', letterOf(plant, 'RequestMade'), DHS);
  const here = `/v1/requests/${id}`;
  const lines = ['first', 'second'].map((at) => lineOf(plant, 'LineAdded', at));
  await send(`${here}/lines`, { lines }, DHS);
  await send(`${here}/submission`, { lineCount: 2 }, DHS);
  const received = letterOf(plant, 'RequestReceived');
  await send(`${here}/receipts`, { kind: 'request', ...received }, IRS);
  const amended = { line: 1, ...lineOf(plant, 'LineAmended') };
  await send(`${here}/amendments`, { lines: [amended] }, DHS);
  const values = lineOf(plant, 'AmendmentReceived');
  await send(`${here}/receipts`, { kind: 'amendment', line: 2, values }, IRS);
  const answers = [
    { kind: 'deficiency-noted', note: plant('DeficiencyNoted.note') },
    { kind: 'returned', lines: ONE, note: plant('RequestReturned.note') },
    { kind: 'refused', lines: ONE, ground: 'other', note: plant('LinesRefused.note') },
    { kind: 'accepted', lines: ONE },
    { kind: 'matched', lines: ONE, matched: true },
    { kind: 'no-match', lines: [[2, 2]] },
    { kind: 'approved', lines: ONE },
  ];
  await send(`${here}/responses`, { answers }, IRS);
  const endangered = plant('Disclosed.endangered', 'line');
  const disclosed = { lines: ONE, recipientAgency: 'DHS', authority: '6103(i)(2)', endangered };
  await send(`${here}/disclosures`, disclosed, IRS);
  await recordErrors(send, plant, here);
  await recordInformation(send, plant, here);
  const reason = plant('RequestWithdrawn.reason');
  await send(`${here}/withdrawal`, { reason }, DHS);
  return id;
};

/** The same, opened by the IRS. */
const recordCopy = async (send: Send, plant: Plant): Promise<string> => {
  const id = await send('/v1/requests', letterOf(plant, 'RequestReceived', 'copy'), IRS);
  const lines = [lineOf(plant, 'LineAdded', 'copy')];
  await send(`/v1/requests/${id}/lines`, { lines }, IRS);
  await send(`/v1/requests/${id}/submission`, { lineCount: 1 }, IRS);
  return id;
};

const recordDisclosure = async (send: Send, plant: Plant): Promise<string> => {
  const disclosed = {
    recipientAgency: 'DHS',
    emergency: { basis: 'flight' },
    name: plant('Disclosed.name'),
    tin: plant('Disclosed.tin'),
    endangered: plant('Disclosed.endangered'),
  };
  const id = await send('/v1/disclosures', disclosed, IRS);
  await recordErrors(send, plant, `/v1/disclosures/${id}`);
  await recordInformation(send, plant, `/v1/disclosures/${id}`);
  return id;
};

const recordErrors = async (send: Send, plant: Plant, url: string): Promise<void> => {
  const match = { kind: 'match-erroneous', note: plant('MatchFoundErroneous.note', url) };
  await send(`${url}/errors`, match, IRS);
  const disclosure = {
    kind: 'erroneous-disclosure',
    note: plant('ErroneousDisclosureIdentified.note', url),
  };
  await send(`${url}/errors`, disclosure, IRS);
};

/** Each kind at each door of a request or a disclosure. */
const recordInformation = async (send: Send, plant: Plant, url: string): Promise<void> => {
  for (const { door, type, by, body } of FACTS) {
    const as = by.includes('irs') ? IRS : DHS;
    const note = notedBy(type) ? { note: plant(`${type}.note`, `${url} ${body.kind}`) } : {};
    await send(`${url}/${door}`, { ...body, ...note }, as);
  }
};

/** Access that answers no request, from beginning to end. */
const recordInspection = async (send: Send, plant: Plant): Promise<string> => {
  const noted = (kind: string, type: string) => ({
    kind,
    note: plant(`${type}.note`, 'inspection'),
  });
  const id = await send('/v1/inspections', noted('access-granted', 'AccessGranted'), IRS);
  const steps = [
    noted('inspected', 'Inspected'),
    noted('charge', 'ChargeOrDisciplineRecorded'),
    { kind: 'access-ended' },
    { kind: 'taxpayer-notified' },
  ];
  for (const step of steps) await send(`/v1/inspections/${id}/steps`, step, IRS);
  return id;
};

const notedBy = (type: string): boolean =>
  EVENT_TYPES.some((known) => known.type === type && 'note' in known.fields);

/** Has the whole log judged, and waits until that is done. @returns its address */
export const judgeEverything = async (http: HttpApp): Promise<string> => {
  const sent = {
    method: 'POST',
    url: '/v1/judgements',
    headers: { 'content-type': 'application/json' },
    payload: JSON.stringify({ reading: 'AN_EXAMPLE' }),
  } as const;
  const address = (await http.send(sent, OVERSIGHT)).headers['location'] ?? 'none';
  for (let looks = 0; looks < 2_000; looks += 1) {
    const { body } = await http.send({ url: address }, OVERSIGHT);
    if (body.includes('"state":"done"')) return address;
  }
  throw new Error('The judgement is not finished in time');
};

/** Two lines in one part, certified, recorded by their job. */
const recordBatch = async (
  http: HttpApp,
  send: Send,
  plant: Plant,
): Promise<{ readonly batch: string; readonly refs: readonly Ref[] }> => {
  const stream = await send('/v1/requests', letterOf(plant, 'RequestMade', 'bulk'), DHS);
  const lines = ['bulk 1', 'bulk 2'].map((at) => lineOf(plant, 'LineAdded', at));
  const batch = await sendBatch(http, stream, lines);
  const office = { title: 'Director', kind: 'component-head', agency: 'DHS' };
  const name = plant('BatchRecorded.certifiedBy');
  const certified = { parts: 1, statement: 'complete-and-as-sent', office, name };
  await http.post(`/v1/batches/${batch}/commit`, certified, DHS);
  await jobEnded(http, batch);
  const types = ['LineAdded', 'LineAdded', 'BatchRecorded'];
  return { batch, refs: types.map((type, n) => ({ stream, revision: n + 1, type })) };
};

/** Opens a batch of these records and sends its one part. @returns its id */
export const sendBatch = async (
  http: HttpApp,
  request: string,
  records: readonly unknown[],
): Promise<string> => {
  const content = records.map((record) => `${JSON.stringify(record)}\n`).join('');
  const digest = (encoding: 'hex' | 'base64') =>
    createHash('sha256').update(content).digest(encoding);
  const contentType = 'application/x-ndjson';
  const header = { kind: 'request-lines', request, contentType, records: records.length };
  const body = { ...DAY, ...header, digest: digest('hex') };
  const { id } = (await http.post('/v1/batches', body, DHS)).json<{ id: string }>();
  const url = `/v1/batches/${id}/parts/1`;
  const headers = {
    'content-type': contentType,
    'content-digest': `sha-256=:${digest('base64')}:`,
  };
  const answer = await http.send({ method: 'PUT', url, headers, payload: content }, DHS);
  if (answer.statusCode !== 201) throw new Error(answer.body);
  return id;
};

/** @throws Error when it does not end in time. */
export const jobEnded = async (http: HttpApp, batch: string): Promise<void> => {
  for (let looks = 0; looks < 2_000; looks += 1) {
    const { body } = await http.send({ url: `/v1/batches/${batch}/job` }, DHS);
    if (body.includes('"isFinal":true')) return;
    await sleep(20);
  }
  throw new Error('The job does not end');
};

/** Safeguards, an incident and an annual report. @returns the report. */
const recordSupervision = async (send: Send, plant: Plant): Promise<string> => {
  const opened = { kind: 'finding-opened', recipientAgency: 'DHS', finding: 'F-1' };
  await send('/v1/safeguards', { ...opened, note: plant('SafeguardFindingOpened.note') }, IRS);
  const refusal = { kind: 'refusal', recipientAgency: 'DHS' };
  await send('/v1/safeguards', { ...refusal, note: plant('SafeguardRefusalEntered.note') }, IRS);
  const description = plant('IncidentIdentified.description');
  const incident = await send('/v1/incidents', { kind: 'loss', description }, DHS);
  const report = { to: ['safeguards'], note: plant('IncidentReported.note') };
  await send(`/v1/incidents/${incident}/reports`, report, DHS);
  const source = 'Agreement of 2 June 2025, in the public docket';
  await send('/v1/attestations/duties', { obliged: 'DHS', from: '2025-06-02', source }, REGISTRAR);
  const nothing = { requests: 0, lines: 0, responses: 0, disclosures: 0, others: 0 };
  await send('/v1/attestations', { from: '2025-06-02', until: '2025-06-02', ...nothing }, DHS);
  const rows = [{ recipient: 'DHS', subsection: '6103(i)(2)', instances: 1 }];
  const furnished = { year: 2024, kind: 'public', rows };
  const annualReport = await send('/v1/annual-reports', furnished, IRS);
  const corrected = { rows, reason: plant('AnnualReportCorrected.reason') };
  await send(`/v1/annual-reports/${annualReport}/corrections`, corrected, IRS);
  return annualReport;
};
