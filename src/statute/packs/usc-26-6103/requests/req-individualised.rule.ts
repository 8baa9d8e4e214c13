import { letter, line, submitted, text } from '../../../examples.js';
import { FIRST_DAY } from '../../../parameters.js';
import type { Answer } from '../../../readings.js';
import type { Rule } from '../../../rule.js';
import type { Verdict } from '../../../verdict.js';
import { clear } from '../../../verdicts.js';
import type { View } from '../../../view.js';
import { missing, open, type Point, weigh } from '../points.js';
import { LINE_ACTS, onLine } from './line-acts.js';

const forAll = letter({ reasonClass: text('specific'), reasonGroup: 'g0', lineCount: 1_280 });

/** 6 · The paragraph speaks of "the taxpayer": whether a letter may state its elements once for many. */
export const reqIndividualised: Rule = {
  id: 'REQ-INDIVIDUALISED',
  number: 6,
  title: 'Elements not stated for each person',
  cite: [
    { title: 26, section: '6103', pinpoint: '(i)(2)(B)' },
    { title: 26, section: '6103', pinpoint: '(i)(2)(A)' },
  ],
  quote: [
    'the name and address of the taxpayer with respect to whom the requested return information relates',
    'the taxable period or periods to which such return information relates',
    'the statutory authority under which the proceeding or investigation described in subparagraph (A) is being conducted',
    'the specific reason or reasons why such disclosure is, or may be, relevant to such proceeding or investigation',
  ].join('\n\n'),
  inForce: { from: FIRST_DAY },
  acts: LINE_ACTS,
  scope: 'line',
  switches: ['R-PERSON-BY-PERSON'],
  buildsOn: [],
  notDecidedHere: [
    'a request that names a class and lists nobody: it has no line to judge',
    'several people in one matter: the matter and who is engaged in it may be stated once',
    'whether what is stated on a line was copied from line to line (rule 9 for reasons)',
  ],
  news: ['N18'],
  assess: (view, answers) => onLine(view, () => assess(view, answers['R-PERSON-BY-PERSON'])),
  examples: [
    {
      name: 'the reason stands in the letter alone, for 1,280 lines',
      given: [forAll, line({ reasonClass: null, reasonGroup: null })],
      expect: { DMASS_CEDC_2026: 'finding', IRS_PRACTICE_2025: 'clear', others: 'undetermined' },
    },
    {
      name: 'period and statute stand in the letter alone, for two lines',
      given: [
        letter({ periods: ['2023'], statutes: ['18 USC 1546'], lineCount: 2 }),
        line({ periods: [], statutes: null }),
      ],
      expect: { DMASS_CEDC_2026: 'finding', IRS_PRACTICE_2025: 'clear', others: 'undetermined' },
    },
    {
      name: 'a list of twelve, each with elements of its own',
      given: [letter({ lineCount: 12 }), line(), submitted({ lineCount: 12 })],
      expect: 'clear',
    },
    {
      name: 'the letter repeats what each of 1,280 lines states for itself',
      given: [forAll, line()],
      expect: 'clear',
    },
    {
      name: 'elements in the letter of a request for one person',
      given: [letter({ periods: ['2023'], lineCount: 1 }), line({ periods: null })],
      expect: 'clear',
    },
    {
      name: 'one matter for twelve people, all else stated for each',
      given: [letter({ matter: line().data.matter, lineCount: 12 }), line({ matter: null })],
      expect: 'clear',
    },
    {
      name: 'for how many people the letter states the period is not recorded',
      given: [letter({ periods: ['2023'], lineCount: null }), line({ periods: null })],
      expect: { IRS_PRACTICE_2025: 'clear', others: 'undetermined' },
    },
    {
      name: 'no statute is recorded, on the line or in the letter of two',
      given: [letter({ lineCount: 2 }), line({ statutes: null })],
      expect: { IRS_PRACTICE_2025: 'clear', others: 'undetermined' },
    },
    {
      name: 'a class asked for under another paragraph',
      given: [letter({ authority: '6103(i)(1)', lineCount: 2 }), line({ periods: null })],
      expect: 'not-applicable',
    },
  ],
};

/** Of (B)(ii)-(iv); (i), name and address, can stand on a line alone. */
const SHARED = [
  ['periods', 'The taxable periods'],
  ['statutes', 'The statutory authority'],
  ['reasonClass', 'The reason'],
] as const;

const assess = (view: View, answer: Answer): Verdict => {
  const evidence = view.evidence();
  if (view.lineCount === 1) return clear('The request is for one person.', evidence);
  if (answer === 'no')
    return clear('Under this reading one letter may state the elements for all lines.', evidence);
  return weigh(
    SHARED.flatMap((shared) => onElement(shared, view, answer)),
    'Periods, statute and reason are stated on the line itself.',
    evidence,
  );
};

const onElement = (
  [field, name]: (typeof SHARED)[number],
  view: View,
  answer: Answer,
): readonly Point[] => {
  if (view.stated(field) === null)
    return [missing(field, `${name}: whether stated for this person is not recorded.`)];
  if (!view.isStatedOnlyInLetter(field)) return [];
  const once = `${name}: stated once, in the letter, for all lines`;
  if (view.lineCount === null)
    return [missing('lineCount', `${once}; how many these are is not recorded.`)];
  return answer === 'yes'
    ? [breach(`${once}; under this reading the law asks for them for each person.`)]
    : [open('R-PERSON-BY-PERSON', `${once}. Whether that suffices is unsettled.`)];
};

const breach = (because: string): Point => ({
  breach: { severity: 'DEFECT', elements: ['individualised'] },
  because,
});
