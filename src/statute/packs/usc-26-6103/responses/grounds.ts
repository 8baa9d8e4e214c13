import type { FactOf } from '../../../facts.js';
import type { Verdict } from '../../../verdict.js';
import { clear, finding, notRecorded, undetermined } from '../../../verdicts.js';
import type { View } from '../../../view.js';
import { impairmentAt } from '../disclosures/impairment.js';
import { bearingsOf } from '../orders/order-reach.js';
import { weigh } from '../points.js';
import { refusedFor } from '../safeguard-refusals.js';

export type Refusal = FactOf<'LinesRefused'>;

/** Whatever ground was given, what (i)(6) forbids is rightly refused. */
export const onImpairment = (view: View): Verdict | undefined => {
  const checks = view.before('ImpairmentChecked');
  const state = impairmentAt(checks);
  switch (state.kind) {
    case 'unchecked':
    case 'free':
      return undefined;
    case 'determined':
      return clear(
        'A determination under 6103(i)(6) forbade the disclosure.',
        view.evidence(state.by),
      );
    case 'doubtful':
      return weigh([state.point], '', view.evidence(...checks));
  }
};

/** `undefined`: nothing recorded refused the agency for its safeguards. */
export const onSafeguards = (view: View): Verdict | undefined => {
  const agency = view.letter('requestingAgency');
  if (agency === null)
    return notRecorded('requestingAgency', 'Which agency asked is not recorded.', view.evidence());
  if (view.safeguards === undefined)
    return notRecorded(
      'safeguards',
      'The register of safeguards is not part of the record; the agency may have been refused for them.',
      view.evidence(),
    );
  const state = refusedFor(agency, view);
  switch (state.kind) {
    case 'no':
      return undefined;
    case 'refused':
      return clear('The agency was refused for its safeguards.', view.evidence(state.by));
    case 'doubtful':
      return undetermined(
        state.causes,
        'Whether the agency was refused for its safeguards turns on what is not recorded or was recorded later.',
        view.evidence(),
      );
  }
};

/** Whatever ground was given, what a court forbids is rightly refused. */
export const byOrder = (view: View, act: Refusal): Verdict | undefined => {
  if (view.orders === undefined)
    return notRecorded(
      'orders',
      'The register of court orders is not part of the record; one may have forbidden an answer.',
      view.evidence(),
    );
  const bearings = bearingsOf(view.orders, {
    act,
    deed: 'disclose',
    actor: { names: [act.agency, 'IRS'] },
    authorities: [view.authority],
    items: view.stated('items'),
    told: [view.letter('requestingAgency')],
  });
  const forbidding = bearings.filter((bearing) => bearing.kind === 'forbids');
  if (forbidding.length > 0)
    return clear(
      'An order of a court in force forbade the disclosure.',
      view.evidence(...forbidding.map(({ terms }) => terms)),
    );
  const causes = bearings.flatMap((bearing) => (bearing.kind === 'doubtful' ? bearing.causes : []));
  return causes.length === 0
    ? undefined
    : undetermined(
        causes,
        'Whether an order of a court forbade the disclosure turns on what is not recorded or not decided here.',
        view.evidence(),
      );
};

/** Nothing recorded bears out the refusal: a ground that the IRS alone can tell is its word, and not proven wrong. */
export const onGround = (view: View, { data: { ground } }: Refusal): Verdict => {
  switch (ground) {
    case null:
      return notRecorded(
        'ground',
        'On what ground it was refused is not recorded.',
        view.evidence(),
      );
    case 'impairment':
      return notRecorded(
        'impairment.result',
        'Refused for impairment; that a determination under 6103(i)(6) stood is not recorded.',
        view.evidence(),
      );
    case 'safeguards':
      return notRecorded(
        'safeguards.refusal',
        'Refused for safeguards; that the agency was refused for them is not recorded.',
        view.evidence(),
      );
    case 'court-order':
    case 'deficient':
    case 'other':
    case 'policy':
    case 'scope':
      return finding(
        { severity: 'ANOM', elements: ['response'] },
        'Refused, although nothing recorded speaks against the request, to which the law says "shall disclose".',
        view.evidence(),
      );
  }
};
