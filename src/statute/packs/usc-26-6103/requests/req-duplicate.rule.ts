import { amended, letter, line } from '../../../examples.js';
import type { Naming } from '../../../facts.js';
import { FIRST_DAY } from '../../../parameters.js';
import type { Rule } from '../../../rule.js';
import type { Verdict } from '../../../verdict.js';
import { clear, finding, notRecorded } from '../../../verdicts.js';
import type { View } from '../../../view.js';
import { LINE_ACTS } from './line-acts.js';

const told = (supersedesLine: number | null = null) => [letter(), line({ supersedesLine })];
const another = (number: number, supersedes: number | null = null) => ({
  line: number,
  supersedes,
});

/** 16 · One person twice in a request: counts of requests and of taxpayers are then not what they seem. */
export const reqDuplicate: Rule = {
  id: 'REQ-DUPLICATE',
  number: 16,
  title: 'Names a person more than once',
  cite: [
    { title: 26, section: '6103', pinpoint: '(p)(3)(A)' },
    { title: 26, section: '6103', pinpoint: '(i)(2)(B)(iv)' },
  ],
  quote: 'including the reasons for and dates of such requests',
  inForce: { from: FIRST_DAY },
  acts: LINE_ACTS,
  scope: 'line',
  switches: [],
  buildsOn: [],
  notDecidedHere: [
    'the same person asked for again in another request of the agency, and whether with a new reason',
    'one person under two numbers: people are told apart by the number that the line states',
    'a line that was corrected since to name someone else: it still counts as having named the person',
    'more than the first twenty lines that name one person',
  ],
  news: [],
  assess: (view) => ofPerson(view),
  examples: [
    {
      name: 'two lines with one number, the names transposed',
      given: told(),
      namedAlsoOn: [another(2)],
      expect: 'finding',
    },
    {
      name: 'the line supersedes one of two others that name the person',
      given: told(2),
      namedAlsoOn: [another(2), another(3)],
      expect: 'finding',
    },
    {
      name: 'corrected to name a person whom another line names',
      given: [...told(), amended({ subject: 's2' })],
      namedAlsoOn: [another(2)],
      expect: 'finding',
    },
    { name: 'the only line that names the person', given: told(), expect: 'clear' },
    {
      name: 'the line says that it supersedes the other',
      given: told(2),
      namedAlsoOn: [another(2)],
      expect: 'clear',
    },
    {
      name: 'the other says that it supersedes this line',
      given: told(),
      namedAlsoOn: [another(2, 1)],
      expect: 'clear',
    },
    {
      name: 'the third of three lines, each of which supersedes the one before',
      given: told(3),
      namedAlsoOn: [another(2), another(3, 2)],
      expect: 'clear',
    },
    {
      name: 'a line without a number by which people are told apart',
      given: [letter(), line({ subject: null })],
      expect: 'undetermined',
    },
  ],
};

const ofPerson = (view: View): Verdict => {
  const subject = view.lineData?.subject ?? null;
  if (subject === null)
    return notRecorded(
      'subject',
      'The line states no number by which people are told apart.',
      view.evidence(),
    );
  return isTwice(view.line, withThisAct(view, subject))
    ? finding(
        { severity: 'ANOM', elements: ['duplicate'] },
        'Another line of the request names the same person, and neither says that it supersedes the other.',
        view.evidence(),
      )
    : clear('No other line of the request that still stands names the person.', view.evidence());
};

/** What the act itself states of the line counts, however many others name the person. */
const withThisAct = (view: View, subject: string): readonly Naming[] => [
  ...view.namings(subject),
  { line: view.line, supersedes: view.lineData?.supersedesLine ?? null, seq: view.act.ref.seq },
];

/** Whether the line and another one both stand: a line stands until another says that it supersedes it. */
const isTwice = (own: number, namings: readonly Naming[]): boolean => {
  const superseded = new Set(
    namings.filter((one) => one.supersedes !== one.line).map(({ supersedes }) => supersedes),
  );
  return (
    !superseded.has(own) &&
    namings.some(({ line: other }) => other !== own && !superseded.has(other))
  );
};
