import { setTimeout as pause } from 'node:timers/promises';
import { binaryEvent, BACKWARDS, END, type KurrentDBClient } from '@kurrent/kurrentdb-client';
import { type Diagnosis, sound, unsound } from '../diagnosis.js';
import { connect } from './connection.js';

type Trial = {
  readonly url: string;
  readonly credentialsFile: string;
  /** A stream of the ledger; nothing is written there. */
  readonly stream: string;
};

/** A node may take an old password a second longer. */
const PATIENCE_MS = 5_000;
const PAUSE_MS = 100;
const UNAUTHENTICATED = 16;

/** What the ledger's user can do, by trying: at a revision that no stream has, so that nothing comes of it. */
export const tried = async ({ url, credentialsFile, stream }: Trial): Promise<Diagnosis[]> => {
  const client = connect({ url, credentialsFile }, 'leader');
  const never = BigInt(Number.MAX_SAFE_INTEGER);
  const at = { expectedRevision: never };
  const event = binaryEvent({ type: 'Tried', data: Buffer.alloc(0) });
  try {
    // First: before the password counts, everything would be refused.
    const reads = await untilLetIn(() => readLast(client));
    return [
      may('reading the log', reads),
      may(
        'appending',
        await outcomeOf(() => client.appendToStream(stream, event, { streamState: never })),
      ),
      mayNot('deleting', await outcomeOf(() => client.deleteStream(stream, at))),
      mayNot('deleting by force', await outcomeOf(() => client.tombstoneStream(stream, at))),
      mayNot(
        'truncating',
        await outcomeOf(() => client.setStreamMetadata(stream, { truncateBefore: 1 }, at)),
      ),
    ];
  } finally {
    await client.dispose();
  }
};

/** `other`: it got past the access list, and then came to nothing. */
type Outcome = { readonly kind: 'done' | 'refused' | 'wrong password' | 'other'; why?: string };

const may = (what: string, { kind, why }: Outcome): Diagnosis => {
  const done = kind === 'done' || why === 'wrong-expected-version';
  return done
    ? sound(what, "the ledger's user may")
    : unsound(what, `the ledger's user may not (${why ?? kind})`);
};

const mayNot = (what: string, { kind, why }: Outcome): Diagnosis =>
  kind === 'refused'
    ? sound(what, "the ledger's user is refused")
    : unsound(what, `the ledger's user is not refused (${why ?? kind})`);

const outcomeOf = async (attempt: () => Promise<unknown>): Promise<Outcome> => {
  try {
    await attempt();
    return { kind: 'done' };
  } catch (error) {
    const { type, code, message } = error as { type?: string; code?: unknown; message?: string };
    if (type !== 'access-denied') return { kind: 'other', why: type ?? message ?? 'unknown' };
    const kind = code === UNAUTHENTICATED ? 'wrong password' : 'refused';
    return { kind, why: kind };
  }
};

/** A read does not tell a wrong password from too few rights: both may pass. */
const untilLetIn = async (attempt: () => Promise<unknown>): Promise<Outcome> => {
  for (const deadline = Date.now() + PATIENCE_MS; ; await pause(PAUSE_MS)) {
    const outcome = await outcomeOf(attempt);
    if (outcome.kind === 'done' || Date.now() > deadline) return outcome;
  }
};

const readLast = async (client: KurrentDBClient): Promise<void> => {
  const last = { direction: BACKWARDS, fromPosition: END, maxCount: 1 } as const;
  for await (const _ of client.readAll(last)) return;
};
