import { setTimeout as sleep } from 'node:timers/promises';

/** Waits for a promise, and asks `idle` first and again after as many ms as it says; Infinity: no more. */
export const waitingFor = async <T>(
  promise: Promise<T>,
  idle: () => Promise<number>,
): Promise<T> => {
  promise.catch(() => {}); // It is awaited below, perhaps after `idle` has taken its time.
  for (;;) {
    const ms = await idle();
    if (ms === Infinity) return promise;
    const enough = new AbortController();
    const passed = sleep(Math.max(ms, 1), undefined, { signal: enough.signal });
    passed.catch(() => {}); // Cut short by `enough`.
    const first = await Promise.race([
      promise.then(() => 'there' as const),
      passed.then(() => 'not-yet' as const),
    ]).finally(() => enough.abort());
    if (first === 'there') return promise;
  }
};
