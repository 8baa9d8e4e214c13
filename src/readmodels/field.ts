import type { Json } from '../kernel/canonical-json.js';
import type { LogEntry } from './projection.js';

/** A text field; null where it was not recorded. */
export const text = (value: Json | undefined): string | null =>
  typeof value === 'string' ? value : null;

/** A number field; null where it was not recorded. */
export const number = (value: Json | undefined): number | null =>
  typeof value === 'number' ? value : null;

/** The day of the act, as stated. */
export const occurredOn = ({ public: face }: Pick<LogEntry, 'public'>): string =>
  text(face['occurredOn']) ?? '';
