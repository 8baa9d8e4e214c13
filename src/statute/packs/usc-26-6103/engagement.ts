import { officerKey } from '../../dossier.js';
import type { Officer } from '../../facts.js';
import type { View } from '../../view.js';
import { departmentOf, isSameAgency } from '../../agency-names.js';
import { leftOpen, missing, type Point } from './points.js';

/**
 * How an officer stands to those whom a request names as engaged. `named`: as whom · `other-agency`: of an agency that
 * did not ask · `unknown`: what is not recorded.
 */
export type Engagement =
  | { readonly kind: 'named'; readonly as: Officer }
  | { readonly kind: 'other-agency'; readonly asking: string }
  | { readonly kind: 'not-named' }
  | { readonly kind: 'unknown'; readonly point: Point };

export const engagementOf = (officer: Officer, view: View): Engagement => {
  const asking = view.letter('requestingAgency');
  if (asking === null) return unknown('requestingAgency', 'Which agency asked is not recorded.');
  if (!isSameAgency(officer.agency, asking)) return { kind: 'other-agency', asking };
  const engaged = view.stated('engaged');
  if (engaged === null)
    return unknown('engaged', 'Which officers are engaged in the matter is not recorded.');
  const as = engaged.find((one) => isSameOfficer(one, officer));
  if (as !== undefined) return { kind: 'named', as };
  if (engaged.length === 0) return ofNobody(officer);
  if ([officer, ...engaged].some(({ officerId }) => officerId === null))
    return unknown('officerId', 'Whether the officer is one of those named cannot be told.');
  return isAtWork(officer)
    ? unknown(
        'engaged',
        `An officer who is not among those named as engaged has a part in the matter by the record (${officer.role}); that the agency names the officer as engaged is not recorded.`,
      )
    : { kind: 'not-named' };
};

/** The paragraph asks that an officer be engaged, and for no names: only who keeps the file has none by the record. */
const ofNobody = ({ role }: Officer): Engagement =>
  role === 'custodian'
    ? { kind: 'not-named' }
    : {
        kind: 'unknown',
        point: leftOpen(
          'whether an officer is engaged in a matter for which the agency named nobody',
          'The agency named nobody as engaged in the matter, so whether the officer is cannot be told.',
        ),
      };

/** Parts in a matter that make an officer personally engaged in it, if they are true. */
const AT_WORK: ReadonlySet<Officer['role']> = new Set(['investigator', 'prosecutor', 'grand-jury']);
const isAtWork = ({ role }: Officer): boolean => AT_WORK.has(role);

const unknown = (field: string, because: string): Engagement => ({
  kind: 'unknown',
  point: missing(field, because),
});

/** One and the same, whether told as of the department or of a part of it. */
export const isSameOfficer = (one: Officer, other: Officer): boolean => whoIs(one) === whoIs(other);

const whoIs = (officer: Officer): string =>
  officerKey({ ...officer, agency: departmentOf(officer.agency) });

/** Whether an officer (by key) is engaged for more people than this; lines that name none are for whom the letter names. */
export const isEngagedForOver = (officer: string, threshold: number, view: View): boolean =>
  view.hasPassed(view.tallies.engaged.get(officer), threshold) ||
  (isNamedByLetter(officer, view) && (view.lineCount ?? 0) > threshold);

/** The letter names the officer for all lines, and how many these are is not recorded. */
export const isCountUnknown = (officer: string, view: View): boolean =>
  view.lineCount === null && isNamedByLetter(officer, view);

const isNamedByLetter = (officer: string, view: View): boolean =>
  view.isStatedOnlyInLetter('engaged') &&
  (view.letter('engaged') ?? []).some((one: Officer) => officerKey(one) === officer);
