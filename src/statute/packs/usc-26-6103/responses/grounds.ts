import type { Verdict } from '../../../verdict.js';
import { clear, notRecorded, undetermined } from '../../../verdicts.js';
import type { View } from '../../../view.js';
import { impairmentAt } from '../disclosures/impairment.js';
import { weigh } from '../points.js';
import { refusedFor } from '../safeguard-refusals.js';

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
