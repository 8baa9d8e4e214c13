import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { SilenceCertificate } from '../../src/proof/silence-certificate.js';
import { type As, type HttpApp, openHttpApp } from '../support/http-app.js';
import { verify } from '../support/verify-log.js';

const DHS: As = { role: 'agency-recorder', agency: 'DHS' };
const PERIOD = 'from=2025-06-01&until=2025-06-30';

let http: HttpApp;
let directory: string;
let log: string;
let vkey: string;
beforeAll(async () => {
  http = await openHttpApp();
  directory = await mkdtemp(join(tmpdir(), 'ledger-silence-'));
  log = `${(await http.app.getUrl()).replace('[::1]', '127.0.0.1')}/log`;
  const body = { occurredOn: '2025-06-27', requestingAgency: 'DHS', authority: '6103(i)(2)' };
  const made = await http.post('/v1/requests', body, DHS);
  const [event] = made.json<{ events: { id: string }[] }>().events;
  const receipt = { url: `/log/receipts/${event?.id}` };
  const covered = async () => expect((await http.send(receipt)).statusCode).toBe(200);
  await vi.waitFor(covered, { timeout: 60_000, interval: 20 });
  vkey = (await http.send({ url: '/log/vkey' })).body.trim();
});
afterAll(async () => {
  await http.close();
  await rm(directory, { recursive: true });
});

const ask = (query: string) => http.send({ url: `/log/silence?${query}` });
const certified = async (query: string): Promise<SilenceCertificate> => {
  const answer = await ask(query);
  expect([answer.statusCode, answer.headers['content-type'], answer.body]).toEqual([
    200,
    'application/json; charset=utf-8',
    expect.any(String),
  ]);
  return answer.json<SilenceCertificate>();
};
const now = (): number => Math.floor(Date.now() / 1_000);

describe('GET /log/silence', () => {
  it('certifies that an agency recorded nothing, and that another did', async () => {
    const doj = await certified(`agency=DOJ&${PERIOD}`);
    expect(doj).toMatchObject({ ledger: 'demonstration', matches: { count: 0, seqs: [] } });
    expect(doj.proven.map(({ code }) => code)).toContain('none');
    const dhs = await certified(`agency=DHS&type=RequestMade,Disclosed&${PERIOD}`);
    const { count, seqs } = dhs.matches;
    expect([count, dhs.filter.types]).toEqual([1, ['Disclosed', 'RequestMade']]);
    const seq = seqs[0]?.[0];
    const receipt = await http.send({ url: `/log/receipts/${seq}` });
    const [, leaf = ''] = /^extra (.*)$/m.exec(receipt.body) ?? [];
    expect(Buffer.from(leaf, 'base64').toString()).toContain('"type":"RequestMade"');
  });

  it('is made byte for byte the same from the files of the log, and found right', async () => {
    const out = join(directory, 'own.json');
    const period = ['--from', '2025-06-01', '--until', '2025-06-30'];
    const filter = ['--agency', 'DHS', '--authority', '6103(i)(2)', '--type', 'RequestMade'];
    const make = ['silence', 'make', '--log', log, '--vkey', vkey, '--out', out];
    expect(await verify([...make, ...filter, ...period], now())).toMatchObject({ message: null });
    const query = `agency=DHS&authority=6103(i)(2)&type=RequestMade&${PERIOD}`;
    const { body } = await ask(query);
    expect(body).toBe(await readFile(out, 'utf8'));
    expect((JSON.parse(body) as SilenceCertificate).matches.count).toBe(1);
    const file = join(directory, 'served.json');
    await writeFile(file, body);
    const check = ['silence', 'check', file, '--log', log, '--vkey', vkey];
    expect(await verify(check, now())).toMatchObject({ message: null, found: { matches: 1 } });
    const lie = body.replace('"count": 1', '"count": 0');
    await writeFile(file, lie);
    expect(await verify(check, now())).toMatchObject({ kind: 'silence' });
  });

  it('asks for other public fields by equality, and by the day of recording', async () => {
    const asked = await certified(
      `where=requestingAgency:DHS,agency:DHS&type=RequestMade&${PERIOD}`,
    );
    expect([asked.filter.where, asked.matches.count]).toEqual([
      { agency: 'DHS', requestingAgency: 'DHS' },
      1,
    ]);
    const learnt = await certified(`agency=DHS&by=recordedOn&${PERIOD}`);
    expect([learnt.period.by, learnt.matches.count]).toEqual(['recordedOn', 0]);
  });

  it.each([
    ['where', `where=matter:x&type=RequestMade&${PERIOD}`, /official, the log only commits to it/],
    ['where', `where=address:x&${PERIOD}`, /personal, the log only commits to it/],
    ['where', `where=city:x&${PERIOD}`, /fields that these events have/],
    ['where', `where=agency:DHS&agency=DHS&${PERIOD}`, /each field once/],
    ['where', `where=agency&${PERIOD}`, /must match/],
    ['type', `type=RequestMad&${PERIOD}`, /types of events/],
    ['type', `type=request&${PERIOD}`, /must match/],
    ['agency', `agency=%20DHS&${PERIOD}`, /must be a code/],
    ['by', `by=day&${PERIOD}`, /must be one of/],
    ['from', 'until=2025-06-30', /day of the calendar/],
    ['until', 'from=2025-06-30&until=2025-06-31', /day of the calendar/],
    ['until', 'from=2025-06-30&until=2025-06-29', /not be before from/],
    ['until', 'from=2015-06-30&until=2025-07-29', /within 3660 days/],
    ['wait', `wait=1&${PERIOD}`, /is not a field here/],
  ])('refuses by %s: %s', async (field, query, message) => {
    const answer = await ask(query);
    expect(answer.json()).toMatchObject({
      type: '/problems/request-invalid',
      errors: expect.arrayContaining([{ field, message: expect.stringMatching(message) }]),
    });
  });

  it('refuses what no public field of such entries can answer', async () => {
    const asked = await ask(`where=keyCheckValues:1&type=LedgerOpened&${PERIOD}`);
    expect(asked.json()).toMatchObject({
      type: '/problems/request-invalid',
      errors: [{ field: 'where', message: expect.stringContaining('no single value') }],
    });
  });

  it('makes one at a time, lets a few wait, and sends the others away', async () => {
    const { files, silences } = http.parts.publicLog;
    const held = Promise.withResolvers<string | undefined>();
    const read = vi.spyOn(files, 'read').mockReturnValueOnce(held.promise);
    const period = { by: 'occurredOn', from: '2024-01-01', until: '2024-01-02' } as never;
    const asked = { types: null, where: {}, period };
    const waiting = Array.from({ length: 8 }, () =>
      silences.certify(asked, new AbortController().signal),
    );
    const away = await ask(PERIOD);
    expect([away.statusCode, away.headers['retry-after']]).toEqual([503, '10']);
    expect(away.json()).toMatchObject({ type: '/problems/too-many-certificates' });
    read.mockRestore();
    held.resolve(await files.read('checkpoint'));
    expect(new Set(await Promise.all(waiting)).size).toBe(1);
    expect((await ask(PERIOD)).statusCode).toBe(200);
  });

  it('stops for somebody who has gone, and goes on for the next', async () => {
    const { silences } = http.parts.publicLog;
    const period = { by: 'occurredOn', from: '2023-01-01', until: '2023-01-02' } as never;
    const gone = AbortSignal.abort();
    await expect(silences.certify({ types: null, where: {}, period }, gone)).rejects.toThrow();
    expect((await ask(PERIOD)).statusCode).toBe(200);
  });
});

it('a log without a checkpoint has none', async () => {
  const own = await openHttpApp();
  await own.follower.logWriter.stop();
  await rm(join(own.parts.config.dataDir, 'log', 'checkpoint'), { force: true });
  const answer = await own.send({ url: `/log/silence?${PERIOD}` });
  expect([answer.statusCode, answer.headers['retry-after']]).toEqual([503, '2']);
  expect(answer.json()).toMatchObject({ type: '/problems/not-under-checkpoint' });
  await own.close();
});
