import { setImmediate as turn } from 'node:timers/promises';
import type { ReadModels } from '../database.js';
import { heardActs } from '../findings/heard-acts.js';
import { lawUnder } from '../findings/law.js';
import { Comparison, type Compared, type Counts } from './comparison.js';
import type { Question } from './question.js';

/** Events between two looks for the read models in use. */
const SPAN = 500;
/** Acts judged before others have their turn: some milliseconds. */
const ACTS_A_TURN = 20;

type Progress = {
  /** Lines of the result, in the order of the log. */
  readonly write: (lines: readonly Compared[]) => Promise<void>;
  /** Events up to that number are judged. */
  readonly judged: (events: number) => void;
  readonly stopping: AbortSignal;
};

/**
 * Judges the whole log of the running ledger under the readings of a question, as known at its seq. In
 * small steps: everyone else has a turn between two of them. No key is needed and nothing is recorded.
 * @throws Problem where the read models stand still; the reason of `stopping`.
 */
export const judgeJournal = async (
  readModels: ReadModels,
  question: Question,
  { write, judged, stopping }: Progress,
): Promise<Counts> => {
  const { reading: one, with: other, seq: at } = question;
  const law = lawUnder(other === null ? [one] : [one, other], question.law);
  const comparison = new Comparison(one.id, other?.id);
  for (let from = 0; from <= at; from += SPAN) {
    const to = Math.min(from + SPAN, at + 1);
    let acts = 0;
    let lines: Compared[] = [];
    for (const held of heardActs(readModels.reading('findings'), law, { from, to, at })) {
      lines.push(...comparison.take(held));
      acts += 1;
      if (acts % ACTS_A_TURN !== 0) continue;
      await write(lines);
      lines = [];
      await turn();
      stopping.throwIfAborted();
    }
    await write(lines);
    judged(to);
    await turn();
    stopping.throwIfAborted();
  }
  return comparison.counts();
};
