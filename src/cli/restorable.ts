import { type Copy, mustBeWhole } from '../eventstore/copy-mark.js';
import type { Digest } from '../eventstore/digests.js';
import { DamagedCopy, readThrough } from '../eventstore/read-through.js';
import type { Config } from '../platform/config.js';
import { ReadModels } from '../readmodels/database.js';
import { type Kept, openToRead, type Stores } from './stores.js';

type Place = { readonly stores: Stores; readonly config: Config };
export type Options = {
  readonly older?: boolean | undefined;
  readonly leaves?: string | undefined;
};
type Named = Options & { readonly file: string };

/**
 * Reads the whole copy before anything is written. The read models remember how far the log went, and its events.
 * @returns whether the copy lacks any of them, which `older` allows.
 * @throws Error when it does, and `older` is not said; when the copy is damaged, or not the one that is wanted; when it
 * is of another history, or the store in place holds more than it.
 */
export const isOlderThanSeen = async (
  copied: Kept,
  { stores, config }: Place,
  named: Named,
): Promise<boolean> => {
  const { file, older = false } = named;
  const readModels = new ReadModels(stores.readModelsDirectory(config));
  try {
    const seen = readModels.lastSeq() + 1;
    const { events, last } = await read(copied, named, seen);
    if (events === 0)
      throw new Error(`${file} holds no event of the ledger "${config.ledger.id}" (LEDGER_ID)`);
    const at = Math.min(events, seen) - 1;
    if (at >= 0 && readModels.journal().entry(at).id !== last) throw isOfAnother(at);
    if (events >= seen) return false;
    if (await holdsMoreThan(events, { stores, config })) throw isInPlace(events);
    const words = `This copy holds ${events} events, but the read models here have seen ${seen}: ${seen - events} that were shown would be missing.`;
    if (!older) throw new Error(`${words} If it is the best there is, restore it with --older`);
    process.stderr.write(`${words}\n`);
    return true;
  } finally {
    readModels.close();
  }
};

/** How many events there are, and the id of the last one among the first `seen`. @throws Error that names the file. */
const read = async (
  copied: Kept,
  { file, leaves }: Named,
  seen: number,
): Promise<{ events: number; last: string }> => {
  mustBeWhole(copied.copy, file);
  let last = '';
  const digest = await readThrough(copied, ({ id }, seq) => {
    if (seq < seen) last = id;
  }).catch((error: unknown) => {
    if (!(error instanceof DamagedCopy)) throw error;
    throw new Error(`${file} is damaged. ${error.message}. ${ANOTHER}`, { cause: error });
  });
  if (digest.events > 0) mustBeThat(digest, copied.copy, { file, leaves });
  return { events: digest.events, last };
};

const mustBeThat = (
  found: Digest,
  copy: Copy | undefined,
  { file, leaves }: Pick<Named, 'file' | 'leaves'>,
): void => {
  if (leaves !== undefined && leaves.toLowerCase() !== found.leaves)
    throw new Error(
      `${file} is not that copy: the digest of its leaves is ${found.leaves}. ${ANOTHER}`,
    );
  if (copy === undefined || !copy.isWhole) return;
  const kept = { events: copy.events, leaves: copy.leaves, records: copy.records };
  if (JSON.stringify(kept) !== JSON.stringify(found))
    throw new Error(
      `${file} was changed since it was made: it held ${kept.events} events then, with leaves ${kept.leaves}; now ${found.events}, with leaves ${found.leaves}. ${ANOTHER}`,
    );
};

const ANOTHER = 'Nothing was restored. Take another copy';

const holdsMoreThan = async (events: number, { stores, config }: Place): Promise<boolean> => {
  if (!stores.hasStore(config)) return false;
  const store = await openToRead(stores, config);
  let held = 0;
  try {
    for await (const _ of store.readAll(null)) if ((held += 1) > events) return true;
    return false;
  } finally {
    await store.close();
  }
};

const isOfAnother = (seq: number): Error =>
  new Error(
    `This copy is of another ledger, or was written apart: at seq ${seq} it holds another event than the read models here have seen. Look for a copy of this ledger, or take another LEDGER_DATA_DIR for that one`,
  );

const isInPlace = (events: number): Error =>
  new Error(
    `The store holds more than this copy, which ends at seq ${events - 1}. A copy goes into an empty store, or one that holds its beginning`,
  );
