import type { DatabaseSync } from 'node:sqlite';

const REMEMBERED = 4_096;

/** Number of the stream of an event: every projection's key for it. @throws Error for an unknown stream. */
export type StreamNumber = (stream: {
  readonly category: string;
  readonly stream: string;
}) => number;

/** Looks numbers up in `streams`, and remembers some thousand of them. */
export const streamNumbers = (database: DatabaseSync): StreamNumber => {
  const select = database.prepare('SELECT no FROM streams WHERE category = ? AND id = ?');
  const known = new Map<string, number>();
  return ({ category, stream }) => {
    const name = `${category}-${stream}`;
    const remembered = known.get(name);
    if (remembered !== undefined) return remembered;
    const row = select.get(category, stream);
    if (row === undefined) throw new Error('No such stream in the journal');
    if (known.size >= REMEMBERED) known.clear();
    known.set(name, Number(row['no']));
    return Number(row['no']);
  };
};
