import { createReadStream, readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { InvalidArgumentError, Option } from 'commander';
import { Problem } from '../kernel/problem.js';
import { BadLine, ExportFile } from '../readmodels/findings/export-file.js';
import type { LogEntry } from '../readmodels/projection.js';
import { LAW_TIMES } from '../statute/law-time.js';
import { readingOf } from '../statute/reading-document.js';
import { type Reading, READING_TABLE } from '../statute/readings.js';
import { READINGS } from '../statute/verdict.js';

// What the commands about the law read: histories and readings, from files or by name.

/** Exit code where the input or an option cannot be read. */
const UNREADABLE = 2;

/** The events of an export, at least one; `-`: standard input. @throws BadLine */
export async function* entriesOf(file: string): AsyncGenerator<LogEntry> {
  const input = file === '-' ? process.stdin : createReadStream(file);
  const reader = new ExportFile();
  let isEmpty = true;
  try {
    for await (const line of createInterface({ input, crlfDelay: Infinity })) {
      isEmpty = false;
      yield reader.next(line);
    }
  } catch (error) {
    throw unreadable(file, error);
  }
  // An answer that was refused leaves an empty file: nothing found would look as if all were in order.
  if (isEmpty) throw new BadLine('The input holds no event');
}

/** A shipped reading by its name; `undefined`: none is named so. */
export const shippedReading = (id: string): Reading | undefined =>
  READING_TABLE.find((one) => one.id === id);

/** A reading told in a file. @throws BadLine that names every field that does not fit. */
export const readingIn = (file: string): Reading => {
  try {
    return readingOf(JSON.parse(readFileSync(file, 'utf8')));
  } catch (error) {
    if (error instanceof SyntaxError) throw new BadLine(`${file}: not JSON`);
    if (!(error instanceof Problem)) throw unreadable(file, error);
    const mistakes = error.extensions.errors ?? [];
    throw new BadLine(
      mistakes.map(({ field, message }) => `${file}: ${field} ${message}`).join('\n'),
    );
  }
};

/** What an error of the system says of a file, with its name; any other error as it is. */
const unreadable = (file: string, error: unknown): unknown =>
  error instanceof Error && 'syscall' in error && 'code' in error
    ? new BadLine(`${file}: cannot be read (${String(error.code)})`)
    : error;

/** A shipped reading by name, or one told in a file. */
export const anyReading = (told: string): Reading => shippedReading(told) ?? readingIn(told);

export const READING_NAMES = READINGS.join(', ');

/** `--at` and `--law`, which ask two different questions. */
export const atOption = new Option(
  '--at <seq or instant>',
  'as known then; without it, at the end of the history',
);
export const lawOption = new Option(
  '--law <time>',
  'which answers of a reading count: all, or those given by the day of the act',
)
  .choices(LAW_TIMES)
  .default('now');

/** For an option given several times, or as a list with commas. */
export const several = (text: string, before: readonly string[] = []): readonly string[] => {
  const names = text.split(',').filter((name) => name !== '');
  if (names.length === 0) throw new InvalidArgumentError('Give a name.');
  return [...before, ...names];
};

/** Does the work; where what was given cannot be read, says so and ends with 2. */
export const reading = async (work: () => Promise<void>): Promise<void> => {
  try {
    await work();
  } catch (error) {
    const message = messageOf(error);
    if (message === undefined) throw error;
    process.stderr.write(`${message}\n`);
    process.exitCode = UNREADABLE;
  }
};

/** What the user can mend; never with a value out of the file. `undefined`: a fault of this program. */
const messageOf = (error: unknown): string | undefined => {
  if (error instanceof BadLine) return error.message;
  if (error instanceof RangeError) return '--at: a seq, or an instant as 2025-08-08T12:00:00Z';
  return undefined;
};
