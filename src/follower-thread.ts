/** What runs in the thread of a FollowerThread. The settings are those of the process. */
import { parentPort } from 'node:worker_threads';
import type { Report } from './follower/follower.js';
import { followInPlace } from './followers.js';
import { readConfig } from './platform/config.js';
import { openStore } from './stores.js';

const ALIVE_MS = 1_000;

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- threads have none
const say = (report: Report): void => parentPort?.postMessage(report);

setInterval(() => say('alive'), ALIVE_MS).unref();
const config = readConfig(process.env);
const store = await openStore(config);
const follower = followInPlace(config, store, say);
follower.start();
parentPort?.once('message', () => {
  void follower.stop().then(() => store.close());
});
