import { isOf } from '../../../chronology.js';
import type { Fact, Officer } from '../../../facts.js';
import type { View } from '../../../view.js';
import { itemsObtained, obtainedUnder, toldBefore } from '../uses/obtained.js';
import type { Conduct, Deed } from './order-reach.js';

/** What was done, as an order of a court may forbid it. `undefined`: no such thing. */
export const conductOf = (view: View): Conduct | undefined => {
  const { act } = view;
  if (isOf(act, 'Disclosed'))
    return {
      act,
      deed: 'disclose',
      actor: { names: act.side === 'irs' ? [act.agency, 'IRS'] : [act.agency] },
      authorities: [act.data.authority],
      items: act.data.items,
      told: [act.data.recipientAgency],
    };
  if (isOf(act, 'Inspected')) return ofInspection(view, act);
  if (isOf(act, 'UsedInMatter')) return handled(view, 'use', by(act, act.data.user, 'user'));
  if (isOf(act, 'Copied')) return handled(view, 'copy', by(act, act.data.holder, 'holder'));
  if (!isOf(act, 'Redisclosed')) return undefined;
  const passing = handled(view, 'redisclose', by(act, act.data.by, 'by'));
  return { ...passing, items: act.data.items ?? passing.items };
};

/** An order reaches what was obtained under a paragraph, whatever whoever has it relies on. */
const handled = (view: View, deed: Deed, actor: Conduct['actor']): Conduct => ({
  act: view.act,
  deed,
  actor,
  authorities: obtainedUnder(view),
  items: itemsObtained(view),
  told: toldBefore(view),
});

/** Who acts is who did it, not who recorded it; where that is not told, the recorder at least. */
const by = (act: Fact, officer: Officer | null, unnamed: string): Conduct['actor'] =>
  officer === null ? { names: [act.agency], unnamed } : { names: [officer.agency] };

/** Data that was never disclosed is opened on the authority stated. */
const ofInspection = (view: View, act: Extract<Fact, { type: 'Inspected' }>): Conduct => {
  const { inspector, recipientAgency, authority } = act.data;
  const one = by(act, inspector, 'inspector');
  const actor =
    recipientAgency === null
      ? { unnamed: 'recipientAgency', ...one }
      : { ...one, names: [...one.names, recipientAgency] };
  const opened = handled(view, 'inspect', actor);
  const isInside = !view.hasLetter && view.before('Disclosed').length === 0;
  return isInside ? { ...opened, authorities: [authority], told: actor.names } : opened;
};
