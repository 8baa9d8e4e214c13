import type { LogEntry } from '../projection.js';

/** A line, or a stream without lines (line 0), and the events that state the TIN there, oldest first. */
export type Place = {
  readonly streamNo: number;
  readonly line: number;
  readonly stating: readonly LogEntry[];
};

/** Whom a line names, to someone who asks for one TIN. */
export type LineNames = 'this-tin' | 'another-tin' | 'no-tin';

/** `subjects`: pseudonyms of the TIN asked for. */
export const whoIsNamed = (subject: string | null, subjects: readonly string[]): LineNames => {
  if (subject === null) return 'no-tin';
  return subjects.includes(subject) ? 'this-tin' : 'another-tin';
};
