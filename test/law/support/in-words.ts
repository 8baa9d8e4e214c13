import type { Told } from '../../../src/statute/example.js';
import type { Verdict } from '../../../src/statute/verdict.js';
import { verdictOf } from './judging.js';

/** `clear: All is well.`, or `not applicable`. */
const inWords = (verdict: Verdict | undefined): string =>
  verdict === undefined ? 'not applicable' : `${verdict.outcome}: ${verdict.because}`;

/** What a rule says of a history, outcome and words; see `verdictOf`. */
export const wordsOf = (
  rule: string,
  given: readonly Told[],
  circumstances?: Parameters<typeof verdictOf>[2],
): string => inWords(verdictOf(rule, given, circumstances));
