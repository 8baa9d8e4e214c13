import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DynamicModule } from '@nestjs/common';
import type { FastifyAdapter, NestFastifyApplication } from '@nestjs/platform-fastify';
import supertest from 'supertest';
import { AppModule } from '../../src/app.module.js';
import { closeParts, openParts, type Parts } from '../../src/parts.js';
import { createApp } from '../../src/http/bootstrap.js';
import type { FollowerInPlace } from '../../src/follower/follower-in-place.js';
import { IntakeJobs } from '../../src/intake/jobs.js';
import type { Role } from '../../src/kernel/role.js';
import { SystemClock } from '../../src/platform/clock.js';
import { Log } from '../../src/platform/log.js';
import { type Environment, readConfig } from '../../src/platform/config.js';

type Request = {
  readonly method?: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'DELETE' | 'PATCH';
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly payload?: string | Buffer;
};

type Answer = {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: string;
  // oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- says what is expected, as a cast would
  readonly json: <T>() => T;
};

/** The whole service, with its read models following. */
export type HttpApp = {
  readonly app: NestFastifyApplication;
  readonly parts: Parts;
  /** Projector and writer of the public log; from sources they run in this thread. */
  readonly follower: FollowerInPlace;
  readonly log: readonly string[];
  /** Sends as a role of an agency; without one, without a token. */
  readonly send: (request: Request, as?: As) => Promise<Answer>;
  /** A command with a new key, unless one is given. */
  readonly post: (url: string, body: object, as: As, key?: string) => Promise<Answer>;
  /** A query, as known after everything that was posted here. */
  readonly get: (url: string, as?: As) => Promise<Answer>;
  readonly close: () => Promise<void>;
};

export type As = { readonly role: Role; readonly agency?: string };

/** On an empty store of its own, unless `settings` say otherwise. What they name outlives it. */
export const openHttpApp = async (
  adapter?: FastifyAdapter,
  settings: Environment = {},
): Promise<HttpApp> => {
  const directory = await mkdtemp(join(tmpdir(), 'ledger-http-'));
  const config = readConfig({
    LEDGER_DATA_DIR: join(directory, 'data'),
    LEDGER_KEY_FILE: join(directory, 'keys', 'local.json'),
    ...settings,
  });
  const log: string[] = [];
  const write = (line: string): unknown => log.push(line);
  const parts = await openParts(config, new SystemClock(), new Log(write));
  parts.follower.start();
  const app = await createApp(loggingTo(log, AppModule.over(parts)), adapter);
  app.get(IntakeJobs).start();
  await app.listen(0, '127.0.0.1');
  const agent = supertest.agent(await app.getUrl());
  let keys = 0;
  let position: string | undefined;
  const headersOf = async (as: As | undefined): Promise<Record<string, string>> => {
    if (as === undefined) return {};
    const token = await parts.localIssuer?.issueLocalToken(as.role, as.agency ?? AGENCY[as.role]);
    return { authorization: `Bearer ${token}` };
  };
  const send: HttpApp['send'] = async ({ method = 'GET', url, headers, payload }, as) => {
    const test = agent[METHODS[method]](url)
      .set(await headersOf(as))
      .set({ ...headers });
    const sent = test.serialize(asIs).send(payload).buffer().parse(asText);
    const { statusCode, headers: answered, body } = await sent;
    return { statusCode, headers: answered, body, json: () => JSON.parse(body) };
  };
  return {
    app,
    parts,
    follower: parts.follower as FollowerInPlace,
    log,
    send,
    post: async (url, body, as, key = `key-${(keys += 1)}`) => {
      const headers = { 'content-type': 'application/json', 'idempotency-key': key };
      const payload = JSON.stringify(body);
      const answer = await send({ method: 'POST', url, headers, payload }, as);
      position = String(answer.headers['ledger-position'] ?? position);
      return answer;
    },
    get: (url, as) => {
      const wait = position === undefined ? '' : `${url.includes('?') ? '&' : '?'}wait=${position}`;
      return send({ url: `${url}${wait}` }, as);
    },
    close: async () => {
      await app.close();
      await closeParts(parts);
      await rm(directory, { recursive: true });
    },
  };
};

const METHODS = {
  GET: 'get',
  HEAD: 'head',
  POST: 'post',
  PUT: 'put',
  DELETE: 'delete',
  PATCH: 'patch',
} as const;

/** The body as it is, also bytes. */
const asIs = (body: unknown): string => body as string;

/** The body as it came, whatever it is. */
const asText = (answer: supertest.Response, done: (error: null, text: string) => void): void => {
  const chunks: Buffer[] = [];
  answer.on('data', (chunk: Buffer) => chunks.push(chunk));
  answer.on('end', () => done(null, Buffer.concat(chunks).toString('utf8')));
};

const loggingTo = (lines: string[], module: DynamicModule): DynamicModule => {
  const log = { provide: Log, useValue: new Log((line) => lines.push(line)) };
  return { ...module, providers: [...(module.providers ?? []), log] };
};

const AGENCY: Readonly<Record<Role, string>> = {
  'agency-recorder': 'DHS',
  'irs-recorder': 'IRS',
  registrar: 'REGISTRAR',
  oversight: 'TIGTA',
  'oversight-personal': 'TIGTA',
  reviewer: 'TIGTA',
  watchdog: 'WATCHDOG',
  operator: 'IRS',
};
