import type { LoggerService } from '@nestjs/common';
import type { Log } from './log.js';

/** Lets Nest speak through the log: its warnings and errors, not its account of starting up. */
export class NestLog implements LoggerService {
  constructor(private readonly to: Log) {}

  log(): void {}

  warn(message: unknown): void {
    this.to.warn('framework', { message: textOf(message) });
  }

  error(message: unknown): void {
    if (message instanceof Error) this.to.unforeseen('framework', message);
    else this.to.error('framework', { message: textOf(message) });
  }

  fatal(message: unknown): void {
    this.error(message);
  }
}

/** Nest's own words are plain texts; an object could hold anything. */
const textOf = (message: unknown): string | undefined =>
  typeof message === 'string' ? message : undefined;
