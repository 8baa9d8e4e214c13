import { addDays, type Day, sameDateInYears } from '../../../../kernel/dates.js';
import { sinceDayOf } from '../../../chronology.js';
import type { FactOf } from '../../../facts.js';
import type { AccountingElement } from '../../../information-facts.js';
import { parameter } from '../../../parameters.js';
import { dueBy } from '../../../timers.js';
import type { Severity } from '../../../verdict.js';
import type { View } from '../../../view.js';
import { inWords, onDuty, type Said } from '../duties.js';
import { isWithin, paragraphOf } from '../paragraph.js';
import { missing, type Point } from '../points.js';

export type Accounting = FactOf<'AccountingRecorded'>;

export const breach = (severity: Severity, because: string): Point => ({
  breach: { severity, elements: ['accounting'] },
  because,
});

/** A sentence to stand behind "in the set time". */
export const OURS =
  'The law sets no number of days for it: the set time is ours, after which a person should look.';

/** The records made of a request or of a disclosure, or of either, and not before it. */
export const recordsOf = (view: View, of: 'request' | 'disclosure'): readonly Accounting[] =>
  sinceDayOf(view.act, view.learnt('AccountingRecorded')).filter(
    ({ data }) => data.of === of || data.of === null,
  );

/** The last day on which a record is no longer missed. */
export const lastDay = ({ act: { occurredOn } }: View): Day =>
  addDays(occurredOn, parameter('days-to-account', occurredOn));

/** What the records of it state, and until when they are kept. Nothing of what is not recorded at all. */
export const onRecords = (
  view: View,
  records: readonly Accounting[],
  asked: ReadonlyMap<AccountingElement, Severity>,
): readonly Said[] =>
  records.length === 0
    ? []
    : [
        records.flatMap((record) => onOne(view, record)),
        ...[...asked].map(([what, severity]) => onElement(view, { records, what, severity })),
      ];

const onOne = (view: View, { data }: Accounting): readonly Point[] => {
  const { authority, act } = view;
  const years = parameter('accounting-years', act.occurredOn);
  const isOther =
    data.authority !== null &&
    authority !== null &&
    !isWithin(data.authority, paragraphOf(authority) ?? '') &&
    !isWithin(authority, paragraphOf(data.authority) ?? '');
  return [
    ...(data.of === null
      ? [missing('accounting.of', 'Of what the record is made is not recorded.')]
      : []),
    ...(isOther ? [breach('ANOM', 'A record of it names another paragraph.')] : []),
    ...(data.retainedUntil !== null && data.retainedUntil < sameDateInYears(act.occurredOn, years)
      ? [
          breach(
            'ANOM',
            `A record of it, in a system that is to be permanent, is kept for less than ${inWords(years, 'year')}.`,
          ),
        ]
      : []),
  ];
};

/** What a record states in a field of its own. */
const FIELD_OF: Partial<Record<AccountingElement, 'authority' | 'taxpayers' | 'sourceCode'>> = {
  authority: 'authority',
  'number-of-taxpayers': 'taxpayers',
  source: 'sourceCode',
};

const isStated = ({ data }: Accounting, what: AccountingElement): boolean => {
  const field = FIELD_OF[what];
  return data.records?.includes(what) === true || (field !== undefined && data[field] !== null);
};

const onElement = (
  view: View,
  {
    records,
    what,
    severity,
  }: { records: readonly Accounting[]; what: AccountingElement; severity: Severity },
): Said => {
  const stating = records.filter((record) => isStated(record, what));
  const isUntold = records.some(({ data }) => data.records === null);
  if (stating.length === 0 && isUntold)
    return [missing('accounting.records', 'What the record states is not recorded.')];
  return onDuty(dueBy(view, lastDay(view), stating), {
    undone: breach(severity, `No record of it made in the set time states “${what}”. ${OURS}`),
    late: () =>
      breach(
        'POLICY',
        `What a record of it is to state was stated only after the set time. ${OURS}`,
      ),
  });
};
