import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Config } from './platform/config.js';
import { type Lease, takeLease } from './platform/lease.js';
import { Keys } from './privacy/keys.js';
import { parseVkey } from './proof/note.js';
import { LogFiles } from './publiclog/log-files.js';
import { LogSigner } from './publiclog/log-signer.js';
import { logPlaces, openToServe } from './stores.js';

const CLI = fileURLToPath(new URL('cli.js', import.meta.url));
const NAMES = ['demonstration-a', 'demonstration-b'] as const;

/**
 * Two witnesses of the log, as processes with keys and states of their own; they end with this one. Whoever runs the
 * log runs them too, so they show how witnesses work and prove nothing about independence. Their files lie beside the
 * ledger's, a directory for each key of a log: an older copy of the ledger does not make them forget.
 * Where another process has them already, over the same ledger, they are its witnesses, and end with it.
 * @returns the file of a policy that asks for both.
 * @throws Error when one does not start, or does not answer; LogStandstill and KeyFileError when the log's key is not to be had.
 */
export const startWitnesses = async (config: Config): Promise<string> => {
  const vkey = await vkeyOf(config);
  const directory = join(`${resolve(config.dataDir)}-witnesses`, parseVkey(vkey).id);
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const file = join(directory, 'policy');
  lease = takeLease(join(directory, 'witnesses.lease'));
  if (lease === undefined) return policyOfOther(file);
  const before = existsSync(file) ? readFileSync(file, 'utf8') : '';
  const lines = await Promise.all(
    NAMES.map(async (name) => startWitness(name, vkey, directory, await portOf(name, before))),
  );
  writeFileSync(
    file,
    [`log ${vkey}`, ...lines, `group both all ${NAMES.join(' ')}`, 'quorum both', ''].join('\n'),
  );
  return file;
};

/** For as long as this process lives. */
let lease: Lease | undefined;

/** How long another process, which has just begun, may take to start them. */
const PATIENCE_MS = 15_000;

const policyOfOther = async (file: string): Promise<string> => {
  for (const deadline = Date.now() + PATIENCE_MS; Date.now() < deadline; await sleep(100)) {
    const policy = existsSync(file) ? readFileSync(file, 'utf8') : '';
    const urls = [...policy.matchAll(/^witness .* (\S+)$/gm)].map(([, url = '']) => url);
    const answers = await Promise.all(urls.map((url) => fetch(url).catch(() => undefined)));
    if (answers.length > 0 && answers.every((one) => one !== undefined)) return file;
  }
  throw new Error('another process has those of this ledger, and they do not answer');
};

/** The log's key; it is made where nothing is published, and the ledger may begin or has its keys. */
const vkeyOf = async (config: Config): Promise<string> => {
  const { directory, keyFile } = logPlaces(config);
  if (!existsSync(keyFile)) await mustOpen(config);
  const published = await new LogFiles(directory).read('checkpoint');
  return LogSigner.open(keyFile, config.ledger.origin, published === undefined).vkey;
};

/** A key of the log beside keys that are missing would be in the way of those that are put back. @throws what a start would. */
const mustOpen = async (config: Config): Promise<void> => {
  const { store, storeIsEmpty } = await openToServe(config);
  await store.close();
  await (await Keys.open({ keyFile: config.keyFile, storeIsEmpty })).close();
};

/** Where it answered before, so that a policy kept by somebody stays right; 0, any free one, where that is taken. */
const portOf = async (name: string, policy: string): Promise<number> => {
  const port = Number(new RegExp(`^witness ${name} .*:(\\d+)/$`, 'm').exec(policy)?.[1] ?? 0);
  const probe = createServer();
  const isFree = await new Promise<boolean>((tell) => {
    probe.once('error', () => tell(false)).listen(port, '127.0.0.1', () => tell(true));
  });
  if (!isFree) return 0;
  await new Promise((closed) => void probe.close(closed));
  return port;
};

/** @returns its line of the policy. */
const startWitness = async (
  name: string,
  log: string,
  directory: string,
  port: number,
): Promise<string> => {
  const files = { key: join(directory, `${name}.key`), state: join(directory, `${name}.state`) };
  const options = ['--name', `witness.invalid/${name}`, '--key', files.key, '--state', files.state];
  const args = [CLI, 'witness', ...options, '--log', log, '--port', String(port)];
  // In a group of its own, Ctrl-C is not for it: it cosigns what the service publishes last, and ends with the channel.
  const child = spawn(process.execPath, args, {
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    detached: true,
  });
  const [, vkey, url] = await untilItAnswers(child);
  child.stdout!.resume();
  child.unref();
  child.channel?.unref();
  return `witness ${name} ${vkey} ${url}`;
};

const untilItAnswers = async (child: ChildProcess): Promise<RegExpExecArray> => {
  let output = '';
  child.stdout!.setEncoding('utf8').on('data', (text: string) => (output += text));
  const ended = once(child, 'exit');
  for (;;) {
    const answers = /^witness (\S+)\nanswers at (\S+)\n/.exec(output);
    if (answers !== null) return answers;
    if (child.exitCode !== null) throw new Error('a witness did not start');
    await Promise.race([once(child.stdout!, 'data'), ended]);
  }
};
