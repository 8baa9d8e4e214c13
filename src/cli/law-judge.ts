import type { Command } from 'commander';
import { BadLine } from '../readmodels/findings/export-file.js';
import { judgeHistory } from '../readmodels/findings/judge-history.js';
import { lawUnder } from '../readmodels/findings/law.js';
import type { LawTime } from '../statute/law-time.js';
import { type Reading, READING_TABLE } from '../statute/readings.js';
import {
  atOption,
  entriesOf,
  lawOption,
  reading as reads,
  READING_NAMES,
  readingIn,
  several,
  shippedReading,
} from './law-input.js';
import { print } from './print.js';

type Options = {
  readonly reading?: readonly string[];
  readonly readingFile?: readonly string[];
  readonly at?: string;
  readonly law: LawTime;
};

/** `law judge FILE`: what the rules hold of a recorded history, one JSON object for each act, line and rule. */
export const lawJudge = (program: Command): void => {
  program
    .command('judge')
    .description('Judge a history (NDJSON as of GET /v1/requests/{id}/export); needs no server')
    .argument('<file>', 'the file, or - for standard input')
    .option('--reading <id>', `all, or one of ${READING_NAMES}; or several`, several)
    .option('--reading-file <file>', 'a reading of your own, told in a JSON file', several)
    .addOption(atOption)
    .addOption(lawOption)
    .action((file: string, options: Options) => reads(() => judge(file, options)));
};

const judge = async (file: string, options: Options): Promise<void> => {
  const law = lawUnder(readingsOf(options), options.law);
  for await (const finding of judgeHistory(entriesOf(file), law, options.at))
    await print(`${JSON.stringify(finding)}\n`);
};

/** Those named, then those told in files; without either, all that are shipped. */
const readingsOf = ({ reading, readingFile: files = [] }: Options): readonly Reading[] => {
  const names = reading ?? (files.length === 0 ? ['all'] : []);
  const shipped = names.includes('all') ? READING_TABLE : names.map(shippedNamed);
  const readings = [...shipped, ...files.map(readingIn)];
  if (new Set(readings.map(({ id }) => id)).size < readings.length)
    throw new BadLine('--reading, --reading-file: name each reading once');
  return readings;
};

const shippedNamed = (name: string): Reading => {
  const found = shippedReading(name);
  if (found === undefined) throw new BadLine(`--reading: all, or one of ${READING_NAMES}`);
  return found;
};
