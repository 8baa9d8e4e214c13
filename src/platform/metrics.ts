import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

/** What an operator watches. Labels are closed codes and route patterns, never an id. */
export class Metrics {
  readonly #registry = new Registry();
  readonly #seconds = new Histogram({
    name: 'ledger_http_request_seconds',
    help: 'Time from the first byte of a request to the last of its answer',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.002, 0.005, 0.015, 0.05, 0.2, 1, 5],
    registers: [this.#registry],
  });
  readonly #commands = new Counter({
    name: 'ledger_commands_total',
    help: 'Commands recorded; repeated: an earlier sending had recorded it already',
    labelNames: ['route', 'repeated'],
    registers: [this.#registry],
  });

  constructor() {
    collectDefaultMetrics({ register: this.#registry });
  }

  answered(
    labels: { readonly method: string; readonly route: string; readonly status: number },
    seconds: number,
  ): void {
    this.#seconds.observe(labels, seconds);
  }

  recorded(route: string, repeated: boolean): void {
    this.#commands.inc({ route, repeated: String(repeated) });
  }

  /** A number that is read when somebody looks. */
  gauge(name: `ledger_${string}`, help: string, read: () => number): void {
    const gauge: Gauge = new Gauge({
      name,
      help,
      registers: [this.#registry],
      collect: () => gauge.set(read()),
    });
  }

  /** Prometheus text format, and the media type to send it with. */
  async exposition(): Promise<{ readonly type: string; readonly text: string }> {
    return { type: this.#registry.contentType, text: await this.#registry.metrics() };
  }
}
