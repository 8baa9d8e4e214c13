import { parentPort, workerData } from 'node:worker_threads';
import { Problem } from '../../kernel/problem.js';
import { Keys } from '../../privacy/keys.js';
import { Bench } from './bench.js';
import type { Answer, Asked, ThreadData } from './work-thread.js';

// The thread of a WorkThread: what is asked is done one after another, in its order.

const { keyFile, directory } = workerData as ThreadData;
const bench = new Bench(directory, await Keys.open({ keyFile, storeIsEmpty: false }));

const done = (asked: Asked): Promise<unknown> => {
  switch (asked.what) {
    case 'check':
      return bench.check(asked.task);
    case 'digest':
      return bench.digest();
    case 'seal':
      return bench.seal(asked.task);
    case 'look':
      return bench.look(asked.task);
  }
};

/** Of what nobody foresaw only where it was: a message may quote what could not be read. */
const failureOf = (error: unknown): Answer => {
  if (error instanceof Problem) return { problem: { id: error.id, detail: error.message } };
  const { name, stack = '' } = error instanceof Error ? error : new Error();
  return { failed: { name, frames: stack.split('\n').filter((line) => /^\s+at /.test(line)) } };
};

let before: Promise<void> = Promise.resolve();
parentPort?.on('message', (asked: Asked) => {
  before = before
    .then(() => done(asked))
    .then(
      (result): Answer => ({ result }),
      (error: unknown) => failureOf(error),
    )
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- threads have none
    .then((answer) => parentPort?.postMessage(answer));
});
