import type { Command } from 'commander';
import { parseStreamName } from '../eventstore/stream-name.js';
import { type Config, readConfig } from '../platform/config.js';
import { auditStore } from '../publiclog/audit-store.js';
import { LogSigner } from '../publiclog/log-signer.js';
import { logAt, publishedEntries } from '../publiclog/published-entries.js';
import type { StoreFinding } from '../publiclog/store-finding.js';
import { openBoxes } from './boxes.js';
import { counting } from './progress.js';
import { openToRead, type Stores } from './stores.js';
import { mostOf, Verdict } from './verdict.js';
import { type VerifiedLog, verifiedLog } from './verified-log.js';

type Options = {
  readonly log?: string;
  readonly most: string;
  readonly json?: true;
  readonly vkey?: string;
  readonly policy?: string;
  readonly state?: string;
  readonly maxAge?: string;
};

/** `ledger verify store`: whether the event store holds what the public log says, event by event. Changes nothing. */
export const verifyStore = (command: Command, composition: () => Promise<Stores>): void => {
  command
    .command('store')
    .description('Hold the event store against the public log. The ledger may run')
    .helpOption('--help', 'what it can do')
    .option('--log <place>', 'directory or address of the log (LEDGER_DATA_DIR/log)')
    .option('--most <number>', 'findings to tell one by one; all are counted', '100')
    .option('--json', 'one JSON object in place of sentences')
    .option('--vkey <key>', "the log's verifier key (that of LEDGER_KEY_FILE's directory)")
    .option('--policy <file>', 'as of `ledger verify`')
    .option('--state <file>', 'as of `ledger verify`')
    .option('--max-age <seconds>', 'as of `ledger verify`')
    .action(async (options: Options) => {
      const config = readConfig(process.env);
      await run(await composition(), config, options);
    });
};

const run = async (stores: Stores, config: Config, options: Options): Promise<void> => {
  const verdict = new Verdict<StoreFinding>(mostOf(options));
  const place = options.log ?? stores.logPlaces(config).directory;
  const log = await verifiedLog(place, forVerifier(options, stores, config));
  if (log.log === undefined || log.message !== null) return tellLogIsWrong(log, options);
  const sound = await audit({ stores, config, place, verdict }, log.log);
  verdict.checked.unshift(...log.checked);
  verdict.notChecked.push(...log.notChecked);
  verdict.gaps.push(...log.gaps);
  verdict.tell(sound, options);
};

/** A store is held against nothing that is not itself proven. */
const tellLogIsWrong = (log: VerifiedLog, { json }: Options): void => {
  const sentence = `WRONG (${log.kind}): ${log.message}\nNOT checked: the store, because the log is not in order. \`ledger verify\` checks the log alone\n`;
  process.stdout.write(json ? `${JSON.stringify(log)}\n` : sentence);
  process.exitCode = log.exit;
};

type Auditing = {
  readonly stores: Stores;
  readonly config: Config;
  readonly place: string;
  readonly verdict: Verdict<StoreFinding>;
};

/** @returns what is right where nothing is wrong. */
const audit = async (
  { stores, config, place, verdict }: Auditing,
  { origin, size, root }: NonNullable<VerifiedLog['log']>,
): Promise<string> => {
  const head = { size, root: Buffer.from(root, 'base64') };
  const store = await openToRead(stores, config);
  const boxes = await openBoxes(config);
  try {
    const findings = auditStore({
      events: () => store.readAll(null),
      entries: () => counting(publishedEntries(logAt(place), head)),
      boxFits: boxes.fits,
    });
    const { entries, beyond, boxes: seen } = await verdict.addAll(findings);
    for (const hidden of await hiddenStreams(stores, config)) verdict.add(hidden);
    verdict.checked.push(
      `the store against all ${entries} entries, leaf by leaf; the official faces against their commitments`,
    );
    if (seen.opened > 0)
      verdict.checked.push(`${seen.opened} boxes open to the personal faces that were committed`);
    if (seen.closed > 0)
      verdict.notChecked.push(
        `${seen.closed} boxes of personal faces: ${boxes.closed ?? 'their data keys are not there'}`,
      );
    return `the store holds the ${size} events of ${origin}${beyond > 0 ? `, and ${beyond} that no checkpoint covers yet` : ''}`;
  } finally {
    await Promise.all([store.close(), boxes.close()]);
  }
};

/** On a server a stream can be hidden while its events still stand in the log of all. */
const hiddenStreams = async (stores: Stores, config: Config): Promise<readonly StoreFinding[]> => {
  if (config.eventStore === undefined) return [];
  const diagnoses = await stores.examineStore(config);
  return diagnoses
    .filter(({ healthy, looked }) => !healthy && parseStreamName(looked) !== undefined)
    .map(({ looked, found }) => ({
      kind: 'stream-hidden',
      seq: null,
      stream: looked,
      revision: null,
      message: `${looked} ${found}`,
    }));
};

/** Without a key from elsewhere, that of the ledger's own signer: a log beside it cannot bring its own. */
const forVerifier = (options: Options, stores: Stores, config: Config): readonly string[] => {
  const vkey = options.vkey ?? ownVkey(stores, config);
  return [
    ...(vkey === undefined ? [] : ['--vkey', vkey]),
    ...(options.policy === undefined ? [] : ['--policy', options.policy]),
    ...(options.state === undefined ? [] : ['--state', options.state, '--full']),
    ...(options.maxAge === undefined ? [] : ['--max-age', options.maxAge]),
  ];
};

const ownVkey = (stores: Stores, config: Config): string | undefined => {
  try {
    return LogSigner.open(stores.logPlaces(config).keyFile, config.ledger.origin, false).vkey;
  } catch {
    return undefined;
  }
};
