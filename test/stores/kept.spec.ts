import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openKept } from '../../src/eventstore/sqlite/kept.js';
import { SqliteEventStore } from '../../src/eventstore/sqlite/sqlite-event-store.js';
import { temporaryDirectory } from '../support/ledger.js';
import { fill } from '../support/sampled.js';

const PREFIX = 'ledger_test_';

it('a store that is read as if nobody wrote is read no further once somebody may write', async () => {
  const file = join(temporaryDirectory(), 'events.db');
  const open = () => SqliteEventStore.open({ file, prefix: PREFIX });
  const first = open();
  await fill(first, PREFIX, 1_200);
  await first.close();
  const kept = openKept({ file, prefix: PREFIX });
  const reading = kept.readAll(null)[Symbol.asyncIterator]();
  await reading.next();
  const second = open();
  await expect(
    (async () => {
      while ((await reading.next()).done !== true);
    })(),
  ).rejects.toThrow('came into use while it was read. Run the command again');
  const live = openKept({ file, prefix: PREFIX });
  expect(await Array.fromAsync(live.readAll(null))).toHaveLength(1_200);
  await Promise.all([kept.close(), live.close(), second.close()]);
});
