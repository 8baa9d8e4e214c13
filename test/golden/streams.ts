import type { LogEntry } from '../../src/readmodels/projection.js';
import { on, type Told } from '../../src/statute/example.js';
import {
  agentOne,
  accepted,
  amendmentReceived,
  approval,
  commitment,
  directorOfIce,
  disclosed,
  errorFound,
  item,
  letter,
  line,
  mailingAddress,
  match,
  matchErroneous,
  officeHeld,
  order,
  receipt,
  refused,
  removal,
  submitted,
  text,
} from '../../src/statute/examples.js';
import {
  accessGranted,
  accounting,
  disposalCertified,
  impairmentChecked,
  inspected,
  matterClosed,
  received,
  used,
} from '../../src/statute/examples-information.js';
import {
  annualReport,
  annualReportCorrected,
  closed,
  reportAccepted,
} from '../../src/statute/examples-supervision.js';
import { History } from '../findings/support/history.js';

// Golden streams: whole histories whose judgement is known. Never edited to make a run pass.

/** Tells facts into a log, each in its own kind of stream, in this order. */
const logOf = (given: readonly Told[], name = 'golden'): readonly LogEntry[] => {
  const history = new History();
  for (const { type, data, occurredOn, occurredAt, recordedOn, side } of given)
    history.add(name, type, data, {
      occurredOn,
      ...(occurredAt === null ? {} : { occurredAt }),
      recordedAt: `${recordedOn ?? occurredOn}T22:00:00.000Z`,
      ...(side === 'agency' || side === 'irs' ? { side } : {}),
    });
  return history.entries;
};

const learntOn = (recordedOn: string, fact: Told): Told => ({
  ...fact,
  recordedOn: recordedOn as NonNullable<Told['recordedOn']>,
});

const APPROVER = approval().data.approver;
/** Registers of which each holds something, and nothing against anybody. */
const REGISTERS: readonly Told[] = [
  order({ boundParties: [], forbiddenActs: [], from: '2025-05-12', label: 'PI-DENIED' }),
  commitment(),
  officeHeld(),
  officeHeld({
    title: APPROVER?.title ?? null,
    kind: 'other',
    officeAgency: 'IRS',
    mayApprove: ['6103(i)(2)'],
  }),
  reportAccepted(),
];

const REQUESTED: readonly Told[] = [letter(), line(), submitted(), receipt()];
const REQUEST_ACCOUNTED = on('2025-06-30', accounting({ of: 'request', lines: null }));
const ANSWERED: readonly Told[] = [accepted(), impairmentChecked(), match(), approval()];
const DISCLOSED: readonly Told[] = [disclosed(), accounting(), received()];

/** (b) One request by an Inspector General, kept within the law to its end. */
export const clean = logOf([
  ...REGISTERS,
  ...REQUESTED,
  REQUEST_ACCOUNTED,
  ...ANSWERED,
  ...DISCLOSED,
  accessGranted(),
  inspected(),
  used(),
  matterClosed(),
  on('2025-12-10', disposalCertified({ copies: [] })),
  closed('2026-12-31'),
]);

const placeholder = line({
  addressClass: text('placeholder'),
  statutes: ['8 USC 1253(a)(1)'],
  removalOrder: removal(),
});

/** (c) One stream for five readings: a component head asks for an address alone, with a placeholder for one. */
export const contested = logOf([
  ...REGISTERS,
  letter({ signatory: directorOfIce, items: [mailingAddress] }),
  placeholder,
  submitted(),
  receipt({ signatory: directorOfIce, items: [mailingAddress] }),
  REQUEST_ACCOUNTED,
  accepted(),
  impairmentChecked(),
  match({
    compared: { name: 'equal', tin: 'equal', address: 'not-compared', birthDate: 'equal' },
    processes: ['tin'],
  }),
  approval(),
  disclosed({ items: [mailingAddress] }),
  accounting(),
  received(),
  closed('2026-12-31'),
]);

/** (d) A court forbids between acceptance and disclosure. */
export const orderBetween = logOf([
  ...REGISTERS,
  ...REQUESTED,
  REQUEST_ACCOUNTED,
  ...ANSWERED,
  order({ from: '2025-08-07', label: 'BETWEEN', authorities: null }),
  on('2025-08-08', disclosed()),
  on('2025-08-08', accounting()),
  on('2025-08-08', received()),
  closed('2026-12-31'),
]);

/** (e) Learnt in 2026 about August 2025: the events of August stay as they are. */
export const learntLater = logOf([
  ...REGISTERS,
  ...REQUESTED,
  REQUEST_ACCOUNTED,
  ...ANSWERED,
  ...DISCLOSED,
  closed('2025-12-31'),
  learntOn('2026-02-11', matchErroneous()),
  learntOn('2026-02-11', errorFound()),
]);

/** The same, where a correction of the address told only afterwards would excuse it. */
export const excusedLater = logOf([
  ...REGISTERS,
  letter(),
  line({ addressClass: text('missing') }),
  submitted(),
  receipt(),
  REQUEST_ACCOUNTED,
  ...ANSWERED,
  ...DISCLOSED,
  learntOn('2026-02-11', on('2025-07-14', amendmentReceived())),
]);

/** (f) The report of a year, furnished in time and corrected in June. */
export const correctedReport = logOf([
  annualReport(),
  annualReportCorrected(),
  closed('2026-07-01'),
]);
/** The same, furnished in May. */
export const lateReport = logOf([on('2026-05-14', annualReport()), closed('2026-07-01')]);

/** (g) A request refused as policy, which is still a request to be accounted for. */
export const refusedRequest = logOf([
  closed('2025-06-01'),
  ...REGISTERS,
  ...REQUESTED,
  refused({ ground: 'policy' }),
  closed('2026-12-31'),
]);
export const refusedAndAccounted = logOf([
  ...REGISTERS,
  ...REQUESTED,
  REQUEST_ACCOUNTED,
  refused({ ground: 'policy' }),
  closed('2026-12-31'),
]);

/** (h) In emergency, without a request. */
export const emergency = logOf(
  [
    ...REGISTERS,
    disclosed({
      line: null,
      authority: '6103(i)(3)(B)',
      items: [item('mailing-address')],
      emergency: { basis: 'danger', statedBy: null },
      recipients: [agentOne],
    }),
    accounting({ lines: null, authority: '6103(i)(3)(B)' }),
    received({ lines: null }),
    closed('2026-12-31'),
  ],
  'disclosure golden',
);
