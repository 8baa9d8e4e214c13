/** Opens the keys named in argv, waits for a byte, then makes data keys and prints what it got. */
import { once } from 'node:events';
import type { Day } from '../../src/kernel/dates.js';
import { Keys } from '../../src/privacy/keys.js';

const [keyFile = '', storeIsEmpty, streams] = process.argv.slice(2);
process.stdout.write('ready\n');
await once(process.stdin, 'data');
const keys = await Keys.open({ keyFile, storeIsEmpty: storeIsEmpty === 'true' });
const subject = keys.subject('900700001', '2025-06-27' as Day);
const made = await Promise.all(
  Array.from({ length: Number(streams) }, (_, n) =>
    keys.dataKey(`ledger_local_request-${n}`, '2025-06-27' as Day),
  ),
);
const dataKeys = made.map(({ kid, key }) => [kid, key.export().toString('hex')]);
process.stdout.write(JSON.stringify({ subject, checkValues: keys.checkValues(), dataKeys }));
await keys.close();
process.stdin.destroy();
