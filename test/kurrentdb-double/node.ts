import { once } from 'node:events';
import { createServer as createHttp, type Server as HttpServer } from 'node:http';
import { createServer as createHttps } from 'node:https';
import type { AddressInfo } from 'node:net';
import { Server, ServerCredentials } from '@grpc/grpc-js';
import gossip from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/gossip_grpc_pb.js';
import features from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/serverfeatures_grpc_pb.js';
import streams from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_grpc_pb.js';
import { appendCall } from './append-call.js';
import { BatchAppendCall } from './batch-append-call.js';
import type { Certificates } from './certificates.js';
import type { Context } from './context.js';
import { deleteCall, tombstoneCall } from './delete-call.js';
import { gossipCall, supportedMethodsCall } from './info-calls.js';
import { readCall } from './read-call.js';
import { usersOverHttp } from './users-http.js';
import { Wire } from './wire.js';

/** One node: its servers on ports of their own, and the wire in front of them. */
export class Node {
  wire: Wire;
  readonly #context: Omit<Context, 'wire'>;
  readonly #grpc: Server;
  readonly #http: HttpServer;
  #backends = { grpc: 0, http: 0 };

  constructor(context: Omit<Context, 'wire'>, certificates: Certificates | undefined) {
    this.#context = context;
    this.#grpc = new Server({ 'grpc.max_receive_message_length': 17 * 1024 * 1024 });
    const http = usersOverHttp(context.access, certificates === undefined);
    this.#http = certificates
      ? createHttps({ cert: certificates.cert, key: certificates.key }, http)
      : createHttp(http);
    this.#certificates = certificates;
  }
  readonly #certificates: Certificates | undefined;

  /** @returns the port; the one asked for unless it is 0. */
  async start(port: number): Promise<number> {
    if (this.#backends.grpc === 0) await this.#startBackends();
    this.wire = new Wire(this.#backends);
    return this.wire.listen(port);
  }

  async stop(): Promise<void> {
    if (this.wire.listening) await this.wire.close();
  }

  async close(): Promise<void> {
    await this.stop();
    this.#grpc.forceShutdown();
    const closed = once(this.#http, 'close');
    this.#http.close();
    this.#http.closeAllConnections();
    await closed;
  }

  async #startBackends(): Promise<void> {
    this.#addServices();
    const credentials = this.#certificates
      ? ServerCredentials.createSsl(null, [
          { cert_chain: this.#certificates.cert, private_key: this.#certificates.key },
        ])
      : ServerCredentials.createInsecure();
    const grpc = await new Promise<number>((resolve, reject) => {
      this.#grpc.bindAsync('127.0.0.1:0', credentials, (error, port) =>
        error ? reject(error) : resolve(port),
      );
    });
    this.#http.listen(0, '127.0.0.1');
    await once(this.#http, 'listening');
    this.#backends = { grpc, http: (this.#http.address() as AddressInfo).port };
  }

  #addServices(): void {
    const wire = (): Wire => this.wire;
    const context: Context = {
      ...this.#context,
      get wire() {
        return wire();
      },
    };
    this.#grpc.addService(streams.StreamsService, {
      read: readCall(context),
      append: appendCall(context),
      batchAppend: (call: ConstructorParameters<typeof BatchAppendCall>[1]) =>
        new BatchAppendCall(context, call).run(),
      delete: deleteCall(context),
      tombstone: tombstoneCall(context),
    });
    this.#grpc.addService(features.ServerFeaturesService, {
      getSupportedMethods: supportedMethodsCall(context),
    });
    this.#grpc.addService(gossip.GossipService, { read: gossipCall(context) });
  }
}
