import type { FactOf, Office, OfficeKind, Standing } from './facts.js';

/**
 * What 6103(i)(2)(A) says of an office that signed for an agency. `head-question`: head of a part of
 * the agency, see R-HEAD. `performing-duties`: who signed neither held the office nor acted in it.
 * `delegated`: signed for the office; whether that may be, the paragraph does not say.
 */
export type SignatoryStatus =
  'listed' | 'not-listed' | 'performing-duties' | 'delegated' | 'head-question' | 'unknown';

/** What is left to a lawyer where a delegate signed. */
export const MAY_DELEGATE =
  'Whether a listed office may delegate: the paragraph does not provide for it, unlike (i)(1)(C) and (i)(7)(A).';

/** Offices that the paragraph lists for the Department of Justice alone. */
const JUSTICE: ReadonlySet<OfficeKind> = new Set([
  'attorney-general',
  'deputy-attorney-general',
  'associate-attorney-general',
  'assistant-attorney-general',
  'fbi-director',
  'dea-administrator',
  'us-attorney',
  'special-prosecutor',
  'strike-force-attorney',
]);

const isListed = ({ kind, agency }: Office, requestingAgency: string): boolean =>
  agency === requestingAgency &&
  (kind === 'agency-head' ||
    kind === 'inspector-general' ||
    (JUSTICE.has(kind) && agency === 'DOJ'));

/** Head of a part of the agency, whatever its kind was recorded as. */
const isHeadOfPart = ({ kind, agency, component }: Office, requestingAgency: string): boolean =>
  agency === requestingAgency &&
  (kind === 'component-head' || (kind === 'agency-head' && component !== null));

/** `agency`: the department that asks. `standing`: how the signer held the office, where recorded. */
export const signatoryStatus = (
  office: Office,
  agency: string | null,
  standing: Standing | null,
): SignatoryStatus => {
  if (office.kind === 'other') return 'not-listed';
  if (agency === null) return 'unknown';
  const isPart = isHeadOfPart(office, agency);
  if (!isPart && !isListed(office, agency)) return 'not-listed';
  if (standing === null) return 'unknown';
  if (standing === 'delegated' || standing === 'performing-duties') return standing;
  return isPart ? 'head-question' : 'listed';
};

/** The standing that the register of offices tells for a day; `undefined`: it tells nothing. */
export const registeredStanding = (
  register: readonly FactOf<'OfficeStandingRecorded'>[],
  office: Office,
  on: string,
): FactOf<'OfficeStandingRecorded'> | undefined =>
  register.findLast(
    ({ data }) =>
      data.kind === office.kind &&
      data.title === office.title &&
      data.officeAgency === office.agency &&
      data.component === office.component &&
      (data.from === null || data.from <= on) &&
      (data.to === null || on <= data.to),
  );
