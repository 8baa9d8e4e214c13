import type { FactOf } from '../../../facts.js';
import type { View } from '../../../view.js';
import { isOverManyLines } from '../duties.js';
import { governmentOf } from '../governments.js';
import { isTooVague, isWithin, PARAGRAPH_NOT_READ } from '../paragraph.js';
import { leftOpen, missing, type Point } from '../points.js';
import { AGENCIES_UNDER_P4 } from './under-p4.js';

/** One telling: under which paragraph, and to which agency. */
type Telling = { readonly authority: string | null; readonly agency: string | null };

/** How what was received is to end. `doubts`: what is not recorded or not decided of that. */
export type Received = {
  readonly doubts: readonly Point[];
  /** Whether (F)(i), which lets nobody keep it, may be the clause for one of those told. */
  readonly mayReport: boolean;
};

/** Paragraphs whose recipients (p)(4) does not name. */
const NOT_BOUND = ['(c)', '(e)', '(f)', '(g)'];

/** What had been disclosed on the line by the day of the act. */
export const disclosedBy = (view: View): readonly FactOf<'Disclosed'>[] =>
  view.learnt('Disclosed').filter(({ occurredOn }) => occurredOn <= view.act.occurredOn);

/** `undefined`: (p)(4) binds none of those who were told. */
export const received = (view: View): Received | undefined => {
  const told = tellings(view);
  if (told.length === 0) return { doubts: [NOT_TOLD], mayReport: false };
  const bound = told.filter(({ authority }) => !isNotBound(authority));
  return bound.length === 0
    ? undefined
    : { doubts: bound.flatMap(onTelling), mayReport: bound.some(mayBeUnderI) };
};

/** Over a whole request single disclosures are not seen: there the letter tells. */
const tellings = (view: View): readonly Telling[] => {
  const told = disclosedBy(view).map(({ data }) => ({
    authority: data.authority,
    agency: data.recipientAgency,
  }));
  return told.length === 0 && isOverManyLines(view)
    ? [{ authority: view.letter('authority'), agency: view.letter('requestingAgency') }]
    : told;
};

const isNotBound = (authority: string | null): boolean =>
  authority !== null && NOT_BOUND.some((paragraph) => isWithin(authority, paragraph));

const NOT_TOLD = missing(
  'disclosure',
  'That, and under which paragraph, it had been disclosed is not recorded.',
);

const onTelling = ({ authority, agency }: Telling): readonly Point[] => [
  ...onParagraph(authority),
  ...onAgency(agency),
];

const onParagraph = (authority: string | null): readonly Point[] => {
  if (authority === null)
    return [missing('authority', 'Under which paragraph it was disclosed is not recorded.')];
  if (AGENCIES_UNDER_P4.some((paragraph) => isWithin(authority, paragraph))) return [];
  return AGENCIES_UNDER_P4.some((paragraph) => isTooVague(authority, paragraph))
    ? [
        {
          doubt: PARAGRAPH_NOT_READ,
          because: 'Under which paragraph it was disclosed cannot be read.',
        },
      ]
    : [OTHER_PARAGRAPH];
};

const OTHER_PARAGRAPH = leftOpen(
  'how information ends that was received under another paragraph',
  'It was disclosed under another paragraph; whether (p)(4) binds who was told, and to which end, is not decided here.',
);

const onAgency = (agency: string | null): readonly Point[] => {
  if (agency === null)
    return [missing('recipientAgency', 'Which agency was told is not recorded.')];
  return governmentOf(agency) === 'unknown'
    ? [missing('recipientAgency', `Of which government ${agency} is cannot be told.`)]
    : [];
};

/** (F)(i) is for whoever is told of a danger to life, and for bodies of States. */
const mayBeUnderI = ({ authority, agency }: Telling): boolean =>
  (agency !== null && ['state', 'local'].includes(governmentOf(agency))) ||
  (authority !== null &&
    (isWithin(authority, '(i)(3)(B)(i)') || isTooVague(authority, '(i)(3)(B)(i)')));

/** What is said of the manner in which it ended, where (F)(i) may be the clause. */
export const onManner = (
  manner: FactOf<'DisposalCertified'>['data']['manner'],
  { mayReport }: Received,
): readonly Point[] => {
  if (!mayReport || manner === null || manner === 'returned') return [];
  return [manner === 'made-undisclosable' ? REPORT_NOT_SEEN : KEPT];
};

const REPORT_NOT_SEEN = leftOpen(
  'whether a written report of the manner was furnished, as (p)(4)(F)(i) asks: no event holds it',
  'It was made undisclosable; where (F)(i) is the clause, a written report of the manner is due too, which no record holds.',
);

const KEPT = leftOpen(
  'whether one under (p)(4)(F)(i) may keep the information: its words name only to return it or to make it undisclosable',
  'It is kept under safeguards, which (F)(i), where it is the clause, does not name among the ends.',
);
