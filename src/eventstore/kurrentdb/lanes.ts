import limited, { type LimitFunction } from 'p-limit';
import type { KurrentDBClient } from '@kurrent/kurrentdb-client';
import type { Clients } from './clients.js';

/**
 * Appends on their way at once over one client. Without credentials it sends all of them over one stream, and
 * where a sixteenth had to wait for that stream as it breaks, the client would bring down the process.
 */
const IN_A_LANE = 15;
const LANES = 4;

/** Several clients beside each other, each opened only when those before it are full. */
export class Lanes {
  readonly #clients: Clients;
  readonly #lanes: readonly LimitFunction[] = Array.from({ length: LANES }, () =>
    limited(IN_A_LANE),
  );

  constructor(clients: Clients) {
    this.#clients = clients;
  }

  /** Runs with a client of its own lane, at once or when there is room. */
  run<T>(work: (client: KurrentDBClient) => Promise<T>): Promise<T> {
    const loads = this.#lanes.map(({ activeCount, pendingCount }) => activeCount + pendingCount);
    const free = loads.findIndex((load) => load < IN_A_LANE);
    const lane = free < 0 ? loads.indexOf(Math.min(...loads)) : free;
    return this.#lanes[lane]!(() => work(this.#clients.for(`append ${lane}`)));
  }
}
