import { isOf } from '../../../chronology.js';
import {
  agentOne,
  disclosed,
  interviewNotes,
  item,
  mailingAddress,
  officeHeld,
} from '../../../examples.js';
import type { FactOf, OfficeKind, Officer } from '../../../facts.js';
import { FIRST_DAY } from '../../../parameters.js';
import type { Answer } from '../../../readings.js';
import type { BuiltOn, Rule } from '../../../rule.js';
import type { Verdict } from '../../../verdict.js';
import { notDecided } from '../../../verdicts.js';
import type { View } from '../../../view.js';
import { isWithin, relyingOn } from '../paragraph.js';
import { pointsOf, weigh } from '../points.js';
import { type IsHead, onHeads, onTelling } from './apprising.js';

/** What may be disclosed at all, they judge. */
const ON_ITEMS = ['DISC-TAXPAYER-RETURN-INFO', 'DISC-RETURN-COPY'] as const;

const HEAD: Officer = { ...agentOne, agency: 'DOJ', office: 'Director of the FBI', role: null };

/** A memorandum of the IRS's own accord to the Director of the FBI. */
const told = (data: Partial<FactOf<'Disclosed'>['data']> = {}) => [
  officeHeld({ title: 'Director of the FBI', kind: 'fbi-director', officeAgency: 'DOJ' }),
  disclosed({
    line: null,
    authority: '6103(i)(3)(C)(i)',
    recipientAgency: 'DOJ',
    recipients: [HEAD],
    ...data,
  }),
];

/** 60 · Of its own accord the IRS may apprise, in writing, the head of a law enforcement agency of terrorism. */
export const discI3c: Rule = {
  id: 'DISC-I3C',
  number: 60,
  title: 'Apprised an agency of terrorism, possibly beyond what the paragraph allows',
  cite: [{ title: 26, section: '6103', pinpoint: '(i)(3)(C)' }],
  quote:
    'the Secretary may disclose in writing return information (other than taxpayer return information) that may be related to a terrorist incident, threat, or activity to the extent necessary to apprise the head of the appropriate Federal law enforcement agency responsible for investigating or responding to such terrorist incident, threat, or activity',
  inForce: { from: FIRST_DAY },
  acts: ['Disclosed'],
  scope: 'line',
  switches: ['R-HEAD'],
  buildsOn: ON_ITEMS,
  notDecidedHere: [
    'whether what was told relates to a terrorist incident, threat or activity, (b)(11)',
    'whether the agency told enforces the law, and what its head passed on',
    'whether more was told than was needed to apprise',
    'what (i)(3)(C)(ii) lets go to the Attorney General for an application under (i)(7)(D)',
  ],
  news: ['N16'],
  assess: (view, answers, builtOn) =>
    relyingOn(['(i)(3)(C)'], view, (authority) =>
      isWithin(authority, '(i)(3)(C)(ii)')
        ? notDecided(
            'what (i)(3)(C)(ii) lets go to the Attorney General',
            'Told for an application to a court under (i)(7)(D); what may go for it is not decided here.',
            view.evidence(),
          )
        : apprised(view, answers['R-HEAD'], builtOn),
    ),
  examples: [
    { name: 'told by telephone', given: told({ inWriting: 'no' }), expect: 'finding' },
    {
      name: 'the governor of a State is told',
      given: told({ recipientAgency: 'US-NY', recipients: [{ ...HEAD, agency: 'US-NY' }] }),
      expect: 'finding',
    },
    {
      name: 'what the taxpayer filed',
      given: told({ items: [mailingAddress, item('wages', { source: 'filed-by-subject' })] }),
      expect: 'finding',
    },
    {
      name: 'a copied return',
      given: told({ items: [item('form-1040', { artefact: 'return' })] }),
      expect: 'finding',
    },
    {
      name: 'a memorandum to the Director of the FBI with a witness’s evidence and the identity',
      given: told(),
      expect: 'clear',
    },
    {
      name: 'identity alone, which this paragraph does not treat as what the taxpayer filed',
      given: told({ items: [item('mailing-address', { source: 'filed-by-subject' })] }),
      expect: 'clear',
    },
    {
      name: 'the head of a part of the department is told',
      given: [
        officeHeld({ title: 'Director of ICE', kind: 'component-head', component: 'ICE' }),
        disclosed({
          line: null,
          authority: '6103(i)(3)(C)(i)',
          recipients: [{ ...agentOne, office: 'Director of ICE' }],
        }),
      ],
      expect: { IRS_PRACTICE_2025: 'clear', others: 'undetermined' },
    },
    {
      name: 'an office that the register does not have as head',
      given: told({ recipients: [{ ...HEAD, office: 'Counterterrorism Division' }] }),
      expect: 'undetermined',
    },
    {
      name: 'whether it was in writing is not recorded',
      given: told({ inWriting: null }),
      expect: 'undetermined',
    },
    {
      name: 'without the register of offices',
      given: told(),
      without: ['offices'],
      expect: 'undetermined',
    },
    {
      name: 'returns to the Attorney General for an application to a court, (ii)',
      given: told({ authority: '6103(i)(3)(C)(ii)', items: [interviewNotes] }),
      expect: 'undetermined',
    },
    {
      name: 'an answer under (i)(2), which asks for no writing of the IRS',
      given: told({ authority: '6103(i)(2)', inWriting: 'no' }),
      expect: 'not-applicable',
    },
  ],
};

const HEADS: ReadonlySet<OfficeKind | null> = new Set(['fbi-director', 'dea-administrator']);

/** The FBI and the DEA are law enforcement agencies in their own right. */
const isHead: IsHead = ({ kind, component }) =>
  HEADS.has(kind) ||
  (component === null && (kind === 'agency-head' || kind === 'attorney-general'));

const apprised = (view: View, answer: Answer, builtOn: BuiltOn): Verdict | undefined => {
  const { act } = view;
  if (!isOf(act, 'Disclosed')) return undefined;
  return weigh(
    [
      ...onTelling(act),
      ...onHeads(view, act, { isHead, answer }),
      ...ON_ITEMS.flatMap((id) => pointsOf(builtOn.get(id))),
    ],
    'The head of a Federal agency was apprised in writing, of nothing that the taxpayer filed.',
    view.evidence(),
  );
};
