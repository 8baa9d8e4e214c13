import type { KurrentDBClient } from '@kurrent/kurrentdb-client';
import { connect, type ConnectionSettings, prefersAnother, type Purpose } from './connection.js';

/**
 * The clients of one store. A client that failed is thrown away whole: its reads do not find the new
 * leader by themselves, and a stream of appends that the server ended is kept by it for ever.
 */
export class Clients {
  readonly #settings: ConnectionSettings;
  readonly #clients = new Map<Purpose, KurrentDBClient>();

  constructor(settings: ConnectionSettings) {
    this.#settings = settings;
  }

  for(purpose: Purpose): KurrentDBClient {
    const kind = purpose === 'follow' && prefersAnother(this.#settings) ? 'follow' : 'leader';
    const open = this.#clients.get(kind) ?? connect(this.#settings, kind);
    this.#clients.set(kind, open);
    return open;
  }

  /** The next call for the same purpose gets another; what this one has under way ends with an error. */
  discard(client: KurrentDBClient): void {
    for (const [kind, open] of this.#clients) if (open === client) this.#clients.delete(kind);
    void client.dispose();
  }

  async close(): Promise<void> {
    await Promise.all([...this.#clients.values()].map((client) => client.dispose()));
    this.#clients.clear();
  }
}
