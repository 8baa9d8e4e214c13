import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import type { Command } from 'commander';
import { BadLine, ExportFile } from '../readmodels/findings/export-file.js';
import type { FindingView } from '../readmodels/findings/finding-view.js';
import { judgeHistory } from '../readmodels/findings/judge-history.js';
import { LAW } from '../readmodels/findings/law.js';
import type { LogEntry } from '../readmodels/projection.js';
import { type ReadingId, READINGS } from '../statute/verdict.js';
import { print } from './print.js';

type Options = { readonly reading: string; readonly at?: string };

/** Exit code where the input or an option cannot be read. */
const UNREADABLE = 2;

/** `law judge FILE`: what the rules hold of a recorded history, one JSON object for each act, line and rule. */
export const lawJudge = (program: Command): void => {
  program
    .command('judge')
    .description('Judge a history (NDJSON as of GET /v1/requests/{id}/export); needs no server')
    .argument('<file>', 'the file, or - for standard input')
    .option('--reading <id>', `all, or one of ${READINGS.join(', ')}`, 'all')
    .option('--at <seq or instant>', 'as known then; without it, at the end of the history')
    .action(async (file: string, options: Options) => {
      try {
        await judge(file, options);
      } catch (error) {
        const message = messageOf(error);
        if (message === undefined) throw error;
        process.stderr.write(`${message}\n`);
        process.exitCode = UNREADABLE;
      }
    });
};

const judge = async (file: string, { reading, at }: Options): Promise<void> => {
  const readings = READINGS.filter((one) => reading === 'all' || reading === one);
  if (readings.length === 0) throw new BadLine(`--reading: all, or one of ${READINGS.join(', ')}`);
  for await (const finding of judgeHistory(entriesOf(file), LAW, at)) {
    const asked = under(readings, finding);
    if (asked !== undefined) await print(`${JSON.stringify(asked)}\n`);
  }
};

async function* entriesOf(file: string): AsyncGenerator<LogEntry> {
  const input = file === '-' ? process.stdin : createReadStream(file);
  const reader = new ExportFile();
  for await (const line of createInterface({ input, crlfDelay: Infinity })) yield reader.next(line);
}

/** A finding under the readings asked for; `undefined`: its rule does not apply under them. */
const under = (readings: readonly ReadingId[], finding: FindingView): object | undefined => {
  if (readings.every((reading) => finding.readings[reading] === null)) return undefined;
  return {
    ...finding,
    readings: Object.fromEntries(readings.map((one) => [one, finding.readings[one]])),
    standsUnder: finding.standsUnder.filter((one) => readings.includes(one)),
  };
};

/** What the user can mend; never with a value out of the file. `undefined`: a fault of this program. */
const messageOf = (error: unknown): string | undefined => {
  if (error instanceof BadLine) return error.message;
  if (error instanceof RangeError) return '--at: a seq, or an instant as 2025-08-08T12:00:00Z';
  if (error instanceof Error && 'syscall' in error && 'code' in error)
    return `The file cannot be read (${String(error.code)})`;
  return undefined;
};
