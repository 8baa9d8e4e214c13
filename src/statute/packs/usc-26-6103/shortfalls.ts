import type { FactRef } from '../../facts.js';
import type { BuiltOn } from '../../rule.js';
import type { Cause, Severity, Verdict } from '../../verdict.js';
import type { View } from '../../view.js';

/** Anomalies and commitments possibly not kept are no defects of a request: they never count. */
const COUNTS: ReadonlySet<Severity | undefined> = new Set(['STAT', 'DEFECT']);

/** The findings built on that say that the request fell short of the paragraph. */
export const defectsIn = (builtOn: BuiltOn): readonly Verdict[] =>
  [...builtOn.values()].filter(({ severity }) => COUNTS.has(severity));

/** What built-on rules leave undetermined, or find only because a switch is open. */
export const doubtsIn = (
  builtOn: BuiltOn,
): { readonly verdicts: readonly Verdict[]; readonly causes: readonly Cause[] } => {
  const verdicts = [...builtOn.values()].filter((verdict) => causesOf(verdict).length > 0);
  return { verdicts, causes: distinct(verdicts.flatMap(causesOf)) };
};

const causesOf = ({ causes, open }: Verdict): readonly Cause[] =>
  open === undefined ? (causes ?? []) : [{ kind: 'law-unsettled', switch: open }];

export const wordsOf = (verdicts: readonly Verdict[]): string =>
  [...new Set(verdicts.map(({ because }) => because))].join(' ');

/** The evidence of the act, then that of the verdicts taken over. */
export const evidenceOf = (view: View, verdicts: readonly Verdict[]): readonly FactRef[] => [
  ...new Map(
    [view.evidence(), ...verdicts.map(({ evidence }) => evidence)]
      .flat()
      .map((ref) => [ref.seq, ref]),
  ).values(),
];

const distinct = (causes: readonly Cause[]): readonly Cause[] => [
  ...new Map(causes.map((cause) => [JSON.stringify(cause), cause])).values(),
];
