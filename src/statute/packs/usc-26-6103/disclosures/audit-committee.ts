import { addDays, type Day } from '../../../../kernel/dates.js';
import type { Fact, FactOf } from '../../../facts.js';
import { parameter } from '../../../parameters.js';
import { dueBy } from '../../../timers.js';
import type { View } from '../../../view.js';
import { BEFORE_OPENING, inWords } from '../duties.js';
import { forReview, leftOpen, missing, type Point, statutory } from '../points.js';

type Told = FactOf<'CommitteeNotified'>;
type Notice = NonNullable<Told['data']['notice']>;

/** The Joint Committee on Taxation, by the names under which it is told. */
const JCT: ReadonlySet<string> = new Set(['jct', 'joint committee on taxation']);

const isTo = ({ data: { committee } }: Told): boolean =>
  committee !== null && JCT.has(committee.trim().toLowerCase());

/** What the record leaves open, of which notice to which committee. */
const isVague = ({ data: { committee, notice } }: Told): boolean =>
  committee === null || notice === null;

const ofKind = (told: readonly Told[], notice: Notice): readonly Told[] =>
  told.filter((one) => isTo(one) && one.data.notice === notice);

/** What speaks against a disclosure to an audit: the committee not told before, or against it. */
export const onCommittee = (view: View): readonly Point[] => {
  const before = view.before('CommitteeNotified');
  const all = view.learnt('CommitteeNotified');
  const notified = ofKind(before, 'notified');
  const latest = notified.at(-1);
  if (latest !== undefined) return onAnswer(view, notified, latest, all);
  if (before.some(isVague))
    return [missing('committee.notice', 'Which committee was told what is not recorded.')];
  return [
    ofKind(all, 'notified').length > 0
      ? statutory('committee', 'The committee was notified of the audit after the disclosure only.')
      : missing('committee', 'That the committee was notified of the audit is not recorded.'),
  ];
};

/** The committee has a number of days to disapprove; a later vote is none of the paragraph's. */
const onAnswer = (
  { act }: View,
  notified: readonly Told[],
  latest: Told,
  all: readonly Told[],
): readonly Point[] => {
  const days = parameter('days-to-disapprove', act.occurredOn);
  const last = lastDayOf(latest, days);
  const against = ofKind(all, 'disapproved').filter(({ occurredOn }) => occurredOn <= last);
  if (against.some(({ occurredOn }) => occurredOn < act.occurredOn))
    return [statutory('committee', 'The committee had disapproved the audit.')];
  if (all.some((one) => isVague(one) && one.occurredOn <= last))
    return [missing('committee.notice', 'Which committee was told what is not recorded.')];
  if (against.length > 0)
    return [
      leftOpen(
        'a disclosure to an audit that the committee disapproved afterwards, within its days',
        'The committee disapproved the audit, not before the day of the disclosure.',
      ),
    ];
  return notified.some((notice) => lastDayOf(notice, days) < act.occurredOn)
    ? []
    : [
        leftOpen(
          'whether information may go to an audit before the days of the committee have run',
          `Disclosed within the ${days} days in which the committee may disapprove the audit.`,
        ),
      ];
};

/** "Beginning on the day" of receipt, (i)(8)(C)(ii): that day is the first. */
const lastDayOf = (notice: Told, days: number): Day => addDays(notice.occurredOn, days - 1);

/** What speaks against how an audit of another agency ended: the committee is to be told of it in time. */
export const onEnd = (view: View): readonly Point[] => {
  const told = view.learnt('CommitteeNotified');
  const [end] = ofKind(told, 'completed');
  if (end === undefined) return [];
  const days = parameter('days-to-tell-of-audit', view.act.occurredOn);
  const after = ofKind(told, 'notified').filter(({ occurredOn }) => occurredOn >= end.occurredOn);
  return onDue(view, addDays(end.occurredOn, days), after);
};

const onDue = (view: View, by: Day, told: readonly Fact[]): readonly Point[] => {
  const due = dueBy(view, by, told);
  switch (due.kind) {
    case 'done':
    case 'pending':
      return [];
    case 'late':
      return [
        statutory(
          'notice',
          `The Comptroller General told the committee of the end of the audit ${inWords(due.days)} too late.`,
        ),
      ];
    case 'undone':
      return [
        forReview(
          'notice',
          `That the Comptroller General told the committee of the end of the audit by ${by} is not recorded in this ledger.`,
        ),
      ];
    case 'before-opening':
      return [BEFORE_OPENING];
    case 'recorded-late':
      return [
        { doubt: due.cause, because: 'That the committee was told in time was recorded late.' },
      ];
  }
};
