import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** Where connections go: gRPC begins with its preface, or over TLS names HTTP/2 alone in its hello. */
export type Backends = { readonly grpc: number; readonly http: number };
const isGrpc = (begin: Buffer): boolean =>
  begin.includes('PRI * HTTP/2') || (begin.includes('\x02h2') && !begin.includes('http/1.1'));

/**
 * Below those that a system gives to whoever asks for any: nobody else has the port of a node that is
 * down when it comes back.
 */
const anyPort = (): number => randomInt(20_000, 32_000);

/** One connection of a client, and the one that goes on from here. */
type Pair = { readonly client: Socket; readonly backend: Socket };

/**
 * The public port of a node: passes bytes on to the server behind. It can be cut, frozen and slowed
 * without the server's help, as a process or a network would be.
 */
export class Wire {
  readonly #backends: Backends;
  readonly #server = createServer((client) => this.#accept(client));
  readonly #clients = new Set<Socket>();
  readonly #pairs = new Map<number, Pair>();
  #thawed: Promise<void> | undefined;
  #thaw: () => void = () => {};
  #delay = 0;

  constructor(backends: Backends) {
    this.#backends = backends;
  }

  /** @param port 0: any that is free. @returns it. */
  async listen(port: number): Promise<number> {
    for (;;) {
      try {
        this.#server.listen(port === 0 ? anyPort() : port, '127.0.0.1');
        await once(this.#server, 'listening');
        return (this.#server.address() as AddressInfo).port;
      } catch (error) {
        if (port !== 0 || (error as { readonly code?: string }).code !== 'EADDRINUSE') throw error;
      }
    }
  }

  get listening(): boolean {
    return this.#server.listening;
  }

  /** As the end of the process: nothing listens, and every connection is reset. */
  async close(): Promise<void> {
    this.thaw();
    const closed = once(this.#server, 'close');
    this.#server.close();
    this.cut();
    await closed;
  }

  /** Resets every connection. */
  cut(): void {
    for (const client of this.#clients) client.resetAndDestroy();
  }

  /** Resets the connection that reached the server from this address. */
  cutPeer(peer: string): void {
    this.#pairs.get(Number(peer.split(':').at(-1)))?.client.resetAndDestroy();
  }

  /** As a stopped process: connections open and stay, and nothing goes through. */
  freeze(): void {
    if (this.#thawed) return;
    this.#thawed = new Promise((resolve) => {
      this.#thaw = resolve;
    });
    for (const { client, backend } of this.#pairs.values())
      for (const end of [client, backend]) end.pause();
  }

  thaw(): void {
    this.#thawed = undefined;
    this.#thaw();
    for (const { client, backend } of this.#pairs.values())
      for (const end of [client, backend]) end.resume();
  }

  /** Every byte of an answer comes this much later. */
  delayAnswers(milliseconds: number): void {
    this.#delay = milliseconds;
  }

  #accept(client: Socket): void {
    client.setNoDelay(true);
    this.#clients.add(client);
    client.on('error', () => {}).on('close', () => this.#clients.delete(client));
    client.once('data', (begin: Buffer) => {
      client.pause();
      void this.#join(client, begin);
    });
  }

  async #join(client: Socket, begin: Buffer): Promise<void> {
    await this.#thawed;
    if (client.destroyed) return;
    const backend = connect(isGrpc(begin) ? this.#backends.grpc : this.#backends.http, '127.0.0.1');
    backend.setNoDelay(true).on('error', () => {});
    client.on('close', () => backend.destroy());
    await new Promise((resolve) => backend.once('connect', resolve).once('close', resolve));
    if (client.destroyed || !backend.localPort) return void client.destroy();
    const port = backend.localPort;
    this.#pairs.set(port, { client, backend });
    backend.on('close', () => {
      this.#pairs.delete(port);
      client.destroySoon();
    });
    backend.write(begin);
    this.#pump(client, backend, () => 0);
    this.#pump(backend, client, () => this.#delay);
    if (this.#thawed) for (const end of [client, backend]) end.pause();
    else client.resume();
  }

  #pump(from: Socket, to: Socket, delay: () => number): void {
    // One after another: a byte whose time has come never overtakes one before it.
    let passed = Promise.resolve();
    const pass = (chunk: Buffer): void => {
      if (to.destroyed || to.write(chunk)) return;
      from.pause();
      to.once('drain', () => {
        if (!this.#thawed) from.resume();
      });
    };
    const later = (then: () => void): void => {
      const due = Date.now() + delay();
      passed = passed.then(async () => {
        if (due > Date.now()) await sleep(due - Date.now());
        then();
      });
    };
    from.on('data', (chunk: Buffer) => later(() => pass(chunk)));
    from.on('end', () => later(() => to.end()));
  }
}
