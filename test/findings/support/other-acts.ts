import { RecordCommitment } from '../../../src/ledger/commitment/record-commitment.js';
import { RecordUnrequestedDisclosure } from '../../../src/ledger/disclosure/record-unrequested-disclosure.js';
import { IdentifyIncident } from '../../../src/ledger/incident/record-incident.js';
import { ReportIncident } from '../../../src/ledger/incident/report-incident.js';
import { OpenInspection } from '../../../src/ledger/inspection/record-inspection.js';
import { RecordOfficeStanding } from '../../../src/ledger/office/record-office-standing.js';
import { EnterOrder, LiftOrder, ModifyOrder } from '../../../src/ledger/order/record-order.js';
import {
  CorrectAnnualReport,
  FurnishAnnualReport,
} from '../../../src/ledger/report/record-annual-report.js';
import { ReviewFinding } from '../../../src/ledger/review/review-finding.js';
import {
  RecordSafeguard,
  type SafeguardInput,
} from '../../../src/ledger/safeguard/record-safeguard.js';
import { DHS, DOJ, IRS } from '../../support/ledger.js';
import { authorityOf } from './letters.js';
import type { Step, Story } from './story.js';

const REGISTRAR = { id: 'registrar-1', role: 'registrar', agency: 'registrar' };
const REVIEWER = { id: 'reviewer-1', role: 'reviewer', agency: 'TIGTA' };

/** Of the safeguards of the agency that asks, or of another one. */
const guarding =
  (
    fact: (day: string) => DistributiveOmit<SafeguardInput, 'occurredOn' | 'recipientAgency'>,
  ): Act =>
  (story, step) => {
    const recipientAgency = step.variant === 2 ? 'DOJ' : 'DHS';
    const body = { ...fact(story.on(step)), recipientAgency, ...story.when(step) };
    return story.tell(IRS, body, (...said) => new RecordSafeguard(...said));
  };
type DistributiveOmit<T, K extends string> = T extends unknown ? Omit<T, K> : never;

/** Entered, then changed, then lifted. */
const order: Act = (story, step) => {
  const orders = story.opened('order');
  const terms = { ...story.when(step), from: story.on(step), forbiddenActs: FORBIDDEN };
  const [last] = orders.slice(-1);
  if (last === undefined || step.variant === 0) {
    const entered = { ...terms, label: `ORDER-${orders.length}`, boundParties: ['IRS', 'DHS'] };
    return story.open('order', REGISTRAR, entered, (...said) => new EnterOrder(...said));
  }
  if (step.variant === 1)
    return story.tell(REGISTRAR, terms, (envelope, said) => new ModifyOrder(envelope, last, said));
  const lifted = { ...story.when(step), to: story.on(step) };
  return story.tell(REGISTRAR, lifted, (envelope, said) => new LiftOrder(envelope, last, said));
};
const FORBIDDEN: ('disclose' | 'use')[] = ['disclose', 'use'];

/** Some act is looked at, and events of its stream are confirmed or none. */
const review: Act = (story, step) => {
  const entries = story.ledger.entries().filter(({ category }) => category === 'request');
  const [act, other] = [7, 13].map((n) => entries[(step.first * n + step.more) % entries.length]);
  if (act === undefined || other === undefined) return Promise.resolve();
  const finding = `EVERYTHING~${act.stream}~${act.revision}~${Number(act.public['line'] ?? 0)}`;
  const { stream, revision } = other;
  const confirms = step.isWhole ? [] : [{ stream, revision }];
  const body = { ...story.when(step), outcome: 'noted', confirms } as const;
  return story.tell(REVIEWER, body, (envelope, said) => new ReviewFinding(envelope, finding, said));
};

/** Furnished, and then corrected. */
const annualReport: Act = (story, step) => {
  const when = story.when(step);
  const [furnished] = story.opened('report');
  if (furnished === undefined)
    return story.open(
      'report',
      IRS,
      { ...when, year: 2024, kind: 'public' } as const,
      (...said) => new FurnishAnnualReport(...said),
    );
  return story.tell(
    IRS,
    when,
    (envelope, said) => new CorrectAnnualReport(envelope, furnished, said),
  );
};

type Act = (story: Story, step: Step) => Promise<unknown>;

/** What can be told beside the requests. */
export const OTHER_ACTS = {
  'report furnished': guarding(() => ({ kind: 'security-report', period: '2025' })),
  'report accepted': guarding(() => ({ kind: 'security-report-accepted' })),
  'finding opened': guarding(() => ({ kind: 'finding-opened', finding: 'F-1' })),
  plan: guarding((day) => ({
    kind: 'corrective-action-plan',
    findings: ['F-1'],
    implementBy: day,
  })),
  'finding closed': guarding(() => ({ kind: 'finding-closed', finding: 'F-1' })),
  refusal: guarding((from) => ({ kind: 'refusal', from })),
  'refusal lifted': guarding((to) => ({ kind: 'refusal-lifted', to })),
  'change notice': guarding(() => ({ kind: 'change-notice', change: 'cloud' })),
  change: guarding(() => ({ kind: 'change-made', change: 'cloud' })),
  incident: (story, step) => {
    const [last] = story.opened('incident').slice(-1);
    const when = story.when(step);
    if (last === undefined || step.isWhole)
      return story.open('incident', DHS, when, (...said) => new IdentifyIncident(...said));
    const report = { ...when, to: ['safeguards' as const] };
    return story.tell(DHS, report, (envelope, said) => new ReportIncident(envelope, last, said));
  },
  order,
  office: (story, step) =>
    story.tell(
      REGISTRAR,
      {
        ...story.when(step),
        title: 'Secretary',
        kind: 'agency-head',
        officeAgency: 'DHS',
        standing: 'acting',
        from: story.on(step),
      } as const,
      (...said) => new RecordOfficeStanding(...said),
    ),
  promise: (story, step) =>
    story.open(
      'commitment',
      REGISTRAR,
      {
        ...story.when(step),
        kind: 'policy',
        parties: ['IRS'],
        title: 'A promise',
        clauses: [],
      } as const,
      (...said) => new RecordCommitment(...said),
    ),
  unrequested: (story, step) =>
    story.open(
      'disclosure',
      IRS,
      {
        ...story.when(step),
        recipientAgency: step.isWhole ? 'DOJ' : 'DHS',
        authority: authorityOf(step),
      },
      (...said) => new RecordUnrequestedDisclosure(...said),
    ),
  inspection: (story, step) =>
    story.open(
      'inspection',
      [DHS, DOJ, DHS][step.variant]!,
      { kind: 'inspected', ...story.when(step), who: 'officer', purpose: 'matter' } as const,
      (...said) => new OpenInspection(...said),
    ),
  'annual report': annualReport,
  review,
  'a day goes by': (story, step) => story.ledger.wait(1 + (step.more === 3 ? 1 : 0), step.isWhole),
  'days go by': (story, step) => story.ledger.wait([3, 5, 31][step.variant]!, step.isWhole),
} as const satisfies Readonly<Record<string, Act>>;
