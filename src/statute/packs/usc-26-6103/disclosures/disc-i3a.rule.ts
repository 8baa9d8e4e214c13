import { isOf } from '../../../chronology.js';
import {
  agentOne,
  disclosed,
  interviewNotes,
  item,
  letter,
  line,
  mailingAddress,
  officeHeld,
  receipt,
} from '../../../examples.js';
import type { FactOf, Item, Officer } from '../../../facts.js';
import { FIRST_DAY } from '../../../parameters.js';
import type { Answer } from '../../../readings.js';
import type { BuiltOn, Rule } from '../../../rule.js';
import type { Verdict } from '../../../verdict.js';
import type { View } from '../../../view.js';
import { classOfItem } from '../items.js';
import { relyingOn } from '../paragraph.js';
import { leftOpen, missing, pointsOf, type Point, statutory, weigh } from '../points.js';
import { type IsHead, onHeads, onTelling } from './apprising.js';

type Telling = FactOf<'Disclosed'>;

/** What may be disclosed at all, they judge. */
const ON_ITEMS = ['DISC-TAXPAYER-RETURN-INFO', 'DISC-RETURN-COPY'] as const;

const HEAD: Officer = { ...agentOne, agency: 'DOJ', office: 'Attorney General', role: null };
const HEADS = officeHeld({
  title: 'Attorney General',
  kind: 'attorney-general',
  officeAgency: 'DOJ',
});
const MEMO = { line: null, authority: '6103(i)(3)(A)', recipientAgency: 'DOJ' } as const;

/** A memorandum of the IRS's own accord to the Attorney General. */
const told = (data: Partial<Telling['data']> = {}) => [
  HEADS,
  disclosed({ ...MEMO, recipients: [HEAD], ...data }),
];

/** 29 · Of its own accord the IRS may apprise, in writing, the head of an agency of evidence of a crime. */
export const discI3a: Rule = {
  id: 'DISC-I3A',
  number: 29,
  title: 'Apprised an agency of a possible crime, possibly beyond what the paragraph allows',
  cite: [
    { title: 26, section: '6103', pinpoint: '(i)(3)(A)(i)' },
    { title: 26, section: '6103', pinpoint: '(i)(3)(A)(ii)' },
  ],
  quote: [
    'the Secretary may disclose in writing return information (other than taxpayer return information) which may constitute evidence of a violation of any Federal criminal law (not involving tax administration) to the extent necessary to apprise the head of the appropriate Federal agency charged with the responsibility of enforcing such law',
    "If there is return information (other than taxpayer return information) which may constitute evidence of a violation by any taxpayer of any Federal criminal law (not involving tax administration), such taxpayer's identity may also be disclosed under clause (i)",
  ].join('\n\n'),
  inForce: { from: FIRST_DAY },
  acts: ['Disclosed'],
  scope: 'line',
  switches: ['R-HEAD'],
  buildsOn: ON_ITEMS,
  notDecidedHere: [
    'whether what was disclosed may be evidence of a crime, and of one that is not about tax; identity, which may go with such only, is left open for that',
    'whether the agency that was told is the one that enforces the law in question',
    'whether the head of the agency designated the office that was told: no event holds that',
    'whether more was told than was needed to apprise',
    'a determination under (i)(6), which forbids this disclosure too: rule 31 has it',
  ],
  news: ['N16', 'N19', 'N20', 'N21'],
  assess: (view, answers, builtOn) =>
    relyingOn(['(i)(3)(A)'], view, () => apprised(view, answers['R-HEAD'], builtOn)),
  examples: [
    {
      name: 'an address alone, volunteered as if to apprise',
      given: told({ items: [mailingAddress] }),
      expect: 'finding',
    },
    {
      name: 'told by telephone',
      given: told({ inWriting: 'no' }),
      expect: 'finding',
    },
    {
      name: 'the governor of a State is told',
      given: told({ recipientAgency: 'US-NY', recipients: [{ ...HEAD, agency: 'US-NY' }] }),
      expect: 'finding',
    },
    {
      name: 'identity and what the taxpayer filed, and no other evidence',
      given: told({ items: [mailingAddress, item('wages', { source: 'filed-by-subject' })] }),
      expect: 'finding',
    },
    {
      name: 'a line of a request answered so: for someone to look at',
      given: [
        HEADS,
        letter(),
        line(),
        receipt(),
        disclosed({ ...MEMO, line: 1, recipients: [HEAD], items: [interviewNotes] }),
      ],
      expect: 'finding',
    },
    {
      name: 'what a witness said, told without the identity',
      given: told({ items: [interviewNotes] }),
      expect: 'clear',
    },
    {
      name: 'what an informant said, told without the identity',
      given: told({ items: [item('interview-notes', { source: 'informant' })] }),
      expect: 'clear',
    },
    {
      name: 'a memorandum to the Attorney General with the identity and what a witness said, be it evidence or not',
      given: told(),
      expect: 'undetermined',
    },
    {
      name: 'the identity, and a sum of another’s return that may be evidence or not',
      given: told({
        items: [mailingAddress, item('wages', { source: 'third-party-information-return' })],
      }),
      expect: 'undetermined',
    },
    {
      name: 'the head of a part of the agency is told',
      given: [
        officeHeld({ title: 'Director of ICE', kind: 'component-head', component: 'ICE' }),
        disclosed({
          ...MEMO,
          recipientAgency: 'DHS',
          recipients: [{ ...agentOne, office: 'Director of ICE' }],
          items: [interviewNotes],
        }),
      ],
      expect: { IRS_PRACTICE_2025: 'clear', others: 'undetermined' },
    },
    {
      name: 'an office that the register does not have as head, perhaps designated by it',
      given: told({ recipients: [{ ...HEAD, office: 'Criminal Division' }] }),
      expect: 'undetermined',
    },
    {
      name: 'without the register of offices',
      given: told(),
      without: ['offices'],
      expect: 'undetermined',
    },
    {
      name: 'whether it was in writing is not recorded',
      given: told({ inWriting: null }),
      expect: 'undetermined',
    },
    {
      name: 'who was told is not recorded',
      given: told({ recipients: null }),
      expect: 'undetermined',
    },
    { name: 'what was told is not recorded', given: told({ items: null }), expect: 'undetermined' },
    {
      name: 'whose address it is that came alone is not recorded',
      given: told({ items: [item('mailing-address', { subject: null })] }),
      expect: 'undetermined',
    },
    {
      name: 'a home address alone; the record does not say that it is the mailing address',
      given: told({ items: [item('home-address')] }),
      expect: 'undetermined',
    },
    {
      name: 'under (i)(3)(B), which asks for no writing',
      given: told({ authority: '6103(i)(3)(B)', inWriting: 'no' }),
      expect: 'not-applicable',
    },
  ],
};

const apprised = (view: View, answer: Answer, builtOn: BuiltOn): Verdict | undefined => {
  const { act } = view;
  if (!isOf(act, 'Disclosed')) return undefined;
  return weigh(
    [
      ...onTelling(act),
      ...onHeads(view, act, { isHead, answer }),
      ...onIdentity(act.data.items ?? []),
      ...ON_ITEMS.flatMap((id) => pointsOf(builtOn.get(id))),
      ...(view.line > 0 ? [ASKED] : []),
    ],
    'The head of a Federal agency was apprised in writing, without identity.',
    view.evidence(),
  );
};

const ASKED: Point = {
  breach: { severity: 'ANOM', elements: ['authority'] },
  because:
    'What answers a request is recorded as told of the IRS’s own accord; the text does not forbid it, but (i)(2) is the route of requests.',
};

/** (A)(ii): identity rides along with evidence that the taxpayer did not give; alone it may not go. */
const onIdentity = (items: readonly Item[]): readonly Point[] => {
  const classes = new Set(items.map((one) => classOfItem(one).class));
  if (classes.has('OTHER-RI')) return classes.has('TAXPAYER-IDENTITY') ? [WITH_IDENTITY] : [];
  if (classes.has('unknown') || classes.has('MIXED'))
    return [missing('items', 'Whether more than identity was told is not recorded.')];
  return classes.has('TAXPAYER-IDENTITY')
    ? [
        statutory(
          'identity-only',
          'Identity was told without other evidence; the paragraph lets it go along with such only.',
        ),
      ]
    : [];
};

const WITH_IDENTITY = leftOpen(
  'whether what identity went along with may be evidence of a crime of that taxpayer',
  'Identity was told with other information; whether that may be evidence of a crime of the taxpayer is not decided here.',
);

const isHead: IsHead = ({ kind, component }) =>
  component === null && (kind === 'agency-head' || kind === 'attorney-general');
