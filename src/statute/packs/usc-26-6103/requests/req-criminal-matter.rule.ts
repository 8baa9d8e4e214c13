import { letter, line, matter } from '../../../examples.js';
import type { Matter } from '../../../facts.js';
import { FIRST_DAY } from '../../../parameters.js';
import type { Answers } from '../../../readings.js';
import type { Rule } from '../../../rule.js';
import type { Verdict } from '../../../verdict.js';
import { notRecorded } from '../../../verdicts.js';
import type { View } from '../../../view.js';
import { leftOpen, missing, open, type Point, weigh } from '../points.js';
import { isFailureToDepart } from '../statutes.js';
import { LINE_ACTS, onLine } from './line-acts.js';

const CHILD = { kind: 'missing-or-exploited-child' } as const;

export const reqCriminalMatter: Rule = {
  id: 'REQ-CRIMINAL-MATTER',
  number: 10,
  title: 'Serves no criminal matter, nor a missing child’s case, that is open',
  cite: [
    { title: 26, section: '6103', pinpoint: '(i)(2)(A)' },
    { title: 26, section: '6103', pinpoint: '(i)(1)(A)(i)' },
  ],
  quote: [
    'preparation for any judicial or administrative proceeding described in paragraph (1)(A)(i)',
    'any investigation which may result in such a proceeding',
    'any grand jury proceeding described in paragraph (1)(A)(iii), solely for the use of such officers and employees in such preparation, investigation, or grand jury proceeding',
    'preparation for any judicial or administrative proceeding pertaining to the enforcement of a specifically designated Federal criminal statute (not involving tax administration) to which the United States or such agency is or may be a party, or pertaining to the case of a missing or exploited child',
  ].join('\n\n'),
  inForce: { from: FIRST_DAY },
  acts: LINE_ACTS,
  scope: 'line',
  switches: ['R-OVERSTAY-CRIME'],
  buildsOn: [],
  notDecidedHere: [
    'whether a matter without a reference is one: the paragraph asks for no reference, and one that is not recorded leaves it undetermined',
  ],
  takenHere: [
    'that the matter is pursued in earnest, as recorded',
    'that a matter for which no day of closing is recorded is open',
    'that no matter is stated where "None" or the like stands in place of a reference, and no day of opening or no kind that the paragraph names',
  ],
  news: ['N14', 'N15'],
  assess: (view, answers) => onLine(view, () => assess(view, answers)),
  examples: [
    {
      name: 'a civil removal matter',
      given: [letter(), line({ matter: matter({ kind: 'civil-removal' }) })],
      expect: 'finding',
    },
    {
      name: 'the agency states "None" as reference, and of the matter no more than that it is criminal',
      given: [letter(), line({ matter: matter({ reference: 'None', openedOn: null }) })],
      expect: 'finding',
    },
    {
      name: 'the agency states "n/a" as reference, and of what kind the matter is was not recorded',
      given: [letter(), line({ matter: matter({ reference: 'n/a', kind: null }) })],
      expect: 'finding',
    },
    {
      name: 'a matter of another kind than the paragraph names',
      given: [letter(), line({ matter: matter({ kind: 'other' }) })],
      expect: 'finding',
    },
    {
      name: 'the case of a missing child, closed the day before the request',
      given: [letter(), line({ matter: matter({ ...CHILD, closedOn: '2025-06-25' }) })],
      expect: 'finding',
    },
    {
      name: 'whether the matter has a reference is not recorded',
      given: [letter(), line({ matter: matter({ reference: null }) })],
      expect: 'undetermined',
    },
    {
      name: 'a matter closed the day before the request',
      given: [letter(), line({ matter: matter({ closedOn: '2025-06-25' }) })],
      expect: 'finding',
    },
    {
      name: 'a matter opened the day after the request',
      given: [letter(), line({ matter: matter({ openedOn: '2025-06-27' }) })],
      expect: 'finding',
    },
    {
      name: 'a criminal case opened three weeks earlier',
      given: [letter(), line({ matter: matter({ openedOn: '2025-06-05', assurance: null }) })],
      expect: 'clear',
    },
    {
      name: 'a matter opened on the day of the request and closed on it',
      given: [
        letter(),
        line({ matter: matter({ openedOn: '2025-06-26', closedOn: '2025-06-26' }) }),
      ],
      expect: 'clear',
    },
    {
      name: 'the case of a missing or exploited child, opened three weeks earlier',
      given: [
        letter(),
        line({ matter: matter({ ...CHILD, openedOn: '2025-06-05', assurance: null }) }),
      ],
      expect: 'clear',
    },
    {
      name: 'a grand jury matter stated in the letter for all lines',
      given: [letter({ matter: matter({ kind: 'grand-jury' }) }), line({ matter: null })],
      expect: 'clear',
    },
    {
      name: 'failure to depart, with the agency’s assurance of an investigation of this person',
      given: [letter(), line({ statutes: ['8 USC 1253(a)(1)'] })],
      expect: 'clear',
    },
    {
      name: 'failure to depart, without such an assurance',
      given: [
        letter(),
        line({ statutes: ['8 USC 1253(a)(1)'], matter: matter({ assurance: false }) }),
      ],
      expect: { IRS_PRACTICE_2025: 'clear', others: 'undetermined' },
    },
    {
      name: 'the agency states "None" as reference, but a criminal investigation opened a month earlier',
      given: [letter(), line({ matter: matter({ reference: 'None', openedOn: '2025-05-26' }) })],
      expect: 'undetermined',
    },
    {
      name: 'the case of a missing child, for which the agency states "none" as reference',
      given: [letter(), line({ matter: matter({ ...CHILD, reference: 'none' }) })],
      expect: 'undetermined',
    },
    {
      name: 'no matter is recorded',
      given: [letter(), line({ matter: null })],
      expect: 'undetermined',
    },
    {
      name: 'the day of the letter is not recorded',
      given: [line({ matter: matter({ closedOn: '2025-06-25' }) })],
      expect: 'undetermined',
    },
  ],
};

/** The kinds that (i)(2)(A) names; its (i) takes over the cases of children from (1)(A)(i). */
const NAMED: ReadonlySet<Matter['kind']> = new Set([
  'criminal-investigation',
  'criminal-proceeding',
  'grand-jury',
  'missing-or-exploited-child',
]);

const breach = (because: string): Point => ({
  breach: { severity: 'DEFECT', elements: ['matter'] },
  because,
});

const assess = (view: View, answers: Answers): Verdict => {
  const served = view.stated('matter');
  if (served === null)
    return notRecorded(
      'matter',
      'Which matter the request serves is not recorded.',
      view.evidence(),
    );
  return weigh(
    [
      ...onReference(served),
      ...onKind(served),
      ...onTime(served, view.requestedOn),
      ...onOverstay(served, view, answers),
    ],
    `${served.kind === CHILD.kind ? 'The case of a missing or exploited child' : 'A criminal matter'} is stated that was open when the request was made.`,
    view.evidence(),
  );
};

/** What stands for a reference and says that there is none. */
const NONE = /^\W*(?:none|n\W?a)?\W*$/i;

/** The law asks for a proceeding or investigation, not for its number: one that is told otherwise may be open. */
const onReference = ({ reference, kind, openedOn }: Matter): readonly Point[] => {
  if (reference === null)
    return [missing('matter.reference', 'The reference of the matter is not recorded.')];
  if (!NONE.test(reference)) return [];
  return NAMED.has(kind) && openedOn !== null
    ? [
        leftOpen(
          'whether a matter that is stated to have no reference is open',
          'The request states that the matter has no reference; the law asks for an open matter, not for its number.',
        ),
      ]
    : [
        breach(
          'The request states that the matter has no reference, and no other record shows a matter that is open.',
        ),
      ];
};

const onKind = ({ kind }: Matter): readonly Point[] => {
  if (kind === null)
    return [missing('matter.kind', 'Of what kind the matter is was not recorded.')];
  return NAMED.has(kind)
    ? []
    : [
        breach(
          'The matter is no criminal investigation, proceeding or grand jury matter, nor the case of a missing or exploited child.',
        ),
      ];
};

const onTime = ({ openedOn, closedOn }: Matter, asked: string | null): readonly Point[] => {
  if (openedOn === null)
    return [missing('matter.openedOn', 'When the matter was opened is not recorded.')];
  if (asked === null) return [missing('letterDate', 'The day of the request is not recorded.')];
  return [
    ...(asked < openedOn ? [breach('The matter was opened only after the request.')] : []),
    ...(closedOn !== null && closedOn < asked
      ? [breach('The matter had been closed before the request.')]
      : []),
  ];
};

/** A final order alone, with no investigation assured for this person. */
const onOverstay = ({ assurance }: Matter, view: View, answers: Answers): readonly Point[] => {
  const isOverstay = view.stated('statutes')?.some(isFailureToDepart) ?? false;
  const answer = answers['R-OVERSTAY-CRIME'];
  if (!isOverstay || assurance === true || answer === 'yes') return [];
  const because = 'The agency has not assured that an investigation is open on this very person.';
  if (answer === 'no') return [breach(because)];
  return [
    open('R-OVERSTAY-CRIME', because),
    ...(assurance === null ? [missing('matter.assurance', because)] : []),
  ];
};
