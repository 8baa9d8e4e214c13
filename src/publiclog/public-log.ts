import type { Log } from '../platform/log.js';
import { LogFiles } from './log-files.js';
import { coveredIn } from './published.js';
import { LogReader } from './read-log.js';
import { Silences } from './silences.js';
import { type PublicLogStatus, STARTING } from './status.js';
import { StatusLines } from './status-lines.js';

/** A writer says something each second. From so many on it is behind by as long as it says nothing. */
const SILENT_SECONDS = 10;

/**
 * The public log as it is published here, and what its writer says of it. The writer (log-writer.ts) may run in another
 * thread, or in another process.
 */
export class PublicLog {
  readonly files: LogFiles;
  readonly reader: LogReader;
  readonly silences: Silences;
  readonly #lines: StatusLines;
  #status: PublicLogStatus;
  #heardAt = performance.now();

  private constructor(files: LogFiles, log: Log, size: number) {
    this.files = files;
    this.reader = new LogReader(files);
    this.silences = new Silences(files);
    this.#lines = new StatusLines(log);
    this.#status = { ...STARTING, size };
  }

  /** @param directory where its files lie, or will lie. */
  static async open(directory: string, log: Log): Promise<PublicLog> {
    const files = new LogFiles(directory);
    return new PublicLog(files, log, await coveredIn(files));
  }

  /** What the writer of this process says, at each change and each second. */
  hear(status: PublicLogStatus): void {
    this.#status = status;
    this.#heardAt = performance.now();
    this.#lines.hear(status);
  }

  status(): PublicLogStatus {
    const silent = Math.floor((performance.now() - this.#heardAt) / 1_000);
    if (silent < SILENT_SECONDS || this.#status.state === 'stopped') return this.#status;
    return { ...this.#status, waitingSeconds: Math.max(this.#status.waitingSeconds ?? 0, silent) };
  }

  /** How many leaves are under the newest checkpoint that is published here; what stands still does not grow. */
  covered(): number {
    return this.#status.size;
  }
}
