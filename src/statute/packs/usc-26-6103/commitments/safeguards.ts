import { isOf, type Order } from '../../../chronology.js';
import type { Fact, FactOf } from '../../../facts.js';
import type { View } from '../../../view.js';
import { bindsAgency } from '../../../agency-names.js';

type Opened = FactOf<'SafeguardFindingOpened'>;

/** How it stands with a finding of a safeguards review at an act. */
type Standing = 'open' | 'answered' | 'unknown';

/**
 * Whether a finding of a safeguards review of one of these agencies stood open at the act, with no plan accepted:
 * `open` names it, `unknown` tells that the record does not say.
 */
export const shortOfSafeguards = (
  register: readonly Fact[],
  agencies: readonly string[],
  view: View,
): { readonly kind: Standing; readonly finding?: Opened } => {
  const found = register
    .filter((fact) => isOf(fact, 'SafeguardFindingOpened'))
    .filter(({ data }) => isOfOne(data.recipientAgency, agencies))
    .map((finding) => ({ kind: standingOf(finding, register, view), finding }));
  return (
    found.find(({ kind }) => kind === 'open') ??
    found.find(({ kind }) => kind === 'unknown') ?? { kind: 'answered' }
  );
};

const isOfOne = (agency: string | null, agencies: readonly string[]): boolean =>
  agency !== null && agencies.some((one) => bindsAgency(agency, one) || bindsAgency(one, agency));

const standingOf = (finding: Opened, register: readonly Fact[], view: View): Standing => {
  const opened = view.order(finding);
  if (opened === 'after') return 'answered';
  const answers = register.filter((fact) => mayAnswer(fact, finding));
  const orders = answers.map((answer) => [isSure(answer, finding), view.order(answer)] as const);
  const has = (sure: boolean, order: Order): boolean =>
    orders.some(([one, other]) => one === sure && other === order);
  if (has(true, 'before')) return 'answered';
  const isInDoubt =
    opened === 'unknown' || has(true, 'unknown') || has(false, 'before') || has(false, 'unknown');
  return isInDoubt ? 'unknown' : 'open';
};

/** A plan accepted for it, or its closing; `null` may name it. */
const named = (fact: Fact): readonly (string | null)[] => {
  if (isOf(fact, 'SafeguardFindingClosed')) return [fact.data.finding];
  return isOf(fact, 'CorrectiveActionPlanAccepted') ? (fact.data.findings ?? [null]) : [];
};

const mayAnswer = (fact: Fact, { data }: Opened): boolean => {
  const names = named(fact);
  return data.finding === null
    ? names.length > 0
    : names.includes(data.finding) || names.includes(null);
};

const isSure = (fact: Fact, { data }: Opened): boolean =>
  data.finding !== null && named(fact).includes(data.finding);
