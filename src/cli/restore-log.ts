import { type Config, readConfig } from '../platform/config.js';
import { completeLog } from '../publiclog/complete-log.js';
import { LogFiles } from '../publiclog/log-files.js';
import { copyLog, logIn, type LogToCopy } from '../publiclog/log-copy.js';
import { LogSigner } from '../publiclog/log-signer.js';
import { LogStandstill } from '../publiclog/standstill.js';
import { ReadModels } from '../readmodels/database.js';
import { openToRead, type Stores } from './stores.js';

type Options = { readonly older?: boolean };

/**
 * `ledger restore log`: what `ledger backup log` made, where no log is. What was signed or seen of the log here, and
 * is not in the copy, is said.
 */
export const restoreLog = async (
  stores: Stores,
  directory: string,
  { older = false }: Options,
): Promise<void> => {
  const config = readConfig(process.env);
  const places = stores.logPlaces(config);
  const copy = await logIn(new LogFiles(directory));
  const signer = signerOf(places.keyFile, config);
  if (signer !== undefined) mustBeOf(signer, copy, directory);
  const lacking = signer === undefined ? unseen(stores, config, copy) : unsigned(signer, copy);
  let words = lacking;
  const copied = await copyLog(directory, places.directory, async (partial) => {
    if (lacking === undefined) return;
    if (signer !== undefined && (await isCompleted(partial, copy, { stores, config, signer })))
      words = MADE_AGAIN;
    else if (!older)
      throw new Error(`${lacking} If it is the best there is, restore it with --older`);
  });
  process.stdout.write(`${JSON.stringify(copied)}\n`);
  for (const one of [words, signer && olderSigner(signer, copy, places.keyFile)])
    if (one !== undefined) process.stderr.write(`${one}\n`);
};

const MADE_AGAIN =
  'This copy is older than what the key here has signed. What it lacks was made again from the store, and leads to the root that was signed.';

type Ledger = { readonly stores: Stores; readonly config: Config; readonly signer: LogSigner };

/** Makes again what an older copy lacks, where the store holds it. */
const isCompleted = async (
  partial: string,
  { checkpoint }: LogToCopy,
  { stores, config, signer }: Ledger,
): Promise<boolean> => {
  if (!stores.hasStore(config)) return false;
  const store = await openToRead(stores, config);
  try {
    return await completeLog(partial, checkpoint.size, signer.last(), store);
  } finally {
    await store.close();
  }
};

/** `undefined` where its key is not there. What the key signed last belongs with it. */
const signerOf = (keyFile: string, { ledger }: Config): LogSigner | undefined => {
  try {
    return LogSigner.open(keyFile, ledger.origin, false);
  } catch (error) {
    if (error instanceof LogStandstill) return undefined;
    throw error;
  }
};

/** @throws Error where the copy is of a log with another key, or of another history under this key. */
const mustBeOf = (signer: LogSigner, { checkpoint, vkey }: LogToCopy, directory: string): void => {
  if (vkey !== signer.vkey)
    throw new Error(`${directory} is the copy of another log: its vkey is ${vkey}`);
  const last = signer.last();
  if (last.size === checkpoint.size && Buffer.compare(last.root, checkpoint.root) !== 0)
    throw new Error(
      `${directory} is of another history: its ${last.size} entries have another root than the one that was signed last`,
    );
};

const unsigned = (signer: LogSigner, { checkpoint }: LogToCopy): string | undefined => {
  const { size } = signer.last();
  return size > checkpoint.size
    ? `This copy holds ${checkpoint.size} entries, but the key here has signed ${size}: ${size - checkpoint.size} that may have been published would be missing, and the log would stand still until a store that holds them is put back.`
    : undefined;
};

const unseen = (stores: Stores, config: Config, { checkpoint }: LogToCopy): string | undefined => {
  const readModels = new ReadModels(stores.readModelsDirectory(config));
  const seen = readModels.lastSeq() + 1;
  readModels.close();
  return seen > checkpoint.size
    ? `This copy holds ${checkpoint.size} entries, but the read models here have seen ${seen} events: ${seen - checkpoint.size} that may have been published would be missing.`
    : undefined;
};

/** What is to be said of the signer that was put back beside a log that is published already. */
export const olderSignerIn = async (
  { directory, keyFile }: ReturnType<Stores['logPlaces']>,
  config: Config,
): Promise<string | undefined> => {
  const signer = signerOf(keyFile, config);
  const files = new LogFiles(directory);
  if (signer === undefined || (await files.read('checkpoint')) === undefined) return undefined;
  return olderSigner(signer, await logIn(files), keyFile);
};

/** A key whose memory was put back to an older copy could sign two histories. */
const olderSigner = (
  signer: LogSigner,
  { checkpoint }: LogToCopy,
  keyFile: string,
): string | undefined => {
  const { size } = signer.last();
  return size < checkpoint.size
    ? `${keyFile}.signed is an older copy: it remembers ${size} entries, and a checkpoint of ${checkpoint.size} is published. The log will stand still. Look for a newer copy of it.`
    : undefined;
};
