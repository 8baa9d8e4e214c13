import { addDays } from '../../../../kernel/dates.js';
import { isOf, sinceDayOf } from '../../../chronology.js';
import { on, recorded } from '../../../example.js';
import { charge, taxpayerNotified } from '../../../examples-information.js';
import { closed } from '../../../examples-supervision.js';
import { confirmed } from '../../../examples.js';
import type { FactOf } from '../../../facts.js';
import { FIRST_DAY, parameter } from '../../../parameters.js';
import type { Rule } from '../../../rule.js';
import { dueBy } from '../../../timers.js';
import type { Severity, Verdict } from '../../../verdict.js';
import { notRecorded, undetermined } from '../../../verdicts.js';
import type { View } from '../../../view.js';
import { inWords, isOverManyLines, ON_LINES, onDuty, shownBy, weighSaid } from '../duties.js';
import { missing, type Point } from '../points.js';
import { NOT_KNOWN_WHETHER_OWED, onDate, onRights, owedFor, RIGHTS } from './owed.js';
import { triggerOf } from './trigger.js';

type Charge = FactOf<'ChargeOrDisciplineRecorded'>;

/** The thirtieth day after the charge of 2 March 2026. */
const DAY_30 = closed('2026-04-01');
const DISCIPLINE = { kind: 'proposed-discipline', provision: null } as const;

/** 51 · Who is charged or to be disciplined for looking or telling: the taxpayer is notified, with date and rights. */
export const notice7431e: Rule = {
  id: 'NOTICE-7431E',
  number: 51,
  title:
    'No notice recorded to a taxpayer of a charge or proposed discipline, or none of date and rights',
  cite: [{ title: 26, section: '7431', pinpoint: '(e)' }],
  quote: 'shall notify such taxpayer as soon as practicable',
  inForce: { from: FIRST_DAY },
  acts: ['ChargeOrDisciplineRecorded', 'TaxpayerNotified'],
  scope: 'line',
  switches: [],
  buildsOn: [],
  notDecidedHere: [
    '"as soon as practicable": the statute sets no number of days; after a figure of ours someone should look, and no lateness is called a breach',
    'an unauthorised disclosure without a charge and without proposed discipline: by its words 7431(e) asks for no notice of it',
    'the two years of 7431(d) within which a taxpayer may sue: they run from the taxpayer’s own discovery, which no record here tells',
    RIGHTS,
    'whether the notice reached the taxpayer',
  ],
  news: [],
  assess: (view) => {
    if (isOf(view.act, 'TaxpayerNotified')) return ofNotice(view, view.act);
    return isOf(view.act, 'ChargeOrDisciplineRecorded') ? ofCharge(view, view.act) : undefined;
  },
  examples: [
    {
      name: 'charged in March, no notice when the set days are over',
      given: [charge(), DAY_30],
      expect: 'finding',
    },
    {
      name: 'notified after the set days',
      given: [charge(), on('2026-05-04', taxpayerNotified())],
      act: 'ChargeOrDisciplineRecorded',
      expect: 'finding',
    },
    {
      name: 'discipline proposed by the IRS, of which the taxpayer hears nothing',
      given: [charge(DISCIPLINE), DAY_30],
      expect: 'finding',
    },
    {
      name: 'of proposed discipline notified without a word on rights',
      given: [charge(DISCIPLINE), taxpayerNotified({ states: ['date-of-act'] })],
      expect: 'finding',
    },
    {
      name: 'of a charge notified without the date of the act',
      given: [charge(), taxpayerNotified({ states: ['rights'] })],
      expect: 'finding',
    },
    {
      name: 'of discipline proposed elsewhere, of which the Secretary was told, without a word on rights',
      given: [
        charge({ ...DISCIPLINE, employer: 'DHS', secretaryNotified: true }),
        taxpayerNotified({ states: ['date-of-act'] }),
      ],
      expect: 'finding',
    },
    {
      name: 'a notice for another reason is none under 7431(e)',
      given: [charge(), taxpayerNotified({ ground: 'remediation' }), DAY_30],
      act: 'ChargeOrDisciplineRecorded',
      expect: 'finding',
    },
    {
      name: 'a notice dated before the charge is none of it',
      given: [charge(), on('2026-03-01', taxpayerNotified()), DAY_30],
      act: 'ChargeOrDisciplineRecorded',
      expect: 'finding',
    },
    {
      name: 'notified a week after, of date and rights',
      given: [charge(), taxpayerNotified(), DAY_30],
      expect: 'clear',
    },
    {
      name: 'notified on the last of the set days',
      given: [charge(), on('2026-04-01', taxpayerNotified()), DAY_30],
      act: 'ChargeOrDisciplineRecorded',
      expect: 'clear',
    },
    {
      name: 'said to have been notified in time, but told only in June',
      given: [charge(), DAY_30, recorded('2026-06-01', taxpayerNotified())],
      act: 'ChargeOrDisciplineRecorded',
      expect: 'undetermined',
    },
    {
      name: 'the same, borne out by a reviewer',
      given: [charge(), DAY_30, recorded('2026-06-01', taxpayerNotified()), confirmed(2)],
      act: 'ChargeOrDisciplineRecorded',
      expect: 'clear',
    },
    {
      name: 'of a charge alone notified without a word on rights',
      given: [charge(), taxpayerNotified({ states: ['date-of-act'] })],
      expect: 'undetermined',
    },
    {
      name: 'of charge or discipline, it is not recorded which, notified without a word on rights',
      given: [charge({ kind: null }), taxpayerNotified({ states: ['date-of-act'] })],
      expect: 'undetermined',
    },
    {
      name: 'what the notice states is not recorded',
      given: [taxpayerNotified({ states: null })],
      expect: 'undetermined',
    },
    {
      name: 'under which provision the charge is is not recorded',
      given: [charge({ provision: null }), DAY_30],
      expect: 'undetermined',
    },
    {
      name: 'charged, by what is not recorded',
      given: [charge({ instrument: null }), DAY_30],
      expect: 'undetermined',
    },
    {
      name: 'discipline proposed elsewhere, whether the Secretary was told is not recorded',
      given: [charge({ ...DISCIPLINE, employer: 'DHS' }), DAY_30],
      expect: 'undetermined',
    },
    {
      name: 'of discipline proposed elsewhere, and whether the Secretary was told is not recorded',
      given: [
        charge({ ...DISCIPLINE, employer: 'DHS' }),
        taxpayerNotified({ states: ['date-of-act'] }),
      ],
      expect: 'undetermined',
    },
    {
      name: 'a notice without the date of the act, where neither charge nor discipline is recorded',
      given: [taxpayerNotified({ states: ['rights'] })],
      expect: 'undetermined',
    },
    {
      name: 'a notice that nobody owed: discipline proposed elsewhere, of which the Secretary was not told',
      given: [
        charge({ ...DISCIPLINE, employer: 'DHS', secretaryNotified: false }),
        taxpayerNotified({ states: [] }),
      ],
      expect: 'not-applicable',
    },
    {
      name: 'a charge of publishing, which 7431(e) does not name',
      given: [charge({ provision: '26 USC 7213(a)(3)' }), DAY_30],
      expect: 'not-applicable',
    },
    {
      name: 'a complaint, with neither indictment nor information yet',
      given: [charge({ instrument: 'other' }), DAY_30],
      expect: 'not-applicable',
    },
    {
      name: 'the set days are not yet over',
      given: [charge(), closed('2026-03-31')],
      expect: 'not-applicable',
    },
  ],
};

const breach = (severity: Severity, because: string): Point => ({
  breach: { severity, elements: ['notice'] },
  because,
});

const ofNotice = (
  view: View,
  { data: { ground, states } }: FactOf<'TaxpayerNotified'>,
): Verdict | undefined => {
  if (ground === null)
    return notRecorded('ground', 'Why the taxpayer was notified is not recorded.', view.evidence());
  if (ground !== '7431(e)') return undefined;
  const owed = owedFor(view);
  if (owed.length > 0 && owed.every(({ trigger }) => trigger === 'none')) return undefined;
  if (states === null)
    return notRecorded('states', 'What the notice states is not recorded.', view.evidence());
  return weighSaid(
    [
      states.includes('date-of-act') ? [] : onDate(owed),
      states.includes('rights') ? [] : onRights(owed),
    ],
    'The notice states the date of the act and the rights of the taxpayer.',
    view.evidence(...owed.map(({ charge: fact }) => fact)),
  );
};

const ofCharge = (view: View, act: Charge): Verdict | undefined => {
  const trigger = triggerOf(act.data);
  if (trigger === 'none') return undefined;
  if (trigger !== 'notice') return undetermined(trigger, NOT_KNOWN_WHETHER_OWED, view.evidence());
  const all = sinceDayOf(act, view.learnt('TaxpayerNotified'));
  const notices = all.filter(({ data }) => data.ground === '7431(e)');
  const others = all.filter(({ data }) => data.ground === null);
  const by = addDays(act.occurredOn, parameter('days-to-notify', act.occurredOn));
  const due = dueBy(view, by, notices);
  const none =
    others.length > 0
      ? missing('notice.ground', 'Why the taxpayer was notified is not recorded.')
      : breach('ANOM', 'No notice to the taxpayer is recorded in the set time, which is ours.');
  return weighSaid(
    [
      onDuty(due, {
        undone: isOverManyLines(view) ? ON_LINES : none,
        late: (days) =>
          breach(
            'ANOM',
            `The taxpayer was notified ${inWords(days)} after the set time, which is ours.`,
          ),
      }),
    ],
    'The taxpayer was notified in the set time.',
    view.evidence(shownBy(due)),
  );
};
