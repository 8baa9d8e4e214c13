import type { FactRef } from './facts.js';
import type { Cause, Element, Severity, Switch, Verdict } from './verdict.js';

/** The facts recorded meet what the rule asks. */
export const clear = (because: string, evidence: readonly FactRef[]): Verdict => ({
  outcome: 'clear',
  because,
  evidence,
});

/** What a finding is: how grave, and on what it rests. `open`: an ANOM given although this switch is open. */
export type Breach = {
  readonly severity: Severity;
  readonly elements: readonly Element[];
  readonly open?: Switch;
};

export const finding = (
  breach: Breach,
  because: string,
  evidence: readonly FactRef[],
): Verdict => ({ outcome: 'finding', ...breach, because, evidence });

/** @param causes never empty */
export const undetermined = (
  causes: readonly Cause[],
  because: string,
  evidence: readonly FactRef[],
): Verdict => ({ outcome: 'undetermined', causes, because, evidence });

/** The field that decides is not recorded. */
export const notRecorded = (
  field: string,
  because: string,
  evidence: readonly FactRef[],
): Verdict => undetermined([{ kind: 'fact-not-recorded', field }], because, evidence);

/** The reading leaves the point open. */
export const unsettled = (name: Switch, because: string, evidence: readonly FactRef[]): Verdict =>
  undetermined([{ kind: 'law-unsettled', switch: name }], because, evidence);

/** The law asks, but this rule does not decide it. */
export const notDecided = (why: string, because: string, evidence: readonly FactRef[]): Verdict =>
  undetermined([{ kind: 'not-decided-here', why }], because, evidence);
