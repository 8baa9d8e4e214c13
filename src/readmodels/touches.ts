import type { Json } from '../kernel/canonical-json.js';
import type { LogEntry } from './projection.js';

/** Lines [first, last] of an entry's stream. */
export type Touch = readonly [first: number, last: number];

const WHOLE_STREAM: readonly Touch[] = [[0, 0]];

/** The lines that an event touches, as it names them; line 0: the whole stream. */
export const touchesOf = ({ public: face }: Pick<LogEntry, 'public'>): readonly Touch[] => {
  const line: Json | undefined = face['line'];
  if (typeof line === 'number') return [[line, line]];
  const lines: Json | undefined = face['lines'];
  return Array.isArray(lines) && lines.length > 0 ? (lines as readonly Touch[]) : WHOLE_STREAM;
};
