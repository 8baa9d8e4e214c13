import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MAX_STREAMS } from '../../src/http/feeds/open-streams.js';
import { PACKS } from '../../src/statute/packs.js';
import { type As, type HttpApp, openHttpApp } from '../support/http-app.js';

const OVERSIGHT: As = { role: 'oversight' };
const DHS: As = { role: 'agency-recorder', agency: 'DHS' };
/** What a start records, and three requests: the ledger, its rule packs, and these. */
const EVENTS = 1 + PACKS.length + 3;
const LAST = EVENTS - 1;
const record = (http: HttpApp) => http.post('/v1/requests', { occurredOn: '2025-06-27' }, DHS);

/** What a stream has sent, read until a text is in it or it ends. */
const reading = async (url: string, headers: Record<string, string> = {}) => {
  const leaving = new AbortController();
  const answer = await fetch(url, { headers, signal: leaving.signal });
  const chunks = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  const until = async (wanted: string): Promise<string> => {
    while (!text.includes(wanted)) {
      const { done, value = '' } = (await chunks?.read()) ?? { done: true };
      if (done) break;
      text += value;
    }
    return text;
  };
  return { answer, until, leave: () => leaving.abort() };
};

const idsIn = (text: string): readonly number[] =>
  [...text.matchAll(/^id: (\d+)\ndata: \{/gm)].map(([, id]) => Number(id));

describe('the public log', () => {
  let http: HttpApp;
  let address: string;
  beforeAll(async () => {
    http = await openHttpApp();
    address = await http.app.getUrl();
    for (let n = 0; n < 3; n += 1) await record(http);
    await http.get('/v1/events');
  });
  afterAll(() => http.close());

  it('is one leaf a line: line i is seq after+1+i', async () => {
    const all = (await http.send({ url: '/v1/events' })).body.trimEnd().split('\n');
    expect(all).toHaveLength(EVENTS);
    expect(JSON.parse(all[0] ?? '')).toMatchObject({ type: 'LedgerOpened', revision: 0 });
    const some = await http.send({ url: '/v1/events?after=1&limit=1' });
    expect(some.headers['content-type']).toBe('application/x-ndjson');
    expect(some.body).toBe(`${all[2]}\n`);
    expect((await http.send({ url: `/v1/events?after=${LAST}` })).body).toBe('');
  });

  it('says so to whoever holds more than the log has: it is another log, or an older copy', async () => {
    const beyond = await http.send({ url: '/v1/events?after=99' });
    expect(beyond.json()).toMatchObject({ type: '/problems/cursor-invalid', status: 400 });
    const streamed = await fetch(`${address}/v1/stream`, { headers: { 'last-event-id': '99' } });
    expect(streamed.status).toBe(400);
    expect(await streamed.json()).toMatchObject({ type: '/problems/cursor-invalid' });
  });

  it('streams the same bytes: what was, then what comes, without a token', async () => {
    const stream = await reading(`${address}/v1/stream`);
    expect(stream.answer.headers.get('content-type')).toContain('text/event-stream');
    expect(stream.answer.headers.get('cache-control')).toContain('no-transform');
    expect(stream.answer.headers.get('x-accel-buffering')).toBe('no');
    expect(await stream.until(`id: ${LAST}\n`)).toMatch(/^retry: 3000\n\nid: 0\ndata: /);
    await record(http);
    const text = await stream.until(`id: ${EVENTS}\n`);
    expect(idsIn(text)).toEqual(Array.from({ length: EVENTS + 1 }, (_, seq) => seq));
    const leaves = (await http.get('/v1/events')).body.trimEnd().split('\n');
    const sent = [...text.matchAll(/^data: (.*)$/gm)].map(([, data]) => data);
    expect(sent.slice(0, EVENTS)).toEqual(leaves.slice(0, EVENTS));
    stream.leave();
  });

  it('goes on after the last event that a client has seen, and says so in its first bytes', async () => {
    const resumed = await reading(`${address}/v1/stream?after=0`, { 'last-event-id': '2' });
    const text = await resumed.until('id: 3\n');
    expect(text).toMatch(/^retry: 3000\nid: 2\n\n/);
    expect(idsIn(text)[0]).toBe(3);
    resumed.leave();
    const after = await reading(`${address}/v1/stream?after=1`);
    expect(idsIn(await after.until('id: 2\n'))[0]).toBe(2);
    after.leave();
  });

  it('refuses a place that is none, before it streams', async () => {
    const headers = { 'last-event-id': 'Testa' };
    const { answer } = await reading(`${address}/v1/stream`, headers);
    expect(answer.status).toBe(400);
    expect(await answer.text().catch(() => '')).not.toContain('Testa');
  });

  it('has a bound of streams for one address, and gives a place back when a client leaves', async () => {
    const open = [];
    for (let n = 0; n < MAX_STREAMS.address; n += 1) {
      const stream = await reading(`${address}/v1/stream`);
      await stream.until('id: 0\n');
      open.push(stream);
    }
    const one = await fetch(`${address}/v1/stream`);
    expect(one.status).toBe(503);
    expect(one.headers.get('retry-after')).toBe('30');
    expect(await one.json()).toMatchObject({ type: '/problems/too-many-streams' });
    for (const stream of open) stream.leave();
    await expect
      .poll(async () => {
        const again = await reading(`${address}/v1/stream`);
        again.leave();
        return again.answer.status;
      })
      .toBe(200);
  });
});

it('a closing service says goodbye to its streams and does not wait for them to leave', async () => {
  const http = await openHttpApp();
  const stream = await reading(`${await http.app.getUrl()}/v1/stream`);
  await stream.until('id: 0\n');
  const closed = http.close();
  expect(await stream.until('never')).toMatch(/: the ledger is closing\n\n$/);
  await closed;
});

describe('where no checkpoint covers what was recorded', () => {
  let http: HttpApp;
  let stream: string;
  const lines = async (query = '', as?: As): Promise<number> =>
    (await http.send({ url: `/v1/events${query}` }, as)).body.split('\n').length - 1;
  const timeline = async () => {
    const answer = await http.get(`/v1/streams/${stream}/timeline`, OVERSIGHT);
    type Page = { items: { seq: number }[]; checkpoint: { size: number } };
    return { headers: answer.headers, ...answer.json<Page>() };
  };
  beforeAll(async () => {
    http = await openHttpApp();
    await record(http);
    await http.get('/v1/events');
    await http.follower.logWriter.stop();
    stream = (await record(http)).json<{ stream: string }>().stream;
    await http.get('/v1/totals');
  });
  afterAll(() => http.close());
  const SIZE = 1 + PACKS.length + 1;

  it('the feed ends at the checkpoint, whoever asks, and says so', async () => {
    const answer = await http.send({ url: '/v1/events' });
    expect(answer.headers['ledger-checkpoint']).toBe(`${SIZE}`);
    expect(answer.headers['ledger-seq']).toBe(`${SIZE}`);
    for (const as of [undefined, OVERSIGHT, { role: 'watchdog' } as const])
      expect(await lines('', as)).toBe(SIZE);
    expect(await lines(`?after=${SIZE - 2}`)).toBe(1);
    expect([await lines(`?after=${SIZE - 1}`), await lines(`?after=${SIZE}`)]).toEqual([0, 0]);
    const beyond = await http.send({ url: `/v1/events?after=${SIZE + 1}` });
    expect(beyond.json()).toMatchObject({ type: '/problems/cursor-invalid' });
  });

  it('oversight sees the event, and that it is not yet under one', async () => {
    const { items, checkpoint, headers } = await timeline();
    expect(items.map(({ seq }) => seq)).toEqual([SIZE]);
    expect(checkpoint).toEqual({ size: SIZE });
    expect(headers['ledger-checkpoint']).toBe(`${SIZE}`);
  });

  it('a feed that is to wait for it says that there is none', async () => {
    const answer = await http.get('/v1/events');
    expect(answer.json()).toMatchObject({ type: '/problems/not-under-checkpoint', status: 503 });
    expect(answer.headers['retry-after']).toBe('1');
  }, 60_000);

  it('a stream and a feed that waits have it as soon as there is one', async () => {
    const live = await reading(`${await http.app.getUrl()}/v1/stream?after=${SIZE - 1}`);
    expect(live.answer.headers.get('ledger-checkpoint')).toBe(`${SIZE}`);
    const waited = http.get('/v1/events');
    http.follower.logWriter.start();
    expect(idsIn(await live.until(`id: ${SIZE}\n`))).toEqual([SIZE]);
    const { headers, body } = await waited;
    expect(headers['ledger-checkpoint']).toBe(`${SIZE + 1}`);
    expect(body.trimEnd().split('\n')).toHaveLength(SIZE + 1);
    expect((await timeline()).checkpoint).toEqual({ size: SIZE + 1 });
    live.leave();
  });

  it('and where the public log stands still so does the feed: the stream says so and ends', async () => {
    const { publicLog, config } = http.parts;
    await http.follower.logWriter.stop();
    await rm(join(config.dataDir, 'log/tile/0'), { recursive: true });
    http.follower.logWriter.start();
    await expect.poll(() => publicLog.status().state).toBe('stopped');
    await record(http);
    await http.get('/v1/totals');
    const live = await reading(`${await http.app.getUrl()}/v1/stream?after=${SIZE - 1}`);
    const text = await live.until('never');
    expect(idsIn(text)).toEqual([SIZE]);
    expect(text).toMatch(/: the log cannot be read on here; see \/health\/ready\n\n$/);
    expect(await lines()).toBe(SIZE + 1);
  });
});
