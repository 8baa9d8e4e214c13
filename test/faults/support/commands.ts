import { setTimeout as pause } from 'node:timers/promises';
import { expect } from 'vitest';
import type { RecordedEvent } from '../../../src/eventstore/event-store.js';
import { parseStreamName } from '../../../src/eventstore/stream-name.js';
import type { As, HttpApp } from '../../support/http-app.js';

export const DHS: As = { role: 'agency-recorder', agency: 'DHS' };
export const OVERSIGHT: As = { role: 'oversight' };

const ON = { occurredOn: '2025-06-02' };
export const LETTER = { ...ON, authority: '6103(i)(2)', form: 'electronic' };
export const LINES = { ...ON, lines: [{ name: 'Testa Sample', tin: '000-12-3456' }] };

type Recorded = {
  readonly stream: string;
  readonly events: readonly { readonly id: string; readonly revision: number }[];
  readonly position: string;
};

type Answer = Awaited<ReturnType<HttpApp['post']>>;

/** All that may be answered besides what was recorded. */
export const expectUnavailable = ({ statusCode, headers, body }: Answer): void => {
  expect([statusCode, body]).toEqual([503, expect.stringContaining('/problems/store-unavailable')]);
  expect(headers['content-type']).toMatch(/^application\/problem\+json/);
  expect(headers['retry-after']).toMatch(/^[1-9]\d*$/);
};

/** A client that sends each command under its key until it is acknowledged, and keeps what it was told. */
export class Client {
  readonly acknowledged: Recorded[] = [];
  refused = 0;
  #keys = 0;

  constructor(
    private readonly http: HttpApp,
    private readonly name = 'a client',
  ) {}

  async open(): Promise<string> {
    return this.command('/v1/requests', LETTER);
  }

  async addLine(stream: string): Promise<string> {
    return this.command(`/v1/requests/${stream}/lines`, LINES);
  }

  async command(url: string, body: object): Promise<string> {
    const key = `${this.name} ${(this.#keys += 1)}`;
    for (;;) {
      const answer = await this.http.post(url, body, DHS, key);
      if (answer.statusCode === 201 || answer.statusCode === 200) return this.#note(answer);
      expectUnavailable(answer);
      this.refused += 1;
      await pause(100);
    }
  }

  #note(answer: Answer): string {
    const { stream, events } = answer.json<Recorded>();
    const position = this.http.parts.keys.openToken(answer.headers['ledger-position'] ?? '') ?? '';
    this.acknowledged.push({ stream, events, position });
    return stream;
  }
}

/** Several clients at once, each opening requests and adding lines to them, until `stop`. */
export class Load {
  readonly clients: readonly Client[];
  readonly #working: Promise<unknown>;
  #stopping = false;

  constructor(http: HttpApp, clients = 8) {
    this.clients = Array.from({ length: clients }, (_, n) => new Client(http, `client ${n}`));
    this.#working = Promise.all(this.clients.map((client) => this.#work(client)));
    this.#working.catch(() => {});
  }

  /** Until so many more are acknowledged. @throws what was answered wrongly. */
  async goesOn(more: number): Promise<void> {
    const enough = this.acknowledged.length + more;
    while (this.acknowledged.length < enough) await Promise.race([this.#working, pause(20)]);
  }

  /** Once everything that was begun is acknowledged. @throws what was answered wrongly. */
  async stop(): Promise<void> {
    this.#stopping = true;
    await this.#working;
  }

  get acknowledged(): readonly Recorded[] {
    return this.clients.flatMap((client) => client.acknowledged);
  }

  get refused(): number {
    return this.clients.reduce((sum, { refused }) => sum + refused, 0);
  }

  async #work(client: Client): Promise<void> {
    while (!this.#stopping) {
      const stream = await client.open();
      for (let line = 0; line < 3; line += 1) await client.addLine(stream);
    }
  }
}

/** Each acknowledged command stands in the log once, where it was said to stand, and nothing else does. */
export const expectEachOnce = (
  log: readonly RecordedEvent[],
  acknowledged: readonly Recorded[],
): void => {
  const requests = log.flatMap(({ stream, revision, id, position }) => {
    const name = parseStreamName(stream);
    return name?.category === 'request' ? [{ at: `${name.id} ${revision}`, id, position }] : [];
  });
  const told = acknowledged.flatMap(({ stream, events, position }) =>
    events.map(({ id, revision }, n) => ({
      at: `${stream} ${revision}`,
      id,
      ...(n === events.length - 1 ? { position } : {}),
    })),
  );
  const there = new Map(requests.map((event) => [event.at, event]));
  const lost = told.filter(({ at, id, position }) => {
    const event = there.get(at);
    return event?.id !== id || (position !== undefined && event.position !== position);
  });
  expect({
    lost,
    events: requests.length,
    ids: new Set(requests.map(({ id }) => id)).size,
  }).toEqual({ lost: [], events: told.length, ids: told.length });
};
