import type { FactData, Officer } from '../../../facts.js';
import type { Severity, Verdict } from '../../../verdict.js';
import type { View } from '../../../view.js';
import { departmentOf, isSameAgency } from '../../../agency-names.js';
import { engagementOf } from '../engagement.js';
import { missing, type Point, weigh } from '../points.js';
import { type Access, accessOf, shownBy } from './grants.js';
import { matterOf } from './matters.js';
import { doubtOn, obtainedUnder } from './obtained.js';

type Inspection = FactData['Inspected'];

/** Under these, only who is engaged may be told. */
const FOR_THE_ENGAGED = ['(i)(1)', '(i)(2)'];

/**
 * By whom information may be opened. `engaged`: what was told for a matter, by those engaged in it ·
 * `duty`: data inside government, or by the IRS itself, by whose duty it is or who was given access ·
 * `undecided`: what was obtained under other paragraphs.
 */
type Measure = 'engaged' | 'duty' | 'undecided';

/** What the law says of opening it. */
export const examined = (view: View, data: Inspection): Verdict => {
  const { inspector } = data;
  const access: Access = inspector === null ? { kind: 'none' } : accessOf(inspector, view);
  const measure = measureFor(view, data);
  return weigh(
    [
      ...onClearance(data),
      ...(inspector === null
        ? [missing('inspector', 'Who opened it is not recorded.')]
        : onPerson(inspector, { view, data, access, measure })),
      ...onPurpose(data, view, measure),
    ],
    'Opened for the matter, or the duty, by someone who may be told and had access.',
    view.evidence(...shownBy(access)),
  );
};

const measureFor = (view: View, { inspector }: Inspection): Measure => {
  const isInside = !view.hasLetter && view.learnt('Disclosed').length === 0;
  if (isInside || (inspector !== null && isSameAgency(inspector.agency, 'IRS'))) return 'duty';
  return obtainedUnder(view).every((authority) => doubtOn(authority, FOR_THE_ENGAGED).length === 0)
    ? 'engaged'
    : 'undecided';
};

const onClearance = ({ cleared }: Inspection): readonly Point[] => {
  if (cleared === null)
    return [missing('cleared', 'Whether the officer is cleared and trained is not recorded.')];
  return cleared ? [] : [breach('SAFE', 'The officer who opened it is not cleared and trained.')];
};

type Asked = {
  readonly view: View;
  readonly data: Inspection;
  readonly access: Access;
  readonly measure: Measure;
};

const onPerson = (officer: Officer, asked: Asked): readonly Point[] => {
  switch (asked.measure) {
    case 'engaged':
      return onEngaged(officer, asked);
    case 'duty':
      return onDuty(officer, asked);
    case 'undecided':
      return [
        ...onAccess(asked.access, NO_GRANT),
        ...obtainedUnder(asked.view).flatMap((authority) =>
          doubtOn(authority, FOR_THE_ENGAGED).map((doubt) => ({ doubt, because: UNDECIDED })),
        ),
      ];
  }
};

/** A duty is one of the Treasury, (h)(1): who is of another agency needs access that was given. */
const onDuty = ({ agency }: Officer, { data, access }: Asked): readonly Point[] => {
  if (data.taxDuty !== true)
    return isPerhapsOfKeeper(data) ? [] : onAccess(access, withoutDuty(data));
  return departmentOf(agency) === 'Treasury' ? [] : onAccess(access, NO_GRANT);
};

/** Who is not named, and opened it for another end, is not authorised at all; no grant of access changes that. */
const onEngaged = (officer: Officer, { data, view, access }: Asked): readonly Point[] => {
  const engagement = engagementOf(officer, view);
  switch (engagement.kind) {
    case 'named':
      return onAccess(access, NO_GRANT);
    case 'unknown':
      return [engagement.point, ...onAccess(access, NO_GRANT)];
    case 'not-named':
    case 'other-agency':
      if (isPerhapsOfKeeper(data)) return [];
      return [
        isForAnotherEnd(data, view)
          ? breach(
              'STAT',
              'The officer who opened it is not named as engaged, and opened it for another end than the matter.',
            )
          : breach('SAFE', 'The officer who opened it is not named as engaged.'),
      ];
  }
};

/** What auditors and keepers of files may open is not decided here: of what was opened for an end not recorded neither. */
const isPerhapsOfKeeper = ({ purpose }: Inspection): boolean =>
  purpose === null || purpose === 'audit' || purpose === 'custody';

const isForAnotherEnd = ({ purpose, matter }: Inspection, view: View): boolean =>
  purpose === 'other' || (purpose === 'matter' && matterOf(matter, view) === 'other');

const UNDECIDED =
  'Under which paragraph it was obtained is not recorded, or who may open it then is not decided here.';
const NO_GRANT = missing('accessGranted', 'No grant of access to the officer is on record.');

const withoutDuty = ({ taxDuty }: Inspection): Point =>
  taxDuty === null
    ? missing('taxDuty', 'Whether the officer has a duty of tax administration is not recorded.')
    : breach(
        'STAT',
        'The officer who opened it has no duty of tax administration on record, and no grant of access is on record.',
      );

const onAccess = (access: Access, ifNone: Point): readonly Point[] => {
  switch (access.kind) {
    case 'granted':
      return [];
    case 'ended':
      return [breach('SAFE', 'The access of the officer who opened it had ended.')];
    case 'none':
      return [ifNone];
    case 'unknown':
      return [{ doubt: access.cause, because: 'Whether the officer had access cannot be told.' }];
  }
};

const onPurpose = (data: Inspection, view: View, measure: Measure): readonly Point[] => {
  switch (data.purpose) {
    case null:
      return [missing('purpose', 'For what it was opened is not recorded.')];
    case 'matter':
      return onMatter(data, view, measure);
    case 'tax-administration':
      return measure === 'engaged'
        ? [breach('SAFE', 'It was opened for tax administration, and not for the matter.')]
        : onMatter(data, view, measure);
    case 'custody':
    case 'audit':
      return [
        {
          doubt: { kind: 'not-decided-here', why: 'what keepers of files and auditors may open' },
          because: `It was opened for ${data.purpose}, of which is not decided here who may.`,
        },
      ];
    case 'other':
      return [breach('SAFE', 'It was opened for no matter on record.')];
  }
};

/** Inside government only a number is asked for; of a request, its own. */
const onMatter = ({ matter }: Inspection, view: View, measure: Measure): readonly Point[] => {
  if (matter === null || matter.reference === null)
    return [missing('matter.reference', 'For which matter it was opened is not recorded.')];
  if (measure !== 'engaged') return [];
  const same = matterOf(matter, view);
  if (same === 'same') return [];
  return same === 'other'
    ? [breach('SAFE', 'It was opened for another matter than the one it was disclosed for.')]
    : [same.doubt];
};

const breach = (severity: Severity, because: string): Point => ({
  breach: { severity, elements: ['access'] },
  because,
});
