import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { EventStoreDouble } from '../kurrentdb-double/event-store-double.js';
import type { Environment } from '../../src/platform/config.js';
import { type As, type HttpApp, openHttpApp } from '../support/http-app.js';
import { makeKey } from '../support/log-builder.js';

const DHS: As = { role: 'agency-recorder', agency: 'DHS' };
const OVERSIGHT: As = { role: 'oversight' };
const LETTER = {
  occurredOn: '2025-06-02',
  authority: '6103(i)(2)',
  form: 'electronic',
  signatory: null,
  items: [],
};

type Recorded = { readonly stream: string };

describe('several processes of one ledger on one event store', { timeout: 120_000 }, () => {
  let double: EventStoreDouble;
  let directory: string;
  const running: HttpApp[] = [];
  /** The keys are everybody's; so are the read models, unless a directory of its own is named. */
  const start = async (data = 'data', more: Environment = {}): Promise<HttpApp> => {
    const settings = {
      EVENTSTORE_URL: double.url,
      LEDGER_DATA_DIR: join(directory, data),
      LEDGER_KEY_FILE: join(directory, 'keys', 'local.json'),
      ...more,
    };
    const http = await openHttpApp(undefined, settings);
    running.push(http);
    return http;
  };
  const seenBy = async ({ send }: HttpApp, position: string | undefined): Promise<number> => {
    const { statusCode, body } = await send({ url: `/v1/requests?wait=${position}` }, OVERSIGHT);
    expect(statusCode).toBe(200);
    return (JSON.parse(body) as { readonly items: readonly unknown[] }).items.length;
  };
  const stateOf = ({ parts }: HttpApp): string => parts.projected.status().state;

  beforeEach(async () => {
    double = await EventStoreDouble.start();
    directory = await mkdtemp(join(tmpdir(), 'ledger-several-'));
  });
  afterEach(async () => {
    await Promise.all(running.splice(0).map((http) => http.close()));
    await double.close();
    await rm(directory, { recursive: true });
  });

  it('open it once, append all of them, and each reads what the others wrote', async () => {
    const [one, other, third] = [await start(), await start(), await start('data-of-its-own')];
    const answers = await Promise.all(
      [one, other, third].map((http, n) => http.post('/v1/requests', LETTER, DHS, `key-${n}`)),
    );
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([201, 201, 201]);
    for (const { headers } of answers)
      for (const http of [one, other, third])
        expect(await seenBy(http, headers['ledger-position'])).toBeGreaterThan(0);
    const last = answers.map(({ headers }) => headers['ledger-position']);
    const counts = await Promise.all(
      [one, other, third].map(async (http) =>
        Math.max(...(await Promise.all(last.map((position) => seenBy(http, position))))),
      ),
    );
    expect(counts).toEqual([3, 3, 3]);
    const types = [...double.log.stream('ledger_local_ledger-0')].map(({ type }) => type);
    expect(types).toEqual(['LedgerOpened']);
  });

  it('record a command once, whichever of them it is sent to, and however often', async () => {
    const [one, other] = [await start(), await start()];
    const sent = await Promise.all(
      [one, other, one, other].map((http) => http.post('/v1/requests', LETTER, DHS, 'the-key')),
    );
    const streams = sent.map((answer) => answer.json<Recorded>().stream);
    expect(new Set(streams).size).toBe(1);
    expect(double.log.stream(`ledger_local_request-${streams[0]}`)).toHaveLength(1);
  });

  it('decide again on what another wrote to the same stream meanwhile', async () => {
    const [one, other] = [await start(), await start()];
    const opened = (await one.post('/v1/requests', LETTER, DHS)).json<Recorded>();
    const line = { name: 'Testina Sampleton', periods: ['2023'], statutes: ['18 USC 1546'] };
    const posts = Array.from({ length: 12 }, (_, n) =>
      [one, other][n % 2]!.post(
        `/v1/requests/${opened.stream}/lines`,
        { occurredOn: '2025-06-02', lines: [line] },
        DHS,
        `line-${n}`,
      ),
    );
    const codes = (await Promise.all(posts)).map(({ statusCode }) => statusCode);
    expect(codes).toEqual(codes.map(() => 201));
    expect(double.log.stream(`ledger_local_request-${opened.stream}`)).toHaveLength(13);
  });

  it('let one project into a directory, and another take over when it ends', async () => {
    const one = await start();
    const other = await start();
    const states = [stateOf(one), stateOf(other)];
    expect(states.filter((state) => state === 'reading-only')).toHaveLength(1);
    const [projecting, reading] = stateOf(other) === 'reading-only' ? [one, other] : [other, one];
    running.splice(running.indexOf(projecting), 1);
    await projecting.close();
    const answer = await reading.post('/v1/requests', LETTER, DHS);
    expect(await seenBy(reading, answer.headers['ledger-position'])).toBe(1);
    expect(stateOf(reading)).toBe('following');
  });

  it('build the public log each, of which one signs; the others publish its checkpoint', async () => {
    const signing = await start('signing');
    const bodyOf = async ({ send }: HttpApp, path: string): Promise<string> =>
      (await send({ url: `/log/${path}` })).body;
    const covers = async (http: HttpApp, size: number): Promise<void> => {
      const covered = async () => Number((await bodyOf(http, 'checkpoint')).split('\n')[1]);
      await expect.poll(covered, { timeout: 60_000 }).toBe(size);
    };
    await expect.poll(() => bodyOf(signing, 'vkey')).toContain('ledger.invalid/local+');
    const other = await start('following', {
      LEDGER_LOG_SIGNER_URL: `${await signing.app.getUrl()}/log`,
      LEDGER_LOG_VKEY: (await bodyOf(signing, 'vkey')).trim(),
    });
    await signing.post('/v1/requests', LETTER, DHS);
    await other.post('/v1/requests', LETTER, DHS);
    await other.get('/v1/totals');
    const size = other.parts.projected.lastSeq() + 1;
    for (const http of [signing, other]) await covers(http, size);
    for (const path of ['checkpoint', 'vkey', 'policy', `tile/entries/000.p/${size}`])
      expect(await bodyOf(other, path)).toBe(await bodyOf(signing, path));
    const health = async (): Promise<unknown> =>
      (await other.send({ url: '/health/ready' })).json<{ signer: unknown }>().signer;
    expect(await health()).toBe('agrees');
    running.splice(running.indexOf(signing), 1);
    await signing.close();
    await expect.poll(health, { timeout: 60_000 }).toBe('away');
    expect((await other.post('/v1/requests', LETTER, DHS)).statusCode).toBe(201);
    await covers(other, size);
  });

  it('refuse to start with a key that is not one of their log', async () => {
    const settings = {
      LEDGER_LOG_SIGNER_URL: 'http://127.0.0.1:9/log',
      LEDGER_LOG_VKEY: makeKey('ledger.invalid/other').vkey,
    };
    await expect(start('data', settings)).rejects.toThrow(
      'LEDGER_LOG_VKEY is no key of the log ledger.invalid/local (LEDGER_ORIGIN).',
    );
  });
});
