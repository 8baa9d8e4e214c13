import fc from 'fast-check';
import type { Told } from '../../../src/statute/example.js';
import {
  committeeNotified,
  consent,
  exParteOrder,
  impairmentChecked,
} from '../../../src/statute/examples-information.js';

const one = <T>(...values: readonly T[]): fc.Arbitrary<T> => fc.constantFrom(...values);
/** Any of the fields may be left as the builder has it. */
const ANY: { requiredKeys: [] } = { requiredKeys: [] };

const DAY_AMONG = ['2025-06-20', '2025-06-22', '2025-06-24', null] as const;
const orderData = fc.record(
  {
    authority: one('6103(i)(1)', '6103(i)(5)', '6103(i)(7)(C)', '6103', null),
    docket: one('25-mj-101', '25-mj-102', null),
    judge: one('magistrate-judge' as const, 'other' as const, null),
    found: one(
      ['criminal-act', 'relevance', 'exclusive-use', 'no-other-source', 'arrest-warrant'] as const,
      ['relevance', 'exclusive-use', 'terrorism'] as const,
      null,
    ),
    forAgency: one('DHS', 'DOJ', null),
    items: one(['mailing-address'], ['mailing-address', 'interview-notes'], null),
    periods: one(['2023'], ['2022'], null),
    expiresOn: one(...DAY_AMONG),
    vacatedOn: one(...DAY_AMONG),
  },
  ANY,
);
const consentData = fc.record(
  {
    kind: one('consent' as const, 'consent' as const, 'consent-refused' as const, null),
    recipientAgency: one('DHS', 'ICE', 'DOJ', null),
    signed: one(true, true, false, null),
    items: one(['mailing-address'], ['mailing-address', 'interview-notes'], null),
    from: one(...DAY_AMONG),
    to: one(...DAY_AMONG),
  },
  ANY,
);
const checkData = fc.record(
  {
    result: one('none' as const, 'identifies-informant' as const, null),
    concerns: one('disclosure' as const, 'disclosure' as const, 'evidence' as const, null),
    lifted: one(true, false, null),
  },
  ANY,
);
const noticeData = fc.record(
  {
    committee: one('JCT', 'JCT', 'Finance', null),
    notice: one('notified' as const, 'disapproved' as const, 'completed' as const, null),
  },
  ANY,
);

/** What must be there before information leaves, by one route or another, and who records it. */
export const groundsBy: Readonly<Record<'irs' | 'agency', readonly fc.Arbitrary<Told>[]>> = {
  irs: [checkData.map(impairmentChecked), consentData.map(consent)],
  agency: [orderData.map(exParteOrder), noticeData.map(committeeNotified)],
};
