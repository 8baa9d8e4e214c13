import { connect } from 'node:net';
import { type Permission, PERMISSIONS } from '../../src/http/permissions.js';
import { DHS, type Everything, IRS, jobEnded, OPENER, sendBatch } from './canary-commands.js';
import type { As, HttpApp } from './http-app.js';

/** How a mistake gets its texts: a canary for each label. */
export type Texts = {
  readonly phrase: Mint;
  readonly word: Mint;
  readonly tin: Mint;
  /** Of one word, as names of fields are: told back to its sender, and to nobody else. */
  readonly name: Mint;
};
type Mint = (label: string) => string;

const REGISTRAR: As = { role: 'registrar' };
const DAY = { occurredOn: '2025-06-27' };
const LINE = { lines: [[1, 1]] };

/** Sends personal data to all the wrong places. Nothing of it may be recorded. */
export const makeMistakes = async (
  http: HttpApp,
  { requests: [request] }: Everything,
  texts: Texts,
): Promise<void> => {
  await sendWrongBodies(http, request, texts);
  await sendUnreadableBodies(http, texts);
  await sendRefusedCommands(http, request, texts);
  await askWrongQuestions(http, request, texts);
  await sendWrongHeaders(http, texts);
  await sendWrongBatches(http, texts);
};

/** What is refused in bulk, what is cancelled, and what still waits for its commit. */
const sendWrongBatches = async (http: HttpApp, { phrase, tin, name }: Texts): Promise<void> => {
  const opened = await http.post('/v1/requests', DAY, DHS);
  const { stream } = opened.json<{ stream: string }>();
  const line = (at: string) => ({ name: phrase(`${at} in bulk`), tin: tin(`${at} in bulk`) });
  const wrong = { ...line('wrong'), periods: [phrase('a period in bulk')], [name('bulk')]: 1 };
  const refusedBatch = await sendBatch(http, stream, [line('beside'), wrong, phrase('no object')]);
  const office = { title: 'Director', kind: 'other', agency: 'DHS' };
  const certified = { parts: 1, statement: 'complete-and-as-sent', office };
  const certifiedBy = { ...certified, name: phrase('who certified in vain') };
  await http.post(`/v1/batches/${refusedBatch}/commit`, certifiedBy, DHS);
  await jobEnded(http, refusedBatch);
  await http.send({ url: `/v1/batches/${refusedBatch}/outcomes` }, DHS);
  const cancelled = await sendBatch(http, stream, [line('cancelled')]);
  await http.send({ method: 'DELETE', url: `/v1/batches/${cancelled}` }, DHS);
  await sendBatch(http, stream, [line('waiting')]);
};

/** Readable JSON with a text where it does not belong. */
const sendWrongBodies = async (http: HttpApp, id: string, texts: Texts): Promise<void> => {
  const { phrase, word, tin, name } = texts;
  const here = `/v1/requests/${id}`;
  const wrong: readonly (readonly [string, object, As])[] = [
    ['/v1/requests', { occurredOn: phrase('a day') }, DHS],
    ['/v1/requests', { ...DAY, occurredAt: phrase('an instant') }, DHS],
    ['/v1/requests', { ...DAY, authority: phrase('a code') }, DHS],
    ['/v1/requests', { ...DAY, statutes: [phrase('a code in a list')] }, DHS],
    ['/v1/requests', { ...DAY, form: phrase('a choice') }, DHS],
    ['/v1/requests', { ...DAY, lineCount: tin('a number') }, DHS],
    ['/v1/requests', { ...DAY, documentDigest: phrase('a digest') }, DHS],
    ['/v1/requests', { ...DAY, [phrase('a name of a field')]: 1 }, DHS],
    ['/v1/requests', { ...DAY, [name('a name of a field that is a word')]: {} }, DHS],
    ['/v1/requests', { ...DAY, matter: { reference: phrase('a nested code') } }, DHS],
    ['/v1/requests', { ...DAY, items: phrase('a list') }, DHS],
    ['/v1/requests', { ...DAY, signatory: { [name('a nested name')]: tin('its value') } }, DHS],
    ['/v1/requests', { ...DAY, reason: { text: phrase('a text that is none') } }, DHS],
    ['/v1/requests', { ...DAY, reason: phrase('a long text').repeat(700) }, DHS],
    ['/v1/requests', { ...DAY, requestingAgency: word('another agency') }, DHS],
    ['/v1/requests', [phrase('no object')], DHS],
    [`${here}/lines`, { ...DAY, lines: [{ name: [phrase('a name in a list')] }] }, DHS],
    [`${here}/lines`, { ...DAY, lines: [{ line: 9, address: phrase('a wrong line') }] }, DHS],
    [`${here}/lines`, { ...DAY, lines: manyLines(phrase('many lines')) }, DHS],
    [`${here}/amendments`, { ...DAY, lines: [{ line: 9, tin: tin('no such line') }] }, DHS],
    [`${here}/receipts`, { ...DAY, kind: phrase('a kind') }, IRS],
    [`${here}/responses`, { ...DAY, answers: [{ kind: word('an answer') }] }, IRS],
    [`${here}/responses`, { ...DAY, answers: [phrase('no answer')] }, IRS],
    [`${here}/disclosures`, { ...DAY, ...LINE, name: phrase('a line has it') }, IRS],
    [`${here}/errors`, { ...DAY, kind: word('an error'), note: phrase('its note') }, IRS],
    [`${here}/authorities`, { ...DAY, kind: word('an authority'), note: phrase('of it') }, IRS],
    [`${here}/uses`, { ...DAY, kind: 'used', use: phrase('a use'), note: phrase('of a use') }, DHS],
    [`${here}/uses`, { ...DAY, kind: 'copied', note: phrase('a copy has none') }, DHS],
    [`${here}/notices`, { ...DAY, kind: 'charge', lines: [[9, 9]], note: phrase('no line') }, IRS],
    [`${here}/disposals`, { ...DAY, kind: 'certified', note: phrase('not its side') }, IRS],
    ['/v1/inspections', { ...DAY, kind: 'inspected', inspector: phrase('an officer') }, IRS],
    [`${here}/links`, { ...DAY, linkedRequest: phrase('a request') }, DHS],
    ['/v1/safeguards', { ...DAY, kind: 'refusal', note: phrase('a refusal of its own') }, DHS],
    ['/v1/safeguards', { ...DAY, kind: 'change-made', change: phrase('a change') }, DHS],
    ['/v1/incidents', { ...DAY, kind: word('an incident'), description: phrase('of it') }, DHS],
    ['/v1/incidents', { ...DAY, streams: [phrase('a stream of an incident')] }, DHS],
    [`/v1/incidents/${id}/reports`, { ...DAY, note: phrase('of no incident') }, DHS],
    ['/v1/attestations', { ...DAY, from: phrase('a first day'), until: word('a last day') }, DHS],
    ['/v1/attestations/duties', { ...DAY, obliged: phrase('an agency that owes') }, REGISTRAR],
    ['/v1/annual-reports', { ...DAY, year: phrase('a year'), kind: 'public' }, IRS],
    [`/v1/annual-reports/${id}/corrections`, { ...DAY, reason: phrase('of no report') }, IRS],
    ['/v1/personal-readings', { events: [{ stream: word('a stream'), revision: 0 }] }, OPENER],
    ['/v1/personal-readings', readingOf(id, 999, phrase('a purpose refused')), OPENER],
    ['/v1/openings', { ...WHY, stream: id, revision: 1, field: phrase('a field opened') }, OPENER],
    ['/v1/openings', { ...WHY, stream: id, revision: 999, field: word('of no event') }, OPENER],
    ['/v1/person-searches', { ...WHY, tin: phrase('no TIN') }, OPENER],
    ['/v1/person-searches', { ...WHY, tin: tin('a TIN'), name: [word('a name')] }, OPENER],
    ['/v1/person-searches', { ...WHY, tin: tin('with a cursor'), cursor: word('it') }, OPENER],
    ['/v1/person-searches', { tin: tin('without purpose'), name: phrase('the name') }, OPENER],
    ['/v1/affected-persons', { ...WHY, group: phrase('a group'), fields: ['name'] }, OPENER],
    ['/v1/affected-persons', { ...WHY, rule: word('a rule'), fields: [word('field')] }, OPENER],
    ['/v1/affected-persons', { ...WHY, fields: ['tin'], purpose: phrase('all') }, OPENER],
  ];
  for (const [url, body, as] of wrong) refused(await http.post(url, body, as), url);
};

const WHY = { purpose: 'Asked by the person', case: '1' };

const manyLines = (name: string) => Array.from({ length: 1_001 }, () => ({ name }));

const readingOf = (stream: string, revision: number, purpose: string) => ({
  events: [{ stream, revision }],
  fields: ['name'],
  purpose,
  case: purpose,
});

const JSON_TYPE = { 'content-type': 'application/json', 'idempotency-key': 'unreadable' };

/** What a JSON parser would quote in its message. */
const sendUnreadableBodies = async (http: HttpApp, { phrase }: Texts): Promise<void> => {
  const quoted = (label: string): string => JSON.stringify(phrase(label));
  const payloads = [
    phrase('no JSON'),
    `{"reason":${quoted('cut off')}`,
    `{"reason":${quoted('twice')},"reason":1}`,
    `{${quoted('a name twice')}:1,${quoted('a name twice')}:2}`,
    `{"reason":${quoted('half a character').slice(0, -1)}\\ud800"}`,
    `{"__proto__":{"reason":${quoted('the prototype')}}}`,
    `${'['.repeat(40)}${quoted('too deep')}${']'.repeat(40)}`,
    Buffer.concat([Buffer.from(quoted('bad UTF-8')), Buffer.from([0xff])]),
    `{"reason":"${phrase('3 MB').slice(0, 14).repeat(220_000)}"}`,
  ];
  for (const payload of payloads) {
    const sent = { method: 'POST', url: '/v1/requests', headers: JSON_TYPE, payload } as const;
    refused(await http.send(sent, DHS), 'an unreadable body');
  }
  const type = `text/${phrase('a media type').slice(0, 14)}`;
  const headers = { ...JSON_TYPE, 'content-type': type };
  const payload = phrase('of another media type');
  refused(await http.send({ method: 'POST', url: '/v1/requests', headers, payload }, DHS), type);
};

/** Well-formed, and refused for what they are. */
const sendRefusedCommands = async (http: HttpApp, id: string, texts: Texts): Promise<void> => {
  const { phrase, word } = texts;
  const elsewhere: As = { role: 'agency-recorder', agency: 'DOJ' };
  const withdrawal = (label: string) => ({ ...DAY, reason: phrase(label) });
  const here = `/v1/requests/${id}`;
  const key = word('an Idempotency-Key that was taken');
  await http.post('/v1/requests', DAY, DHS, key);
  refused(await http.post('/v1/requests', withdrawal('another body'), DHS, key), 'key');
  refused(await http.post(`${here}/withdrawal`, withdrawal('already'), DHS), 'withdrawn');
  refused(await http.post(`${here}/withdrawal`, withdrawal('not its own'), elsewhere), 'foreign');
  refused(await http.post('/v1/orders', withdrawal('not permitted'), DHS), 'role');
  refused(
    await http.post(`${here}/receipts`, { ...withdrawal('again'), kind: 'request' }, IRS),
    'conflict',
  );
  const anonymous = { ...JSON_TYPE, authorization: `Bearer ${word('a token')}` };
  const payload = JSON.stringify(withdrawal('without a token'));
  const sent = { method: 'POST', url: '/v1/requests', payload } as const;
  refused(await http.send({ ...sent, headers: JSON_TYPE }), 'no token');
  refused(await http.send({ ...sent, headers: anonymous }), 'a wrong token');
};

const PARAMETERS = ['at', 'cursor', 'limit', 'wait', 'reading', 'request', 'after', 'on'] as const;

/** A text as an id, as a parameter and as its value, at each address there is. */
const askWrongQuestions = async (http: HttpApp, id: string, texts: Texts): Promise<void> => {
  const { phrase, name } = texts;
  const wrongId = encodeURIComponent(phrase('an id'));
  const parameters = [
    ...PARAMETERS.map((one) => `${one}=${encodeURIComponent(phrase(`?${one}=`))}`),
    `${encodeURIComponent(phrase('a parameter'))}=1`,
    `${name('a parameter that is a word')}=1`,
  ];
  for (const [route, permission] of Object.entries<Permission>(PERMISSIONS)) {
    const [method, pattern = ''] = route.split(' ');
    const as: As = { role: permission === 'open' ? 'oversight' : (permission[0] ?? 'oversight') };
    const right = pattern.replaceAll(/:\w+/g, id);
    const urls = parameters.map((parameter) => `${right}?${parameter}`);
    if (pattern.includes(':')) urls.push(pattern.replaceAll(/:\w+/g, wrongId));
    for (const url of urls)
      understood(await http.send({ method: method === 'POST' ? 'POST' : 'GET', url }, as), url);
  }
  await askNothing(http, texts);
};

/** Addresses that no route has, or can have. */
const askNothing = async (http: HttpApp, { word }: Texts): Promise<void> => {
  const urls = [
    `/${word('an address')}/${word('a part')}?x=${word('of nothing')}`,
    `/v1/requests/%${word('a broken escape')}`,
    `/problems/${word('a long id').repeat(9)}`,
  ];
  for (const method of ['GET', 'PUT', 'DELETE'] as const)
    for (const url of urls) refused(await http.send({ method, url }, DHS), url);
};

const HEADERS = [
  'user-agent', 'referer', 'cookie', 'origin', 'accept', 'x-request-id', 'x-correlation-id',
  'traceparent', 'forwarded', 'x-forwarded-for', 'x-forwarded-host', 'last-event-id', 'range',
  'if-none-match', 'x-http-method-override',
]; // prettier-ignore

/** Headers that a client or a proxy may fill with anything. The answers may be good ones. */
const sendWrongHeaders = async (http: HttpApp, { word }: Texts): Promise<void> => {
  const headers = Object.fromEntries(HEADERS.map((name) => [name, word(name)]));
  for (const url of ['/v1/totals', '/v1/requests', '/nowhere', '/problems/internal', '/metrics'])
    await http.send({ url, headers }, DHS);
  refused(await http.send({ url: '/v1/stream', headers }), 'Last-Event-ID');
};

/** What the server refuses before any of this project's code sees it. @returns its answers. */
export const sendNoHttp = async (http: HttpApp, { word }: Texts): Promise<readonly string[]> => {
  const port = Number(new URL(await http.app.getUrl()).port);
  const texts = [
    `GET /${word('a version')} HTTP/9.9\r\n\r\n`,
    `${word('a method')} / HTTP/1.1\r\n\r\n`,
    `GET / HTTP/1.1\r\n${word('no header')}\r\n\r\n`,
    `GET / HTTP/1.1\r\nHost: x\r\nCookie: ${word('long headers').repeat(2_000)}\r\n\r\n`,
    `POST /v1/requests HTTP/1.1\r\nHost: x\r\nContent-Length: ${word('a length')}\r\n\r\n`,
  ];
  return Promise.all(texts.map((text) => answerOf(port, text)));
};

const answerOf = (port: number, sent: string): Promise<string> =>
  new Promise((resolve) => {
    let answer = '';
    const socket = connect(port, '127.0.0.1', () => socket.write(sent));
    socket.setEncoding('utf8').on('data', (text: string) => (answer += text));
    // A server that refuses may also cut the line.
    socket.on('error', () => undefined).on('close', () => resolve(answer));
  });

type Answer = Awaited<ReturnType<HttpApp['send']>>;

/** A filter may hold any text, and then nothing is found; it may not fail. */
const understood = ({ statusCode, body }: Answer, what: string): void => {
  if (statusCode >= 500) throw new Error(`${what} failed: ${statusCode} ${body}`);
};

const refused = ({ statusCode, body }: Answer, what: string): void => {
  if (statusCode < 400 || statusCode >= 500)
    throw new Error(`${what} was not refused: ${statusCode} ${body.slice(0, 200)}`);
};
