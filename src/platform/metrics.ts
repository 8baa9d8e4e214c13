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

  readonly #appends = new Histogram({
    name: 'ledger_store_append_seconds',
    help: 'Time of one append to the event store; outcome: appended, or the kind of the failure',
    labelNames: ['outcome'],
    buckets: [0.002, 0.005, 0.015, 0.05, 0.2, 1, 5, 20],
    registers: [this.#registry],
  });

  readonly #damage = new Counter({
    name: 'ledger_store_damage_found_total',
    help: 'Appends and reads that found that the store lost or changed what was recorded',
    labelNames: ['doing'],
    registers: [this.#registry],
  });

  constructor() {
    collectDefaultMetrics({ register: this.#registry });
    // There from the beginning: an increase from nothing would not be seen.
    for (const doing of ['append', 'read']) this.#damage.inc({ doing }, 0);
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

  appended(outcome: string, seconds: number): void {
    this.#appends.observe({ outcome }, seconds);
  }

  foundDamage(doing: 'append' | 'read'): void {
    this.#damage.inc({ doing });
  }

  /** A number that is read when somebody looks. */
  gauge(name: `ledger_${string}`, help: string, read: () => number | Promise<number>): void {
    const gauge: Gauge = new Gauge({
      name,
      help,
      registers: [this.#registry],
      collect: async () => gauge.set(await read()),
    });
  }

  /** One number for each value of a label, read when somebody looks. The values are closed codes. */
  gauges(
    name: `ledger_${string}`,
    help: string,
    label: string,
    read: () => Readonly<Record<string, number>>,
  ): void {
    const gauge: Gauge = new Gauge({
      name,
      help,
      labelNames: [label],
      registers: [this.#registry],
      collect: () => {
        gauge.reset();
        for (const [value, number] of Object.entries(read())) gauge.set({ [label]: value }, number);
      },
    });
  }

  /** What only grows, for each value of a label; read when somebody looks. The values are closed codes. */
  counts(
    name: `ledger_${string}_total`,
    help: string,
    label: string,
    read: () => Readonly<Record<string, number>>,
  ): void {
    const counter: Counter = new Counter({
      name,
      help,
      labelNames: [label],
      registers: [this.#registry],
      collect: () => {
        counter.reset();
        for (const [value, number] of Object.entries(read()))
          counter.inc({ [label]: value }, number);
      },
    });
  }

  /** Prometheus text format, and the media type to send it with. */
  async exposition(): Promise<{ readonly type: string; readonly text: string }> {
    return { type: this.#registry.contentType, text: await this.#registry.metrics() };
  }
}
