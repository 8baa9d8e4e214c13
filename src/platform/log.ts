import { instantOf } from '../kernel/dates.js';
import { requestContext } from './request-context.js';

export type Level = 'debug' | 'info' | 'warn' | 'error';

/**
 * What may stand beside an event's name: numbers and closed codes. Never a body, a header's value, a
 * URL as sent, or anything about a person.
 */
export type LogFields = Readonly<Record<string, string | number | boolean | null | undefined>>;

/** One JSON object a line: level, time, event, correlationId, and the event's own fields. */
export class Log {
  readonly #write: (line: string) => void;

  constructor(write: (line: string) => void = (line) => process.stdout.write(line)) {
    this.#write = write;
  }

  info(event: string, fields: LogFields = {}): void {
    this.#line('info', event, fields);
  }

  warn(event: string, fields: LogFields = {}): void {
    this.#line('warn', event, fields);
  }

  error(event: string, fields: LogFields = {}): void {
    this.#line('error', event, fields);
  }

  /** An error that nobody foresaw. */
  unforeseen(event: string, error: unknown, fields: LogFields = {}): void {
    this.#line('error', event, { ...fields, ...traceOf(error) });
  }

  #line(level: Level, event: string, fields: LogFields): void {
    const correlationId = requestContext.getStore()?.correlationId;
    const time = instantOf(Date.now());
    this.#write(`${JSON.stringify({ level, time, event, correlationId, ...fields })}\n`);
  }
}

/**
 * Where an error comes from: its name, code and frames. Not its message: messages of other people's
 * code quote what they could not read, and that may be a person's data.
 */
const traceOf = (error: unknown): LogFields => {
  if (!(error instanceof Error)) return { error: typeof error };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return { error: error.name, code, frames: frames.map((line) => line.trim()).join(' | ') };
};
