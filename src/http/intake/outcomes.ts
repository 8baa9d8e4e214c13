import { setImmediate as turn } from 'node:timers/promises';
import { stringify } from 'csv-stringify/sync';
import type { Outcome } from '../../intake/work/outcome.js';

export const OUTCOMES = ['malformed', 'deficient'] as const;
export type OutcomeName = (typeof OUTCOMES)[number];
export type Format = 'ndjson' | 'csv';

const COLUMNS = ['record', 'outcome', 'field', 'code'];

/** Outcomes as they are kept, or one row of CSV for each field that is named. */
export async function* outcomesAs(
  format: Format,
  kept: Iterable<string>,
  only: OutcomeName | undefined,
): AsyncGenerator<string> {
  if (format === 'csv') yield stringify([COLUMNS]);
  for (const lines of kept) {
    const outcomes = only === undefined && format === 'ndjson' ? undefined : chosen(lines, only);
    if (outcomes === undefined) yield lines;
    else yield format === 'csv' ? rowsOf(outcomes) : linesOf(outcomes);
    await turn();
  }
}

const chosen = (lines: string, only: OutcomeName | undefined): readonly Outcome[] =>
  lines
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Outcome)
    .filter(({ outcome }) => only === undefined || outcome === only);

const linesOf = (outcomes: readonly Outcome[]): string =>
  outcomes.map((outcome) => `${JSON.stringify(outcome)}\n`).join('');

const rowsOf = (outcomes: readonly Outcome[]): string =>
  stringify(
    outcomes.flatMap(({ record, outcome, problems }) =>
      problems.map(({ field, code }) => [record, outcome, field, code]),
    ),
  );
