import { expect, vi } from 'vitest';
import type { Environment } from '../../../src/platform/config.js';
import type { PublicLogStatus } from '../../../src/publiclog/status.js';
import type { ProjectorStatus } from '../../../src/readmodels/status.js';
import { recordLetter, recordPerson } from '../../stores/told.js';
import { type HttpApp, openHttpApp } from '../../support/http-app.js';

/** Records letters and the request of a person, until the log and the read models have it all. */
export const recordSome = async (environment: Environment, letters: number): Promise<void> => {
  const http = await openHttpApp(undefined, environment);
  for (let n = 0; n < letters; n += 1) await recordLetter(http);
  await recordPerson(http, 'Testina Sampleton');
  await untilAllIsPublished(http);
  await http.close();
};

const untilAllIsPublished = async ({ parts }: HttpApp): Promise<void> => {
  const { store, projected, publicLog } = parts;
  await projected.waitFor((await store.head())!, 60_000);
  const beyond = () => projected.lastSeq() + 1 - publicLog.status().size;
  await eventually(() => expect(beyond()).toBe(0));
};

const eventually = (holds: () => unknown): Promise<unknown> =>
  vi.waitFor(holds, { timeout: 60_000, interval: 20 });

/** Why the service signs nothing once it has looked at its log: `<reason>: <detail>`. Or that it goes on. */
export const saidAtStart = async (environment: Environment): Promise<string> => {
  const http = await openHttpApp(undefined, environment);
  try {
    const log = async (): Promise<PublicLogStatus> => {
      const answer = await http.send({ url: '/health/ready' }, { role: 'operator' });
      return answer.json<{ detail: ProjectorStatus & { log: PublicLogStatus } }>().detail.log;
    };
    await eventually(async () => expect(['following', 'stopped']).toContain((await log()).state));
    const { stopped } = await log();
    return stopped === null ? 'goes on' : `${stopped.reason}: ${stopped.detail}`;
  } finally {
    await http.close();
  }
};
