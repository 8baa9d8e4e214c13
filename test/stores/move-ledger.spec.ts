import { cpSync, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { holdEmbedded } from '../../src/stores.js';
import { readConfig } from '../../src/platform/config.js';
import { EventStoreDouble } from '../kurrentdb-double/event-store-double.js';
import { type HttpApp, openHttpApp } from '../support/http-app.js';
import { temporaryDirectory } from '../support/ledger.js';
import { type Copied, copiedBy, ledger } from './command-line.js';
import { nameIn, recordLetter, recordPerson, settings } from './told.js';

let double: EventStoreDouble;
let directory: string;
let running: HttpApp | undefined;
const started = async (environment: Parameters<typeof openHttpApp>[1]): Promise<HttpApp> => {
  await running?.close();
  running = await openHttpApp(undefined, environment);
  return running;
};
const onServer = () => settings(directory, { EVENTSTORE_URL: double.url });
/** Another machine, which has the keys alone. */
const elsewhere = () => ({ ...settings(directory), LEDGER_DATA_DIR: join(directory, 'other') });
/** What a rebuild says of every row. */
const rowsOf = ({ out }: { readonly out: string }): string =>
  (JSON.parse(out) as { readonly digest: string }).digest;

beforeAll(async () => {
  double = await EventStoreDouble.start();
  directory = temporaryDirectory();
});
afterAll(async () => {
  await running?.close();
  await double.close();
  rmSync(directory, { recursive: true });
});

describe('a ledger moved from the embedded store to a server and on to another embedded store', () => {
  let moved: Copied;
  let before: string;
  let after: string;
  let rows: string;

  it('takes nothing new while it is copied, and says when to come again', async () => {
    const http = await started(settings(directory));
    before = await recordPerson(http, 'Testina Sampleton');
    const hold = holdEmbedded(readConfig(settings(directory)));
    const refused = await recordLetter(http);
    hold.release();
    expect(refused.statusCode).toBe(503);
    expect(refused.headers['retry-after']).toMatch(/^\d+$/);
    expect((await recordLetter(http)).statusCode).toBe(201);
    expect(await nameIn(http, before)).toBe('Testina Sampleton');
    await http.close();
    running = undefined;
    rows = rowsOf(await ledger(['rebuild'], settings(directory)));
  });

  it('is there with every event, and copied once', async () => {
    const ran = await ledger(['store', 'copy', '--from', 'embedded', '--to', 'server'], onServer());
    moved = copiedBy(ran);
    expect(moved).toMatchObject({ found: 0, leaves: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect(ran.err).toContain('run `ledger rebuild`');
    const again = await ledger(
      ['store', 'copy', '--from', 'embedded', '--to', 'server'],
      onServer(),
    );
    expect(copiedBy(again)).toEqual({ ...moved, found: moved.events });
  });

  it('starts there with the same keys; read models that were kept stand still until they are rebuilt', async () => {
    const stale = await started(onServer());
    await expect.poll(() => stale.parts.projected.status().stopped).not.toBeNull();
    expect(['other-store', 'store-behind-checkpoint']).toContain(
      stale.parts.projected.status().stopped,
    );
    expect(rowsOf(await ledger(['rebuild'], onServer()))).toBe(rows);
    const projected = () => stale.parts.projected.status();
    await expect.poll(projected, { timeout: 60_000 }).toMatchObject({ state: 'following' });
    expect(projected()).toMatchObject({ stopped: null });
    const http = await started(onServer());
    expect(await nameIn(http, before)).toBe('Testina Sampleton');
    after = await recordPerson(http, 'Exempla Testa');
    expect(await nameIn(http, after)).toBe('Exempla Testa');
    await http.close();
    running = undefined;
  });

  it('does not go back into the store that it left, unless that is its beginning', async () => {
    const environment = { ...elsewhere(), LEDGER_ID: 'another' };
    await (await started(environment)).close();
    running = undefined;
    await expect(
      ledger(['store', 'copy', '--from', 'server', '--to', 'embedded'], {
        ...elsewhere(),
        EVENTSTORE_URL: double.url,
      }),
    ).rejects.toThrow('holds another ledger');
    rmSync(join(directory, 'other'), { recursive: true });
  });

  it('goes on to another embedded store, and works there', async () => {
    const environment = { ...elsewhere(), EVENTSTORE_URL: double.url };
    const ran = await ledger(
      ['store', 'copy', '--from', 'server', '--to', 'embedded'],
      environment,
    );
    expect(copiedBy(ran).events).toBeGreaterThan(moved.events);
    expect(readdirSync(join(directory, 'other'))).toEqual(['events.db']);
    const seen = join(directory, 'data', 'readmodels');
    cpSync(seen, join(directory, 'other', 'readmodels'), { recursive: true });
    const stale = await started(elsewhere());
    await expect.poll(() => stale.parts.projected.status().stopped).toBe('other-store');
    await stale.close();
    running = undefined;
    await ledger(['rebuild'], elsewhere());
    const http = await started(elsewhere());
    expect(await nameIn(http, before)).toBe('Testina Sampleton');
    expect(await nameIn(http, after)).toBe('Exempla Testa');
    await http.close();
    running = undefined;
  });

  it('is not begun again on the server that it left, until it comes back', async () => {
    await expect(started(onServer())).rejects.toThrow(
      'was moved out of this server: unset EVENTSTORE_URL',
    );
    const examined = await ledger(['store', 'doctor'], onServer());
    expect(examined).toMatchObject({ code: 1, out: expect.stringContaining('BAD  moved: ') });
    const environment = { ...elsewhere(), EVENTSTORE_URL: double.url };
    await ledger(['store', 'copy', '--from', 'embedded', '--to', 'server'], environment);
    await expect(started(elsewhere())).rejects.toThrow('set EVENTSTORE_URL');
    await ledger(['rebuild'], environment);
    const http = await started(environment);
    expect(await nameIn(http, after)).toBe('Exempla Testa');
  });
});

describe('nothing is moved', () => {
  it.each([
    [['--from', 'server', '--to', 'server'], 'must name different stores'],
    [['--from', 'embedded', '--to', 'server'], 'EVENTSTORE_URL must name the server'],
  ])('with %j', async (words, said) => {
    await expect(ledger(['store', 'copy', ...words], settings(directory))).rejects.toThrow(said);
  });

  it('out of a directory that holds no ledger, or under an id that it does not hold', async () => {
    const empty = join(directory, 'empty');
    mkdirSync(empty);
    const words = ['store', 'copy', '--from', 'embedded', '--to', 'server'];
    await expect(ledger(words, { ...onServer(), LEDGER_DATA_DIR: empty })).rejects.toThrow(
      `LEDGER_DATA_DIR (${empty}) holds no ledger`,
    );
    expect(readdirSync(empty)).toEqual([]);
    await expect(ledger(words, { ...onServer(), LEDGER_ID: 'nobody' })).rejects.toThrow(
      'holds no event of this ledger',
    );
    const back = ['store', 'copy', '--from', 'server', '--to', 'embedded'];
    const nobody = { ...onServer(), LEDGER_DATA_DIR: empty, LEDGER_ID: 'nobody' };
    await expect(ledger(back, nobody)).rejects.toThrow('holds no event of this ledger');
    expect(readdirSync(empty)).toEqual([]);
    expect(existsSync(join(empty, 'events.db'))).toBe(false);
  });
});
