import type { EventStore } from '../eventstore/event-store.js';

/** How many events a stream holds, which are at most so many: looked up in a few dozen reads of one each. */
export const lengthOf = async (
  store: EventStore,
  stream: string,
  most: number,
): Promise<number> => {
  let [held, free] = [-1, most];
  while (free - held > 1) {
    const middle = Math.floor((held + free) / 2);
    if (await isHeld(store, stream, middle)) held = middle;
    else free = middle;
  }
  return free;
};

const isHeld = async (store: EventStore, stream: string, revision: number): Promise<boolean> => {
  for await (const _ of store.readStream(stream, revision)) return true;
  return false;
};
