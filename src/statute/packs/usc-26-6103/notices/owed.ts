import type { FactOf } from '../../../facts.js';
import type { View } from '../../../view.js';
import { leftOpen, missing, type Point, statutory } from '../points.js';
import { type Trigger, triggerOf } from './trigger.js';

export const RIGHTS =
  'whether a notice of a charge alone, without proposed discipline, must state rights';
const leavesOut = (what: string): Point => statutory('notice', `The notice leaves out ${what}.`);

type Owed = { readonly charge: FactOf<'ChargeOrDisciplineRecorded'>; readonly trigger: Trigger };

/** What is recorded for the day of the notice or before, and whether 7431(e) asks for notice of it. */
export const owedFor = (view: View): readonly Owed[] =>
  view
    .learnt('ChargeOrDisciplineRecorded')
    .filter((fact) => view.order(fact) !== 'after')
    .map((fact) => ({ charge: fact, trigger: triggerOf(fact.data) }));

export const onDate = (owed: readonly Owed[]): readonly Point[] =>
  owed.some(({ trigger }) => trigger === 'notice')
    ? [leavesOut('the date of the act')]
    : whetherOwed(owed);

/** 7431(e) has the notice state the rights "under such administrative determination": a charge has none. */
export const onRights = (owed: readonly Owed[]): readonly Point[] => {
  const kinds = owed
    .filter(({ trigger }) => trigger === 'notice')
    .map(({ charge: { data } }) => data.kind);
  if (kinds.includes('proposed-discipline')) return [leavesOut('the rights of the taxpayer')];
  const doubts = whetherOwed(owed);
  return doubts.length > 0
    ? doubts
    : [leftOpen(RIGHTS, 'The notice, of a charge alone, leaves out the rights of the taxpayer.')];
};

/** Why it cannot be told whether, or of what, a notice was owed; empty: it was, for what is recorded. */
const whetherOwed = (owed: readonly Owed[]): readonly Point[] => {
  if (owed.length === 0)
    return [
      missing('charge', 'Of which charge or proposed discipline the notice is, is not recorded.'),
    ];
  return owed.flatMap(({ trigger }) =>
    typeof trigger === 'string'
      ? []
      : trigger.map((cause) => ({
          doubt: { ...cause, field: `charge.${cause.field}` },
          because: NOT_KNOWN_WHETHER_OWED,
        })),
  );
};

export const NOT_KNOWN_WHETHER_OWED =
  'Whether notice is owed cannot be told: what it depends on is not recorded, or cannot be read.';
