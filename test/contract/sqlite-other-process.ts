/** Usage: node --import ./test/support/ts-imports.mjs sqlite-other-process.ts FILE PREFIX ORDER */
import { SqliteEventStore } from '../../src/eventstore/sqlite/sqlite-event-store.js';
import { obey, type Order } from './other-process.js';

const [file = '', prefix = '', order = ''] = process.argv.slice(2);
const store = SqliteEventStore.open({ file, prefix });
await obey(store, JSON.parse(order) as Order);
await store.close();
