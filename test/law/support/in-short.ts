import type { Judgement } from '../../../src/statute/verdict.js';
import { READINGS, type Verdict } from '../../../src/statute/verdict.js';

/** A verdict without its words: outcome, how grave, on what it rests, what it turns on, and how many events show it. */
const inShort = (verdict: Verdict | undefined): string => {
  if (verdict === undefined) return 'not-applicable';
  const { outcome, severity, elements = [], open, causes = [], evidence } = verdict;
  const told = causes.map(({ kind, ...rest }) => `${kind} ${JSON.stringify(rest)}`);
  const shown = evidence.map(({ revision }) => revision).join(',');
  return [outcome, severity, elements.join('+'), open, told.join(' & '), `by ${shown}`]
    .filter((part) => part !== undefined && part !== '')
    .join(' ');
};

/** What a judgement says under each reading, those that say the same on one line. */
export const linesOf = (judgement: Judgement | undefined): readonly string[] => {
  const verdicts = judgement?.verdicts;
  const said = READINGS.map((reading) => ({ reading, short: inShort(verdicts?.[reading]) }));
  const distinct = [...new Set(said.map(({ short }) => short))];
  return distinct.map((short) => {
    const under = said.filter((one) => one.short === short).map(({ reading }) => reading);
    return `${under.length === READINGS.length ? 'all' : under.join(', ')}: ${short}`;
  });
};
