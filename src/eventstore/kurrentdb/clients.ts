import { setTimeout as pause } from 'node:timers/promises';
import type { KurrentDBClient } from '@kurrent/kurrentdb-client';
import {
  connect,
  type ConnectionSettings,
  lacksName,
  prefersAnother,
  type Purpose,
} from './connection.js';
import { foundNoLeader } from './failures.js';

const PATIENCE_MS = 1_000;

/**
 * The clients of one store. A client that failed is thrown away whole: its reads do not find the new
 * leader by themselves, and a stream of appends that the server ended is kept by it for ever. What is asked in one
 * answer has a client of its own: it goes over the client's second connection, which comes back later than the first
 * one, and would break off the reads that are under way there.
 */
export class Clients {
  readonly #settings: ConnectionSettings;
  readonly #clients = new Map<Purpose, KurrentDBClient>();

  constructor(settings: ConnectionSettings) {
    this.#settings = settings;
  }

  for(purpose: Purpose): KurrentDBClient {
    const kind =
      purpose === 'follow' && !prefersAnother(this.#settings) ? ('leader' as const) : purpose;
    const open = this.#clients.get(kind) ?? connect(this.#settings, kind);
    this.#clients.set(kind, open);
    return open;
  }

  /** A client that found no node does not say why: here it is known whether TLS was asked for without a name. */
  explain(cause: unknown): unknown {
    if (!foundNoLeader(cause) || !lacksName(this.#settings)) return cause;
    const { message } = cause as Error;
    return new Error(`${message} No servername: an IP address`, { cause });
  }

  /** The next call for the same purpose gets another; what this one has under way ends with an error. */
  discard(client: KurrentDBClient): void {
    for (const [kind, open] of this.#clients) if (open === client) this.#clients.delete(kind);
    void client.dispose();
  }

  /** A client whose server ended a stream of its own accord never says that it is disposed of. */
  async close(): Promise<void> {
    const disposing = [...this.#clients.values()].map((client) => client.dispose());
    this.#clients.clear();
    await Promise.race([Promise.all(disposing), pause(PATIENCE_MS, undefined, { ref: false })]);
  }
}
