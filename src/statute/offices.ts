import type { FactOf, Office, OfficeKind, Standing } from './facts.js';
import { agencyOf, departmentOf, isSameAgency } from './agency-names.js';

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

/** Whether a name is that of a part of a department, such as ICE. */
const isPartOfDepartment = (name: string): boolean => {
  const known = agencyOf(name);
  return known !== undefined && known !== departmentOf(name);
};

/** `Director of ICE`, `ICE Director`: whether a title names a part of a department. */
const namesPart = (title: string): boolean => {
  const words = title.split(/[\s,]+/);
  return words.some(
    (word, n) => isPartOfDepartment(word) || isPartOfDepartment(words.slice(n).join(' ')),
  );
};

/** The Inspector General is of the department, not of a part of it. */
const isListed = ({ kind, agency }: Office, requestingAgency: string): boolean =>
  kind === 'agency-head' ||
  (kind === 'inspector-general' && (agency === requestingAgency || !isPartOfDepartment(agency))) ||
  (JUSTICE.has(kind) && departmentOf(agency) === 'DOJ');

/** Head of a part of the agency, whatever its kind was recorded as. */
const isHeadOfPart = ({ kind, agency, component, title }: Office): boolean =>
  kind === 'component-head' ||
  (kind === 'agency-head' &&
    (component !== null || isPartOfDepartment(agency) || namesPart(title)));

/** `agency`: the one that asks. `standing`: how the signer held the office, where recorded. */
export const signatoryStatus = (
  office: Office,
  agency: string | null,
  standing: Standing | null,
): SignatoryStatus => {
  if (office.kind === 'other') return 'not-listed';
  if (agency === null) return 'unknown';
  if (!isSameAgency(office.agency, agency)) return 'not-listed';
  const isPart = isHeadOfPart(office);
  if (!isPart && !isListed(office, agency)) return 'not-listed';
  if (standing === null) return 'unknown';
  if (standing === 'delegated' || standing === 'performing-duties') return standing;
  return isPart ? 'head-question' : 'listed';
};

type Entry = FactOf<'OfficeStandingRecorded'>;

const isOf = ({ data }: Entry, office: Office): boolean =>
  data.kind === office.kind &&
  data.title === office.title &&
  data.officeAgency === office.agency &&
  data.component === office.component;

/** The standing that the register of offices tells for a day; `to` is the first day no longer. `undefined`: it tells nothing. */
export const registeredStanding = (
  register: readonly Entry[],
  office: Office,
  on: string,
): Entry | undefined =>
  register.findLast(
    (entry) =>
      isOf(entry, office) &&
      (entry.data.from === null || entry.data.from <= on) &&
      (entry.data.to === null || on < entry.data.to),
  );

/** Who holds an office and who acts in it sign alike. */
const alike = (standing: Standing): Standing => (standing === 'acting' ? 'held' : standing);

/** The entry of the register that tells otherwise than a signature how the office was held that day. */
export const contradictedBy = (
  register: readonly Entry[],
  office: Office,
  on: string,
): Entry | undefined => {
  const { standing } = office;
  if (standing === null) return undefined;
  const entry = registeredStanding(register, office, on);
  if (entry === undefined)
    return register.findLast(
      (ended) =>
        isOf(ended, office) &&
        ended.data.standing === standing &&
        ended.data.to !== null &&
        ended.data.to <= on,
    );
  const registered = entry.data.standing;
  return registered === null || alike(registered) === alike(standing) ? undefined : entry;
};
