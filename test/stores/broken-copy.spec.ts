import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { copyMark, openEmbedded, openKept, openStore } from '../../src/stores.js';
import { copy, type Source } from '../../src/eventstore/copy.js';
import { readConfig } from '../../src/platform/config.js';
import { recordSome } from '../verify/support/live-ledger.js';
import { ledger } from './command-line.js';
import { kinds } from './kinds.js';
import { places } from './places.js';
import { nameIn, recordLetter, recordPerson, settings } from './told.js';

const { place, started, stopped } = places();
const { KINDS } = kinds();

/** What can be read of it breaks off. */
const cutAfter = (events: number, source: Source): Source => ({
  async *readAll(after) {
    let read = 0;
    for await (const event of source.readAll(after)) {
      if ((read += 1) > events) throw new Error('killed');
      yield event;
    }
  },
});

describe.each(Object.keys(KINDS) as (keyof typeof KINDS)[])(
  'a copy into %s that was broken off',
  (kind) => {
    it('is known to whoever opens the store, until it is whole', async () => {
      const ledgerOf = KINDS[kind]();
      const from = settings(place(), { LEDGER_ID: ledgerOf['LEDGER_ID'] });
      const person = await recordPerson(await started(from), 'Testina Sampleton');
      await stopped();
      await recordSome(from, 1);
      const [file, keys] = [join(place(), 'copy.db'), join(place(), 'keys')];
      await ledger(['backup', 'store', file], from);
      await ledger(['backup', 'keys', keys], from);

      const there = settings(place(), ledgerOf);
      const config = readConfig(there);
      await ledger(['restore', 'keys', keys], there);
      const [source, target] = [openKept(config, file), await openStore(config)];
      const mark = copyMark(config, target);
      await expect(copy(cutAfter(4, source), target, { mark })).rejects.toThrow('killed');
      await Promise.all([source.close(), target.close()]);

      const words = 'was broken off, and it holds a part of a ledger';
      await expect(started(there)).rejects.toThrow(words);
      await expect(ledger(['rebuild'], there)).rejects.toThrow(words);
      await expect(ledger(['rebuild', '--shorter'], there)).rejects.toThrow(words);
      await expect(ledger(['backup', 'store', `${file}2`], there)).rejects.toThrow(words);
      const sick = await ledger(['store', 'doctor'], there);
      expect([sick.code, sick.out]).toEqual([1, expect.stringContaining('BAD  copy: ')]);

      await ledger(['restore', 'store', file], there);
      expect((await ledger(['store', 'doctor'], there)).out).not.toContain('copy');
      const http = await started(there);
      expect(await nameIn(http, person)).toBe('Testina Sampleton');
      expect((await recordLetter(http)).statusCode).toBe(201);
    });
  },
);

it('a part of a copy is not copied on', async () => {
  const embedded = settings(place());
  const from = { ...embedded, EVENTSTORE_URL: 'esdb://127.0.0.1:1?tls=false' };
  await recordSome(embedded, 1);
  const config = readConfig(embedded);
  const store = openEmbedded(config);
  await copyMark(config, store).write({ isWhole: false });
  await store.close();
  await expect(
    ledger(['store', 'copy', '--from', 'embedded', '--to', 'server'], from),
  ).rejects.toThrow('was broken off');
  const partial = join(place(), 'x.db');
  await expect(ledger(['backup', 'store', partial], embedded)).rejects.toThrow('was broken off');
  const file = join(embedded.LEDGER_DATA_DIR, 'events.db');
  await expect(ledger(['restore', 'store', file], settings(place()))).rejects.toThrow(
    `${file} was broken off`,
  );
});
