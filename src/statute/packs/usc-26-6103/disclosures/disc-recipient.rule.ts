import { isOf } from '../../../chronology.js';
import { agentOne, disclosed, letter, line, receipt, submitted } from '../../../examples.js';
import { officerKey, type Officer } from '../../../facts.js';
import { FIRST_DAY, parameter } from '../../../parameters.js';
import type { Answer } from '../../../readings.js';
import type { Rule } from '../../../rule.js';
import type { Element, Verdict } from '../../../verdict.js';
import { notRecorded } from '../../../verdicts.js';
import type { View } from '../../../view.js';
import { departmentOf, isSameAgency } from '../../../agency-names.js';
import { isCountUnknown, isEngagedForOver } from '../engagement.js';
import { relyingOn } from '../paragraph.js';
import { missing, open, type Point, weigh } from '../points.js';

const PROSECUTOR: Officer = { ...agentOne, agency: 'DOJ', officerId: 'AUSA-1', role: 'prosecutor' };
const KEEPER: Officer = { ...agentOne, officerId: 'KEEPER-1', role: 'custodian' };

/** A line that names these officers as engaged, disclosed to those. */
const told = (recipients: readonly Officer[] | null, engaged: readonly Officer[] = [agentOne]) => [
  letter(),
  line({ engaged }),
  receipt(),
  disclosed({ recipients }),
];

/** 27 · Only officers of the agency who are personally and directly engaged may be told. */
export const discRecipient: Rule = {
  id: 'DISC-RECIPIENT',
  number: 27,
  title: 'Told to someone who is not named as engaged',
  cite: [{ title: 26, section: '6103', pinpoint: '(i)(2)(A)' }],
  quote: 'who are personally and directly engaged in',
  inForce: { from: FIRST_DAY },
  acts: ['Disclosed'],
  scope: 'line',
  switches: ['R-ENGAGED'],
  buildsOn: [],
  notDecidedHere: [
    'whether staff whom an engaged officer needs may hold the information, 26 CFR 301.6103(i)-1(b)',
    'for how many people an officer can be engaged: above the figure in parameters.ts it follows the reading',
  ],
  unverified: [
    'what 26 CFR 301.6103(i)-1(b) lets the recipients pass on to others: only its opening was readable',
  ],
  news: ['N6'],
  assess: (view, answers) =>
    view.line > 0
      ? relyingOn(['(i)(2)'], view, () => ofRecipients(view, answers['R-ENGAGED']))
      : undefined,
  examples: [
    {
      name: 'someone who holds the file and is not among the officers named',
      given: told([{ ...agentOne, officerId: 'ARCHITECT-1', role: 'custodian' }]),
      expect: 'finding',
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
      name: 'nobody was named as engaged: a defect of proof',
      given: told([agentOne], []),
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
  ],
};

const ofRecipients = (view: View, answer: Answer): Verdict | undefined => {
  if (!isOf(view.act, 'Disclosed')) return undefined;
  const { recipients } = view.act.data;
  if (recipients === null || recipients.length === 0)
    return notRecorded('recipients', 'Who was told is not recorded.', view.evidence());
  return weigh(
    recipients.flatMap((recipient) => onRecipient(recipient, view, answer)),
    'Only officers of the agency that asked, named as engaged in the matter, were told.',
    view.evidence(),
  );
};

const onRecipient = (officer: Officer, view: View, answer: Answer): readonly Point[] => {
  const asking = view.letter('requestingAgency');
  if (asking === null) return [missing('requestingAgency', 'Which agency asked is not recorded.')];
  if (!isSameAgency(officer.agency, asking))
    return [breach('recipient', `An officer of ${officer.agency} was told; ${asking} had asked.`)];
  const engaged = view.stated('engaged') ?? [];
  if (engaged.length === 0)
    return [missing('engaged', 'Which officers are engaged in the matter is not recorded.')];
  const named = engaged.find((one) => whoIs(one) === whoIs(officer));
  if (named !== undefined) return onEngagement([officer.role, named.role], named, view, answer);
  const isVague = [officer, ...engaged].some(({ officerId }) => officerId === null);
  return isVague
    ? [missing('officerId', 'Whether who was told is one of the officers named cannot be told.')]
    : [breach('recipient', 'An officer was told who is not among those named as engaged.')];
};

/** One and the same, whether told as of the department or of a part of it. */
const whoIs = (officer: Officer): string =>
  officerKey({ ...officer, agency: departmentOf(officer.agency) });

/** Named as engaged; but whether he can be, for so many people or as mere keeper of a file, is another matter. */
const onEngagement = (
  roles: readonly Officer['role'][],
  officer: Officer,
  view: View,
  answer: Answer,
): readonly Point[] => {
  const tally = view.tallies.engaged.get(officerKey(officer));
  const limit = parameter('engaged-high', view.act.occurredOn);
  if (isEngagedForOver(officerKey(officer), limit, view))
    return ifContested(
      `The officer told is named as engaged for more than ${limit} people${bySome(tally)}.`,
      answer,
    );
  if (isCountUnknown(officerKey(officer), view))
    return [missing('lineCount', 'For how many lines the officer told is named is not recorded.')];
  if (roles.includes('custodian'))
    return ifContested('The officer told keeps the file and has no part in the matter.', answer);
  return roles.every((role) => role === null)
    ? [missing('recipients.role', 'What part the officer told has in the matter is not recorded.')]
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
