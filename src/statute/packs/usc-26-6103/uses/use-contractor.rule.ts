import { addDays, type Day, daysBetween, sameDateInYears } from '../../../../kernel/dates.js';
import { isOf } from '../../../chronology.js';
import { on } from '../../../example.js';
import { accessGranted } from '../../../examples-information.js';
import { agentOne } from '../../../examples.js';
import type { FactData, FactOf } from '../../../facts.js';
import { FIRST_DAY, parameter } from '../../../parameters.js';
import type { Rule } from '../../../rule.js';
import type { Severity, Verdict } from '../../../verdict.js';
import { notRecorded } from '../../../verdicts.js';
import type { View } from '../../../view.js';
import { inWords } from '../duties.js';
import { missing, type Point, weigh } from '../points.js';

type Grant = FactData['AccessGranted'];
type Contract = NonNullable<Grant['contract']>;

/** Access of 8 August 2025 to a vendor, with every condition met. */
const vendor = (contract: Partial<Contract> = {}, grant: Partial<Grant> = {}) =>
  accessGranted({
    kind: 'contractor',
    purpose: 'custody',
    grantees: [{ ...agentOne, agency: 'VENDOR-1', officerId: null, office: null, role: null }],
    contract: {
      safeguardsClause: true,
      reviewAgreed: true,
      startedOn: '2023-10-01',
      endsOn: '2028-09-30',
      reviewedOn: '2024-06-08',
      certifiedOn: '2024-12-02',
      ...contract,
    },
    ...grant,
  });

/** 36 · A contractor may be given nothing unless the agency binds, reviews and certifies him. */
export const useContractor: Rule = {
  id: 'USE-CONTRACTOR',
  number: 36,
  title: 'Possibly given to a contractor without the conditions of (p)(9)',
  cite: [{ title: 26, section: '6103', pinpoint: '(p)(9)' }],
  quote:
    'no return or return information shall be disclosed to any contractor or other agent of a Federal, State, or local agency unless such agency, to the satisfaction of the Secretary',
  inForce: { from: FIRST_DAY },
  acts: ['AccessGranted'],
  scope: 'line',
  switches: [],
  buildsOn: [],
  notDecidedHere: [
    'what becomes of review and certification after access was granted: the rule looks at the day of the grant',
    'whether a contract in its first year must be certified before access is given',
    'whether the findings of reviews went into the report of (p)(4)(E), (p)(9)(C)',
    'whether the certification holds name, address, description and duration, (p)(9)(D)',
  ],
  news: [],
  assess: (view) => (isOf(view.act, 'AccessGranted') ? ofGrant(view, view.act) : undefined),
  examples: [
    {
      name: 'a hosting vendor whose last certification is of two years ago',
      given: [vendor({ certifiedOn: '2023-08-01' })],
      expect: 'finding',
    },
    {
      name: 'a contract that asks for no safeguards',
      given: [vendor({ safeguardsClause: false })],
      expect: 'finding',
    },
    {
      name: 'a contract without on-site review',
      given: [vendor({ reviewAgreed: false })],
      expect: 'finding',
    },
    {
      name: 'last reviewed more than three years ago',
      given: [vendor({ startedOn: '2020-01-01', reviewedOn: '2022-08-07' })],
      expect: 'finding',
    },
    {
      name: 'a contract of one year past its middle, last reviewed under the one before',
      given: [vendor({ startedOn: '2025-01-01', endsOn: '2025-12-31', reviewedOn: '2024-06-08' })],
      expect: 'finding',
    },
    {
      name: 'certified in the year, reviewed 14 months ago',
      given: [vendor()],
      expect: 'clear',
    },
    {
      name: 'reviewed three years ago to the day',
      given: [vendor({ startedOn: '2020-01-01', reviewedOn: '2022-08-08' })],
      expect: 'clear',
    },
    {
      name: 'reviewed on the day on which the contract began',
      given: [vendor({ startedOn: '2023-02-01', reviewedOn: '2023-02-01' })],
      expect: 'clear',
    },
    {
      name: 'reviewed on the day of the grant',
      given: [vendor({ startedOn: '2020-01-01', reviewedOn: '2025-08-08' })],
      expect: 'clear',
    },
    {
      name: 'a review that is still to come',
      given: [vendor({ startedOn: '2020-01-01', reviewedOn: '2025-08-09' })],
      expect: 'undetermined',
    },
    {
      name: 'certified one year ago to the day',
      given: [vendor({ certifiedOn: '2024-08-08' })],
      expect: 'clear',
    },
    {
      name: 'a contract of one year that has not come to its middle',
      given: [
        on(
          '2025-03-03',
          vendor({ startedOn: '2025-01-01', endsOn: '2025-12-31', reviewedOn: null }),
        ),
      ],
      expect: 'clear',
    },
    {
      name: 'a contract of five years in its second, not yet reviewed',
      given: [vendor({ startedOn: '2024-02-01', endsOn: '2029-01-31', reviewedOn: null })],
      expect: 'clear',
    },
    {
      name: 'nothing is recorded of the contract',
      given: [vendor({}, { contract: null })],
      expect: 'undetermined',
    },
    {
      name: 'whether a contract past its middle was reviewed is not recorded',
      given: [vendor({ startedOn: '2025-01-01', endsOn: '2025-12-31', reviewedOn: null })],
      expect: 'undetermined',
    },
    {
      name: 'whether it was certified is not recorded',
      given: [vendor({ certifiedOn: null })],
      expect: 'undetermined',
    },
    {
      name: 'when a contract not yet reviewed ends is not recorded',
      given: [vendor({ startedOn: '2025-01-01', endsOn: null, reviewedOn: null })],
      expect: 'undetermined',
    },
    {
      name: 'whether it is a contractor is not recorded',
      given: [vendor({}, { kind: null })],
      expect: 'undetermined',
    },
    { name: 'access granted to an officer', given: [accessGranted()], expect: 'not-applicable' },
  ],
};

const ofGrant = (view: View, { data }: FactOf<'AccessGranted'>): Verdict | undefined => {
  const { kind, contract } = data;
  if (kind === null)
    return notRecorded(
      'kind',
      'Whether access was granted to a contractor is not recorded.',
      view.evidence(),
    );
  if (kind !== 'contractor') return undefined;
  if (contract === null)
    return notRecorded(
      'contract',
      'What the contract asks of safeguards is not recorded.',
      view.evidence(),
    );
  return weigh(
    [...onTerms(contract), ...onReview(contract, view), ...onCertification(contract, view)],
    'The contractor is bound to safeguards, reviewed and certified, as (p)(9) asks.',
    view.evidence(),
  );
};

const onTerms = ({ safeguardsClause, reviewAgreed }: Contract): readonly Point[] => [
  ...ifNot(safeguardsClause, 'contract.safeguardsClause', {
    absent: 'The contract does not require safeguards.',
    unknown: 'Whether the contract requires safeguards is not recorded.',
  }),
  ...ifNot(reviewAgreed, 'contract.reviewAgreed', {
    absent: 'No review on site is agreed.',
    unknown: 'Whether review on site is agreed is not recorded.',
  }),
];

const ifNot = (
  holds: boolean | null,
  field: string,
  words: { readonly absent: string; readonly unknown: string },
): readonly Point[] => {
  if (holds === null) return [missing(field, words.unknown)];
  return holds ? [] : [breach('STAT', words.absent)];
};

/** Every three years; of a shorter contract, at its middle. */
const onReview = ({ startedOn, endsOn, reviewedOn }: Contract, view: View): readonly Point[] => {
  const day = view.act.occurredOn;
  const years = parameter('contractor-review', day);
  if (startedOn === null)
    return [missing('contract.startedOn', 'When the contract began is not recorded.')];
  const reviewed = reviewedOn !== null && reviewedOn <= day ? reviewedOn : null;
  if (reviewed !== null && reviewed >= startedOn)
    return reviewed >= sameDateInYears(day, -years)
      ? []
      : [breach('SAFE', `The last review on site lies more than ${inWords(years, 'year')} back.`)];
  const isDue = isFirstReviewDue(startedOn as Day, endsOn as Day | null, day, years);
  if (isDue === undefined)
    return [
      missing(
        'contract.endsOn',
        'When the contract ends, and so when its middle is, is not recorded.',
      ),
    ];
  if (!isDue) return [];
  return reviewed === null
    ? [
        missing(
          'contract.reviewedOn',
          'Whether the contractor was reviewed on site is not recorded.',
        ),
      ]
    : [breach('SAFE', 'Under this contract no review on site had been made when one was due.')];
};

/** `undefined`: it depends on the middle of the contract, which is not recorded. */
const isFirstReviewDue = (
  startedOn: Day,
  endsOn: Day | null,
  day: Day,
  years: number,
): boolean | undefined => {
  if (startedOn < sameDateInYears(day, -years)) return true;
  if (endsOn === null) return undefined;
  const isShort = startedOn > sameDateInYears(addDays(endsOn, 1), -years);
  return isShort && addDays(startedOn, Math.ceil(daysBetween(startedOn, endsOn) / 2)) < day;
};

const onCertification = ({ certifiedOn }: Contract, view: View): readonly Point[] => {
  const day = view.act.occurredOn;
  if (certifiedOn === null || certifiedOn > day)
    return [
      missing(
        'contract.certifiedOn',
        'Whether the agency had certified its contractors is not recorded.',
      ),
    ];
  const years = parameter('contractor-certified', day);
  if (certifiedOn >= sameDateInYears(day, -years)) return [];
  const said = `The agency last certified its contractors more than ${inWords(years, 'year')} before.`;
  return [breach('STAT', said)];
};

const breach = (severity: Severity, because: string): Point => ({
  breach: { severity, elements: ['contractor'] },
  because,
});
