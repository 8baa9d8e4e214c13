import type { View } from '../../view.js';
import { agencyOf, departmentOf } from '../../agency-names.js';
import { leftOpen, missing, type Point, statutory } from './points.js';

/** Whether a name is that of the Executive Office of the President, under which the White House Office stands. */
export const isExecutiveOffice = (agency: string): boolean => departmentOf(agency) === 'EOP';

/** What speaks against a letter as the President's own request, signed personally. */
export const onPresident = (view: View): readonly Point[] => {
  const signatory = view.letter('signatory');
  if (signatory === null) return [missing('signatory', 'Who signed the request is not recorded.')];
  const { kind, agency, component } = signatory;
  if (kind !== 'agency-head' || agencyOf(agency) !== 'EOP' || component !== null)
    return [presidential('The request is not signed by the President.')];
  const standing = view.standing(signatory, view.requestedOn ?? view.act.occurredOn);
  switch (standing) {
    case 'held':
      return [];
    case null:
      return [
        missing('signatory.standing', 'Whether the President signed personally is not recorded.'),
      ];
    case 'acting':
      return [
        leftOpen(
          'whether someone who acts as President may ask for returns',
          'The request is signed by someone who acted as President.',
        ),
      ];
    case 'delegated':
    case 'performing-duties':
      return [presidential('The request is signed for the President and not personally.')];
  }
};

const presidential = (because: string): Point => statutory('presidential-request', because);
