import type { FactOf } from '../../statute/facts.js';
import type { Reading } from '../database.js';
import { factOf } from './fact-of.js';

type Letter = FactOf<'RequestReceived'> | FactOf<'RequestMade'>;

/** The letter of a request as known at a seq: as the IRS recorded it, else as the agency did. */
export const letterOf = (
  { journal, lines }: Reading,
  streamNo: number,
  at: number,
): Letter | undefined => {
  const touching = lines.touching(streamNo, [0, 0], at);
  const found =
    touching.find(({ type }) => type === 'RequestReceived') ??
    touching.find(({ type }) => type === 'RequestMade');
  return found && (factOf(journal.entry(found.seq)) as Letter | undefined);
};
