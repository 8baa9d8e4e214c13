import { agentOne, letter, line } from '../../../examples.js';
import type { Officer } from '../../../facts.js';
import { FIRST_DAY } from '../../../parameters.js';
import type { Rule } from '../../../rule.js';
import type { Verdict } from '../../../verdict.js';
import { clear, finding, notRecorded } from '../../../verdicts.js';
import type { View } from '../../../view.js';
import { isOfTheAgreement } from '../commitments/agreement.js';
import { LINE_ACTS, onLine } from './line-acts.js';

const theAgency: Officer = { officerId: null, agency: 'DHS', office: null, role: null };

export const reqEngagedNamed: Rule = {
  id: 'REQ-ENGAGED-NAMED',
  number: 11,
  title: 'Names nobody who is engaged in the matter',
  cite: [{ title: 26, section: '6103', pinpoint: '(i)(2)(A)' }],
  quote: 'who are personally and directly engaged in',
  inForce: { from: FIRST_DAY },
  acts: LINE_ACTS,
  scope: 'line',
  switches: [],
  buildsOn: [],
  notDecidedHere: [],
  takenHere: [
    'that a request which names nobody engaged has no defect: subparagraph (B) does not ask for names. What is missing is the proof of who may receive, and rule 20 does not count it',
  ],
  unverified: [
    'that the agreement of April 2025, to which Homeland Security is a party, asks for the names of engaged officers',
  ],
  news: ['N6'],
  assess: (view) => onLine(view, () => assess(view)),
  examples: [
    {
      name: 'the recipient is "DHS"',
      given: [letter(), line({ engaged: [theAgency] })],
      expect: 'finding',
    },
    {
      name: 'an officer of another agency alone',
      given: [letter(), line({ engaged: [{ ...agentOne, agency: 'DOJ' }] })],
      expect: 'finding',
    },
    {
      name: 'neither the line nor the letter names anyone',
      given: [letter({ engaged: [] }), line({ engaged: [] })],
      expect: 'finding',
    },
    {
      name: 'Justice names nobody, which is no party of the agreement',
      given: [letter({ requestingAgency: 'DOJ', engaged: [] }), line({ engaged: [] })],
      expect: 'finding',
    },
    {
      name: 'two agents with their part in the matter',
      given: [letter(), line({ engaged: [agentOne, { ...agentOne, officerId: 'AGENT-2' }] })],
      expect: 'clear',
    },
    {
      name: 'the letter names an agent for all lines',
      given: [letter({ engaged: [agentOne] }), line({ engaged: null })],
      expect: 'clear',
    },
    {
      name: 'an office without the officer',
      given: [letter(), line({ engaged: [{ ...agentOne, officerId: null }] })],
      expect: 'undetermined',
    },
    {
      name: 'who is engaged is not recorded',
      given: [letter(), line({ engaged: null })],
      expect: 'undetermined',
    },
  ],
};

const assess = (view: View): Verdict => {
  const evidence = view.evidence();
  const engaged = view.stated('engaged');
  const agency = view.letter('requestingAgency');
  if (engaged === null || agency === null)
    return notRecorded(
      engaged === null ? 'engaged' : 'requestingAgency',
      'Which officers of the agency are engaged in the matter is not recorded.',
      evidence,
    );
  const own = engaged.filter((officer) => officer.agency === agency);
  if (own.some(({ officerId }) => officerId !== null))
    return clear('An officer of the agency is named as engaged in the matter.', evidence);
  return own.some(({ office }) => office !== null)
    ? notRecorded(
        'engaged.officerId',
        'An office is named as engaged in the matter; which officer is not recorded.',
        evidence,
      )
    : finding(
        { severity: isOfTheAgreement(agency) ? 'POLICY' : 'ANOM', elements: ['engaged'] },
        'No officer of the agency is named as engaged in the matter, so who may receive is not proven. The paragraph asks for no names.',
        evidence,
      );
};
