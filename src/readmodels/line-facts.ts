import type { Reading } from './database.js';
import type { LineTouch } from './journal-lines.js';
import type { Journal } from './journal.js';
import type { LogEntry } from './projection.js';

const GIVES_FACTS: ReadonlySet<string> = new Set(['LineAdded', 'LineAmended', 'AmendmentReceived']);

/**
 * The event that says what a line reads, out of all that touch it in seq order; `undefined`: the line was
 * never recorded. An AmendmentReceived that points to a LineAmended says nothing of its own.
 */
export const latestFacts = (
  journal: Journal,
  touches: readonly LineTouch[],
): LogEntry | undefined => {
  for (const { seq, type } of touches.toReversed()) {
    if (!GIVES_FACTS.has(type)) continue;
    const entry = journal.entry(seq);
    if (typeof entry.official['amendmentRevision'] !== 'number') return entry;
  }
  return undefined;
};

/** The same for a line of a stream, as known at a seq. */
export const factsOfLine = (
  { journal, lines }: Pick<Reading, 'journal' | 'lines'>,
  streamNo: number,
  line: number,
  at: number,
): LogEntry | undefined => latestFacts(journal, lines.touching(streamNo, [line, line], at));
