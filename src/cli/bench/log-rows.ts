import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { LogWriter } from '../../publiclog/log-writer.js';
import { type Figure, measure } from './measure.js';

const VERIFY = fileURLToPath(new URL('../../../verify/ledger-verify.mjs', import.meta.url));

type Log = {
  readonly open: () => LogWriter;
  readonly directory: string;
  readonly events: number;
};

/** From the first event of a store until the last is under a signed checkpoint; a start over what is signed; checked offline. */
export const logRows = async (
  where: string,
  { open, directory, events }: Log,
): Promise<readonly Figure[]> => [
  await measure(`${where}public log, to a signed checkpoint`, events, () =>
    covered(open(), events),
  ),
  await measure(`${where}public log, compared at a start`, events, () => covered(open(), events)),
  await measure(`${where}ledger verify, the whole log offline`, events, () => verified(directory)),
];

const covered = async (log: LogWriter, events: number): Promise<void> => {
  log.start();
  for (;;) {
    const { state, size, stopped } = log.status();
    if (stopped !== null) throw new Error(stopped.detail);
    if (state === 'following' && size >= events) break;
    await sleep(5);
  }
  await log.stop();
};

const verified = (directory: string): void => {
  const args = [VERIFY, directory, '--vkey', join(directory, 'vkey')];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`ledger verify ended with ${status}: ${stdout}${stderr}`);
};
