import { officerKey } from '../../../dossier.js';
import type { Officer } from '../../../facts.js';
import { parameter } from '../../../parameters.js';
import type { Answer } from '../../../readings.js';
import type { Element } from '../../../verdict.js';
import type { View } from '../../../view.js';
import { engagementOf, isCountUnknown, isEngagedForOver } from '../engagement.js';
import { leftOpen, missing, open, type Point } from '../points.js';

/** An officer who was told, or was given access. `how`: in words. */
export type Reached = { readonly officer: Officer; readonly how: 'told' | 'given access' };

/** What is said against an officer of being reached: not of the agency, not engaged, or engaged in name only. */
export const onReached = (reached: Reached, view: View, answer: Answer): readonly Point[] => {
  const { officer, how } = reached;
  const engagement = engagementOf(officer, view);
  switch (engagement.kind) {
    case 'unknown':
      return [engagement.point];
    case 'other-agency':
      return [
        breach(
          'recipient',
          `An officer of ${officer.agency} was ${how}; ${engagement.asking} had asked.`,
        ),
      ];
    case 'not-named':
      return officer.role === 'custodian'
        ? [onUnnamedKeeper(how, answer)]
        : [breach('recipient', `An officer was ${how} who is not among those named as engaged.`)];
    case 'named':
      return onEngagement(reached, engagement.as, view, answer);
  }
};

/** Who keeps the file without a part in the matter, and is not named: perhaps staff whom those engaged need. */
const onUnnamedKeeper = (how: Reached['how'], answer: Answer): Point => {
  const because = `An officer was ${how} who keeps the file, has no part in the matter and is not among those named as engaged.`;
  switch (answer) {
    case 'no':
      return breach('recipient', because);
    case 'yes':
      return leftOpen(NEEDED_STAFF, because);
    case 'open':
    case 'plain':
      return open('R-ENGAGED', because);
  }
};

export const NEEDED_STAFF =
  'whether who keeps the file without a part in the matter may hold it as staff whom those engaged need, 26 CFR 301.6103(i)-1(b) and (p)(4)(C)';

/** Named as engaged; but whether he can be, for so many people or as mere keeper of a file, is another matter. */
const onEngagement = (
  { officer, how }: Reached,
  named: Officer,
  view: View,
  answer: Answer,
): readonly Point[] => {
  const key = officerKey(named);
  const limit = parameter('engaged-high', view.act.occurredOn);
  if (isEngagedForOver(key, limit, view))
    return ifContested(
      `The officer ${how} is named as engaged for more than ${limit} people${bySome(view.tallies.engaged.get(key))}.`,
      answer,
    );
  if (isCountUnknown(key, view))
    return [
      missing('lineCount', `For how many lines the officer ${how} is named is not recorded.`),
    ];
  const roles = [officer.role, named.role];
  if (roles.includes('custodian'))
    return ifContested(`The officer ${how} keeps the file and has no part in the matter.`, answer);
  return roles.every((role) => role === null)
    ? [
        missing(
          'recipients.role',
          `What part the officer ${how} has in the matter is not recorded.`,
        ),
      ]
    : [];
};

const bySome = (tally: { readonly withoutSubject: number } | undefined): string =>
  tally === undefined || tally.withoutSubject === 0
    ? ''
    : ', each line without a number counted as one person';

const ifContested = (because: string, answer: Answer): readonly Point[] => {
  switch (answer) {
    case 'yes':
      return [];
    case 'no':
      return [breach('engaged', because)];
    case 'open':
    case 'plain':
      return [
        open('R-ENGAGED', `${because} Whether that is "personally and directly" is not settled.`),
      ];
  }
};

const breach = (element: Element, because: string): Point => ({
  breach: { severity: 'STAT', elements: [element] },
  because,
});
