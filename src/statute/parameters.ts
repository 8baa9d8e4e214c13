import { type Day, day } from '../kernel/dates.js';

/** A number that the rules use, by the day of the act. Each value stands until the next begins. */
export type Parameter = {
  readonly title: string;
  readonly unit:
    'people' | 'lines' | 'days' | 'years' | 'times' | 'requests' | 'percent' | 'matters';
  readonly source: string;
  readonly values: readonly { readonly from: Day; readonly value: number }[];
};

/** The first day for which a text of the law was read: the snapshot of the Code that the pack follows. */
export const FIRST_DAY = day('2023-04-20');

const since = (value: number): Parameter['values'] => [{ from: FIRST_DAY, value }];
const OURS = 'Ours, not the law’s: a figure above which a person should look';
const OURS_IN_DAYS =
  'Ours, not the law’s, which sets no number of days: after so many a person should look';

export const PARAMETERS = {
  'engaged-review': {
    title: 'People for one engaged officer above which someone should look',
    unit: 'people',
    source: OURS,
    values: since(50),
  },
  'engaged-high': {
    title: 'People for one engaged officer above which "personally and directly" is in question',
    unit: 'people',
    source: OURS,
    values: since(1_000),
  },
  'matters-supervised': {
    title: 'Matters of one request with one supervisor above which someone should look',
    unit: 'matters',
    source: OURS,
    values: since(20),
  },
  'addresses-review': {
    title: 'People whose addresses alone one request asks for, above which someone should look',
    unit: 'people',
    source: OURS,
    values: since(50),
  },
  'same-reason': {
    title: 'Lines with one and the same reason above which someone should look',
    unit: 'lines',
    source: OURS,
    values: since(50),
  },
  'long-period': {
    title: 'Taxable years asked for above which someone should look',
    unit: 'years',
    source: OURS,
    values: since(10),
  },
  'scale-lines': {
    title: 'Lines of one request above which someone should look',
    unit: 'lines',
    source: OURS,
    values: since(1_000),
  },
  'scale-factor': {
    title: 'Times the median of the agency’s earlier requests above which someone should look',
    unit: 'times',
    source: OURS,
    values: since(10),
  },
  'scale-earlier': {
    title: 'Earlier requests of the agency needed to compare with them',
    unit: 'requests',
    source: OURS,
    values: since(3),
  },
  'scale-few': {
    title: 'Lines below which shares of a request say little and are not compared',
    unit: 'lines',
    source: OURS,
    values: since(40),
  },
  'statute-few': {
    title:
      'Lines of one request up to which one statute on most of them says little: a list of one matter has one by its nature',
    unit: 'lines',
    source: OURS,
    values: since(200),
  },
  'lines-a-day': {
    title:
      'Lines a day between receipt and first disclosure above which a review of each is in question',
    unit: 'lines',
    source: OURS,
    values: since(500),
  },
  'share-alike': {
    title:
      'Share of the lines with one officer, one reason or one statute above which someone should look',
    unit: 'percent',
    source: OURS,
    values: since(50),
  },
  'share-unusable': {
    title:
      'Share of the lines with a missing address, a placeholder or a place only above which someone should look',
    unit: 'percent',
    source: OURS,
    values: since(5),
  },
  'share-unchecked': {
    title:
      'Share of the matches whose address was not compared above which someone should look; 90.3 in August 2025',
    unit: 'percent',
    source: OURS,
    values: since(50),
  },
  'match-shift': {
    title:
      'Times by which the rate of matches may differ from that of the agency’s earlier requests; 3.69 % in August 2025',
    unit: 'times',
    source: OURS,
    values: since(5),
  },
  'days-to-ask-again': {
    title: 'Days within which the same is not asked again about a person without a new reason',
    unit: 'days',
    source: OURS_IN_DAYS,
    values: since(90),
  },
  'days-to-depart': {
    title: 'Days after the final order within which departure is not yet refused, arm (A)',
    unit: 'days',
    source: '8 U.S.C. 1253(a)(1)(A)',
    values: since(90),
  },
  'days-to-account': {
    title: 'Days within which a request or a disclosure should stand in the accounting',
    unit: 'days',
    source: OURS_IN_DAYS,
    values: since(30),
  },
  'accounting-years': {
    title: 'Years after a disclosure for which its accounting is kept at least',
    unit: 'years',
    source: '5 U.S.C. 552a(c)(2)',
    values: since(5),
  },
  'days-to-disapprove': {
    title: 'Days within which the committee may disapprove an audit of which it was notified',
    unit: 'days',
    source: '26 U.S.C. 6103(i)(8)(C)',
    values: since(30),
  },
  'days-to-tell-of-audit': {
    title: 'Days after an audit within which the committee is to be told of it',
    unit: 'days',
    source: '26 U.S.C. 6103(i)(8)(B)',
    values: since(90),
  },
  'days-to-report': {
    title: 'Days after the close of the year within which the annual report is furnished',
    unit: 'days',
    source: '26 U.S.C. 6103(p)(3)(B), (C)',
    values: since(90),
  },
  'days-of-change-notice': {
    title: 'Days of notice before information is put in a cloud environment',
    unit: 'days',
    source: 'Office of Safeguards, notification for cloud computing of 2017',
    values: since(45),
  },
  'days-to-complete-incident': {
    title: 'Days within which what a first report of an incident leaves out should follow',
    unit: 'days',
    source: OURS_IN_DAYS,
    values: since(30),
  },
  'days-to-dispose': {
    title: 'Days within which the end of information should be certified where no day is set',
    unit: 'days',
    source: OURS_IN_DAYS,
    values: since(60),
  },
  'days-to-log': {
    title: 'Days within which each side’s log should show what the other’s does',
    unit: 'days',
    source: OURS_IN_DAYS,
    values: since(30),
  },
  'days-to-notify': {
    title: 'Days within which a taxpayer should have been notified under 26 U.S.C. 7431(e)',
    unit: 'days',
    source: OURS_IN_DAYS,
    values: since(30),
  },
  'days-to-tell-recipient': {
    title: 'Days within which a recipient should be told of an error and asked for disposal',
    unit: 'days',
    source: OURS_IN_DAYS,
    values: since(10),
  },
  'contractor-review': {
    title:
      'Years within which a contractor is reviewed on site; of a shorter contract its middle counts',
    unit: 'years',
    source: '26 U.S.C. 6103(p)(9)(B)',
    values: since(3),
  },
  'contractor-certified': {
    title: 'Years after a certification of contractors above which someone should look',
    unit: 'years',
    source:
      'Ours, not the law’s: 26 U.S.C. 6103(p)(9)(D) asks for one for the most recent annual period, and sets no day',
    values: since(1),
  },
} as const satisfies Record<string, Parameter>;

export type ParameterId = keyof typeof PARAMETERS;

/** The value on a day. @throws RangeError before the first day of the pack; the engine asks no rule then. */
export const parameter = (id: ParameterId, on: Day): number => {
  const values: Parameter['values'] = PARAMETERS[id].values;
  const found = values.findLast(({ from }) => from <= on);
  if (found === undefined) throw new RangeError(`${id} has no value on that day`);
  return found.value;
};
