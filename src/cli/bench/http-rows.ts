import { setTimeout as sleep } from 'node:timers/promises';
import { type Figure, quantile } from './measure.js';
import { Client, type Issue, Service } from './service.js';
import type { Environment } from '../../platform/config.js';

const LETTER = { occurredOn: '2025-06-02', authority: '6103(i)(2)', form: 'electronic' };
const PER_SECOND = 300;
const CLIENTS = 32;
const CLIENTS_SECONDS = 10;

type Http = {
  readonly settings: Environment;
  readonly issue: Issue;
  /** How long commands come at 300 a second. */
  readonly seconds: number;
};

/** Commands of one event, each durable before it is answered, to the service in a process of its own. */
export const httpRows = async ({ settings, issue, seconds }: Http): Promise<Figure[]> => {
  const service = await Service.start(settings);
  try {
    const client = new Client(service.url, await issue('agency-recorder', 'DHS'));
    const open = async (): Promise<number> => (await client.send('/v1/requests', LETTER)).ms;
    await atRate(open, 2);
    const at = await atRate(open, seconds);
    const what = `command over HTTP, ${PER_SECOND} a second`;
    return [
      { what: `${what}, median`, unit: 'ms', value: quantile(at, 0.5) },
      { what: `${what}, p99`, unit: 'ms', value: quantile(at, 0.99) },
      { what: `memory after ${seconds} s of it`, unit: 'MB', value: service.peakMB() },
      await withClients(open),
    ];
  } finally {
    await service.stop();
  }
};

/** Sent when they are due, whatever became of those before: who waits long is not asked less. */
const atRate = async (
  command: () => Promise<number>,
  seconds: number,
): Promise<readonly number[]> => {
  const began = performance.now();
  const answers: Promise<number>[] = [];
  for (let n = 0; n < seconds * PER_SECOND; n += 1) {
    const due = began + (n * 1_000) / PER_SECOND - performance.now();
    if (due > 0) await sleep(due);
    answers.push(command());
  }
  return Promise.all(answers);
};

const withClients = async (command: () => Promise<number>): Promise<Figure> => {
  const began = performance.now();
  const until = began + CLIENTS_SECONDS * 1_000;
  let answers = 0;
  const client = async (): Promise<void> => {
    for (; performance.now() < until; answers += 1) await command();
  };
  await Promise.all(Array.from({ length: CLIENTS }, client));
  const value = (answers * 1_000) / (performance.now() - began);
  return { what: `commands over HTTP, ${CLIENTS} clients`, unit: 'answers/s', value };
};
