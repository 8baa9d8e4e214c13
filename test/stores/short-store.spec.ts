import { cpSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import type { Environment } from '../../src/platform/config.js';
import { healthOf } from '../faults/support/service.js';
import { recordSome } from '../verify/support/live-ledger.js';
import type { HttpApp } from '../support/http-app.js';
import { ledger } from './command-line.js';
import { kinds } from './kinds.js';
import { places } from './places.js';
import { recordLetter, settings } from './told.js';

const { place, started, stopped } = places();
const { KINDS, anotherStore } = kinds();
type Names = ReturnType<typeof settings>;

const remove = ({ LEDGER_DATA_DIR }: Names, name: string): void =>
  rmSync(join(LEDGER_DATA_DIR, name), { recursive: true });

/** A ledger that is published, and two copies of its store: of 3 events fewer, and of all. */
const recorded = async (kind: Environment) => {
  const environment: Names = settings(place(), kind);
  const copies = place();
  const [older, newer] = [join(copies, '1.db'), join(copies, '2.db')];
  for (const copy of [older, newer]) {
    await recordSome(environment, 1);
    await ledger(['backup', 'store', copy], environment);
  }
  return { environment, older, newer };
};
const SEEN = 9;
const MISSING = 3;

/** Nothing is recorded, and that is said. */
const expectNothingRecorded = async (http: HttpApp): Promise<void> => {
  const before = await http.parts.store.head();
  const { statusCode, body } = await recordLetter(http);
  expect([statusCode, body]).toEqual([503, expect.stringContaining('/problems/store-damaged')]);
  await vi.waitFor(async () => expect(await healthOf(http)).toMatchObject({ status: 503 }), 30_000);
  expect(await http.parts.store.head()).toBe(before);
  expect(http.log.join('')).toContain('store-short');
};

describe.each(Object.keys(KINDS) as (keyof typeof KINDS)[])('in %s that is empty', (kind) => {
  it('no ledger is opened where anything says that there was one, and nothing is rebuilt', async () => {
    const { environment, newer } = await recorded(KINDS[kind]());
    const lost = { ...environment, ...(await anotherStore(environment)) };
    for (const gone of ['readmodels', 'log', '']) {
      await expect(started(lost)).rejects.toThrow(/^The store is empty, but .*Restore it/s);
      for (const options of [[], ['--shorter']])
        await expect(ledger(['rebuild', ...options], lost)).rejects.toThrow(
          /^The store is empty, but .* have seen 9 events|^The store is empty, but 9 events were published or signed/,
        );
      if (gone !== '') remove(lost, gone);
    }
    await ledger(['restore', 'store', newer], lost);
    await ledger(['rebuild'], lost);
    expect((await recordLetter(await started(lost))).statusCode).toBe(201);
  });
});

it('where EVENTSTORE_URL was forgotten the embedded store is not taken for the ledger', async () => {
  const { environment } = await recorded(KINDS['a server']());
  const { LEDGER_DATA_DIR, LEDGER_KEY_FILE } = environment;
  const { LEDGER_ID } = environment as Environment;
  const forgotten = { LEDGER_DATA_DIR, LEDGER_KEY_FILE, LEDGER_ID };
  await expect(started(forgotten)).rejects.toThrow('EVENTSTORE_URL');
  await expect(ledger(['rebuild'], forgotten)).rejects.toThrow('EVENTSTORE_URL');
  await expect(started(forgotten)).rejects.toThrow('EVENTSTORE_URL');
  expect((await recordLetter(await started(environment))).statusCode).toBe(201);
});

describe.each(Object.keys(KINDS) as (keyof typeof KINDS)[])('%s that ends too early', (kind) => {
  /** Of what was known beside the store, only this is left. */
  const KNOWN_BY = {
    'the read models': (there: Names) => remove(there, 'log'),
    'what the key signed': (there: Names) => {
      remove(there, 'readmodels');
      remove(there, 'log');
    },
    'the published checkpoint': (there: Names) => {
      remove(there, 'readmodels');
      rmSync(join(dirname(there.LEDGER_KEY_FILE), `${idOf(there)}.log.json.signed`));
    },
  } as const;
  const idOf = (there: Environment): string => there['LEDGER_ID'] ?? 'local';

  it.each(Object.keys(KNOWN_BY) as (keyof typeof KNOWN_BY)[])(
    'takes nothing, as %s alone knows, until the newer copy is put back',
    async (by) => {
      const { environment, older, newer } = await recorded(KINDS[kind]());
      const lost = { ...environment, ...(await anotherStore(environment)) };
      const keys = dirname(lost.LEDGER_KEY_FILE);
      cpSync(keys, `${keys}-kept`, { recursive: true });
      await ledger(['restore', 'store', '--older', older], lost);
      KNOWN_BY[by](lost);
      await expectNothingRecorded(await started(lost));
      await stopped();
      const doctor = await ledger(['store', 'doctor'], lost);
      expect([doctor.code, doctor.out]).toEqual([
        1,
        expect.stringContaining(`BAD  what was seen: The store holds ${SEEN - MISSING} events`),
      ]);
      await expect(ledger(['rebuild'], lost)).rejects.toThrow(
        `the last ${MISSING} are missing, or it is another store`,
      );
      cpSync(`${keys}-kept`, keys, { recursive: true });
      await ledger(['restore', 'store', newer], lost);
      await ledger(['rebuild'], lost);
      expect((await recordLetter(await started(lost))).statusCode).toBe(201);
    },
  );

  it('is gone on from where the operator says so, and loses nothing of that a second time', async () => {
    const { environment, older } = await recorded(KINDS[kind]());
    const lost = { ...environment, ...(await anotherStore(environment)) };
    await ledger(['restore', 'store', '--older', older], lost);
    await ledger(['rebuild', '--shorter'], lost);
    const http = await started(lost);
    expect((await recordLetter(http)).statusCode).toBe(201);
    await http.parts.projected.waitFor((await http.parts.store.head())!, 10_000);
    await stopped();
    const again = { ...lost, ...(await anotherStore(lost)) };
    await expect(started(again)).rejects.toThrow('The store is empty, but the read models');
    await ledger(['restore', 'store', '--older', older], again);
    await expectNothingRecorded(await started(again));
  });
});
