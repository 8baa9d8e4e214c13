import { isOf } from '../../../chronology.js';
import { on } from '../../../example.js';
import { offered, redisclosed } from '../../../examples-information.js';
import {
  agentOne,
  disclosed,
  item,
  letter,
  line,
  mailingAddress,
  matter,
  receipt,
} from '../../../examples.js';
import type { FactData } from '../../../facts.js';
import { FIRST_DAY } from '../../../parameters.js';
import type { Rule } from '../../../rule.js';
import { OTHER_PROCEEDINGS } from './matters.js';
import { passedOn } from './passed-on.js';
import { OF_FEW } from './totals.js';

type Passing = FactData['Redisclosed'];

/** A request answered under (i)(2), and what it told passed on. */
const told = (passing: Partial<Passing>) => [
  letter(),
  line(),
  receipt(),
  disclosed(),
  redisclosed(passing),
];
const AGENT_TWO = { ...agentOne, officerId: 'AGENT-2' };
const OTHER_MATTER = matter({ reference: 'HSI-2025-0099' });
const TO_EXPERT = { recipientKind: 'private', recipientAgency: null, recipients: null } as const;
const TO_STATE_POLICE = {
  recipientKind: 'state-or-local',
  recipientAgency: 'US-NY:State Police',
  recipients: null,
} as const;
const PROSECUTOR = { ...agentOne, officerId: 'AUSA-1', agency: 'DOJ' };
const TO_DHS = { recipientAgency: 'DHS', recipientKind: 'federal-agency' } as const;

/** 34 · Whoever received information is bound too: each passing on needs an authority of its own. */
export const useRedisclosure: Rule = {
  id: 'USE-REDISCLOSURE',
  number: 34,
  title: 'Possibly passed on to someone outside the matter',
  cite: [
    { title: 26, section: '6103', pinpoint: '(a)' },
    { title: 26, section: '6103', pinpoint: '(b)(8)' },
    { title: 26, section: '6103', pinpoint: '(i)(1)(A)' },
    { title: 26, section: '6103', pinpoint: '(i)(2)(A)' },
    { title: 26, section: '6103', pinpoint: '(i)(4)' },
  ],
  quote: `shall disclose any return or return information obtained by him in any manner in connection with his service

the making known to any person in any manner whatever a return or return information

solely for the use of such officers and employees in such preparation, investigation, or grand jury proceeding

may be disclosed in any judicial or administrative proceeding pertaining to enforcement of a specifically designated Federal criminal statute or related civil forfeiture (not involving tax administration)`,
  inForce: { from: FIRST_DAY },
  acts: ['Redisclosed'],
  scope: 'line',
  switches: [],
  buildsOn: [],
  notDecidedHere: [
    'whom 26 CFR 301.6103(i)-1(b) lets those engaged tell for the same matter beside others who are named as engaged: prosecutors, State officers, experts, witnesses',
    `${OTHER_PROCEEDINGS}: what is passed to a court or a Federal prosecutor for another matter is undetermined`,
    'passing on under a paragraph of its own, such as (i)(1)(C) to State officers in search of a missing child, or (i)(7)(A) to State officers of one team',
    'what paragraphs other than (i)(1) and (i)(2) allow whoever received information under them',
    OF_FEW,
    'what may be told once it stands in the public record of a proceeding',
  ],
  unverified: [
    'what 26 CFR 301.6103(i)-1(b) lets the recipients pass on to others: only its opening was readable',
  ],
  news: ['N6', 'N8'],
  assess: (view) => (isOf(view.act, 'Redisclosed') ? passedOn(view, view.act.data) : undefined),
  examples: [
    {
      name: 'loaded into a database that other offices share',
      given: told({ recipientKind: 'shared-database', recipientAgency: 'DHS', recipients: null }),
      expect: 'finding',
    },
    {
      name: 'sent to the State police for another matter',
      given: told({ ...TO_STATE_POLICE, matter: OTHER_MATTER }),
      expect: 'finding',
    },
    {
      name: 'told to the press',
      given: told({ recipientKind: 'public', recipientAgency: null, recipients: null }),
      expect: 'finding',
    },
    {
      name: 'told to a prosecutor of a State for another matter',
      given: told({ recipientAgency: 'US-NY', matter: OTHER_MATTER }),
      expect: 'finding',
    },
    {
      name: 'passed to colleagues of the agency for another matter',
      given: told({ ...TO_DHS, recipients: [AGENT_TWO], matter: OTHER_MATTER }),
      expect: 'finding',
    },
    {
      name: 'told to a private person for another matter',
      given: told({ ...TO_EXPERT, matter: OTHER_MATTER }),
      expect: 'finding',
    },
    {
      name: 'passed to an engaged agent, for another matter',
      given: told({ ...TO_DHS, recipients: [agentOne], matter: OTHER_MATTER }),
      expect: 'finding',
    },
    {
      name: 'an address told to the press beside totals',
      given: told({ recipientKind: 'public', items: [item('match-total'), mailingAddress] }),
      expect: 'finding',
    },
    {
      name: 'passed from one engaged agent to the other',
      given: told({ ...TO_DHS, recipients: [AGENT_TWO] }).with(
        1,
        line({ engaged: [agentOne, AGENT_TWO] }),
      ),
      expect: 'clear',
    },
    {
      name: 'passed to the prosecutor whom the Department of Justice, which asked, names as engaged',
      given: [
        letter({ requestingAgency: 'DOJ' }),
        line({ engaged: [PROSECUTOR] }),
        receipt({ requestingAgency: 'DOJ' }),
        disclosed(),
        redisclosed(),
      ],
      expect: 'clear',
    },
    {
      name: 'how many lines matched, passed to an engaged agent',
      given: told({ ...TO_DHS, recipients: [agentOne], items: [item('match-total')] }),
      expect: 'clear',
    },
    {
      name: 'how many lines matched, told to the press: over how many people is not recorded',
      given: told({ recipientKind: 'public', items: [item('match-total')] }),
      expect: 'undetermined',
    },
    {
      name: 'passed to the United States attorney on the same case',
      given: told({}),
      expect: 'undetermined',
    },
    {
      name: 'sent to a Federal prosecutor for another matter',
      given: told({ matter: OTHER_MATTER }),
      expect: 'undetermined',
    },
    {
      name: 'sent to the State police, for the same matter',
      given: told(TO_STATE_POLICE),
      expect: 'undetermined',
    },
    {
      name: 'told to a prosecutor of a State, for the same matter',
      given: told({ recipientAgency: 'US-NY' }),
      expect: 'undetermined',
    },
    {
      name: 'told to a private person, for what matter is not recorded',
      given: told({ ...TO_EXPERT, matter: null }),
      expect: 'undetermined',
    },
    {
      name: 'passed to a colleague who is not named, for the same matter',
      given: told({ ...TO_DHS, recipients: [AGENT_TWO] }),
      expect: 'undetermined',
    },
    {
      name: 'passed to a colleague who is not named and only keeps the file, for the same matter',
      given: told({ ...TO_DHS, recipients: [{ ...AGENT_TWO, role: 'custodian' }] }),
      expect: 'undetermined',
    },
    {
      name: 'passed to an officer of another agency, for the same matter',
      given: told({ ...TO_DHS, recipients: [{ ...AGENT_TWO, agency: 'SSA' }] }),
      expect: 'undetermined',
    },
    {
      name: 'passed to colleagues who are not told, for the same matter',
      given: told({ ...TO_DHS, recipients: [] }),
      expect: 'undetermined',
    },
    {
      name: 'told to an expert or a witness of the same matter',
      given: told(TO_EXPERT),
      expect: 'undetermined',
    },
    {
      name: 'given to a court of the same matter, which rule 35 judges',
      given: told({ recipientKind: 'court', recipientAgency: null }),
      expect: 'undetermined',
    },
    {
      name: 'told to the press after it was admitted in evidence',
      given: [
        ...told({}).slice(0, 4),
        offered({ admitted: true }),
        on('2025-11-03', redisclosed({ recipientKind: 'public' })),
      ],
      expect: 'undetermined',
    },
    {
      name: 'to whom it was passed on is not recorded',
      given: told({ recipientKind: null }),
      expect: 'undetermined',
    },
    {
      name: 'for which matter it was passed on is not recorded',
      given: told({ matter: null }),
      expect: 'undetermined',
    },
    {
      name: 'on what authority it was passed on is not recorded',
      given: told({ recipientKind: 'state-or-local', authority: null }),
      expect: 'undetermined',
    },
    {
      name: 'passed to State officers in search of a missing child, (i)(1)(C)',
      given: told({ recipientKind: 'state-or-local', authority: '6103(i)(1)(C)' }),
      expect: 'undetermined',
    },
    {
      name: 'obtained under (d), whose limits are not decided here',
      given: told({ recipientKind: 'state-or-local', authority: '6103(d)' }).with(
        3,
        disclosed({ authority: '6103(d)' }),
      ),
      expect: 'undetermined',
    },
  ],
};
