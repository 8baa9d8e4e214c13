import type { Digest } from './digests.js';
import { type EventStore, EventStoreError } from './event-store.js';
import { send } from './send.js';

/** What a store says of the copy that was made into it. */
export type Copy =
  /** It was begun, and is not whole: the store holds a part of a ledger. */
  | { readonly isWhole: false }
  /** It was whole once, and then was this. */
  | ({ readonly isWhole: true } & Digest);

/**
 * The mark of a copy lies in the store that it is made into, outside the ledger, so that everybody who opens the store
 * sees it, from wherever.
 */
export type CopyMark = {
  /** `undefined`: no copy was ever made into this store, or by a program that left no mark. */
  readonly read: () => Promise<Copy | undefined>;
  readonly write: (copy: Copy) => Promise<void>;
};

/** On a server: the last event of a stream of its own, whose name begins otherwise than those of any ledger. */
export const markInStream = (store: EventStore, ledgerId: string): CopyMark => {
  const stream = `ledgercopy_${ledgerId}`;
  const last = async () => {
    let found: { readonly revision: number; readonly record: string } | undefined;
    for await (const event of store.readStream(stream)) found = event;
    return found;
  };
  return {
    read: async () => copyIn((await last())?.record),
    write: async (copy) => {
      const revision = (await last())?.revision;
      const event = { id: crypto.randomUUID(), type: 'Copy', record: JSON.stringify(copy) };
      if ((await send(store, stream, [event], revision ?? 'no-stream')) === 'moved-on')
        throw new EventStoreError('unavailable', 'Another copy is made into the same store');
    },
  };
};

export const copyIn = (text: string | undefined): Copy | undefined =>
  text === undefined ? undefined : (JSON.parse(text) as Copy);

/** @throws Error, saying what to do, where a copy into the store was broken off. */
export const mustBeWhole = (copy: Copy | undefined, where: string): void => {
  if (copy?.isWhole === false)
    throw new Error(
      `A copy into ${where} was broken off, and it holds a part of a ledger. Run the \`ledger restore store\` or \`ledger store copy\` that made it again: it goes on. Or copy into an empty store`,
    );
};
