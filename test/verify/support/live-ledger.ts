import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { Environment } from '../../../src/platform/config.js';
import type { PublicLogStatus } from '../../../src/publiclog/public-log.js';
import type { ProjectorStatus } from '../../../src/readmodels/status.js';
import { recordLetter, recordPerson } from '../../stores/told.js';
import { type HttpApp, openHttpApp } from '../../support/http-app.js';

/** Records two people and some letters, until the log and the read models have it all. */
export const recordSome = async (environment: Environment, letters: number): Promise<void> => {
  const http = await openHttpApp(undefined, environment);
  await recordPerson(http, 'Testina Sampleton');
  for (let n = 0; n < letters; n += 1) await recordLetter(http);
  await recordPerson(http, 'Testa Specimen');
  await untilAllIsPublished(http);
  await http.close();
};

const untilAllIsPublished = async ({ parts }: HttpApp): Promise<void> => {
  const { store, projector, publicLog } = parts;
  await projector.waitFor((await store.head())!, 60_000);
  const published = () => publicLog.status().size - projector.lastSeq();
  await expect.poll(published, { timeout: 60_000, interval: 20 }).toBe(1);
};

/** The same ledger in another directory. */
export const copied = (from: string, to: string): void => cpSync(from, to, { recursive: true });

/** What the service says of itself once it has looked at its log: why it signs nothing, or null. */
export const saidAtStart = async (
  environment: Environment,
): Promise<{ readonly status: number; readonly stopped: PublicLogStatus['stopped'] }> => {
  const http = await openHttpApp(undefined, environment);
  try {
    const health = async () => {
      const answer = await http.send({ url: '/health/ready' }, { role: 'operator' });
      const { detail } = answer.json<{ detail: ProjectorStatus & { log: PublicLogStatus } }>();
      return { status: answer.statusCode, log: detail.log };
    };
    const settled = async () =>
      ['following', 'stopped'].includes((await health()).log.state);
    await expect.poll(settled, { timeout: 60_000, interval: 20 }).toBe(true);
    const { status, log } = await health();
    return { status, stopped: log.stopped };
  } finally {
    await http.close();
  }
};

export const keysIn = (directory: string): string => join(directory, 'keys');
