import type { Fact } from '../../statute/facts.js';
import type { Reading } from '../database.js';
import { Cases } from './cases.js';
import { factOf, isInCase, linesOf } from './fact-of.js';
import type { FindingView } from './finding-view.js';
import { HearingRoom } from './hearing-room.js';
import type { Law } from './law.js';

const BATCH = 100;

/** Which acts are heard: those of the events [from, to), as known at a seq. */
type Span = { readonly from: number; readonly to: number; readonly at: number };

/**
 * What is held of the acts of a stretch of the log, in their order: one list for each act and line,
 * empty where no rule applies. The caller may rest between two of them.
 */
export function* heardActs<Id extends string>(
  reading: Reading,
  law: Law<Id>,
  { from, to, at }: Span,
): Generator<readonly FindingView<Id>[]> {
  const room = new HearingRoom(reading, law, at, true);
  const cases = new Cases(reading.rows);
  for (let next = from; next < to; next += BATCH)
    for (const entry of reading.journal.entries(next, Math.min(BATCH, to - next))) {
      const fact = factOf(entry);
      const of = fact && isAct(fact, law) ? cases.byId(entry.stream) : undefined;
      if (fact === undefined || of === undefined) continue;
      const ranges = linesOf(fact);
      if (ranges.length === 0) yield room.hear({ case: of, line: 0 }, entry.seq);
      for (const [first, last] of ranges)
        for (let line = first; line <= last; line++) yield room.hear({ case: of, line }, entry.seq);
    }
}

const isAct = (fact: Fact, { acts }: Pick<Law, 'acts'>): boolean =>
  isInCase(fact) && acts.has(fact.type);
