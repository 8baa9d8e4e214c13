import type { EventStore } from '../../eventstore/event-store.js';
import { streamName } from '../../eventstore/stream-name.js';
import { decode } from '../event-types.js';
import { ledgerOpened } from '../ledger/ledger.events.js';
import { appendOwn, type Self } from '../own-events.js';
import { rulePackActivated } from './pack.events.js';

/** A rule pack of this program: what findings name, and what it is made of. */
export type RunningPack = {
  readonly id: string;
  readonly version: number;
  readonly contentHash: string;
  readonly rules: number;
};

/**
 * Appends `RulePackActivated` for each pack that is not the one in use, so that the log says which rules
 * judged when.
 * @throws Error as `mayJudge`, before anything is appended.
 */
export const activatePacks = async (self: Self, packs: readonly RunningPack[]): Promise<void> => {
  await mayJudge(self, packs);
  for (const pack of packs) await activate(self, pack);
};

/** Whether the ledger was opened and perhaps given its packs, and nothing else has happened yet. */
export const isNew = async (store: EventStore): Promise<boolean> => {
  for await (const { type } of store.readAll(null))
    if (type !== ledgerOpened.type && type !== rulePackActivated.type) return false;
  return true;
};

/**
 * @throws Error that says what to do, where a pack is older than the one in use, or other files stand under
 * a version that was in use.
 */
export const mayJudge = async (self: Self, packs: readonly RunningPack[]): Promise<void> => {
  for (const pack of packs) mayFollow(pack, await lastOf(self, pack));
};

const activate = async (self: Self, pack: RunningPack): Promise<void> => {
  const { id, version, contentHash, rules } = pack;
  const event = {
    category: 'pack',
    streamId: id,
    key: `${id}@${version} ${contentHash}`,
    eventType: rulePackActivated,
    data: { pack: id, version, contentHash, rules },
  };
  for (;;) {
    const last = await lastOf(self, pack);
    mayFollow(pack, last);
    if (last?.version === version) return;
    // Moved on: another process has activated this version or another one. Look again.
    if ((await appendOwn(self, event, last?.revision ?? 'no-stream')) === 'appended') return;
  }
};

type Activation = Pick<RunningPack, 'version' | 'contentHash'> & { readonly revision: number };

const lastOf = async (
  { store, ledger }: Self,
  { id }: RunningPack,
): Promise<Activation | undefined> => {
  let last: Activation | undefined;
  for await (const event of store.readStream(streamName(ledger.id, 'pack', id))) {
    const { version, contentHash } = decode(event).public as Pick<
      RunningPack,
      'version' | 'contentHash'
    >;
    last = { version, contentHash, revision: event.revision };
  }
  return last;
};

/** @throws Error where the log says that this pack must not be the one in use. */
const mayFollow = (pack: RunningPack, last: Activation | undefined): void => {
  if (last === undefined || pack.version > last.version) return;
  if (pack.version < last.version)
    throw new Error(
      `Rule pack ${pack.id} is version ${pack.version} in this program, but version ${last.version} is in use in this ledger. Start the program that has version ${last.version} or a later one.`,
    );
  if (pack.contentHash !== last.contentHash)
    throw new Error(
      `Rule pack ${pack.id} calls itself version ${pack.version}, but its files are not those that this ledger knows by that version (SHA-256 ${pack.contentHash}; recorded: ${last.contentHash}). If its rules, or what they call, were changed on purpose, raise the version in its pack.ts; if not, put the files of that version back. To try rules of a version that is not released, start on a new LEDGER_DATA_DIR.`,
    );
};
