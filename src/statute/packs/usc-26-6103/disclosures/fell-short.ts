import type { BuiltOn } from '../../../rule.js';
import type { Verdict } from '../../../verdict.js';

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

/** Who fell short of the paragraph, and in what: not always the request. */
export const shortOf = (builtOn: BuiltOn, defects: readonly Verdict[]): string => {
  const apart = [...NOT_OF_THE_REQUEST].filter(([rule]) =>
    defects.some((defect) => defect === builtOn.get(rule)),
  );
  const parts = [
    ...(apart.length < defects.length ? ['the request fell short of the paragraph'] : []),
    ...apart.map(([, words]) => words),
  ];
  return `Disclosed although ${parts.join(', and although ')}.`;
};
