import type { FactData, Officer } from '../../../facts.js';
import type { Cause, Verdict } from '../../../verdict.js';
import { undetermined } from '../../../verdicts.js';
import type { View } from '../../../view.js';
import { engagementOf } from '../engagement.js';
import { governmentOf } from '../governments.js';
import { isWithin } from '../paragraph.js';
import { missing, type Point, weigh } from '../points.js';
import { IN_OTHER_PROCEEDINGS, matterOf } from './matters.js';
import { doubtOn, ofWhatWasObtained } from './obtained.js';
import { unlessTotals } from './totals.js';

type Passing = FactData['Redisclosed'];

/** Paragraphs that say "solely for the use of such officers and employees". */
const SOLELY = ['(i)(1)', '(i)(2)'];
/** Passing on has words of its own there. */
const OF_ITS_OWN = '(i)(1)(C)';

/** What the law says of passing on what was obtained. */
export const passedOn = (view: View, data: Passing): Verdict => {
  const doubts = onAuthority(data.authority);
  if (doubts.length > 0)
    return undetermined(
      doubts,
      'On what authority it was passed on is not recorded, or what that one asks is not decided here.',
      view.evidence(),
    );
  return ofWhatWasObtained(SOLELY, view, () =>
    weigh(
      unlessTotals(data.items, onRecipient(data, view)),
      'Passed on, for the matter, to those named as engaged in it.',
      view.evidence(...view.before('Disclosed')),
    ),
  );
};

/** Under the paragraph by which it was obtained, or under one of its own, which is for a lawyer. */
const onAuthority = (authority: string | null): readonly Cause[] =>
  authority !== null && isWithin(authority, OF_ITS_OWN)
    ? [{ kind: 'not-decided-here', why: 'what other paragraphs allow to be passed on' }]
    : doubtOn(authority, SOLELY);

const onRecipient = (data: Passing, view: View): readonly Point[] => {
  const { recipientKind } = data;
  switch (recipientKind) {
    case null:
      return [missing('recipientKind', 'To whom it was passed on is not recorded.')];
    case 'shared-database':
    case 'foreign-government':
      return [breach(OUTSIDE[recipientKind])];
    case 'public':
      return wasAdmitted(view) ? [STANDS_IN_PUBLIC] : [breach('It was made known to the public.')];
    case 'court':
      return inProceedings(data, view, [NEEDED]);
    case 'prosecutor':
      return onProsecutor(data, view);
    case 'federal-agency':
      return onMatter(data, view, onColleagues(data, view));
    case 'state-or-local':
    case 'private':
    case 'contractor':
    case 'other':
      return onMatter(data, view, [NEEDED]);
  }
};

const OUTSIDE = {
  'shared-database': 'It was put where others than those engaged can read it.',
  'foreign-government': 'It was passed on to a foreign government.',
} as const;

const NEEDED: Point = {
  doubt: {
    kind: 'not-decided-here',
    why: 'whom 26 CFR 301.6103(i)-1(b) lets those engaged tell (text not seen, UNVERIFIED)',
  },
  because:
    'Whether those engaged may tell them for the matter is not decided here: 26 CFR 301.6103(i)-1(b) was not read (UNVERIFIED).',
};

const STANDS_IN_PUBLIC: Point = {
  doubt: { kind: 'not-decided-here', why: 'what may be told that stands in a public record' },
  because: 'It was told to the public after something had been admitted in evidence.',
};

const wasAdmitted = (view: View): boolean =>
  view.before('OfferedInProceeding').some(({ data }) => data.admitted !== false);

const breach = (because: string): Point => ({
  breach: { severity: 'STAT', elements: ['redisclosure'] },
  because,
});

/** For another matter it is plainly outside; for the same one, what follows counts. */
const onMatter = ({ matter }: Passing, view: View, forSame: readonly Point[]): readonly Point[] => {
  const same = matterOf(matter, view);
  if (same === 'same') return forSame;
  return same === 'other'
    ? [breach('It was passed on for another matter than the one it was disclosed for.')]
    : [same.doubt, ...forSame];
};

/** A court, or whoever brings the case before it, may be told more: (i)(4). */
const inProceedings = (
  { matter }: Passing,
  view: View,
  forSame: readonly Point[],
): readonly Point[] => {
  const same = matterOf(matter, view);
  if (same === 'same') return forSame;
  return same === 'other' ? [IN_OTHER_PROCEEDINGS] : [same.doubt, ...forSame];
};

const onProsecutor = (data: Passing, view: View): readonly Point[] => {
  const { recipientAgency } = data;
  if (recipientAgency === null)
    return [missing('recipientAgency', 'Of which government the prosecutor is, is not recorded.')];
  return ['state', 'local'].includes(governmentOf(recipientAgency))
    ? onMatter(data, view, [NEEDED])
    : inProceedings(data, view, onColleagues(data, view));
};

const onColleagues = ({ recipients }: Passing, view: View): readonly Point[] =>
  recipients === null || recipients.length === 0
    ? [missing('recipients', 'Which officers it was passed on to is not recorded.')]
    : recipients.flatMap((officer) => onColleague(officer, view));

/** Who is named as engaged may be told by another who is; of anyone else only the regulation may speak. */
const onColleague = (officer: Officer, view: View): readonly Point[] => {
  const engagement = engagementOf(officer, view);
  switch (engagement.kind) {
    case 'named':
      return [];
    case 'unknown':
      return [engagement.point];
    case 'not-named':
    case 'other-agency':
      return [NEEDED];
  }
};
