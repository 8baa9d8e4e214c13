/**
 * Appends to a store and writes its public log: until it is killed, or, from SIGUSR2 on, UNTIL events are under a
 * checkpoint. It says what was acknowledged as soon as it is, and at the end how the log stands. What could not be
 * appended is sent again for a while, as a client does.
 * Usage: node --import ./test/support/ts-imports.mjs log-process.ts DIRECTORY FROM [UNTIL]
 */
import { once } from 'node:events';
import { stat } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { EventStoreError } from '../../src/eventstore/event-store.js';
import { SqliteEventStore } from '../../src/eventstore/sqlite/sqlite-event-store.js';
import { LogWriter } from '../../src/publiclog/log-writer.js';
import { appendEvents, homeIn, ORIGIN, PREFIX } from '../publiclog/home.js';

const [directory = '', from = '0', until = 'Infinity'] = process.argv.slice(2);
const MOST_TRIES = 500;
const say = (text: string): void => void process.stdout.write(`${text}\n`);

if (until !== 'Infinity') {
  const told = once(process, 'SIGUSR2');
  const alive = setInterval(() => {}, 60_000);
  await stat('.'); // Now there is the thread for files.
  say(`waits ${process.pid}`);
  await told;
  clearInterval(alive);
}

const { store: file, log: files, keyFile } = homeIn(directory);
const store = SqliteEventStore.open({ file, prefix: PREFIX });
const log = new LogWriter({ store, directory: files, origin: ORIGIN, keyFile });

const append = async (n: number, count: number): Promise<void> => {
  for (let tries = 1; ; tries += 1)
    try {
      return await appendEvents(store, n, n + count);
    } catch (error) {
      if (!(error instanceof EventStoreError) || tries === MOST_TRIES) throw error;
      say(error.name);
      await sleep(20);
    }
};

log.start();
say('started');
// Some appends fill a tile, some do not.
for (let n = Number(from); n < Number(until) && log.status().state !== 'stopped';) {
  const count = Math.min(1 + (n % 97), Number(until) - n);
  await append(n, count);
  n += count;
  say(`acknowledged ${n}`);
  await sleep(n % 20);
}
while (log.status().state !== 'stopped' && log.status().size < Number(until)) await sleep(20);
say(JSON.stringify(log.status()));
await log.stop();
await store.close();
