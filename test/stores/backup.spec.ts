import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openKept, openStore } from '../../src/stores.js';
import type { RecordedEvent } from '../../src/eventstore/event-store.js';
import { readConfig } from '../../src/platform/config.js';
import { collect } from '../contract/store-under-test.js';
import { type Copied, copiedBy, ledger } from './command-line.js';
import { kinds } from './kinds.js';
import { places } from './places.js';
import { nameIn, recordLetter, recordPerson, settings } from './told.js';

const { place, started, stopped } = places();

/** Without positions, which are each store's own. */
const bare = (events: readonly RecordedEvent[]) =>
  events.map(({ stream, revision, id, type, record }) => [stream, revision, id, type, record]);

const { KINDS, anotherStore } = kinds();

describe.each(Object.keys(KINDS) as (keyof typeof KINDS)[])('a backup of %s', (kind) => {
  it('taken while it records is its beginning, and what is restored from it opens', async () => {
    const apart = place();
    const environment = settings(place(), KINDS[kind]());
    const http = await started(environment);
    const person = await recordPerson(http, 'Testina Sampleton');
    const ending = new AbortController();
    let recorded = 0;
    const recording = (async () => {
      for (; !ending.signal.aborted; recorded += 1)
        expect((await recordLetter(http)).statusCode).toBe(201);
    })();
    const [file, keys] = [join(apart, 'events', 'copy.db'), join(apart, 'keys')];
    const copied: Copied[] = [];
    for (const name of [file, `${file}2`])
      copied.push(copiedBy(await ledger(['backup', 'store', name], environment)));
    await ledger(['backup', 'keys', keys], environment);
    ending.abort();
    await recording;
    expect(recorded).toBeGreaterThan(0);
    expect(copied[1]!.events).toBeGreaterThanOrEqual(copied[0]!.events);
    expect(statSync(file).mode & 0o777).toBe(0o400);
    expect(readdirSync(join(apart, 'events'))).toEqual(['copy.db', 'copy.db2']);
    await stopped();

    const config = readConfig(environment);
    const [kept, store] = [openKept(config, file), await openStore(config)];
    const [all, some] = [await collect(store.readAll(null)), await collect(kept.readAll(null))];
    await Promise.all([kept.close(), store.close()]);
    expect(bare(some)).toEqual(bare(all.slice(0, copied[0]!.events)));

    const there = settings(place(), { LEDGER_ID: config.ledger.id });
    const renamed = { ...there, LEDGER_KEY_FILE: join(there.LEDGER_DATA_DIR, '..', 'local.json') };
    const restored = copiedBy(await ledger(['restore', 'store', `${file}2`], renamed));
    expect(restored).toMatchObject({ events: copied[1]!.events, leaves: copied[1]!.leaves });
    await ledger(['restore', 'keys', keys], renamed);
    // Of what was recorded after the copy of the store the key may have signed some.
    await ledger(['rebuild', '--shorter'], renamed);
    expect(await nameIn(await started(renamed), person)).toBe('Testina Sampleton');
  });

  it('is put back into the same kind of store, and may not be older than what was seen', async () => {
    const apart = place();
    const environment = settings(place(), KINDS[kind]());
    const http = await started(environment);
    const file = join(apart, 'copy.db');
    const { events } = copiedBy(await ledger(['backup', 'store', file], environment));
    await recordPerson(http, 'Testina Sampleton');
    await recordLetter(http);
    const head = await http.parts.store.head();
    await http.parts.projected.waitFor(head!, 10_000);
    await stopped();
    // Nothing is lost: there is nothing to be put back, and --older would not help.
    for (const options of [[], ['--older']])
      await expect(ledger(['restore', 'store', ...options, file], environment)).rejects.toThrow(
        /^The store holds more than this copy, which ends at seq \d+\. A copy goes into an empty store, or one that holds its beginning$/,
      );
    // The store is lost, and nothing else.
    const lost = { ...environment, ...(await anotherStore(environment)) };
    await expect(ledger(['restore', 'store', file], lost)).rejects.toThrow(
      `This copy holds ${events} events, but the read models here have seen ${events + 3}: 3 that were shown would be missing. If it is the best there is, restore it with --older`,
    );
    const ran = await ledger(['restore', 'store', '--older', file], lost);
    expect(copiedBy(ran).events).toBe(events);
    expect(ran.err).toContain('3 that were shown would be missing');
    expect(ran.err).toContain('Run `ledger rebuild --shorter`');
    expect((await recordLetter(await started(lost))).statusCode).toBe(503);
    await stopped();
    await expect(ledger(['rebuild'], lost)).rejects.toThrow(
      `The store holds ${events} events, but the read models have seen ${events + 3}: the last 3 are missing, or it is another store.`,
    );
    await ledger(['rebuild', '--shorter'], lost);
    const again = await started(lost);
    expect((await recordLetter(again)).statusCode).toBe(201);
  });
});
