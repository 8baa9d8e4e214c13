import { letter, line, matter } from '../../../examples.js';
import type { Matter } from '../../../facts.js';
import { FIRST_DAY } from '../../../parameters.js';
import type { Answers } from '../../../readings.js';
import type { Rule } from '../../../rule.js';
import type { Verdict } from '../../../verdict.js';
import { notRecorded } from '../../../verdicts.js';
import type { View } from '../../../view.js';
import { missing, open, type Point, weigh } from '../points.js';
import { isFailureToDepart } from '../statutes.js';
import { LINE_ACTS, onLine } from './line-acts.js';

export const reqCriminalMatter: Rule = {
  id: 'REQ-CRIMINAL-MATTER',
  number: 10,
  title: 'Serves no criminal matter that is open',
  cite: [{ title: 26, section: '6103', pinpoint: '(i)(2)(A)' }],
  quote:
    'solely for the use of such officers and employees in such preparation, investigation, or grand jury proceeding',
  inForce: { from: FIRST_DAY },
  acts: LINE_ACTS,
  scope: 'line',
  switches: ['R-OVERSTAY-CRIME'],
  buildsOn: [],
  notDecidedHere: [
    'whether the matter is pursued in earnest: it is taken as recorded',
    'a matter for which no day of closing is recorded is taken as open',
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
      name: 'a matter of which it is recorded that it has no reference',
      given: [letter(), line({ matter: matter({ reference: 'None' }) })],
      expect: 'finding',
    },
    {
      name: 'a matter of which no reference is recorded',
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

const CRIMINAL: ReadonlySet<Matter['kind']> = new Set([
  'criminal-investigation',
  'criminal-proceeding',
  'grand-jury',
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
    'A criminal matter is stated that was open when the request was made.',
    view.evidence(),
  );
};

/** What stands for a reference and says that there is none. */
const NONE = /^\W*(?:none|n\W?a)?\W*$/i;

const onReference = ({ reference }: Matter): readonly Point[] => {
  if (reference === null)
    return [missing('matter.reference', 'The reference of the matter is not recorded.')];
  return NONE.test(reference)
    ? [breach('The matter has no reference; the law asks for a proceeding or investigation.')]
    : [];
};

const onKind = ({ kind }: Matter): readonly Point[] => {
  if (kind === null)
    return [missing('matter.kind', 'Of what kind the matter is was not recorded.')];
  return CRIMINAL.has(kind)
    ? []
    : [breach('The matter is no criminal investigation, proceeding or grand jury matter.')];
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
