import type { EventStore, EventToAppend } from '../../src/eventstore/event-store.js';

const idOf = (n: number): string => `00000000-0000-8000-8000-${String(n).padStart(12, '0')}`;

/** The least that has a leaf. */
export const sampled = (n: number): EventToAppend => ({
  id: idOf(n),
  type: 'Sampled',
  record: JSON.stringify({
    v: 1,
    id: idOf(n),
    type: 'Sampled',
    version: 1,
    recordedOn: '2025-08-07',
    signature: null,
    public: { n },
    official: {},
    officialSeed: 'seed',
    commit: { official: 'digest', personal: {} },
    box: null,
  }),
});

/** Events 0 to count - 1, in turn in three streams of a ledger, two at a time. */
export const fill = async (
  store: EventStore,
  prefix: string,
  count: number,
  from = 0,
): Promise<void> => {
  for (let n = from; n < count; n += 2) {
    const stream = `${prefix}request-${(n / 2) % 3}`;
    const at = Math.floor(n / 6) * 2 - 1;
    await store.append(stream, [sampled(n), sampled(n + 1)], at < 0 ? 'no-stream' : at);
  }
};
