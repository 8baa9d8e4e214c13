import type { Classified } from '../../classify/classifiers.js';
import type { Day } from '../../kernel/dates.js';
import { Problem } from '../../kernel/problem.js';
import type { NewEvent } from '../../privacy/event-type.js';
import type { Range } from '../shapes.js';
import type { factsReclassified } from './reclassification.events.js';
import { type RequestState, withinLines } from './request.js';

/** Another class for texts of one request, all of lines or all of letters. */
export type Reclassified = {
  readonly field: Classified;
  readonly classifier: string;
  /** 1 to 1,000. */
  readonly classes: readonly {
    readonly revision: number;
    readonly line: number | null;
    readonly class: string;
  }[];
};

/**
 * What is recorded of it, where texts of the request were classified again as often as `after` says.
 * @throws Problem contended, where it was more often: which class a text has may be another one now.
 */
export const reclassify = (
  state: RequestState,
  after: number,
  { field, classifier, classes }: Reclassified,
  occurredOn: Day,
): readonly NewEvent<typeof factsReclassified>[] => {
  if (state.reclassifications !== after)
    throw new Problem('contended', 'Texts of this request were classified again meanwhile.');
  const lines = rangesOf(classes.map(({ line }) => line).filter((line) => line !== null));
  withinLines(state, lines, 'lines');
  const said = { field, classifier, classes: [...classes], count: classes.length };
  const data = { agency: 'ledger', occurredOn, lines: lines.length > 0 ? lines : null, ...said };
  return [{ type: 'FactsReclassified', data }];
};

const rangesOf = (lines: readonly number[]): Range[] => {
  const ranges: Range[] = [];
  for (const line of [...new Set(lines)].toSorted((a, b) => a - b)) {
    const last = ranges.at(-1);
    if (last !== undefined && last[1] === line - 1) last[1] = line;
    else ranges.push([line, line]);
  }
  return ranges;
};
