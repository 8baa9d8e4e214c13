import { daysBetween } from '../../../kernel/dates.js';
import { isOf } from '../../chronology.js';
import type { Fact, FactOf } from '../../facts.js';
import type { Cause } from '../../verdict.js';
import type { View } from '../../view.js';
import { isSameAgency } from '../../agency-names.js';

type Refusal = FactOf<'SafeguardRefusalEntered'>;

/** Whether disclosures to an agency stood refused for its safeguards, 6103(p)(4), on the day of an act. */
export type Refused =
  | { readonly kind: 'no' }
  | { readonly kind: 'refused'; readonly by: Refusal }
  | { readonly kind: 'doubtful'; readonly causes: readonly Cause[] };

const missing = (field: string): Cause => ({ kind: 'fact-not-recorded', field });

/** `safeguards` of the view must be part of what was given. A refusal told after the act excuses nothing by itself. */
export const refusedFor = (agency: string, view: View): Refused => {
  const facts = (view.safeguards ?? []).filter((fact) => isOfAgency(fact, agency));
  const lifted = facts.filter((fact) => isOf(fact, 'SafeguardRefusalLifted'));
  const states = facts
    .filter((fact) => isOf(fact, 'SafeguardRefusalEntered'))
    .map((refusal) => stateOf(refusal, lifted, view));
  const causes = states.flatMap((state) => (state.kind === 'doubtful' ? state.causes : []));
  return (
    states.find(({ kind }) => kind === 'refused') ??
    (causes.length > 0 ? { kind: 'doubtful', causes } : { kind: 'no' })
  );
};

const isOfAgency = ({ data }: Fact, agency: string): boolean =>
  'recipientAgency' in data &&
  data.recipientAgency !== null &&
  isSameAgency(data.recipientAgency, agency);

const stateOf = (
  refusal: Refusal,
  lifted: readonly FactOf<'SafeguardRefusalLifted'>[],
  view: View,
): Refused => {
  const { act } = view;
  const day = act.occurredOn;
  const { from, to } = refusal.data;
  const hasEnded = lifted.some(
    ({ data, occurredOn }) =>
      (data.to ?? occurredOn) <= day && (from === null || from <= (data.to ?? occurredOn)),
  );
  if (hasEnded || (to !== null && to <= day) || (from !== null && day < from))
    return { kind: 'no' };
  if (from === null) return { kind: 'doubtful', causes: [missing('safeguards.from')] };
  return refusal.ref.seq < act.ref.seq || view.isBorneOut(refusal)
    ? { kind: 'refused', by: refusal }
    : { kind: 'doubtful', causes: [recordedLate(refusal, act)] };
};

const recordedLate = ({ ref, recordedOn, agency }: Fact, act: Fact): Cause => ({
  kind: 'recorded-late',
  event: ref,
  days: daysBetween(act.recordedOn, recordedOn),
  by: agency,
});
