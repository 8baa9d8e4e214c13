/** Usage: node --import ./test/support/ts-imports.mjs kurrent-other-process.ts URL PREFIX ORDER */
import { KurrentEventStore } from '../../src/eventstore/kurrentdb/kurrent-event-store.js';
import { obey, type Order } from './other-process.js';

const [url = '', prefix = '', order = ''] = process.argv.slice(2);
const store = new KurrentEventStore({ url, prefix });
await obey(store, JSON.parse(order) as Order);
await store.close();
