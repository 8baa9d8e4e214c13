import { isOf } from '../../../chronology.js';
import { on } from '../../../example.js';
import { accessGranted } from '../../../examples-information.js';
import { agentOne } from '../../../examples.js';
import type { FactData } from '../../../facts.js';
import { FIRST_DAY } from '../../../parameters.js';
import type { Rule } from '../../../rule.js';
import { givenToContractor, PERHAPS_FOR_TAX } from './given-to-contractor.js';

type Grant = FactData['AccessGranted'];
type Contract = NonNullable<Grant['contract']>;

const OF_THE_IRS = { recipientAgency: 'IRS', purpose: 'tax-administration' } as const;

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
  quote: `no return or return information shall be disclosed to any contractor or other agent of a Federal, State, or local agency unless such agency, to the satisfaction of the Secretary

(A) has requirements in effect which require each such contractor or other agent which would have access to returns or return information to provide safeguards (within the meaning of paragraph (4)) to protect the confidentiality of such returns or return information,

(B) agrees to conduct an on-site review every 3 years (or a mid-point review in the case of contracts or agreements of less than 3 years in duration) of each contractor or other agent to determine compliance with such requirements,

certifies to the Secretary for the most recent annual period that such contractor or other agent is in compliance with all such requirements

The requirements of this paragraph shall not apply to disclosures pursuant to subsection (n) for purposes of Federal tax administration.`,
  inForce: { from: FIRST_DAY },
  acts: ['AccessGranted'],
  scope: 'line',
  switches: [],
  buildsOn: [],
  notDecidedHere: [
    'what becomes of review and certification after access was granted: the rule looks at the day of the grant',
    'whether a contract in its first year must be certified before access is given',
    'whether the findings of reviews went into the report of (p)(4)(E), (p)(9)(C)',
    'for which annual period a certification is, and when the next is due: the record holds its day alone, and one of which that day lies far back is for human review',
    'whether the certification holds name, address, description and duration, (p)(9)(D)',
    PERHAPS_FOR_TAX,
  ],
  news: [],
  assess: (view) =>
    isOf(view.act, 'AccessGranted') ? givenToContractor(view, view.act.data) : undefined,
  examples: [
    {
      name: 'a hosting vendor whose last certification is of two years ago',
      given: [vendor({ certifiedOn: '2023-08-01' })],
      expect: 'finding',
    },
    {
      name: 'last certified a year and a day before: for human review',
      given: [vendor({ certifiedOn: '2024-08-07' })],
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
    {
      name: 'a contractor of the IRS, last certified two years ago, on an authority that is not recorded',
      given: [vendor({ certifiedOn: '2023-08-01' }, { ...OF_THE_IRS, authority: null })],
      expect: 'undetermined',
    },
    {
      name: 'the same, under (h)(1), which is for tax administration and speaks of officers and employees',
      given: [vendor({ certifiedOn: '2023-08-01' }, { ...OF_THE_IRS, authority: '6103(h)(1)' })],
      expect: 'undetermined',
    },
    {
      name: 'a contract that asks for no safeguards, on an authority that names no one paragraph',
      given: [vendor({ safeguardsClause: false }, { authority: '6103' })],
      expect: 'undetermined',
    },
    {
      name: 'the same, under (n), to which (p)(9) does not apply',
      given: [vendor({ certifiedOn: '2023-08-01' }, { ...OF_THE_IRS, authority: '6103(n)' })],
      expect: 'not-applicable',
    },
    { name: 'access granted to an officer', given: [accessGranted()], expect: 'not-applicable' },
  ],
};
