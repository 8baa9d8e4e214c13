import { isOf } from '../../../chronology.js';
import {
  agentOne,
  disclosed,
  item,
  letter,
  line,
  matter,
  receipt,
  text,
} from '../../../examples.js';
import type { FactOf, LetterData, LineData, Office } from '../../../facts.js';
import { FIRST_DAY } from '../../../parameters.js';
import type { BuiltOn, Rule } from '../../../rule.js';
import type { Verdict } from '../../../verdict.js';
import { notDecided } from '../../../verdicts.js';
import type { View } from '../../../view.js';
import { isWithin, relyingOn } from '../paragraph.js';
import { pointsOf, weigh } from '../points.js';
import { onAgencies, onMatter } from './terrorism-answer.js';
import { onRequester } from './terrorism-requester.js';
import { onReason, onWrittenRequest } from './written-request.js';

type Telling = FactOf<'Disclosed'>['data'];

/** What may be disclosed at all, they judge. */
const ON_ITEMS = ['DISC-TAXPAYER-RETURN-INFO', 'DISC-RETURN-COPY'] as const;

const office = (kind: Office['kind'], more: Partial<Office> = {}): Office => ({
  title: 'Office',
  kind,
  agency: 'DOJ',
  component: null,
  standing: 'held',
  ...more,
});

/** A request about terrorism, answered. */
const told = (
  signed: Partial<LetterData> = {},
  data: Partial<Telling> = {},
  asks: Partial<LineData> = {},
) => {
  const authority = data.authority ?? '6103(i)(7)(A)';
  const common = { requestingAgency: 'DOJ', authority, signatory: office('fbi-director') };
  return [
    letter({ ...common, ...signed }),
    line({ matter: matter({ kind: 'other' }), ...asks }),
    receipt({ ...common, ...signed }),
    disclosed({
      authority,
      recipientAgency: 'DOJ',
      recipients: [{ ...agentOne, agency: 'DOJ' }],
      ...data,
    }),
  ];
};
const B = { authority: '6103(i)(7)(B)' } as const;

/** 59 · On terrorism the head of a law enforcement agency, or a delegate, may ask; (B) names others who may. */
export const discI7: Rule = {
  id: 'DISC-I7',
  number: 59,
  title: 'Disclosed on terrorism, possibly beyond what the paragraph allows',
  cite: [
    { title: 26, section: '6103', pinpoint: '(i)(7)(A)' },
    { title: 26, section: '6103', pinpoint: '(i)(7)(B)' },
  ],
  quote: [
    'upon receipt by the Secretary of a written request which meets the requirements of clause (iii), the Secretary may disclose return information (other than taxpayer return information) to officers and employees of any Federal law enforcement agency',
    'the request is made by the head of any Federal law enforcement agency (or his delegate)',
    'the request sets forth the specific reason or reasons why such disclosure may be relevant to a terrorist incident, threat, or activity',
    'shall be solely for the use of the officers and employees to whom such information is disclosed in such response or investigation',
    'upon receipt by the Secretary of a written request which meets the requirements of clause (ii), the Secretary may disclose return information (other than taxpayer return information) to those officers and employees of the Department of Justice, the Department of the Treasury, and other Federal intelligence agencies',
    'shall be solely for the use of such officers and employees in such investigation, collection, or analysis',
    'sets forth the specific reason or reasons why such disclosure may be relevant to a terrorist incident, threat, or activity',
    'who is an officer or employee of the Department of Justice or the Department of the Treasury who is appointed by the President with the advice and consent of the Senate or who is the Director of the United States Secret Service',
  ].join('\n\n'),
  inForce: { from: FIRST_DAY },
  acts: ['Disclosed'],
  scope: 'line',
  switches: [],
  buildsOn: ON_ITEMS,
  notDecidedHere: [
    'whether there was a terrorist incident, threat or activity, (b)(11), and whether a specific reason is true and enough',
    'whether the agency that asked enforces the law, and whether an officer of it had the delegation of its head',
    'whether an officer of the Departments of Justice or the Treasury was confirmed by the Senate and responsible for such intelligence, but for offices that are so by law (UNVERIFIED)',
    'whether those told were engaged in the matter, and what agencies of States in one team with them were told by them',
    'orders under (i)(7)(C), which rule 28 has, and applications of the IRS under (i)(7)(D)',
  ],
  takenHere: [
    'that a reason which would fit every request, or only says again what the law demands, is none',
  ],
  news: ['N16'],
  assess: (view, _answers, builtOn) =>
    relyingOn(['(i)(7)(A)', '(i)(7)(B)'], view, (authority) =>
      ofDisclosure(view, authority, builtOn),
    ),
  examples: [
    { name: 'asked by telephone', given: told({ form: 'oral' }), expect: 'finding' },
    {
      name: 'told without any request',
      given: [
        disclosed({
          line: null,
          authority: '6103(i)(7)(A)',
          recipientAgency: 'DOJ',
          recipients: [{ ...agentOne, agency: 'DOJ' }],
        }),
      ],
      expect: 'finding',
    },
    {
      name: 'a reason that only says again what the law demands',
      given: told({}, {}, { reasonClass: text('restates_statute') }),
      expect: 'finding',
    },
    {
      name: 'for a civil removal',
      given: told({}, {}, { matter: matter({ kind: 'civil-removal' }) }),
      expect: 'finding',
    },
    {
      name: 'State police are told by the IRS itself',
      given: told({}, { recipientAgency: 'US-NY:State Police' }),
      expect: 'finding',
    },
    {
      name: 'the police of a State asks',
      given: told({ signatory: office('agency-head', { agency: 'US-NY:State Police' }) }),
      expect: 'finding',
    },
    {
      name: 'what the taxpayer filed',
      given: told({}, { items: [item('wages', { source: 'filed-by-subject' })] }),
      expect: 'finding',
    },
    {
      name: 'a copied return',
      given: told({}, { items: [item('form-1040', { artefact: 'return' })] }),
      expect: 'finding',
    },
    {
      name: 'for intelligence, (B), a Secretary of another department asks',
      given: told({ signatory: office('agency-head', { agency: 'DHS' }) }, B),
      expect: 'finding',
    },
    { name: 'the Director of the FBI asks, with a reason', given: told(), expect: 'clear' },
    {
      name: 'a delegate of the head asks, whom (A) lets ask',
      given: told({ signatory: office('agency-head', { agency: 'DHS', standing: 'delegated' }) }),
      expect: 'clear',
    },
    {
      name: 'identity alone, which is not treated as what the taxpayer filed',
      given: told({}, { items: [item('mailing-address', { source: 'filed-by-subject' })] }),
      expect: 'clear',
    },
    {
      name: 'for intelligence, (B), an Assistant Attorney General asks',
      given: told({ signatory: office('assistant-attorney-general') }, B),
      expect: 'clear',
    },
    {
      name: 'for intelligence, (B), the Director of the Secret Service asks',
      given: told({ signatory: office('component-head', { agency: 'USSS' }) }, B),
      expect: 'clear',
    },
    {
      name: 'for intelligence, (B), a delegate asks, whom it does not name',
      given: told(
        { signatory: office('assistant-attorney-general', { standing: 'delegated' }) },
        B,
      ),
      expect: 'undetermined',
    },
    {
      name: 'for intelligence, (B), an officer whom no record shows as confirmed by the Senate',
      given: told({ signatory: office('other') }, B),
      expect: 'undetermined',
    },
    {
      name: 'an officer of whom no delegation is recorded',
      given: told({ signatory: office('other') }),
      expect: 'undetermined',
    },
    {
      name: 'whether a reason was given is not recorded',
      given: told({}, {}, { reasonClass: null }),
      expect: 'undetermined',
    },
    {
      name: 'for what it was asked is not recorded',
      given: told({}, {}, { matter: null }),
      expect: 'undetermined',
    },
    {
      name: 'under (i)(2), which other rules judge',
      given: told({}, { authority: '6103(i)(2)' }),
      expect: 'not-applicable',
    },
  ],
};

const ofDisclosure = (view: View, authority: string, builtOn: BuiltOn): Verdict | undefined => {
  const { act } = view;
  if (!isOf(act, 'Disclosed')) return undefined;
  if (isWithin(authority, '(i)(7)(A)(ii)'))
    return notDecided(
      'what agencies of States in one team were told',
      'Recorded as passed on to a State agency of one team, which is not decided here.',
      view.evidence(),
    );
  return weigh(
    [
      ...onWrittenRequest(view),
      ...(view.hasLetter ? [...onRequester(view, authority), ...onReason(view, UNFIT)] : []),
      ...(view.hasLetter ? onMatter(view) : []),
      ...onAgencies(act.data),
      ...ON_ITEMS.flatMap((id) => pointsOf(builtOn.get(id))),
    ],
    'Asked for in writing, with a reason, by an office that may, and told to a Federal agency.',
    view.evidence(),
  );
};

const UNFIT: ReadonlySet<string> = new Set([
  'missing',
  'placeholder',
  'restates_statute',
  'generic',
]);
