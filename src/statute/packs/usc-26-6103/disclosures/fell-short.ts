import type { BuiltOn } from '../../../rule.js';
import type { Verdict } from '../../../verdict.js';

/** Rules built on whose ground stands in (i)(2)(A), not in the list of (B). */
const OF_A: ReadonlySet<string> = new Set(['REQ-OFFICIAL', 'REQ-CRIMINAL-MATTER', 'REQ-SCOPE-TRI']);

/** What of the rules built on is not said of the request itself. */
const NOT_OF_THE_REQUEST: ReadonlyMap<string, string> = new Map([
  [
    'DISC-MATCH-METHOD',
    'the IRS had not confirmed the address that the request gave, which this reading asks of it',
  ],
  [
    'REQ-ENGAGED-RATIO',
    'under this reading nobody is "personally and directly engaged", (i)(2)(A), for so many people',
  ],
  ['REQ-IDENTITY-ONLY', 'this reading does not let identity be all that is asked for or told'],
]);

/** Who fell short of what, (A) or (B) of (i)(2): not always the request. */
export const shortOf = (builtOn: BuiltOn, defects: readonly Verdict[]): string => {
  const rules = [...builtOn].filter(([, said]) => defects.includes(said)).map(([rule]) => rule);
  const ofTheRequest = rules.filter((rule) => !NOT_OF_THE_REQUEST.has(rule));
  const of = [
    ...(ofTheRequest.some((rule) => OF_A.has(rule)) ? ['(A)'] : []),
    ...(ofTheRequest.some((rule) => !OF_A.has(rule)) ? ['(B)'] : []),
  ];
  const parts = [
    ...(of.length > 0 ? [`the request fell short of ${of.join(' and ')}`] : []),
    ...[...NOT_OF_THE_REQUEST].filter(([rule]) => rules.includes(rule)).map(([, words]) => words),
  ];
  return `Disclosed although ${parts.join(', and although ')}.`;
};
