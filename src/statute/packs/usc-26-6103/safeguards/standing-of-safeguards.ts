import type { Day } from '../../../../kernel/dates.js';
import { isOf, orderOf } from '../../../chronology.js';
import type { Fact, FactOf, FactType } from '../../../facts.js';
import type { Severity } from '../../../verdict.js';
import { agencyOf, isSameAgency } from '../../../agency-names.js';
import { forReview, missing, type Point } from '../points.js';

/** What is recorded of the safeguards of the agency that an act tells. */
type Told = { readonly act: Fact; readonly facts: readonly Fact[]; readonly severity: Severity };

const namesOne = (one: string, other: string): boolean =>
  one === other || (agencyOf(one) !== undefined && agencyOf(one) === agencyOf(other));

const recipientIn = ({ data }: Fact): string | null =>
  'recipientAgency' in data ? data.recipientAgency : null;

/** Of the register, what is about an agency by its own name. */
export const aboutAgency = (register: readonly Fact[], agency: string): readonly Fact[] =>
  register.filter((fact) => namesOne(recipientIn(fact) ?? '', agency));

/** Whether the register has something of another part of the same department. */
export const isAboutAnotherPart = (register: readonly Fact[], agency: string): boolean =>
  register.some((fact) => {
    const name = recipientIn(fact);
    return name !== null && !namesOne(name, agency) && isSameAgency(name, agency);
  });

/** What stands against the safeguards of an agency on the day of an act. */
export const againstSafeguards = (told: Told): readonly Point[] => [
  ...onReports(told),
  ...openFindings(told).flatMap((opened) => onFinding(opened, told)),
  ...of(told, 'SafeguardRefusalEntered').flatMap((refusal) => onRefusal(refusal, told)),
];

const breach = ({ severity }: Told, because: string): Point => ({
  breach: { severity, elements: ['safeguards'] },
  because,
});

const sameDay = ({ act }: Told, fact: Fact, because: string): Point => ({
  doubt: { kind: 'order-not-recorded', events: [fact.ref, act.ref] },
  because,
});

const of = <T extends FactType>(
  { facts, act }: Told,
  type: T,
): readonly Extract<Fact, FactOf<T>>[] =>
  facts.filter((fact) => isOf(fact, type)).filter((fact) => orderOf(fact, act) !== 'after');

/** An agency of which no report is recorded in any state may have one that this ledger was never told of. */
const isOfReport = ({ type }: Fact): boolean =>
  type === 'SecurityReportFurnished' || type === 'SecurityReportAccepted';

const onReports = (told: Told): readonly Point[] => {
  const accepted = of(told, 'SecurityReportAccepted');
  if (accepted.some((fact) => orderOf(fact, told.act) === 'before')) return [];
  const [first] = accepted;
  if (!told.facts.some(isOfReport))
    return [missing('safeguards.report', 'Nothing is recorded of any security report of it.')];
  return first === undefined
    ? [NONE_ACCEPTED]
    : [
        sameDay(
          told,
          first,
          'Its security report was accepted on the day, at what hour is not recorded.',
        ),
      ];
};

const NONE_ACCEPTED = forReview(
  'safeguards',
  'No accepted security report of the agency is recorded as of that day; (p)(4)(E) asks that one be furnished, and says nothing of accepting it.',
);

/** Opened, and not surely closed before the act. */
const openFindings = (told: Told): readonly FactOf<'SafeguardFindingOpened'>[] =>
  of(told, 'SafeguardFindingOpened').filter(
    (opened) =>
      !of(told, 'SafeguardFindingClosed').some(
        (closed) =>
          opened.data.finding !== null &&
          closed.data.finding === opened.data.finding &&
          orderOf(closed, told.act) === 'before' &&
          orderOf(closed, opened) !== 'before',
      ),
  );

const onFinding = (opened: FactOf<'SafeguardFindingOpened'>, told: Told): readonly Point[] => {
  const { finding } = opened.data;
  const isAnswer = (numbers: readonly string[] | null): boolean =>
    finding === null || numbers === null || numbers.includes(finding);
  const plans = of(told, 'CorrectiveActionPlanAccepted').filter(({ data }) =>
    isAnswer(data.findings),
  );
  if (plans.some((plan) => isGood(plan, finding, told))) return [];
  const closings = of(told, 'SafeguardFindingClosed').filter(
    ({ data }) => finding === null || data.finding === null || data.finding === finding,
  );
  const maybe = closings.filter((closed) => orderOf(closed, opened) !== 'before');
  if (plans.length === 0 && maybe.length === 0)
    return orderOf(opened, told.act) === 'unknown'
      ? [sameDay(told, opened, 'A finding was opened on the day, at what hour is not recorded.')]
      : [breach(told, 'A finding of a safeguard review was open, without an accepted plan.')];
  return [
    ...plans.map((plan) => onPlan(plan, finding, told)),
    ...maybe.map((closed) => onClosing(closed, told)),
  ];
};

type Plan = FactOf<'CorrectiveActionPlanAccepted'>;

/** It names the finding, was accepted before the act, and its day had not passed. */
const isGood = (plan: Plan, finding: string | null, { act }: Told): boolean =>
  finding !== null &&
  plan.data.findings?.includes(finding) === true &&
  orderOf(plan, act) === 'before' &&
  plan.data.implementBy !== null &&
  act.occurredOn <= (plan.data.implementBy as Day);

const onPlan = (plan: Plan, finding: string | null, told: Told): Point => {
  if (finding === null)
    return missing('safeguards.finding', 'Which finding it was is not recorded.');
  if (plan.data.findings === null)
    return missing(
      'safeguards.findings',
      'Which findings the accepted plan answers is not recorded.',
    );
  if (plan.data.implementBy === null)
    return missing(
      'safeguards.implementBy',
      'By when the accepted plan is to be carried out is not recorded.',
    );
  return orderOf(plan, told.act) === 'unknown'
    ? sameDay(told, plan, 'A plan was accepted on the day, at what hour is not recorded.')
    : {
        doubt: {
          kind: 'not-decided-here',
          why: 'whether a corrective action plan still answers a finding after the day set in it',
        },
        because:
          'The day by which the plan was to be carried out had passed, the finding still open.',
      };
};

const onClosing = (closed: FactOf<'SafeguardFindingClosed'>, told: Told): Point =>
  orderOf(closed, told.act) === 'unknown'
    ? sameDay(told, closed, 'A finding was closed on the day, at what hour is not recorded.')
    : missing('safeguards.finding', 'Which finding was closed is not recorded.');

const onRefusal = (refusal: FactOf<'SafeguardRefusalEntered'>, told: Told): readonly Point[] => {
  const { from, to } = refusal.data;
  const on = told.act.occurredOn;
  if ((from !== null && on < from) || (to !== null && to <= on)) return [];
  const lifts = of(told, 'SafeguardRefusalLifted').filter(
    (lift) => orderOf(lift, refusal) !== 'before',
  );
  if (lifts.some(({ data: { to: end } }) => end !== null && end <= on)) return [];
  if (lifts.some(({ data: { to: end } }) => end === null))
    return [missing('safeguards.to', 'Since when the refusal is lifted is not recorded.')];
  if (from === null)
    return [missing('safeguards.from', 'From when the refusal holds is not recorded.')];
  return [
    breach(
      told,
      'The IRS itself had refused to disclose to the agency until its safeguards were met.',
    ),
  ];
};
