import type { Told } from '../../../src/statute/example.js';
import type { Cause, Verdict } from '../../../src/statute/verdict.js';
import { verdictOf } from './judging.js';

const turn = (cause: Cause): string => {
  switch (cause.kind) {
    case 'fact-not-recorded':
      return cause.field;
    case 'law-unsettled':
      return cause.switch;
    case 'text-not-understood':
      return `${cause.field} not understood`;
    case 'not-decided-here':
      return cause.why;
    case 'order-not-recorded':
    case 'recorded-late':
    case 'rule-failed':
      return cause.kind;
  }
};

/** `STAT recipient`, `clear`, or what an undetermined outcome turns on: `? inWriting, R-HEAD`. */
export const inBrief = (verdict: Verdict | undefined): string => {
  if (verdict === undefined) return 'not-applicable';
  const { outcome, severity, elements = [], causes = [] } = verdict;
  if (outcome === 'finding') return [severity, ...elements].join(' ');
  return outcome === 'clear' ? outcome : `? ${[...new Set(causes.map(turn))].join(', ')}`;
};

/** What a rule says of a history, in brief; under the strictest reading where not told. */
export const briefOf = (
  rule: string,
  given: readonly Told[],
  circumstances: Parameters<typeof verdictOf>[2] = {},
): string => inBrief(verdictOf(rule, given, circumstances));
