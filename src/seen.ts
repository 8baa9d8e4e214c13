import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type EventStore, EventStoreError, type Position } from './eventstore/event-store.js';
import { logPlaces, readModelsDirectory } from './places.js';
import type { Config } from './platform/config.js';
import { replaceSecret } from './privacy/secret-file.js';
import { LogFiles } from './publiclog/log-files.js';
import { signedBy } from './publiclog/log-signer.js';
import { coveredIn } from './publiclog/published.js';
import { ReadModels } from './readmodels/database.js';
import { holdsAt } from './readmodels/holds-at.js';

// What is known of a ledger beside its store: how far the read models and the public log came.

/** The store ends before what is known of the ledger. */
export type Shortfall = {
  /** Events that it holds. */
  readonly held: number;
  /** Events that were seen of it. */
  readonly seen: number;
  /** Both in words, and by what they were seen. */
  readonly words: string;
};

type Source = Pick<EventStore, 'readAll'>;

/**
 * Whether the store holds as many events as the read models have seen, the published checkpoint covers, and the log's
 * key has signed. Cheap where the read models fit the store: their journal knows where in it they stand, and only
 * what comes after is counted. Where they do not, or are not there, events are counted from the first one on.
 * What an operator gave up with `goOnFromHere` is not asked for. Of a damaged store it cannot be told: `undefined`.
 * @throws EventStoreError unavailable.
 */
export const shortfallOf = async (
  config: Config,
  store: Source,
): Promise<Shortfall | undefined> => {
  const readModels = new ReadModels(readModelsDirectory(config));
  try {
    const models = readModels.lastSeq() + 1;
    const log = await inLog(config);
    const seen = Math.max(models, log <= givenUp(config) ? 0 : log);
    if (seen === 0) return undefined;
    const held = await count(store, await begin(store, readModels), seen);
    return held < seen ? { held, seen, words: wordsOf(held, seen, models >= seen) } : undefined;
  } catch (error) {
    if (error instanceof EventStoreError && error.name === 'damaged') return undefined;
    throw error;
  } finally {
    readModels.close();
  }
};

/** How many events were published or signed. */
const inLog = async (config: Config): Promise<number> => {
  const { directory, keyFile } = logPlaces(config);
  return Math.max(await coveredIn(new LogFiles(directory)), signedBy(keyFile));
};

type Place = { readonly events: number; readonly position: Position | null };
const START: Place = { events: 0, position: null };

/** From where on events must be counted. */
const begin = async (store: Source, readModels: ReadModels): Promise<Place> => {
  const seq = readModels.lastSeq();
  if (seq < 0) return START;
  const journal = readModels.journal();
  const position = journal.positionOf(seq);
  if (position === undefined || !(await holdsAt(store, journal, seq))) return START;
  return { events: seq + 1, position };
};

/** Up to `enough`. */
const count = async (store: Source, from: Place, enough: number): Promise<number> => {
  let { events } = from;
  if (events >= enough) return events;
  for await (const _ of store.readAll(from.position)) if ((events += 1) >= enough) break;
  return events;
};

const wordsOf = (held: number, seen: number, byModels: boolean): string =>
  held === 0
    ? `The store is empty, but ${byModels ? `the read models have seen ${seen} events` : `${seen} events were published or signed in the public log`}: the store was lost, or is another one.`
    : `The store holds ${held} events, but ${byModels ? `the read models have seen ${seen}` : `${seen} were published or signed in the public log`}: the last ${seen - held} are missing, or it is another store.`;

/**
 * A new ledger is opened in an empty store only where nothing says that there was one.
 * @throws Error that says what to do.
 */
export const mustBeNew = async (config: Config, store: Source): Promise<void> => {
  const shortfall = await shortfallOf(config, store);
  const { directory } = logPlaces(config);
  const isLaidOut =
    existsSync(directory) && readdirSync(directory).some((name) => !LEASE.test(name));
  if (shortfall === undefined && !isLaidOut && givenUp(config) < 0) return;
  const words =
    shortfall?.words ??
    `The store is empty, but ${directory} holds files of a public log: the store was lost, or is another one.`;
  throw new Error(
    `${words} Restore it (\`ledger restore store\`), or look where LEDGER_DATA_DIR (${config.dataDir}) and EVENTSTORE_URL point; for a new ledger take another LEDGER_DATA_DIR and LEDGER_KEY_FILE.`,
  );
};

const LEASE = /^log\.lease/;

/** @throws Error, saying what to do, where the store ends before what was seen. */
export const mustHoldWhatWasSeen = async (config: Config, store: Source): Promise<void> => {
  const shortfall = await shortfallOf(config, store);
  if (shortfall === undefined) return;
  const givingUp =
    shortfall.held === 0
      ? ''
      : ' Where there is none, and you give up what is missing: `ledger rebuild --shorter`.';
  throw new Error(
    `${shortfall.words} Look where LEDGER_DATA_DIR (${config.dataDir}) and EVENTSTORE_URL point, or restore the newest copy (\`ledger restore store\`).${givingUp}`,
  );
};

/**
 * The operator says that nothing better is to be had: what the public log holds beyond the store is given up, and the
 * ledger records again. The log itself stands still all the same.
 */
export const goOnFromHere = async (config: Config): Promise<void> => {
  replaceSecret(givenUpFile(config), `${JSON.stringify({ entries: await inLog(config) })}\n`);
};

const givenUpFile = ({ dataDir }: Config): string => join(dataDir, 'given-up.json');

/** Up to how many entries of the public log need not be in the store; -1: nothing was ever given up. */
const givenUp = (config: Config): number => {
  const file = givenUpFile(config);
  if (!existsSync(file)) return -1;
  return (JSON.parse(readFileSync(file, 'utf8')) as { readonly entries: number }).entries;
};
