import type { LetterData } from '../../statute/facts.js';
import type { Reading } from '../database.js';
import { factOf } from './fact-of.js';

const LETTERS = ['RequestReceived', 'RequestMade'];

/** What the letter of a request states as known at a seq: as the IRS recorded it, else as the agency did. */
export const letterStates = <K extends keyof LetterData>(
  { journal, lines }: Reading,
  streamNo: number,
  at: number,
  field: K,
): LetterData[K] => {
  const touching = lines.touching(streamNo, [0, 0], at);
  const letters = LETTERS.flatMap((wanted) => touching.filter(({ type }) => type === wanted));
  const stated = letters
    .map(({ seq }) => factOf(journal.entry(seq))?.data as LetterData | undefined)
    .find((data) => (data?.[field] ?? null) !== null);
  return stated?.[field] ?? null;
};
