import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { Command } from 'commander';
import { STATEMENTS } from '../intake/certification.js';
import { type BulkFile, bulkFile, type Measured, measured, partsOf } from './intake-file.js';
import { IntakeClient } from './intake-client.js';
import { print } from './print.js';
import { progressBar } from './progress-bar.js';

type Options = {
  readonly url: string;
  readonly tokenFile: string;
  readonly stream: string;
  readonly day: string;
  readonly kind: string;
  readonly statement: string;
  readonly office: string;
  readonly name?: string;
  readonly agencyNumber?: number;
  readonly receipt?: string;
  readonly again?: string;
};

/** `intake send`: the file in parts, certified, and what became of it. Broken off, the same command goes on. */
export const intakeSend = (group: Command): void => {
  group
    .command('send <file>')
    .description('Send a file in bulk; run again after a break, it goes on where it was')
    .requiredOption('--url <url>', 'address of the ledger')
    .requiredOption('--token-file <file>', 'file that holds the bearer token')
    .requiredOption('--stream <id>', 'the request that the records belong to')
    .requiredOption('--day <day>', 'day of the letter, the answers or the disclosures: YYYY-MM-DD')
    .requiredOption(
      '--office <file>',
      'JSON file: title, kind and agency of the office that certifies',
    )
    .option('--kind <kind>', 'request-lines, responses or disclosures', 'request-lines')
    .option('--statement <code>', Object.keys(STATEMENTS).join(' or '), 'complete-and-as-sent')
    .option('--name <name>', 'who certifies; kept sealed')
    .option('--agency-number <n>', 'of responses: the number that the IRS gives this one', Number)
    .option('--receipt <file>', 'write the receipt there')
    .option('--again <word>', 'send the same file as another batch')
    .action(send);
};

type Sending = {
  readonly client: IntakeClient;
  readonly file: BulkFile;
  readonly size: Measured;
  readonly batch: string;
};

const send = async (path: string, options: Options): Promise<void> => {
  const file = bulkFile(path, options.kind);
  const client = new IntakeClient(options.url, readFileSync(options.tokenFile, 'utf8').trim());
  const size = await measured(file);
  const { id, state } = await open(client, file, size, options);
  const sending = { client, file, size, batch: `/v1/batches/${id}` };
  process.stderr.write(`batch ${id}\n`);
  if (state === 'open') {
    await sendParts(sending);
    await commit(sending, options);
  }
  await follow(sending);
  if (options.receipt !== undefined && process.exitCode !== 1)
    await keepReceipt(sending, options.receipt);
};

/** The key is cut from what is sent, so the same command finds the batch that it began. */
const open = (
  client: IntakeClient,
  { kind, contentType }: BulkFile,
  { digest, records }: Measured,
  { stream: request, day: occurredOn, agencyNumber, again = '' }: Options,
): Promise<{ readonly id: string; readonly state: string }> => {
  const body = { kind, request, occurredOn, agencyNumber, contentType, records, digest };
  const key = createHash('sha256')
    .update(JSON.stringify([body, again]))
    .digest('hex');
  const headers = { 'idempotency-key': `ledger intake send ${key}` };
  return client.json({ method: 'POST', path: '/v1/batches', headers, body });
};

const compressed = promisify(gzip);

const sendParts = async ({ client, file, size, batch }: Sending): Promise<void> => {
  const there = await client.json<{ items: { n: number }[] }>({
    method: 'GET',
    path: `${batch}/parts`,
  });
  const arrived = new Set(there.items.map(({ n }) => n));
  const bar = progressBar('sending');
  let [n, sent] = [0, 0];
  for await (const { bytes } of partsOf(file)) {
    n += 1;
    if (!arrived.has(n))
      await client.put(
        `${batch}/parts/${n}`,
        file.contentType,
        new Uint8Array(await compressed(bytes)),
      );
    sent += bytes.length;
    bar.at((100 * sent) / size.bytes);
  }
  bar.end();
};

const commit = async (
  { client, size, batch }: Sending,
  { statement, office, name }: Options,
): Promise<void> => {
  const certified = JSON.parse(readFileSync(office, 'utf8')) as object;
  const body = { parts: size.parts, statement, office: certified, name: name ?? null };
  await client.json({ method: 'POST', path: `${batch}/commit`, body });
};

type Job = {
  readonly state: string;
  readonly refusal: string | null;
  readonly isFinal: boolean;
  readonly percent: number;
  readonly records: number;
  readonly malformed: number;
  readonly deficient: number;
};

const LOOK_MS = 500;

/** Until the job has ended; what is malformed or deficient goes to standard output. */
const follow = async ({ client, batch }: Sending): Promise<void> => {
  const bar = progressBar('checking, recording');
  for (;;) {
    const job = await client.json<Job>({ method: 'GET', path: `${batch}/job` });
    bar.at(job.percent);
    if (!job.isFinal) {
      await sleep(LOOK_MS);
      continue;
    }
    bar.end();
    for await (const text of client.text(`${batch}/outcomes`)) await print(text);
    const { state, refusal, records, malformed, deficient } = job;
    const why = refusal === null ? '' : ` (${refusal})`;
    process.stderr.write(
      `${state}${why}: ${records} records, ${malformed} malformed, ${deficient} deficient\n`,
    );
    if (state !== 'recorded') process.exitCode = 1;
    return;
  }
};

const RECEIPT_TRIES = 120;

/** It is there once a signed checkpoint covers the batch. */
const keepReceipt = async ({ client, batch }: Sending, file: string): Promise<void> => {
  for (let tries = 1; ; tries += 1) {
    try {
      const receipt = await client.json<object>({ method: 'GET', path: `${batch}/receipt` });
      writeFileSync(file, `${JSON.stringify(receipt, null, 2)}\n`);
      return;
    } catch (error) {
      if (tries === RECEIPT_TRIES || !String(error).includes('409')) throw error;
      await sleep(LOOK_MS);
    }
  }
};
