import { isOf } from '../../../chronology.js';
import { agentOne, disclosed, letter, line, receipt, submitted } from '../../../examples.js';
import type { FactData, FactOf, Officer } from '../../../facts.js';
import { FIRST_DAY } from '../../../parameters.js';
import type { Answer } from '../../../readings.js';
import type { Rule } from '../../../rule.js';
import type { Verdict } from '../../../verdict.js';
import { notDecided, notRecorded } from '../../../verdicts.js';
import type { View } from '../../../view.js';
import { relyingOn } from '../paragraph.js';
import { missing, weigh } from '../points.js';
import { GRANT_EXAMPLES } from './grant-examples.js';
import { NEEDED_STAFF, onReached } from './recipients.js';

const PROSECUTOR: Officer = { ...agentOne, agency: 'DOJ', officerId: 'AUSA-1', role: 'prosecutor' };
const KEEPER: Officer = { ...agentOne, officerId: 'KEEPER-1', role: 'custodian' };

/** A line that names these officers as engaged, disclosed to those. */
const told = (recipients: readonly Officer[] | null, engaged: readonly Officer[] = [agentOne]) => [
  letter(),
  line({ engaged }),
  receipt(),
  disclosed({ recipients }),
];

/** 27 · Only officers of the agency who are personally and directly engaged may be told or given access. */
export const discRecipient: Rule = {
  id: 'DISC-RECIPIENT',
  number: 27,
  title: 'Possibly told, or given access, without being engaged in the matter',
  cite: [{ title: 26, section: '6103', pinpoint: '(i)(2)(A)' }],
  quote: 'who are personally and directly engaged in',
  inForce: { from: FIRST_DAY },
  acts: ['Disclosed', 'AccessGranted'],
  scope: 'line',
  switches: ['R-ENGAGED'],
  buildsOn: [],
  notDecidedHere: [
    `${NEEDED_STAFF}: it is found where the reading says that a name is not enough, clear where the reading takes the name and the keeper is named, and else undetermined`,
    'whether an officer who is not named is engaged all the same: the paragraph asks that an officer be engaged, and for no names. Where the record gives such an officer a part in the matter, or the agency named nobody, it is undetermined',
    'for how many people an officer can be engaged: above 1,000 people, a figure of ours, it follows the reading',
    'whether a contractor may be given access at all: rule 36 has the conditions of (p)(9)',
  ],
  takenHere: [
    'that those whom the agency named are all who are engaged, where it named some and the record gives an officer who is not named no part in the matter',
  ],
  unverified: [
    'what 26 CFR 301.6103(i)-1(b) lets the recipients pass on to others: only its opening was readable',
  ],
  news: ['N6'],
  assess: (view, answers) => {
    const { act } = view;
    const answer = answers['R-ENGAGED'];
    if (isOf(act, 'AccessGranted')) return ofGrant(view, act, answer);
    return isOf(act, 'Disclosed') && view.line > 0
      ? relyingOn(['(i)(2)'], view, () => ofRecipients(view, act, answer))
      : undefined;
  },
  examples: [
    {
      name: 'someone who holds the file and is not among the officers named',
      given: told([{ ...agentOne, officerId: 'ARCHITECT-1', role: 'custodian' }]),
      expect: {
        DDC_CTR_2026: 'finding',
        DMASS_CEDC_2026: 'finding',
        others: 'undetermined',
      },
    },
    {
      name: 'someone of the agency who is not named, and of whose part in the matter nothing is recorded',
      given: told([{ ...agentOne, officerId: 'AGENT-8', role: null }]),
      expect: 'finding',
    },
    {
      name: 'a supervisor who is not named',
      given: told([{ ...agentOne, officerId: 'CHIEF-1', role: 'supervisor' }]),
      expect: 'finding',
    },
    {
      name: 'someone who keeps the file, where the agency named nobody',
      given: told([KEEPER], []),
      expect: {
        DDC_CTR_2026: 'finding',
        DMASS_CEDC_2026: 'finding',
        others: 'undetermined',
      },
    },
    {
      name: 'staff of another part of the Executive',
      given: told([agentOne, { ...agentOne, agency: 'EOP', officerId: 'AIDE-1' }]),
      expect: 'finding',
    },
    {
      name: 'an officer of another agency, though the request names him',
      given: told([PROSECUTOR], [agentOne, PROSECUTOR]),
      expect: 'finding',
    },
    {
      name: 'one officer named for more than a thousand people',
      given: told([{ ...agentOne, role: 'supervisor' }]),
      peoplePerOfficer: 1_280,
      expect: {
        DDC_CTR_2026: 'finding',
        DMASS_CEDC_2026: 'finding',
        IRS_PRACTICE_2025: 'clear',
        others: 'undetermined',
      },
    },
    {
      name: 'one officer named by the letter for all of 1,280 lines',
      given: [
        letter({ engaged: [agentOne] }),
        line({ engaged: null }),
        submitted({ lineCount: 1_280 }),
        receipt(),
        disclosed(),
      ],
      expect: {
        DDC_CTR_2026: 'finding',
        DMASS_CEDC_2026: 'finding',
        IRS_PRACTICE_2025: 'clear',
        others: 'undetermined',
      },
    },
    {
      name: 'a keeper of files, named as engaged',
      given: told([KEEPER], [KEEPER]),
      expect: {
        DDC_CTR_2026: 'finding',
        DMASS_CEDC_2026: 'finding',
        IRS_PRACTICE_2025: 'clear',
        others: 'undetermined',
      },
    },
    { name: 'the case agent named in the request', given: told([agentOne]), expect: 'clear' },
    {
      name: 'the case agent, told as of a part of the department that asked',
      given: told([{ ...agentOne, agency: 'ICE' }]),
      expect: 'clear',
    },
    {
      name: 'two agents who share the matter',
      given: told(
        [agentOne, { ...agentOne, officerId: 'AGENT-2' }],
        [agentOne, { ...agentOne, officerId: 'AGENT-2' }],
      ),
      expect: 'clear',
    },
    {
      name: 'an officer for sixty people: for review by rule 12, within this rule',
      given: told([agentOne]),
      peoplePerOfficer: 60,
      expect: 'clear',
    },
    { name: 'who was told is not recorded', given: told(null), expect: 'undetermined' },
    {
      name: 'the agency named nobody as engaged: a defect of proof',
      given: told([agentOne], []),
      expect: 'undetermined',
    },
    {
      name: 'an investigator of the agency who is not named, though others are',
      given: told([{ ...agentOne, officerId: 'AGENT-8' }]),
      expect: 'undetermined',
    },
    {
      name: 'a prosecutor of the agency who is not named',
      given: told([{ ...agentOne, officerId: 'AGENT-8', role: 'prosecutor' }]),
      expect: 'undetermined',
    },
    {
      name: 'a member of the grand jury team who is not named',
      given: told([{ ...agentOne, officerId: 'AGENT-8', role: 'grand-jury' }]),
      expect: 'undetermined',
    },
    {
      name: 'someone known by office only, where officers were named by number',
      given: told([{ ...agentOne, officerId: null }]),
      expect: 'undetermined',
    },
    {
      name: 'an officer whose part in the matter is not recorded',
      given: told([{ ...agentOne, role: null }], [{ ...agentOne, role: null }]),
      expect: 'undetermined',
    },
    {
      name: 'an emergency, in which (i)(3)(B) says whom to tell',
      given: [disclosed({ line: null, authority: '6103(i)(3)(B)' })],
      expect: 'not-applicable',
    },
    ...GRANT_EXAMPLES,
  ],
};

const ofRecipients = (
  view: View,
  { data: { recipients } }: FactOf<'Disclosed'>,
  answer: Answer,
): Verdict =>
  recipients === null || recipients.length === 0
    ? notRecorded('recipients', 'Who was told is not recorded.', view.evidence())
    : weigh(
        recipients.flatMap((officer) => onReached({ officer, how: 'told' }, view, answer)),
        'Only officers of the agency that asked, named as engaged in the matter, were told.',
        view.evidence(),
      );

/** Only of what a request is about: who may be given access otherwise, rules 38 and 46 say. */
const ofGrant = (
  view: View,
  { data }: FactOf<'AccessGranted'>,
  answer: Answer,
): Verdict | undefined =>
  view.hasLetter
    ? relyingOn(
        ['(i)(2)'],
        view,
        () => ofGrantees(view, data, answer),
        data.authority ?? view.authority,
      )
    : undefined;

const ofGrantees = (view: View, data: FactData['AccessGranted'], answer: Answer): Verdict => {
  const { grantees, purpose, kind } = data;
  if (kind === 'contractor')
    return notDecided(
      'whether a contractor may be given access',
      'Access was granted to a contractor; its conditions are those of rule 36.',
      view.evidence(),
    );
  if (grantees === null || grantees.length === 0)
    return notRecorded('grantees', 'To whom access was granted is not recorded.', view.evidence());
  const points = grantees.flatMap((officer) =>
    onReached(
      {
        officer: purpose === 'custody' ? { ...officer, role: 'custodian' } : officer,
        how: 'given access',
      },
      view,
      answer,
    ),
  );
  const unsaid = [
    ...(purpose === null
      ? [missing('purpose', 'For what access was granted is not recorded.')]
      : []),
    ...(kind === null
      ? [missing('kind', 'What kind of people were given access is not recorded.')]
      : []),
  ];
  return weigh(
    [...points, ...unsaid],
    'Only officers of the agency that asked, named as engaged in the matter, were given access.',
    view.evidence(),
  );
};
