import type { Office, OfficeKind, Standing } from '../../../facts.js';
import type { View } from '../../../view.js';
import { agencyOf, departmentOf } from '../../../agency-names.js';
import { governmentOf } from '../governments.js';
import { isWithin } from '../paragraph.js';
import { leftOpen, missing, type Point, statutory } from '../points.js';

/** What speaks against who asked under (i)(7)(A) or (B). */
export const onRequester = (view: View, authority: string): readonly Point[] => {
  const office = view.letter('signatory');
  if (office === null) return [missing('signatory', 'Which office asked is not recorded.')];
  const government = governmentOf(office.agency);
  if (government === 'state' || government === 'local')
    return [statutory('official', `${office.agency} asked; the paragraph names Federal agencies.`)];
  return isWithin(authority, '(i)(7)(B)')
    ? forIntelligence(view, office)
    : forResponse(view, office);
};

/** Those whose agency is a law enforcement agency, or may be one. */
const HEADS: ReadonlySet<OfficeKind> = new Set([
  'agency-head',
  'component-head',
  'attorney-general',
  'fbi-director',
  'dea-administrator',
]);

/** (A): the head or a delegate. */
const forResponse = (view: View, office: Office): readonly Point[] => {
  if (governmentOf(office.agency) === 'unknown')
    return [missing('signatory.agency', `Of which government ${office.agency} is cannot be told.`)];
  const standing = standingOf(view, office);
  if (standing === null) return [UNTOLD];
  if (standing === 'delegated') return [];
  if (standing === 'performing-duties') return [PERFORMING];
  return HEADS.has(office.kind)
    ? []
    : [
        missing(
          'signatory.delegation',
          'That the office which asked is the head, or has the head’s delegation, is not recorded.',
        ),
      ];
};

/** Offices of Justice and the Treasury that are filled with the consent of the Senate, UNVERIFIED. */
const CONFIRMED: ReadonlySet<OfficeKind> = new Set([
  'attorney-general',
  'deputy-attorney-general',
  'associate-attorney-general',
  'assistant-attorney-general',
  'fbi-director',
  'dea-administrator',
  'us-attorney',
  'agency-head',
]);

const OF_THE_SECRET_SERVICE: ReadonlySet<OfficeKind> = new Set(['component-head', 'agency-head']);

/** (B): an officer of Justice or the Treasury confirmed by the Senate, or the Director of the Secret Service. */
const forIntelligence = (view: View, office: Office): readonly Point[] => {
  const isSecretService =
    agencyOf(office.agency) === 'USSS' ||
    (office.component !== null && agencyOf(office.component) === 'USSS');
  const department = departmentOf(office.agency);
  if (!isSecretService && department !== 'DOJ' && department !== 'Treasury')
    return [
      statutory(
        'official',
        'An office asked that is neither of the Departments of Justice and the Treasury nor the Director of the Secret Service.',
      ),
    ];
  const kinds = isSecretService ? OF_THE_SECRET_SERVICE : CONFIRMED;
  return inPerson(standingOf(view, office)) ?? onConfirmation(kinds.has(office.kind));
};

/** `undefined`: who asked held the office. */
const inPerson = (standing: Standing | null): readonly Point[] | undefined => {
  switch (standing) {
    case 'held':
      return undefined;
    case null:
      return [UNTOLD];
    case 'performing-duties':
      return [PERFORMING];
    case 'acting':
    case 'delegated':
      return [
        leftOpen(
          'whether someone who acts or has a delegation may ask under (i)(7)(B)',
          'Someone asked who did not hold the office; (B) provides for no delegate.',
        ),
      ];
  }
};

const onConfirmation = (isNamed: boolean): readonly Point[] =>
  isNamed
    ? []
    : [
        missing(
          'signatory.confirmed',
          'That the Senate confirmed the officer who asked is not recorded.',
        ),
      ];

const standingOf = (view: View, office: Office) =>
  view.standing(office, view.requestedOn ?? view.act.occurredOn);

const UNTOLD = missing('signatory.standing', 'How the office that asked was held is not recorded.');
const PERFORMING = leftOpen(
  'whether someone who performs the duties of an office may ask',
  'Someone asked who performed the duties of an office without holding it.',
);
