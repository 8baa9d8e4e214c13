import { type BeforeApplicationShutdown, Injectable } from '@nestjs/common';
import { setTimeout as sleep } from 'node:timers/promises';
import { Problem } from '../../kernel/problem.js';
import { Metrics } from '../../platform/metrics.js';

/** Streams open at once: in all, for one network address, and for one account of a watchdog. */
export const MAX_STREAMS = { all: 500, address: 10, account: 50 } as const;

/** How long a closing process waits until every stream has said so. */
const GOODBYE_MS = 1_000;

/** Who reads a stream. Kept while it is open, and nowhere else. */
export type Reader = { readonly kind: 'address' | 'account'; readonly name: string };

/** Counts open streams, so that nobody can use them all up, and ends them when the process closes. */
@Injectable()
export class OpenStreams implements BeforeApplicationShutdown {
  readonly #open = new Map<symbol, string>();
  readonly #closing = new AbortController();

  constructor(metrics: Metrics) {
    metrics.gauge('ledger_open_streams', 'Event streams that are open', () => this.#open.size);
  }

  /** Aborts when the process closes. */
  get closing(): AbortSignal {
    return this.#closing.signal;
  }

  /** Takes a place; the caller gives it back. @throws Problem too-many-streams. */
  enter({ kind, name }: Reader): () => void {
    const reader = `${kind} ${name}`;
    const own = [...this.#open.values()].filter((one) => one === reader).length;
    if (this.#open.size >= MAX_STREAMS.all || own >= MAX_STREAMS[kind])
      throw new Problem('too-many-streams', 'Close one, or read /v1/events page by page.', {
        retryAfterSeconds: 30,
      });
    const place = Symbol('stream');
    this.#open.set(place, reader);
    return () => this.#open.delete(place);
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.#closing.abort();
    const until = performance.now() + GOODBYE_MS;
    while (this.#open.size > 0 && performance.now() < until) await sleep(10);
  }
}
