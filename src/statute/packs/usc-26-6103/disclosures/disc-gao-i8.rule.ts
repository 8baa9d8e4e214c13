import { isOf } from '../../../chronology.js';
import type { FactOf, Item } from '../../../facts.js';
import { FIRST_DAY } from '../../../parameters.js';
import type { Rule } from '../../../rule.js';
import type { Verdict } from '../../../verdict.js';
import { undetermined } from '../../../verdicts.js';
import type { View } from '../../../view.js';
import { governmentOf } from '../governments.js';
import { classOfItem } from '../items.js';
import { isTooVague, isWithin, PARAGRAPH_NOT_READ, relyingOn } from '../paragraph.js';
import { leftOpen, missing, type Point, statutory, weigh } from '../points.js';
import { AUDIT_EXAMPLES } from './audit-examples.js';
import { onCommittee, onEnd } from './audit-committee.js';
import { onWrittenRequest } from './written-request.js';

type Telling = FactOf<'Disclosed'>['data'];

/** 55 · For an audit the Comptroller General is told on a written request of which the committee knows. */
export const discGaoI8: Rule = {
  id: 'DISC-GAO-I8',
  number: 55,
  title: 'Told auditors possibly without what the paragraph asks, or passed on by them',
  cite: [{ title: 26, section: '6103', pinpoint: '(i)(8)' }],
  quote: [
    'upon written request by the Comptroller General of the United States, returns and return information shall be open to inspection by, or disclosure to, officers and employees of the Government Accountability Office',
    'nor shall such officer or employee disclose any other return or return information, except as otherwise expressly provided by law, to any person other than such other officer or employee of such office in a form which can be associated with, or otherwise identify, directly or indirectly, a particular taxpayer',
    'Within 90 days after the completion of an audit with respect to which returns or return information were opened to inspection or disclosed under clause (i) or (ii), the Comptroller General of the United States shall notify in writing the Joint Committee on Taxation of such completion',
    'Returns and return information shall not be open to inspection or disclosed under subparagraph (A) or (B) with respect to an audit',
    'unless the Comptroller General of the United States notifies in writing the Joint Committee on Taxation of such audit',
    'if the Joint Committee on Taxation disapproves such audit by a vote of at least two-thirds of its members within the 30-day period beginning on the day the Joint Committee on Taxation receives such notice',
  ].join('\n\n'),
  inForce: { from: FIRST_DAY },
  acts: ['Disclosed', 'Redisclosed'],
  scope: 'line',
  switches: [],
  buildsOn: [],
  notDecidedHere: [
    'whether the audit is one that the paragraph names, and by how many members the committee voted',
    'whether information may go to an audit before the thirty days of the committee have run',
    'whether what auditors passed on as totals identifies someone, directly or indirectly: no event says over how many people a total is',
    'what the notice of the end of an audit must include, (B)(iii)(I) to (III); that it came is a duty of the Comptroller General, shown here with the disclosure to that audit',
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
  examples: AUDIT_EXAMPLES,
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

const TOTALS = leftOpen(
  'whether totals identify someone, directly or indirectly',
  'Auditors passed on totals; over how many people is not recorded.',
);

const isTotal = (one: Item): boolean => classOfItem(one).class === 'NOT-RETURN-INFORMATION';

const onwards = ({ authority, items }: FactOf<'Redisclosed'>['data']): readonly Point[] => {
  if (items === null || items.length === 0)
    return [missing('items', 'What was passed on is not recorded.')];
  if (items.every(isTotal)) return [TOTALS];
  const because = 'Auditors passed on what identifies a taxpayer.';
  if (authority === null)
    return [missing('authority', 'On what authority auditors passed it on is not recorded.')];
  return [
    isWithin(authority, '(i)(8)')
      ? statutory('redisclosure', because)
      : leftOpen('whether another paragraph lets auditors pass on what they were told', because),
  ];
};
