import { isOf, orderOf } from './chronology.js';
import type { Fact, FactOf, LineData, Office } from './facts.js';
import {
  MAY_DELEGATE,
  registeredStanding,
  type SignatoryStatus,
  signatoryStatus,
} from './offices.js';
import type { Cause } from './verdict.js';

/**
 * A change of a line and whether it counts for an act. It counts where it was received by the IRS
 * before the act, in writing, from an office of 6103(i)(2)(A): a cure is itself such a request.
 * `isHeadQuestion`: it counts only where the head of a part of the agency is a head (R-HEAD).
 */
export type Amendment = {
  readonly data: LineData;
  /** Where the new values stand; then the receipt, where another event tells it. */
  readonly facts: readonly Fact[];
  /** By whose place in time amendments follow each other. */
  readonly fact: Fact;
  readonly isHeadQuestion: boolean;
  /** Why it is in doubt whether it counts; empty: it counts. */
  readonly doubts: readonly Cause[];
};

type Setting = {
  readonly act: Fact;
  readonly agency: string | null;
  readonly offices: readonly FactOf<'OfficeStandingRecorded'>[];
};
type Values = FactOf<'LineAmended'> | FactOf<'AmendmentReceived'>;
type Receipt = FactOf<'AmendmentReceived'>;

/** Received before, in writing, signed: an amendment that fails one of them does not count. */
const CHECKS = 3;
/** Why it is in doubt; `undefined`: it fails. */
type Check = readonly Cause[] | undefined;

const missing = (field: string): readonly Cause[] => [{ kind: 'fact-not-recorded', field }];

const ORDERS = { before: -1, after: 1, unknown: 0 } as const;
const inTime = (one: Fact, other: Fact): number => ORDERS[orderOf(one, other)];

/** Of several receipts, the earliest counts. */
const receivedBefore = (values: Values, receipts: readonly Receipt[], act: Fact): Check => {
  if (receipts.length === 0)
    return orderOf(values, act) === 'after' ? undefined : missing('amendment.received');
  const orders = receipts.map((receipt) => orderOf(receipt, act));
  if (orders.includes('before')) return [];
  const unknown = receipts[orders.indexOf('unknown')];
  return unknown && [{ kind: 'order-not-recorded', events: [unknown.ref, act.ref] }];
};

const inWriting = (form: string | null): Check => {
  if (form === null) return missing('amendment.form');
  return form === 'paper' || form === 'electronic' ? [] : undefined;
};

const signature = (office: Office | null, on: string, { agency, offices }: Setting) => {
  if (office === null) return 'unknown';
  const registered = registeredStanding(offices, office, on);
  return signatoryStatus(office, agency, office.standing ?? registered?.data.standing ?? null);
};

const signed = (status: SignatoryStatus): Check => {
  if (status === 'unknown') return missing('amendment.signatory');
  if (status === 'delegated') return [{ kind: 'not-decided-here', why: MAY_DELEGATE }];
  return status === 'listed' || status === 'head-question' ? [] : undefined;
};

const amendmentOf = (
  values: Values,
  receipts: readonly Receipt[],
  setting: Setting,
): Amendment | undefined => {
  const [first = values] = receipts;
  const office = values.data.signatory ?? first.data.signatory;
  const status = signature(office, values.occurredOn, setting);
  const checks = [
    receivedBefore(values, receipts, setting.act),
    inWriting(values.data.form ?? first.data.form),
    signed(status),
  ].filter((check) => check !== undefined);
  if (checks.length < CHECKS) return undefined;
  return {
    data: values.data,
    facts: [...new Set<Fact>([values, ...receipts])],
    fact: first,
    isHeadQuestion: status === 'head-question',
    doubts: checks.flat(),
  };
};

/** The amendments that count for an act, or may. */
export const amendmentsFor = (facts: readonly Fact[], setting: Setting): readonly Amendment[] => {
  const received = facts.filter((fact) => isOf(fact, 'AmendmentReceived'));
  const pointers = (to: Fact): readonly Receipt[] =>
    received
      .filter(
        ({ ref, data }) =>
          ref.stream === to.ref.stream && data.amendmentRevision === to.ref.revision,
      )
      .toSorted(inTime);
  const told = facts.filter((fact) => isOf(fact, 'LineAmended'));
  return [
    ...told.map((fact) => amendmentOf(fact, pointers(fact), setting)),
    ...received
      .filter(({ data }) => data.amendmentRevision === null)
      .map((fact) => amendmentOf(fact, [fact], setting)),
  ].filter((amendment) => amendment !== undefined);
};
