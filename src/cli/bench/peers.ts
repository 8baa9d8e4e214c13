import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import type { EventToAppend } from '../../eventstore/event-store.js';
import type { Figure } from './measure.js';

const PEERS = fileURLToPath(new URL('../../../bench/peers', import.meta.url));

type Peers = {
  readonly records: readonly EventToAppend[];
  readonly directory: string;
  readonly batch: number;
  /** `undefined`: only the peer that needs no server. */
  readonly postgres: string | undefined;
};

/** Other event stores for Node.js, with the same records, in a process of their own. */
export const peerRows = async ({
  records,
  directory,
  batch,
  postgres,
}: Peers): Promise<Figure[]> => {
  if (!existsSync(join(PEERS, 'node_modules')))
    throw new Error('The peers are not installed. Run: npm ci --prefix bench/peers');
  const file = join(directory, 'records.ndjson');
  writeFileSync(file, records.map(({ record }) => `${record}\n`).join(''));
  const args = [join(PEERS, 'peers.mjs'), file, directory, String(batch)];
  const peers = spawn(process.execPath, postgres === undefined ? args : [...args, postgres], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(peers, 'exit');
  const printed = await text(peers.stdout);
  const [code] = (await ended) as [number | null];
  if (code !== 0) throw new Error(`bench/peers/peers.mjs ended with ${code}`);
  return printed
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as { what: string; events: number; ms: number })
    .map(({ what, events, ms }) => ({ what, unit: 'events/s', value: (events * 1_000) / ms }));
};
