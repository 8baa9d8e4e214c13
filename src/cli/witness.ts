import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { Command } from 'commander';
import { Log } from '../platform/log.js';
import { openWitness } from '../witness/open-witness.js';
import { witnessServer } from '../witness/server.js';
import { logKeyOf } from '../witness/witness.js';
import { print } from './print.js';

type Options = {
  readonly key: string;
  readonly state: string;
  readonly log: readonly string[];
  readonly name?: string;
  readonly host: string;
  readonly port: string;
};

/** `ledger witness`: cosigns the checkpoints of logs that were never seen to change their past (C2SP tlog-witness). */
export const witness = (program: Command): void => {
  program
    .command('witness')
    .description('Cosign checkpoints of public logs, as a process and with a key of its own')
    .requiredOption('--key <file>', 'private key; made on the first start (mode 0600)')
    .requiredOption('--state <file>', 'what was cosigned; never put an old copy back')
    .requiredOption('--log <vkey...>', 'keys of the logs to witness')
    .option('--name <name>', 'name to sign under, for the first start: example.org/witness')
    .option('--host <address>', 'address to answer at', '127.0.0.1')
    .option('--port <number>', 'port; 0 takes a free one', '8900')
    .action(run);
};

const run = async (options: Options): Promise<void> => {
  if (!/^\d{1,5}$/.test(options.port)) throw new Error('--port is a number from 0 to 65535');
  const toldToEnd = ending();
  try {
    await cosignUntil(toldToEnd, options);
  } finally {
    // Whoever waits for a word over the channel would keep a process that did not start.
    process.channel?.unref();
  }
};

const cosignUntil = async (
  toldToEnd: Promise<void>,
  { key, state, log, name, host, port }: Options,
): Promise<void> => {
  const { witness: opened, vkey, close } = openWitness({ key, state, name }, log.map(logKeyOf));
  const server = witnessServer(opened, new Log());
  server.listen(Number(port), host);
  try {
    await once(server, 'listening');
    const at = server.address() as AddressInfo;
    await print(`witness ${vkey}\n`);
    await print(
      `answers at http://${at.family === 'IPv6' ? `[${at.address}]` : at.address}:${at.port}/\n`,
    );
    await toldToEnd;
    server.close();
    server.closeIdleConnections();
    await once(server, 'close');
  } finally {
    close();
  }
};

/** A program that started it over a channel takes it along when it ends, however that is, and be it at once. */
const ending = async (): Promise<void> => {
  if (process.send !== undefined && !process.connected) return;
  await Promise.race(['SIGTERM', 'SIGINT', 'disconnect'].map((end) => once(process, end)));
};
