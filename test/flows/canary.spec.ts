import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { PERMISSIONS } from '../../src/http/permissions.js';
import { addDays } from '../../src/kernel/dates.js';
import { PROBLEMS } from '../../src/kernel/problem.js';
import { ROLES } from '../../src/kernel/role.js';
import { EVENT_TYPES } from '../../src/ledger/event-types.js';
import { type Tile, tilePath, widthIn } from '../../src/proof/tile.js';
import { type Canary, CanarySearch, phrase, plainWord, tin } from '../support/canaries.js';
import {
  type Everything,
  judgeEverything,
  OPENER,
  recordEverything,
  type Ref,
} from '../support/canary-commands.js';
import { closeDaysBefore, openingDay } from '../support/close-days.js';
import { makeMistakes, sendNoHttp } from '../support/canary-mistakes.js';
import { type HttpApp, openHttpApp } from '../support/http-app.js';

/** Some megabytes are searched for some ten thousand texts. */
vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 });

/** Every personal field there is, as `<event type>.<field>`: a new one is asked for here by itself. */
const PERSONAL = [
  ...new Set(
    EVENT_TYPES.flatMap(({ type, fields }) =>
      Object.entries(fields)
        .filter(([, { face }]) => face === 'personal')
        .map(([name]) => `${type}.${name}`),
    ),
  ),
];
const ROUTES = Object.keys(PERMISSIONS);

const canaries = new Map<string, Canary>();
/** Wrong names of fields that look like names of fields. */
const names = new Map<string, Canary>();
const keep = (canary: Canary, among = canaries): string => {
  among.set(canary.label, canary);
  return canary.text;
};
const texts = {
  phrase: (label: string) => keep(phrase(label)),
  word: (label: string) => keep(plainWord(label)),
  tin: (label: string) => keep(tin(label)),
  name: (label: string) => keep(plainWord(label), names),
};
/** Each text that was recorded, and its field. */
const planted = new Map<string, string>();
const plant = (field: string, at = 'once'): string => {
  const text = field.endsWith('.tin')
    ? texts.tin(`${field} ${at}`)
    : texts.phrase(`${field} ${at}`);
  planted.set(text, field);
  return text;
};

type Seen = {
  readonly where: string;
  readonly what: string | Buffer;
  /** Of an answer. */
  readonly status?: number;
};
/** What is seen by those who may not see personal data, and where. */
const seen: Seen[] = [];
/** Routes that answered somebody with success. */
const succeeded = new Set<string>();
/** What the door to personal data event by event gave back: text and field. */
const opened = new Map<string, string>();
/** What the list of those affected gave back: texts. */
const listed = new Set<string>();

let directory: string;
let http: HttpApp;
let search: CanarySearch;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'canary-'));
  vi.stubEnv('TMPDIR', directory);
  const outputs = [process.stdout, process.stderr].map((output) =>
    vi.spyOn(output, 'write').mockImplementation((text) => {
      seen.push({ where: 'the terminal', what: String(text) });
      return true;
    }),
  );
  http = await openHttpApp();
  const everything = await recordEverything(watched(http), plant);
  const asked = [...(await searchPersons(watched(http))), ...(await listAffected())];
  const refs = [...everything.refs, ...asked];
  await readPersonalData(await readPersonalData(refs, 'first'), 'of the first');
  await openField(everything.requests[0]);
  await makeMistakes(watched(http), everything, texts);
  for (const what of await sendNoHttp(http, texts)) seen.push({ where: 'no HTTP', what });
  await askEverything(watched(http), everything);
  seen.push({ where: 'GET /v1/stream', what: await streamed() });
  seen.push({ where: 'the log', what: http.log.join('') });
  for (const file of await files()) seen.push({ where: file, what: await readFile(file) });
  for (const output of outputs) output.mockRestore();
  search = new CanarySearch([...canaries.values()]);
});

afterAll(async () => {
  await http.close();
  vi.unstubAllEnvs();
  await rm(directory, { recursive: true });
});

/** Searches for someone who is recorded, and for someone who is not. @returns the events that record it. */
const searchPersons = async (open: HttpApp): Promise<readonly Ref[]> => {
  const of = (field: string): string => [...planted].find(([, one]) => one === field)?.[0] ?? '';
  const persons = [
    { at: 'known', tin: of('LineAdded.tin'), name: of('LineAdded.name') },
    { at: 'unknown', tin: texts.tin('searched in vain'), name: texts.phrase('searched in vain') },
  ];
  const refs: Ref[] = [];
  for (const { at, ...person } of persons) {
    const purpose = plant('PersonSearched.purpose', at);
    const body = { ...person, purpose, case: plant('PersonSearched.case', at) };
    const answer = await open.post('/v1/person-searches', body, OPENER);
    const searched = answer.json<Recorded & { readonly found: { readonly total: number } }>();
    expect([answer.statusCode, searched.found.total]).toEqual([201, at === 'known' ? 1 : 0]);
    refs.push(...refsOf(searched));
  }
  return refs;
};

/** Its answer holds personal data: it is not searched. @returns the event that records it. */
const listAffected = async (): Promise<readonly Ref[]> => {
  const purpose = plant('AffectedPersonsListed.purpose');
  const why = { purpose, case: plant('AffectedPersonsListed.case') };
  const fields = ['name', 'tin', 'address'];
  const body = { rule: 'REQ-PERIOD', outcome: 'undetermined', fields, ...why };
  const answer = await http.post('/v1/affected-persons', body, OPENER);
  if (answer.statusCode !== 201) throw new Error(answer.body);
  succeeded.add('POST /v1/affected-persons');
  const list = answer.json<Recorded & Listed>();
  for (const { named } of list.affected.items)
    for (const { personal } of named) for (const text of Object.values(personal)) listed.add(text);
  return refsOf(list);
};
type Recorded = { readonly stream: string; readonly events: readonly Omit<Ref, 'stream'>[] };
type Listed = {
  readonly affected: {
    readonly items: readonly {
      readonly named: readonly { readonly personal: Readonly<Record<string, string>> }[];
    }[];
  };
};

const refsOf = ({ stream, events }: Recorded): readonly Ref[] =>
  events.map((event) => ({ ...event, stream }));

/** Opens every personal field of these events. @returns the event that records it. */
const readPersonalData = async (refs: readonly Ref[], at: string): Promise<readonly Ref[]> => {
  const asked = PERSONAL.map((field) => field.split('.')).filter(([type]) =>
    refs.some((ref) => ref.type === type),
  );
  const fields = [...new Set(asked.map(([, name]) => name))];
  const events = refs
    .filter((ref) => asked.some(([type]) => ref.type === type))
    .map(({ stream, revision }) => ({ stream, revision }));
  const purpose = plant('PersonalDataRead.purpose', at);
  const body = { events, fields, purpose, case: plant('PersonalDataRead.case', at) };
  const answer = await http.post('/v1/personal-readings', body, OPENER);
  if (answer.statusCode !== 201) throw new Error(answer.body);
  succeeded.add('POST /v1/personal-readings');
  const reading = answer.json<Reading>();
  for (const { type, personal } of reading.opened)
    for (const [name, text] of Object.entries(personal))
      if (text !== null) opened.set(text, `${type}.${name}`);
  return refsOf(reading);
};

/** Its answer holds a name: it is not searched. Why it was opened is opened like the others. */
const openField = async (stream: string): Promise<void> => {
  const why = { purpose: texts.phrase('a field opened, why'), case: texts.phrase('its case') };
  const body = { stream, revision: 1, field: 'name', ...why };
  const status = async () => (await http.post('/v1/openings', body, OPENER)).statusCode;
  await vi.waitFor(async () => expect(await status()).toBe(201), { timeout: 60_000, interval: 50 });
  succeeded.add('POST /v1/openings');
};
type Reading = Recorded & {
  readonly opened: readonly {
    readonly type: string;
    readonly personal: Readonly<Record<string, string | null>>;
  }[];
};

/** The same service; whatever it answers is kept to be searched. */
const watched = (open: HttpApp): HttpApp => {
  const watch = (where: string, answer: Awaited<ReturnType<HttpApp['send']>>) => {
    const { statusCode: status, headers, body } = answer;
    seen.push({ where, what: `${JSON.stringify(headers)}\n${body}`, status });
    if (status < 300) succeeded.add(routeOf(where));
    return answer;
  };
  return {
    ...open,
    send: async (sent, as) =>
      watch(`${sent.method ?? 'GET'} ${sent.url}`, await open.send(sent, as)),
    get: async (url, as) => watch(`GET ${url}`, await open.get(url, as)),
    post: async (url, body, as, key) => watch(`POST ${url}`, await open.post(url, body, as, key)),
  };
};

const PATTERNS = ROUTES.map((route) => ({
  route,
  pattern: new RegExp(`^${route.replaceAll(/:\w+/g, '[^/]+').replace('*', '.+')}$`),
}));

/** The row of the table, of two that fit the one without an id. */
const routeOf = (where: string): string => {
  const [sent = ''] = where.split('?');
  if (ROUTES.includes(sent)) return sent;
  return PATTERNS.find(({ pattern }) => pattern.test(sent))?.route ?? 'none';
};

/** Every GET there is, as everybody. */
const askEverything = async (
  open: HttpApp,
  { requests, disclosure, inspection, annualReport, batch, refs }: Everything,
) => {
  const found = await open.get('/v1/findings?limit=500', OPENER);
  const judgement = await judgeEverything(open);
  const closed = await closeOneDay(open);
  const { publicLog, projected } = open.parts;
  const leaves = () => publicLog.status().size;
  const all = () => expect(leaves()).toBeGreaterThan(projected.lastSeq());
  await vi.waitFor(all, { timeout: 60_000 });
  const revisions = refs.filter(({ stream }) => stream === requests[0]);
  const addresses: Readonly<Record<string, readonly string[]>> = {
    'GET /v1/requests/:id/replay': revisions.map(
      ({ stream, revision }) => `/v1/requests/${stream}/replay?at=${revision}`,
    ),
    'GET /v1/findings/:id': found
      .json<{ items: { id: string }[] }>()
      .items.map(({ id }) => `/v1/findings/${id}`),
    'GET /v1/disclosures/:id': [`/v1/disclosures/${disclosure}`],
    'GET /v1/inspections/:id': [`/v1/inspections/${inspection}`],
    'GET /v1/annual-reports/:id/reconciliation': [
      `/v1/annual-reports/${annualReport}/reconciliation`,
    ],
    'GET /v1/reports/exceptions': ['json', 'csv'].map(
      (format) => `/v1/reports/exceptions?format=${format}`,
    ),
    'GET /v1/reports/disclosures/:year': ['json', 'csv'].map(
      (format) => `/v1/reports/disclosures/2025?format=${format}`,
    ),
    ...batchAddresses(batch),
    'GET /v1/judgements/:id': [judgement],
    'GET /v1/judgements/:id/summary': [`${judgement}/summary`],
    'GET /v1/judgements/:id/result': [`${judgement}/result`],
    'GET /v1/days/:day/findings': [closed.list],
    'GET /v1/days/:day/findings/:id/proof': closed.proofs,
    'GET /problems/:id': Object.keys(PROBLEMS).map((id) => `/problems/${id}`),
    'GET /docs/api/:asset': ['/docs/api/start.js'],
    'GET /v1/stream': [],
    'GET /log/tile/*': tilesIn(leaves()).map((tile) => `/log/tile/${tilePath(tile)}`),
    'GET /log/silence': ['/log/silence?agency=DHS&from=2025-06-01&until=2025-08-31'],
    'GET /log/receipts/:id': [0, leaves() - 1].map((seq) => `/log/receipts/${seq}`),
  };
  for (const route of ROUTES.filter((one) => one.startsWith('GET ')))
    for (const url of addresses[route] ?? requests.map((id) => route.slice(4).replace(':id', id)))
      for (const as of [undefined, ...ROLES.map((role) => ({ role }))])
        await open.send({ url }, as);
};

/** Closes the day. @returns the addresses of its list, and of proofs of some of what stands in it. */
const closeOneDay = async (open: HttpApp) => {
  const day = await openingDay(open);
  await closeDaysBefore(open, addDays(day, 1));
  const list = `/v1/days/${day}/findings`;
  const { body } = await open.send({ url: list }, OPENER);
  const ids = body
    .split('\n')
    .slice(0, 3)
    .map((line) => (JSON.parse(line) as { readonly id: string }).id);
  return { list, proofs: ids.map((id) => `${list}/${id}/proof`) };
};
const batchAddresses = (batch: string): Readonly<Record<string, readonly string[]>> => ({
  'GET /v1/batches': ['/v1/batches?limit=100'],
  ...Object.fromEntries(
    ['', '/parts', '/job', '/job/events', '/outcomes', '/receipt'].map((door) => [
      `GET /v1/batches/:id${door}`,
      [`/v1/batches/${batch}${door}`],
    ]),
  ),
});

/** Every tile of the two lowest levels, and every bundle. */
const tilesIn = (size: number): readonly Tile[] =>
  (['entries', 0, 1] as const).flatMap((level) =>
    Array.from({ length: Math.ceil(size / 256) }, (_, n) => ({
      level,
      n,
      width: widthIn(size, { level, n }),
    })).filter(({ width }) => width > 0),
  );

/** The stream of the public log until it holds all that is recorded. */
const streamed = async (): Promise<string> => {
  const leaving = new AbortController();
  const url = `${await http.app.getUrl()}/v1/stream`;
  const answer = await fetch(url, { signal: leaving.signal });
  let text = '';
  for await (const chunk of answer.body?.pipeThrough(new TextDecoderStream()) ?? []) {
    text += chunk;
    if (text.includes(`id: ${http.parts.projected.lastSeq()}\n`)) break;
  }
  leaving.abort();
  succeeded.add('GET /v1/stream');
  return text;
};

/** Every file of the service: event database, write-ahead logs, read models, temporary files, keys. */
const files = async (): Promise<readonly string[]> => {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));
};

const leaksIn = (wanted: (place: Seen) => boolean): readonly string[] =>
  seen
    .filter(wanted)
    .flatMap(({ where, what }) => search.in(what).map((found) => `${found}: ${where}`));

describe('what the search looks at', () => {
  it('holds a text in every personal field of every event, and the one door gives each back', () => {
    expect([...new Set(opened.values())].toSorted()).toEqual(PERSONAL.toSorted());
    const recorded = [...planted].filter(
      ([text]) => !canaryOf(text)?.label.endsWith('of the first'),
    );
    expect(opened).toEqual(new Map(recorded));
  });

  it('knows that the list of those affected gave what it should', () => {
    const fields = new Set([...listed].map((text) => planted.get(text)));
    expect(fields).toEqual(
      new Set(
        ['LineAdded', 'LineAmended', 'AmendmentReceived'].flatMap((type) =>
          ['name', 'tin', 'address'].map((field) => `${type}.${field}`),
        ),
      ),
    );
  });

  it('holds a good answer of every route', () => {
    expect([...succeeded].toSorted()).toEqual(ROUTES.toSorted());
  });

  it('holds the event database with its write-ahead log, the read models, and log lines', () => {
    const places = seen.map(({ where }) => where.replace(/^.*\/ledger-http-\w+\//, ''));
    expect(places).toEqual(
      expect.arrayContaining([
        'data/events.db',
        'data/events.db-wal',
        'data/intake/batches.sqlite-wal',
        'data/snapshots/snapshots.db',
        'data/readmodels/readmodels-1.sqlite',
        'data/readmodels/readmodels-1.sqlite-wal',
        'keys/local.json',
      ]),
    );
    expect(http.log.length).toBeGreaterThan(100);
  });

  it('shows to a search for what is public that it is there', () => {
    const type = { label: 'public', text: 'AmendmentReceived', parts: ['AmendmentReceived'] };
    const places = seen.filter(({ what }) => new CanarySearch([type]).in(what).length > 0);
    const where = places.map((place) => place.where.replace(/^.*\//, ''));
    expect(where).toEqual(expect.arrayContaining(['events.db-wal', 'events', 'stream']));
  });
});

const canaryOf = (text: string): Canary | undefined =>
  [...canaries.values()].find((canary) => canary.text === text);

describe('no personal data, in whatever form, is found', () => {
  it('in what is public', () => {
    const open =
      /^GET \/(v1\/(events|stream|totals|days$|days\?|rules|readings)|docs|health|problems)/;
    expect(leaksIn(({ where }) => open.test(where))).toEqual([]);
  });

  it('in any other answer, to whatever role, good or bad', () => {
    expect(leaksIn(({ where, status }) => status !== undefined || where === 'no HTTP')).toEqual([]);
  });

  it('in the log or on the terminal', () => {
    expect(leaksIn(({ where }) => /^the (log|terminal)$/.test(where))).toEqual([]);
  });

  it('in any file', () => {
    expect(leaksIn(({ where }) => where.startsWith(directory))).toEqual([]);
  });

  it('of a field that there is not, but for its name, and that by its sender alone', () => {
    const sought = new CanarySearch([...names.values()]);
    const places = seen.filter(({ what }) => sought.in(what).length > 0);
    expect(new Set(places.map(({ status }) => status))).toEqual(new Set([400]));
    expect(places.length).toBeGreaterThanOrEqual(names.size);
  });
});

/** Ways in which a text could get somewhere, apart from those that the search knows of itself. */
const DISGUISES: Readonly<Record<string, (text: string) => string>> = {
  'as it is': (text) => `name=${text};`,
  'in JSON': (text) => JSON.stringify({ text }),
  'in capitals': (text) => text.toUpperCase(),
  'in small letters': (text) => text.toLowerCase(),
  backwards: (text) => Array.from(text).toReversed().join(''),
  'as a part of an address': (text) => `/?q=${encodeURIComponent(text)}`,
  'in hex': (text) => Buffer.from(text).toString('hex').toUpperCase(),
  'in base64': (text) => Buffer.from(`{"name":"${text}"}`).toString('base64'),
  'in base64, begun one byte later': (text) =>
    Buffer.from(`{"name":  "${text}"`).toString('base64'),
  'in base64url, begun two bytes later': (text) =>
    Buffer.from(`{"name":   "${text}"`).toString('base64url'),
  'as its SHA-256': (text) => createHash('sha256').update(text).digest('hex'),
  'as its SHA-256 in base64': (text) => createHash('sha256').update(text).digest('base64'),
  'as the SHA-1 of its small letters': (text) =>
    createHash('sha1').update(text.toLowerCase()).digest('hex'),
  'as its MD5 in base64url': (text) => createHash('md5').update(text).digest('base64url'),
};

describe('the search', () => {
  const kinds = [phrase('control'), plainWord('control'), tin('control')];
  const control = new CanarySearch(kinds);

  it.each(Object.entries(DISGUISES))('finds a text that stands somewhere %s', (_, disguise) => {
    for (const { text } of kinds) {
      const haystack = `${'x'.repeat(1_000)}${disguise(text)}${'y'.repeat(1_000)}`;
      expect(control.in(haystack)).not.toEqual([]);
    }
  });

  it('finds a part of a text, and a number without its dashes', () => {
    const [name, , number] = kinds;
    expect(control.in(`to ${name?.text.slice(0, 14)}`)).toEqual([
      'control, raw',
      'control, in JSON',
      'control, normalised',
      'control, percent-encoded',
    ]);
    expect(control.in(`"${number?.text.replaceAll('-', '')}"`)).not.toEqual([]);
  });

  it('finds it in a file beside those of the service', async () => {
    const file = join(http.parts.config.dataDir, 'left-behind.tmp');
    await writeFile(file, DISGUISES['in base64']?.(phrase('control').text) ?? '');
    const found = await Promise.all(
      (await files()).map(async (one) => control.in(await readFile(one))),
    );
    expect(found.flat()).toEqual(['control, base64']);
    await rm(file);
  });

  it('finds nothing where nothing is', () => {
    expect(control.in(randomBytes(1_000_000))).toEqual([]);
    expect(control.in(phrase('another').text)).toEqual([]);
  });
});
