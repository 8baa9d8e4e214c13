import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Files } from './log-builder.js';

/** What a lying server does instead of serving a path. */
export type Lie = (answer: ServerResponse, request: IncomingMessage) => void;

/** Serves a log's files under /log, but for the paths about which it lies. Loopback only. */
export class LogServer {
  readonly #server: Server;

  private constructor(
    public files: Files,
    readonly lies: Map<string, Lie>,
  ) {
    this.#server = createServer((request, answer) => {
      const path = (request.url ?? '').replace(/^\/log\//, '');
      const lie = this.lies.get(path);
      if (lie !== undefined) return lie(answer, request);
      const bytes = this.files.get(path);
      answer.writeHead(bytes === undefined ? 404 : 200);
      answer.end(bytes);
    });
  }

  static async start(files: Files, lies: Readonly<Record<string, Lie>> = {}): Promise<LogServer> {
    const one = new LogServer(files, new Map(Object.entries(lies)));
    await new Promise<void>((resolve) => {
      one.#server.listen(0, '127.0.0.1', resolve);
    });
    return one;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/log`;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => {
      this.#server.close(resolve);
    });
  }
}
