import { setTimeout as sleep } from 'node:timers/promises';
import type { PublicLog } from '../../publiclog/public-log.js';
import { measure, type Measured } from './measure.js';

/** From the first event of a store until the last is under a signed checkpoint; then a start over what is signed. */
export const logRows = async (
  where: string,
  { open, events }: { readonly open: () => PublicLog; readonly events: number },
): Promise<readonly Measured[]> => [
  await measure(`${where}public log, to a signed checkpoint`, events, () =>
    covered(open(), events),
  ),
  await measure(`${where}public log, compared at a start`, events, () => covered(open(), events)),
];

const covered = async (log: PublicLog, events: number): Promise<void> => {
  log.start();
  for (;;) {
    const { state, size, stopped } = log.status();
    if (stopped !== null) throw new Error(stopped.detail);
    if (state === 'following' && size >= events) break;
    await sleep(5);
  }
  await log.stop();
};
