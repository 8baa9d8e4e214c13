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

/** A revision that no stream has: nothing comes of what is tried there. */
const NEVER = BigInt(Number.MAX_SAFE_INTEGER);

/** What the ledger's user can do, by trying. */
export const tried = async (trial: Trial): Promise<Diagnosis[]> => {
  const { stream } = trial;
  const client = connect(trial, 'leader');
  const at = { expectedRevision: NEVER };
  try {
    return [
      ...(await triedToWork(client, stream)),
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

/** What it must be able to do. */
export const triedToWork = async (
  client: KurrentDBClient,
  stream: string,
): Promise<Diagnosis[]> => {
  const event = binaryEvent({ type: 'Tried', data: Buffer.alloc(0) });
  // First: before the password counts, everything would be refused.
  const reads = await untilLetIn(() => first(client.readAll(LAST_OF_ALL)));
  return [
    may('reading the log', reads),
    may('reading a stream', await outcomeOf(() => first(client.readStream(stream, LAST)))),
    may(
      'appending',
      await outcomeOf(() => client.appendToStream(stream, event, { streamState: NEVER })),
    ),
  ];
};

/** `other`: it got past the access list, and then came to nothing. */
type Outcome = { readonly kind: 'done' | 'refused' | 'wrong password' | 'other'; why?: string };

const may = (what: string, { kind, why }: Outcome): Diagnosis => {
  const done = kind === 'done' || why === 'wrong-expected-version' || why === 'stream-not-found';
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

const LAST = { direction: BACKWARDS, fromRevision: END, maxCount: 1 } as const;
const LAST_OF_ALL = { direction: BACKWARDS, fromPosition: END, maxCount: 1 } as const;

const first = async (events: AsyncIterable<unknown>): Promise<void> => {
  for await (const _ of events) return;
};
