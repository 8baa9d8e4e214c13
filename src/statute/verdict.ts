import type { FactRef } from './facts.js';

/** The shipped readings of the law, in this order everywhere. What each answers: readings.ts. */
export const READINGS = [
  'DC_CIR_2026',
  'DDC_CTR_2026',
  'DMASS_CEDC_2026',
  'IRS_PRACTICE_2025',
  'HISTORIC_IRS',
] as const;
export type ReadingId = (typeof READINGS)[number];

export const OUTCOMES = ['finding', 'clear', 'undetermined'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** STAT statutory limit · DEFECT of a request · SAFE safeguards · ORDER of a court · POLICY a commitment · ANOM for human review. */
export const SEVERITIES = ['STAT', 'DEFECT', 'SAFE', 'ORDER', 'POLICY', 'ANOM'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** What a finding rests on. Later rules add theirs at the end; the order is that of stored vectors. */
export const ELEMENTS = [
  'writing',
  'official',
  'name',
  'address',
  'period',
  'statute',
  'reason',
  'matter',
  'order-1253',
  'engaged',
  'scope',
  'identity-only',
  'authority',
  'item',
  'person',
  'recipient',
  'approval',
  'court-order',
  'commitment',
  'response',
  'individualised',
  'ex-parte-order',
  'impairment',
  'consent',
  'committee',
  'duplicate',
  'use',
  'redisclosure',
  'proceeding',
  'contractor',
  'access',
  'tax-duty',
  'presidential-request',
  'safeguards',
  'incident',
  'disposal',
  'accounting',
  'report',
  'notice',
  'remediation',
  'scale',
  'asked-again',
] as const;
export type Element = (typeof ELEMENTS)[number];

/** Points on which courts or agencies differ. Source: research on the case, "Where readings differ". */
export const SWITCHES = [
  'R-ADDR-ALONE',
  'R-ADDR-REAL',
  'R-ADDR-MATCH',
  'R-ENGAGED',
  'R-HEAD',
  'R-OVERSTAY-CRIME',
  'R-PERSON-BY-PERSON',
  'R-CIVIL-USE',
  'R-INFO-RETURN',
  'R-LOCAL',
  'R-ID-IN-COURT',
  'R-SAFE-CONDITION',
] as const;
export type Switch = (typeof SWITCHES)[number];

/** Why an outcome is undetermined. */
export type Cause =
  | { readonly kind: 'fact-not-recorded'; readonly field: string }
  | { readonly kind: 'order-not-recorded'; readonly events: readonly [FactRef, FactRef] }
  | { readonly kind: 'text-not-understood'; readonly field: string; readonly classifier: string }
  | { readonly kind: 'law-unsettled'; readonly switch: Switch }
  | { readonly kind: 'not-decided-here'; readonly why: string }
  | {
      readonly kind: 'recorded-late';
      readonly event: FactRef;
      readonly days: number;
      readonly by: string;
    }
  | { readonly kind: 'rule-failed' };

/** What one rule says of one act under one reading. */
export type Verdict = {
  readonly outcome: Outcome;
  /** Of a finding. */
  readonly severity?: Severity | undefined;
  /** Of a finding. */
  readonly elements?: readonly Element[] | undefined;
  /** Of an undetermined outcome: never empty there. */
  readonly causes?: readonly Cause[] | undefined;
  /** An ANOM finding given although this switch is open. */
  readonly open?: Switch | undefined;
  /** One or two plain sentences: what was recorded and what the law asks. No personal data. */
  readonly because: string;
  /** The facts it rests on; the act itself comes first. */
  readonly evidence: readonly FactRef[];
};

/** One rule on one act, under every reading judged by; `undefined`: the rule does not apply. */
export type Judgement<Id extends string = ReadingId> = {
  readonly rule: string;
  readonly act: FactRef;
  /** 0: the whole request, or an act without lines. */
  readonly line: number;
  /** Every reading judged by is named, in their order. */
  readonly verdicts: Readonly<Record<Id, Verdict | undefined>>;
};
