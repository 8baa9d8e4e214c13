import { addDays, daysBetween, hoursBetween } from '../../../../kernel/dates.js';
import { isOf } from '../../../chronology.js';
import { at, on, recorded } from '../../../example.js';
import { closed, incident, incidentReported } from '../../../examples-supervision.js';
import { confirmed } from '../../../examples.js';
import type { FactOf } from '../../../facts.js';
import { FIRST_DAY, parameter } from '../../../parameters.js';
import type { Rule } from '../../../rule.js';
import { dueBy } from '../../../timers.js';
import type { Verdict } from '../../../verdict.js';
import { notRecorded } from '../../../verdicts.js';
import type { View } from '../../../view.js';
import { onDuty, type Said, shownBy, weighAlike } from '../duties.js';
import { missing, type Point } from '../points.js';

type Report = FactOf<'IncidentReported'>;

const IDENTIFIED = at('2025-12-03T15:00:00.000Z', incident());
const WITHOUT_NUMBERS = incidentReported({
  states: incidentReported().data.states!.filter((what) => what !== 'number-of-records'),
});
const FOLLOW_UP = incidentReported({ states: ['number-of-records'], followUp: true });

/** 39 · A possible incident is reported to the Office of Safeguards at once, and no later than 24 hours after. */
export const safeIncident24h: Rule = {
  id: 'SAFE-INCIDENT-24H',
  number: 39,
  title: 'An incident possibly reported later than 24 hours after it was identified, or not',
  cite: [{ title: 26, section: '6103', pinpoint: '(p)(4)(D)' }],
  quote: {
    notSeen:
      'the page of the Office of Safeguards on reporting improper inspections or disclosures; Publication 1075 itself was not seen',
  },
  inForce: { from: FIRST_DAY },
  acts: ['IncidentIdentified', 'IncidentReported'],
  scope: 'request',
  switches: [],
  buildsOn: [],
  notDecidedHere: [
    'whether this guidance is prescribed in regulations, as (p)(4)(D) says',
    'telling the Inspector General for Tax Administration at once: an older page asked for it, the current one for co-operation, so that its absence is no finding',
    'whether it was an incident at all: a possible one is to be reported',
  ],
  news: [],
  assess: (view) => {
    if (isOf(view.act, 'IncidentReported')) return ofReport(view, view.act);
    return isOf(view.act, 'IncidentIdentified') ? ofIncident(view, view.act) : undefined;
  },
  examples: [
    {
      name: 'identified on 3 December, reported on 9 January',
      given: [incident(), on('2026-01-09', incidentReported())],
      expect: 'finding',
    },
    {
      name: 'identified on 3 December, nothing reported when the 4th is over',
      given: [incident(), closed('2025-12-04')],
      expect: 'finding',
    },
    {
      name: 'reported 24 hours and a minute after',
      given: [IDENTIFIED, at('2025-12-04T15:01:00.000Z', incidentReported())],
      expect: 'finding',
    },
    {
      name: 'without the number of records, and none has followed in the set time',
      given: [incident(), WITHOUT_NUMBERS, closed('2026-01-02')],
      expect: 'finding',
    },
    {
      name: 'told to the Inspector General for Tax Administration alone',
      given: [incident(), incidentReported({ to: ['tigta'] }), closed('2025-12-04')],
      act: 'IncidentIdentified',
      expect: 'finding',
    },
    {
      name: 'reported on the day itself',
      given: [incident(), incidentReported()],
      expect: 'clear',
    },
    {
      name: 'reported 24 hours after, to the minute',
      given: [IDENTIFIED, at('2025-12-04T15:00:00.000Z', incidentReported())],
      expect: 'clear',
    },
    {
      name: 'not told to the Inspector General for Tax Administration',
      given: [incident(), incidentReported({ to: ['safeguards'] }), closed('2025-12-04')],
      expect: 'clear',
    },
    {
      name: 'what was left out follows a week later',
      given: [incident(), WITHOUT_NUMBERS, on('2025-12-10', FOLLOW_UP), closed('2026-01-02')],
      act: 'IncidentIdentified',
      expect: 'clear',
    },
    {
      name: 'reported the day after, at what hour is not recorded',
      given: [incident(), on('2025-12-04', incidentReported())],
      expect: 'undetermined',
    },
    {
      name: 'said to have been reported at once, but told only in January',
      given: [incident(), closed('2025-12-04'), recorded('2026-01-09', incidentReported())],
      act: 'IncidentIdentified',
      expect: 'undetermined',
    },
    {
      name: 'the same, borne out by a reviewer',
      given: [
        incident(),
        closed('2025-12-04'),
        recorded('2026-01-09', incidentReported()),
        confirmed(2),
      ],
      act: 'IncidentIdentified',
      expect: 'clear',
    },
    {
      name: 'what the report states is not recorded',
      given: [incident(), incidentReported({ states: null })],
      expect: 'undetermined',
    },
    {
      name: 'identified, and reported 30 hours after: the report is judged by itself',
      given: [IDENTIFIED, at('2025-12-04T21:00:00.000Z', incidentReported())],
      act: 'IncidentIdentified',
      expect: 'not-applicable',
    },
    {
      name: 'the day after the identification is not yet over',
      given: [incident(), closed('2025-12-03')],
      expect: 'not-applicable',
    },
  ],
};

const breach = (because: string): Point => ({
  breach: { severity: 'SAFE', elements: ['incident'] },
  because,
});

/** Reports that went, or may have gone, to the Office of Safeguards. */
const reportsIn = (view: View): readonly Report[] =>
  view.learnt('IncidentReported').filter(({ data }) => data.to?.includes('safeguards') !== false);

/** One that came late is judged by itself, by the day or, where both are recorded, by the hour. */
const ofIncident = (view: View, act: FactOf<'IncidentIdentified'>): Verdict | undefined => {
  const all = reportsIn(view);
  const reports = all.filter((report) => !isPastTheHours(act, report));
  if (reports.length < all.length && reports.length === 0) return undefined;
  const due = dueBy(view, addDays(act.occurredOn, 1), reports);
  if (due.kind === 'late') return undefined;
  if (due.kind === 'done' && due.fact.data.to === null)
    return notRecorded('report.to', 'To whom it was reported is not recorded.', view.evidence());
  const none = breach(
    'No report to the Office of Safeguards is recorded by the end of the next day.',
  );
  return weighAlike(
    [onDuty(due, { undone: none, late: () => none })],
    'It was reported by the end of the next day; the hours are judged at the report.',
    view.evidence(shownBy(due)),
  );
};

const ofReport = (view: View, act: Report): Verdict | undefined => {
  if (act.data.to?.includes('safeguards') === false) return undefined;
  if (act.data.to === null)
    return notRecorded('report.to', 'To whom it was reported is not recorded.', view.evidence());
  const firsts = act.data.followUp === true ? earlierReports(view, act) : [];
  const isFollowUp = firsts.some((one) => one.ref.seq < act.ref.seq || view.isBorneOut(one));
  if (isFollowUp) return undefined;
  const [identified] = view.learnt('IncidentIdentified');
  return weighAlike(
    firsts.length > 0
      ? [firsts.map(toldAfter(act))]
      : [onHours(act, identified), ...onContent(view, act)],
    'It was reported within 24 hours.',
    view.evidence(identified),
  );
};

/** Which it may complete. */
const earlierReports = (view: View, act: Report): readonly Report[] =>
  reportsIn(view).filter((one) => one.occurredOn <= act.occurredOn && one.data.followUp !== true);

/** An earlier report of which nothing was told when what is said to complete it was. */
const toldAfter =
  (act: Report) =>
  (first: Report): Point => ({
    doubt: {
      kind: 'recorded-late',
      event: first.ref,
      days: daysBetween(act.recordedOn, first.recordedOn),
      by: first.agency,
    },
    because: 'It completes a report that was told only after it, and that nobody else bears out.',
  });

/** Later than 24 hours, by the instants of both. */
const isPastTheHours = (
  identified: FactOf<'IncidentIdentified'>,
  { occurredAt }: Report,
): boolean =>
  identified.occurredAt !== null &&
  occurredAt !== null &&
  hoursBetween(identified.occurredAt, occurredAt) > 24;

const onHours = (
  act: Report,
  identified: FactOf<'IncidentIdentified'> | undefined,
): readonly Point[] => {
  if (identified === undefined)
    return [missing('incident', 'When the incident was identified is not recorded.')];
  const late = breach('It was reported later than 24 hours after it was identified.');
  if (isPastTheHours(identified, act)) return [late];
  if (identified.occurredAt !== null && act.occurredAt !== null) return [];
  const days = daysBetween(identified.occurredOn, act.occurredOn);
  if (days > 1) return [late];
  return days === 1
    ? [missing('occurredAt', 'It was reported on the next day; at what hours is not recorded.')]
    : [];
};

const FIELDS = [
  'agency',
  'contact',
  'occurred',
  'discovered',
  'how-discovered',
  'description',
  'data-elements',
  'number-of-records',
  'address',
  'it-involved',
] as const;

/** A report is sent though it be incomplete; what it leaves out follows. */
const onContent = (view: View, act: Report): readonly Said[] => {
  const { states } = act.data;
  if (states === null)
    return [[missing('report.states', 'What the report states is not recorded.')]];
  const by = addDays(act.occurredOn, parameter('days-to-complete-incident', act.occurredOn));
  const reports = reportsIn(view);
  const untold = reports.some(({ data }) => data.states === null);
  return FIELDS.filter((field) => !states.includes(field)).flatMap((field): readonly Said[] => {
    const due = dueBy(
      view,
      by,
      reports.filter(({ data }) => data.states?.includes(field)),
    );
    if (due.kind === 'pending') return [];
    const without = breach(
      `The report leaves out “${field}”, and nothing that followed in the set time has it; the days in which something may follow are ours.`,
    );
    const point = untold
      ? missing('report.states', 'What a report states is not recorded.')
      : without;
    return [onDuty(due, { undone: point, late: () => point })];
  });
};
