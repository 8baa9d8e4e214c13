import { rmSync } from 'node:fs';
import { afterAll, afterEach } from 'vitest';
import type { Environment } from '../../src/platform/config.js';
import { type HttpApp, openHttpApp } from '../support/http-app.js';
import { temporaryDirectory } from '../support/ledger.js';

/** Directories that are gone after the file's tests, and one service at a time, which ends with its test. */
export const places = () => {
  const directories: string[] = [];
  let running: HttpApp | undefined;
  const stopped = async (): Promise<void> => {
    await running?.close();
    running = undefined;
  };
  afterEach(stopped);
  afterAll(() => {
    for (const made of directories) rmSync(made, { recursive: true });
  });
  return {
    place: (): string => {
      const made = temporaryDirectory();
      directories.push(made);
      return made;
    },
    started: async (environment: Environment): Promise<HttpApp> => {
      await stopped();
      running = await openHttpApp(undefined, environment);
      return running;
    },
    stopped,
  };
};
