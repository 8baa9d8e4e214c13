import { isOf } from '../../../chronology.js';
import { on } from '../../../example.js';
import { committeeNotified, redisclosed } from '../../../examples-information.js';
import { closed } from '../../../examples-supervision.js';
import { agentOne, disclosed, item, letter, line, receipt } from '../../../examples.js';
import type { FactOf, Item, LetterData } from '../../../facts.js';
import { FIRST_DAY } from '../../../parameters.js';
import type { Rule } from '../../../rule.js';
import type { Verdict } from '../../../verdict.js';
import { undetermined } from '../../../verdicts.js';
import type { View } from '../../../view.js';
import { governmentOf } from '../governments.js';
import { classOfItem } from '../items.js';
import { isTooVague, isWithin, PARAGRAPH_NOT_READ, relyingOn } from '../paragraph.js';
import { leftOpen, missing, type Point, statutory, weigh } from '../points.js';
import { onCommittee, onEnd } from './audit-committee.js';
import { onWrittenRequest } from './written-request.js';

type Telling = FactOf<'Disclosed'>['data'];

const A = '6103(i)(8)(A)(i)';
const B = '6103(i)(8)(B)';
const AUDITOR = { ...agentOne, agency: 'GAO' };

/** The Comptroller General asks for an audit, and the auditors are told. */
const told = (asks: Partial<LetterData> = {}, data: Partial<Telling> = {}, authority = A) => {
  const common = { requestingAgency: 'GAO', authority, ...asks };
  return [
    letter(common),
    line(),
    receipt(common),
    committeeNotified(),
    disclosed({ authority, recipientAgency: 'GAO', recipients: [AUDITOR], ...data }),
  ];
};
const without = (facts: ReturnType<typeof told>) =>
  facts.filter(({ type }) => type !== 'CommitteeNotified');
const disapproved = committeeNotified({ notice: 'disapproved' });
const ended = on('2025-10-01', committeeNotified({ notice: 'completed' }));

/** 55 · For an audit the Comptroller General is told on a written request of which the committee knows. */
export const discGaoI8: Rule = {
  id: 'DISC-GAO-I8',
  number: 55,
  title: 'Told auditors possibly without what the paragraph asks, or passed on by them',
  cite: [{ title: 26, section: '6103', pinpoint: '(i)(8)' }],
  quote:
    'within the 30-day period beginning on the day the Joint Committee on Taxation receives such notice',
  inForce: { from: FIRST_DAY },
  acts: ['Disclosed', 'Redisclosed'],
  scope: 'line',
  switches: [],
  buildsOn: [],
  notDecidedHere: [
    'whether the audit is one that the paragraph names, and by how many members the committee voted',
    'whether information may go to an audit before the thirty days of the committee have run',
    'whether what auditors passed on as totals identifies someone',
    'the end of an audit of which no day is recorded, and the ninety days after an audit under (i)(8)(A)',
  ],
  takenHere: [
    'that the committee received a notice on the day on which it was notified, and that this day counts as the first of its thirty',
  ],
  news: [],
  assess: (view) => {
    const { act } = view;
    if (isOf(act, 'Redisclosed')) return ofAuditors(view, act);
    return relyingOn(['(i)(8)'], view, (authority) =>
      isOf(act, 'Disclosed') ? ofDisclosure(view, act.data, authority) : undefined,
    );
  },
  examples: [
    {
      name: 'an officer of a department beside the auditors',
      given: told({}, { recipients: [AUDITOR, agentOne] }),
      expect: 'finding',
    },
    { name: 'asked by telephone', given: told({ form: 'oral' }), expect: 'finding' },
    {
      name: 'the committee was notified on the day after',
      given: [...without(told()), on('2025-08-08', committeeNotified())],
      expect: 'finding',
    },
    {
      name: 'the committee had disapproved on the thirtieth day, the day of the notice being the first',
      given: [on('2025-06-30', disapproved), ...told()],
      expect: 'finding',
    },
    {
      name: 'the auditors pass names on to a department',
      given: [...told(), redisclosed({ by: AUDITOR, authority: A })],
      expect: 'finding',
    },
    {
      name: 'an audit of another agency ended, and ninety days later the committee was not told',
      given: [...told({}, {}, B), ended, closed('2025-12-30')],
      expect: 'finding',
    },
    { name: 'the committee was notified two months before', given: told(), expect: 'clear' },
    {
      name: 'the committee voted on the thirty-first day, thirty days after it was notified',
      given: [on('2025-07-01', disapproved), ...told()],
      expect: 'clear',
    },
    {
      name: 'disclosed on the thirty-first day, when the committee can no longer disapprove',
      given: [...without(told()).slice(0, -1), on('2025-07-08', committeeNotified()), told()[4]!],
      expect: 'clear',
    },
    {
      name: 'the auditors pass on totals',
      given: [
        ...told(),
        redisclosed({ by: AUDITOR, authority: null, items: [item('aggregate-count')] }),
      ],
      expect: 'clear',
    },
    {
      name: 'an audit of another agency ended, and the committee was told on the ninetieth day',
      given: [
        ...told({}, {}, B),
        ended,
        on('2025-12-30', committeeNotified()),
        closed('2025-12-30'),
      ],
      expect: 'clear',
    },
    {
      name: 'an audit of another agency ended; the ninetieth day is not over',
      given: [...told({}, {}, B), ended, closed('2025-12-29')],
      expect: 'clear',
    },
    {
      name: 'disclosed while the committee could still disapprove',
      given: [...without(told()).slice(0, -1), on('2025-07-20', committeeNotified()), told()[4]!],
      expect: 'undetermined',
    },
    {
      name: 'disclosed on the thirtieth day, the last on which the committee may disapprove',
      given: [...without(told()).slice(0, -1), on('2025-07-09', committeeNotified()), told()[4]!],
      expect: 'undetermined',
    },
    {
      name: 'the auditors pass names on, on what authority is not recorded',
      given: [...told(), redisclosed({ by: AUDITOR, authority: null })],
      expect: 'undetermined',
    },
    {
      name: 'that the committee was notified is not recorded',
      given: without(told()),
      expect: 'undetermined',
    },
    {
      name: 'the request was never recorded',
      given: [line(), committeeNotified(), told()[4]!],
      expect: 'undetermined',
    },
    {
      name: 'who was told is not recorded',
      given: told({}, { recipientAgency: null, recipients: null }),
      expect: 'undetermined',
    },
    {
      name: 'passed on by the agency that asked under (i)(2)',
      given: [letter(), line(), receipt(), disclosed(), redisclosed()],
      expect: 'not-applicable',
    },
  ],
};

const ofDisclosure = (view: View, data: Telling, authority: string): Verdict =>
  weigh(
    [
      ...onAuditors(data),
      ...onWrittenRequest(view),
      ...onCommittee(view),
      ...(isWithin(authority, '(i)(8)(B)') ? onEnd(view) : []),
    ],
    'Auditors of the Comptroller General were told on a written request of which the committee knew.',
    view.evidence(...view.learnt('CommitteeNotified')),
  );

const GAO: ReadonlySet<string> = new Set([
  'gao',
  'government accountability office',
  'comptroller general',
]);
const isGao = (agency: string): boolean => GAO.has(agency.trim().toLowerCase());

const onAuditors = ({ recipientAgency, recipients }: Telling): readonly Point[] => {
  const agencies = new Set([recipientAgency, ...(recipients ?? []).map(({ agency }) => agency)]);
  const named = [...agencies].flatMap((agency) => {
    if (agency === null)
      return [missing('recipientAgency', 'Which agency was told is not recorded.')];
    if (isGao(agency)) return [];
    return governmentOf(agency) === 'unknown'
      ? [
          missing(
            'recipientAgency',
            `Whether ${agency} is of the Comptroller General cannot be told.`,
          ),
        ]
      : [
          statutory(
            'recipient',
            `${agency} was told; the paragraph names the Comptroller General.`,
          ),
        ];
  });
  return recipients === null || recipients.length === 0
    ? [...named, missing('recipients', 'Which officers were told is not recorded.')]
    : named;
};

/** What auditors pass on, of what they were told under the paragraph. */
const ofAuditors = (view: View, { data }: FactOf<'Redisclosed'>): Verdict | undefined => {
  const origins = [
    ...view.before('Disclosed').map((fact) => fact.data.authority),
    view.letter('authority'),
  ].filter((authority) => authority !== null);
  if (!origins.some((authority) => isWithin(authority, '(i)(8)')))
    return origins.some((authority) => isTooVague(authority, '(i)(8)'))
      ? undetermined(
          [PARAGRAPH_NOT_READ],
          'Under which paragraph it had been disclosed cannot be read.',
          view.evidence(),
        )
      : undefined;
  return weigh(
    data.recipientAgency !== null && isGao(data.recipientAgency) ? [] : onwards(data),
    'Nothing that identifies a taxpayer left the auditors.',
    view.evidence(),
  );
};

const isTotal = (one: Item): boolean => classOfItem(one).class === 'NOT-RETURN-INFORMATION';

const onwards = ({ authority, items }: FactOf<'Redisclosed'>['data']): readonly Point[] => {
  if (items === null || items.length === 0)
    return [missing('items', 'What was passed on is not recorded.')];
  if (items.every(isTotal)) return [];
  const because = 'Auditors passed on what identifies a taxpayer.';
  if (authority === null)
    return [missing('authority', 'On what authority auditors passed it on is not recorded.')];
  return [
    isWithin(authority, '(i)(8)')
      ? statutory('redisclosure', because)
      : leftOpen('whether another paragraph lets auditors pass on what they were told', because),
  ];
};
