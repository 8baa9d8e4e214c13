// Appends the same records to other event stores for Node.js. Run by `npm run bench -- --peers`, which writes the records.
//   node peers.mjs <records.ndjson> <directory> <batch> [postgres URL]
// Prints one JSON object a row: {what, events, ms}.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { getPostgreSQLEventStore } from '@event-driven-io/emmett-postgresql';
import { getSQLiteEventStore, sqliteConnection } from '@event-driven-io/emmett-sqlite';

const [file, directory, batchSize, postgres] = process.argv.slice(2);
const batch = Number(batchSize);
/** Emmett's stores keep a type and data: the record is the data. */
const events = readFileSync(file, 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => ({ type: 'Recorded', data: JSON.parse(line) }));

const measure = async (what, count, work) => {
  const began = performance.now();
  await work();
  process.stdout.write(
    `${JSON.stringify({ what, events: count, ms: performance.now() - began })}\n`,
  );
};

const singles = async (name, store) => {
  const some = events.slice(0, 1_000);
  await measure(`${name}, one after another`, some.length, async () => {
    for (const event of some) await store.appendToStream(`request-${randomUUID()}`, [event]);
  });
};

/** All in one stream, each batch at the version at which the one before ended. */
const batched = async (name, store) => {
  const stream = `request-${randomUUID()}`;
  await measure(`${name}, batches of ${batch}`, events.length, async () => {
    let expectedStreamVersion;
    for (let from = 0; from < events.length; from += batch) {
      const options = expectedStreamVersion === undefined ? {} : { expectedStreamVersion };
      const some = events.slice(from, from + batch);
      const appended = await store.appendToStream(stream, some, options);
      expectedStreamVersion = appended.nextExpectedStreamVersion;
    }
  });
};

// One connection for all: by default it opens one for every call, which is slower by far.
const fileName = join(directory, 'emmett.db');
const sqlite = getSQLiteEventStore({
  fileName,
  schema: { autoMigration: 'CreateOrUpdate' },
  connectionOptions: { singleton: true, connection: sqliteConnection({ fileName }) },
});
await singles('emmett-sqlite', sqlite);
await batched('emmett-sqlite', sqlite);

if (postgres !== undefined) {
  const store = getPostgreSQLEventStore(postgres);
  await singles('emmett-postgresql', store);
  await batched('emmett-postgresql', store);
  await store.close();
}
