import { isOf } from '../../../chronology.js';
import { at, on } from '../../../example.js';
import {
  approval as approved,
  disclosed,
  letter,
  line,
  officeHeld,
  receipt,
} from '../../../examples.js';
import type { FactOf, Office } from '../../../facts.js';
import { FIRST_DAY } from '../../../parameters.js';
import type { Rule } from '../../../rule.js';
import type { Verdict } from '../../../verdict.js';
import { clear, notRecorded } from '../../../verdicts.js';
import type { View } from '../../../view.js';
import { covers } from '../paragraph.js';
import { missing, type Point, weigh } from '../points.js';

type Approval = FactOf<'DisclosureApproved'>;

const APPROVER: Office = {
  title: 'Disclosure Manager',
  kind: 'other',
  agency: 'Treasury',
  component: 'IRS',
  standing: 'held',
};
const OFFICE = {
  title: APPROVER.title,
  kind: APPROVER.kind,
  officeAgency: APPROVER.agency,
  component: APPROVER.component,
  mayApprove: ['6103(i)(2)'],
} as const;
const MANAGER = officeHeld(OFFICE);
const approval = (data: Partial<Approval['data']> = {}) =>
  approved({ approver: APPROVER, ...data });

/** A line disclosed with this approval. */
const told = (
  given: ReturnType<typeof approved>,
  data: Partial<FactOf<'Disclosed'>['data']> = {},
) => [letter(), line(), receipt(), MANAGER, given, disclosed(data)];

/** 32 · The IRS's own rule: an office that may approve does so in writing before anything is sent. */
export const discApproval: Rule = {
  id: 'DISC-APPROVAL',
  number: 32,
  title: 'Possibly disclosed without the approval of an office that may approve',
  cite: [{ title: 26, section: '6103', pinpoint: '(p)(1)' }],
  quote: {
    notSeen:
      'the register of offices; Delegation Order 11-2 in the update of 1 March 2021, by report; its row for 6103(i)(2) was not seen',
  },
  inForce: { from: FIRST_DAY },
  acts: ['Disclosed'],
  scope: 'line',
  switches: [],
  buildsOn: [],
  notDecidedHere: ['which offices the delegation order names: the register of offices says so'],
  takenHere: ['that an office of which no last day is recorded is still held'],
  unverified: ['which offices the delegation order names for 6103(i)(2)'],
  news: ['N4'],
  assess: (view) => (isOf(view.act, 'Disclosed') ? ofDisclosure(view, view.act.data) : undefined),
  examples: [
    {
      name: 'sent by another office on an e-mail, no approval on record',
      given: [letter(), line(), receipt(), MANAGER, disclosed()],
      expect: 'finding',
    },
    {
      name: 'approved by word of mouth',
      given: told(approval({ inWriting: false })),
      expect: 'finding',
    },
    {
      name: 'approved for another paragraph',
      given: told(approval({ paragraph: '6103(d)' })),
      expect: 'finding',
    },
    {
      name: 'approved by an office that the register does not let approve',
      given: told(approval({ approver: { ...APPROVER, title: 'Chief Information Officer' } })),
      expect: 'finding',
    },
    {
      name: 'approved the day after',
      given: told(on('2025-08-08', approval())),
      expect: 'finding',
    },
    {
      name: 'approved by an office of the same title elsewhere',
      given: told(approval({ approver: { ...APPROVER, component: 'TIGTA' } })),
      expect: 'finding',
    },
    {
      name: 'approved on the first day on which that office no longer could',
      given: [
        letter(),
        line(),
        receipt(),
        officeHeld({ ...OFFICE, to: '2025-08-06' }),
        approval(),
        disclosed(),
      ],
      expect: 'finding',
    },
    {
      name: 'approved before that office could approve',
      given: [
        letter(),
        line(),
        receipt(),
        officeHeld({ ...OFFICE, from: '2025-08-07' }),
        approval(),
        disclosed(),
      ],
      expect: 'finding',
    },
    {
      name: 'approved in writing by the Disclosure office',
      given: told(approval()),
      expect: 'clear',
    },
    {
      name: 'the title of the office in small letters',
      given: told(approval({ approver: { ...APPROVER, title: 'disclosure  manager' } })),
      expect: 'clear',
    },
    {
      name: 'approved in the morning of the day',
      given: [
        letter(),
        line(),
        receipt(),
        MANAGER,
        at('2025-08-07T13:00:00.000Z', approval()),
        at('2025-08-07T16:00:00.000Z', disclosed()),
      ],
      expect: 'clear',
    },
    {
      name: 'approved for the whole paragraph, disclosed under a part of it',
      given: told(approval(), { authority: '6103(i)(2)(A)' }),
      expect: 'clear',
    },
    {
      name: 'approved on the day, at what hour is not recorded',
      given: told(on('2025-08-07', approval())),
      expect: 'undetermined',
    },
    {
      name: 'whether it was in writing is not recorded',
      given: told(approval({ inWriting: null })),
      expect: 'undetermined',
    },
    {
      name: 'which office approved is not recorded',
      given: told(approval({ approver: null })),
      expect: 'undetermined',
    },
    {
      name: 'without the register of offices',
      given: told(approval()),
      without: ['offices'],
      expect: 'undetermined',
    },
    {
      name: 'an emergency without a request, where no approval can be recorded',
      given: [MANAGER, disclosed({ line: null, authority: '6103(i)(3)(B)' })],
      expect: 'undetermined',
    },
  ],
};

const ofDisclosure = (view: View, { authority }: FactOf<'Disclosed'>['data']): Verdict => {
  if (authority === null)
    return notRecorded(
      'authority',
      'The paragraph relied on is not recorded, so who may approve is not known.',
      view.evidence(),
    );
  const approvals = view.before('DisclosureApproved');
  if (approvals.length === 0)
    return view.line > 0
      ? weigh([broken('No approval before the disclosure is recorded.')], '', view.evidence())
      : notRecorded('approval', 'No approval is recorded.', view.evidence());
  return best(
    view,
    approvals.map((given) => onApproval(given, authority, view)),
    approvals,
  );
};

/** One approval that will do is enough; of the others, doubt comes before breach. */
const best = (
  view: View,
  found: readonly (readonly Point[])[],
  approvals: readonly Approval[],
): Verdict => {
  const good = found.findIndex((points) => points.length === 0);
  if (good >= 0)
    return clear(
      'An office that may approve had approved in writing before the disclosure.',
      view.evidence(approvals[good]),
    );
  return weigh(found.flat(), '', view.evidence(...approvals));
};

/** What speaks against an approval; nothing: it will do. One sure reason is enough. */
const onApproval = (given: Approval, authority: string, view: View): readonly Point[] => {
  const { inWriting, paragraph, approver } = given.data;
  if (inWriting === false) return [broken('The approval was not given in writing.')];
  if (paragraph !== null && !covers([paragraph], authority))
    return [broken('The approval was given for another paragraph.')];
  const points = onOffice(approver, given.occurredOn, { authority, view });
  if (points.some((point) => 'breach' in point)) return points;
  if (inWriting === null)
    return [missing('approval.inWriting', 'Whether the approval was in writing is not recorded.')];
  if (paragraph === null)
    return [missing('approval.paragraph', 'For which paragraph it was given is not recorded.')];
  return points;
};

const onOffice = (
  approver: Office | null,
  day: string,
  { authority, view }: { readonly authority: string; readonly view: View },
): readonly Point[] => {
  if (approver === null)
    return [missing('approval.approver', 'Which office approved is not recorded.')];
  if (view.offices === undefined)
    return [missing('offices', 'The register of offices is not part of the record.')];
  const held = view.offices.filter(
    ({ data }) =>
      isSame(data.title, approver.title) &&
      isSame(data.officeAgency, approver.agency) &&
      isSame(data.component, approver.component) &&
      (data.from === null || data.from <= day) &&
      (data.to === null || day < data.to),
  );
  if (held.some(({ data }) => covers(data.mayApprove ?? [], authority))) return [];
  return held.some(({ data }) => data.mayApprove === null)
    ? [missing('office.mayApprove', 'What the office that approved may approve is not recorded.')]
    : [
        broken(
          'The register does not show that the office that approved may approve under that paragraph.',
        ),
      ];
};

/** Titles are told in capitals or not, and with more or fewer spaces. */
const isSame = (one: string | null, other: string | null): boolean => plain(one) === plain(other);

const plain = (name: string | null): string | undefined =>
  name?.toLowerCase().replaceAll(/\s+/g, ' ').trim();

const broken = (because: string): Point => ({
  breach: { severity: 'POLICY', elements: ['approval'] },
  because,
});
