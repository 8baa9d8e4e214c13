import { closed } from '../../../examples-supervision.js';
import { agentOne, letter, line, submitted } from '../../../examples.js';
import { officerKey } from '../../../dossier.js';
import { FIRST_DAY, parameter, type ParameterId } from '../../../parameters.js';
import type { Answer } from '../../../readings.js';
import type { Rule } from '../../../rule.js';
import type { Verdict } from '../../../verdict.js';
import { type Breach, clear, finding, notRecorded } from '../../../verdicts.js';
import type { View } from '../../../view.js';
import { isCountUnknown, isEngagedForOver } from '../engagement.js';
import { relyingOn } from '../paragraph.js';

export const reqEngagedRatio: Rule = {
  id: 'REQ-ENGAGED-RATIO',
  number: 12,
  title: 'One officer engaged for more people, or in more matters, than is plausible',
  cite: [{ title: 26, section: '6103', pinpoint: '(i)(2)(A)' }],
  quote: 'who are personally and directly engaged in',
  inForce: { from: FIRST_DAY },
  acts: ['RequestSubmitted'],
  scope: 'request',
  switches: ['R-ENGAGED'],
  buildsOn: [],
  notDecidedHere: [
    'how many people one officer can be engaged for: the figures of 50 and 1,000 are ours, not the law’s',
    'the matters of a supervisor in other requests, those stated since the last closed day, and more than a thousand',
  ],
  news: ['N6'],
  assess: (view, answers) => relyingOn(['(i)(2)'], view, () => assess(view, answers['R-ENGAGED'])),
  examples: [
    {
      name: 'one Assistant Director for 1,280 people',
      given: [letter(), line(), submitted({ lineCount: 1_280 })],
      peoplePerOfficer: 1_280,
      expect: 'finding',
    },
    {
      name: 'one officer for 51 people, for someone to look at',
      given: [letter(), line(), submitted({ lineCount: 51 })],
      peoplePerOfficer: 51,
      expect: 'finding',
    },
    {
      name: 'the letter names one officer for 1,280 lines that name none',
      given: [
        letter({ engaged: [agentOne], lineCount: 1_280 }),
        line({ engaged: null }),
        submitted({ lineCount: 1_280 }),
      ],
      expect: 'finding',
    },
    {
      name: 'a supervisor engaged in 21 matters',
      given: [letter(), line(), submitted(), closed('2025-08-08')],
      statistics: { mostMattersSupervised: 21 },
      expect: 'finding',
    },
    {
      name: 'a supervisor engaged in 20 matters',
      given: [letter(), line(), submitted(), closed('2025-08-08')],
      statistics: { mostMattersSupervised: 20 },
      expect: 'clear',
    },
    {
      name: 'one officer for 50 people',
      given: [letter(), line(), submitted({ lineCount: 50 })],
      peoplePerOfficer: 50,
      expect: 'clear',
    },
    {
      name: 'one agent for six who are accused together',
      given: [letter({ engaged: [agentOne], lineCount: 6 }), submitted({ lineCount: 6 })],
      peoplePerOfficer: 6,
      expect: 'clear',
    },
    {
      name: 'the letter names an officer for lines whose number is not recorded',
      given: [letter({ engaged: [agentOne], lineCount: null }), submitted({ lineCount: null })],
      expect: 'undetermined',
    },
    {
      name: 'who is engaged is not recorded',
      given: [letter(), submitted()],
      expect: 'undetermined',
    },
  ],
};

const OURS =
  'The figure is ours, not the law’s; the law asks for officers "personally and directly engaged".';

const assess = (view: View, answer: Answer): Verdict | undefined => {
  const engaged = engagedOn(view);
  if (engaged === null)
    return notRecorded('engaged', 'Which officers are engaged is not recorded.', view.evidence());
  if (engaged.length === 0) return undefined;
  const high = limit('engaged-high', view);
  const review = limit('engaged-review', view);
  const isOver = (threshold: number): boolean =>
    engaged.some((officer) => isEngagedForOver(officer, threshold, view));
  if (isOver(high)) return finding(tooMany(answer), wordsOf(high, engaged, view), view.evidence());
  if (isOver(review))
    return finding(
      { severity: 'ANOM', elements: ['engaged'] },
      wordsOf(review, engaged, view),
      view.evidence(),
    );
  const supervised = ofSupervisors(view);
  if (supervised !== undefined) return supervised;
  if (engaged.some((officer) => isCountUnknown(officer, view)))
    return notRecorded(
      'lineCount',
      'For how many lines the officers of the letter are named is not recorded.',
      view.evidence(),
    );
  return clear(`No officer is named as engaged for more than ${review} people.`, view.evidence());
};

const ofSupervisors = (view: View): Verdict | undefined => {
  const { statistics } = view;
  const most = limit('matters-supervised', view);
  return statistics === undefined || statistics.mostMattersSupervised <= most
    ? undefined
    : finding(
        { severity: 'ANOM', elements: ['engaged'] },
        `One supervisor is named as engaged in ${statistics.mostMattersSupervised} matters of the request; above ${most} someone should look. ${OURS}`,
        view.evidence(statistics.closing),
      );
};

const limit = (id: ParameterId, view: View): number => parameter(id, view.act.occurredOn);

/** On a line, the officers it names; of the whole request, all that its lines and its letter name. */
const engagedOn = (view: View): readonly string[] | null => {
  const stated = view.stated('engaged');
  if (view.line > 0) return stated && stated.map(officerKey);
  const named = [...(stated ?? []).map(officerKey), ...view.tallies.engaged.keys()];
  return named.length === 0 && stated === null ? null : named;
};

const tooMany = (answer: Answer): Breach => {
  if (answer === 'no') return { severity: 'DEFECT', elements: ['engaged'] };
  const breach: Breach = { severity: 'ANOM', elements: ['engaged'] };
  return answer === 'open' ? { ...breach, open: 'R-ENGAGED' } : breach;
};

/** `1,000` */
const IN_WORDS = new Intl.NumberFormat('en-US');

const wordsOf = (threshold: number, engaged: readonly string[], view: View): string => {
  const isCounted = engaged.some((key) => (view.tallies.engaged.get(key)?.withoutSubject ?? 0) > 0);
  return `One officer is named as engaged for more than ${IN_WORDS.format(threshold)} people. ${OURS}${
    isCounted ? ' Each line without a number counts as one person.' : ''
  }`;
};
