/**
 * Appends to a store and writes its public log, until it is killed.
 * Usage: node --import ./test/support/ts-imports.mjs log-process.ts DIRECTORY FROM
 */
import { SqliteEventStore } from '../../src/eventstore/sqlite/sqlite-event-store.js';
import { Log } from '../../src/platform/log.js';
import { PublicLog } from '../../src/publiclog/public-log.js';
import { appendEvents, homeIn, ORIGIN, PREFIX } from '../publiclog/home.js';

const [directory = '', from = '0'] = process.argv.slice(2);
const { store: file, log: files, keyFile } = homeIn(directory);
const store = SqliteEventStore.open({ file, prefix: PREFIX });
const log = new PublicLog({
  store,
  directory: files,
  origin: ORIGIN,
  keyFile,
  log: new Log(() => undefined),
});
log.start();
process.stdout.write('started\n');
// Some appends fill a tile, some do not.
for (let n = Number(from); log.status().state !== 'stopped';) {
  const count = 1 + (n % 97);
  await appendEvents(store, n, n + count);
  n += count;
  await new Promise((resolve) => setTimeout(resolve, n % 5));
}
process.stdout.write(`${JSON.stringify(log.status())}\n`);
