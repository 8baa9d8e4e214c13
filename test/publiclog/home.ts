import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { EventStore, EventToAppend } from '../../src/eventstore/event-store.js';

export const ORIGIN = 'ledger.invalid/local';
export const PREFIX = 'ledger_local_';
export const STREAM = `${PREFIX}request-a`;

/** Where one log lies: its store, its files, its key. */
export type Home = {
  readonly directory: string;
  readonly store: string;
  readonly log: string;
  readonly keyFile: string;
};

export const homeIn = (directory: string): Home => ({
  directory,
  store: join(directory, 'data', 'events.db'),
  log: join(directory, 'data', 'log'),
  keyFile: join(directory, 'keys', 'local.log.json'),
});

const sha256 = (text: string): Buffer => createHash('sha256').update(text).digest();

/** The n-th event of a stream, the same in every process; such that `ledger verify` finds nothing wrong with it. */
export const eventAt = (n: number, marked = ''): EventToAppend => {
  const id = `${sha256(`${n}`).toString('hex').slice(0, 8)}-0000-8000-8000-${String(n).padStart(12, '0')}`;
  const type = n === 0 ? 'LedgerOpened' : 'Sampled';
  const commit = { official: sha256(`${n}${marked}`).toString('base64url'), personal: {} };
  const record = { v: 1, id, type, version: 1, recordedOn: '2025-08-07' };
  const faces = {
    signature: null,
    public: n === 0 ? { origin: ORIGIN } : { n },
    official: {},
    officialSeed: 's',
    commit,
    box: null,
  };
  return { id, type, record: JSON.stringify({ ...record, ...faces }) };
};

/** Events [from, to) of one stream. */
export const appendEvents = async (
  store: EventStore,
  from: number,
  to: number,
  stream = STREAM,
): Promise<void> => {
  for (let n = from; n < to; n += 100) {
    const events = Array.from({ length: Math.min(100, to - n) }, (_, i) => eventAt(n + i));
    await store.append(stream, events, n === 0 ? 'no-stream' : n - 1);
  }
};
