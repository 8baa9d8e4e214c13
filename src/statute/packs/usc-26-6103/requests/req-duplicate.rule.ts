import { on, type Told } from '../../../example.js';
import {
  amended,
  interviewNotes,
  letter,
  line,
  mailingAddress,
  matter,
  refused,
} from '../../../examples.js';
import type { Naming } from '../../../dossier.js';
import { FIRST_DAY } from '../../../parameters.js';
import type { Rule } from '../../../rule.js';
import type { Verdict } from '../../../verdict.js';
import { clear, finding, notRecorded } from '../../../verdicts.js';
import type { View } from '../../../view.js';
import { inWords } from '../duties.js';
import { askedAgain } from './asked-again.js';
import { LINE_ACTS } from './line-acts.js';

const told = (supersedesLine: number | null = null) => [letter(), line({ supersedesLine })];
const askedOn = (day: string, data: Parameters<typeof line>[0] = {}): readonly Told[] => [
  on(day, letter()),
  on(day, line(data)),
];
const another = (number: number, supersedes: number | null = null) => ({
  line: number,
  supersedes,
});

/** 16 · One person asked about twice: counts of requests and of taxpayers are then not what they seem. */
export const reqDuplicate: Rule = {
  id: 'REQ-DUPLICATE',
  number: 16,
  title: 'Asks about a person more than once',
  cite: [
    { title: 26, section: '6103', pinpoint: '(p)(3)(A)' },
    { title: 26, section: '6103', pinpoint: '(i)(2)(B)(iv)' },
  ],
  quote: [
    'shall maintain a permanent system of standardized records or accountings of all requests for inspection or disclosure of returns and return information (including the reasons for and dates of such requests)',
    'the specific reason or reasons why such disclosure is, or may be, relevant to such proceeding or investigation',
  ].join('\n\n'),
  inForce: { from: FIRST_DAY },
  acts: LINE_ACTS,
  scope: 'line',
  switches: [],
  buildsOn: [],
  notDecidedHere: [
    'whether a person may be asked about twice: no words of the statute forbid it, so that it is for review; those quoted ask for a true record of each request and for its reason',
    'a person whom the earlier request named only after the later one was begun, a request that the other side recorded, and more than the latest hundred requests or two million lines before it',
    'requests that are asked for again after they were sent back, refused, withdrawn or not matched, as long as nothing was disclosed: these may be',
    'more than the first twenty lines of a request that name one person',
  ],
  takenHere: [
    'that two numbers are two people: people are told apart by the number that the line states',
    'that a line has named the person in its own request even if it was corrected since to name someone else',
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
    {
      name: 'asked for again 90 days later, for the same reason',
      given: told(),
      askedBefore: [askedOn('2025-03-28')],
      expect: 'finding',
    },
    {
      name: 'asked for again, now for one of the years and one of the items alone',
      given: [letter({ items: [mailingAddress] }), line()],
      askedBefore: [askedOn('2025-05-26', { periods: ['2021..2023'] })],
      expect: 'finding',
    },
    { name: 'the only line that names the person', given: told(), expect: 'clear' },
    {
      name: 'asked for again 91 days later',
      given: told(),
      askedBefore: [askedOn('2025-03-27')],
      expect: 'clear',
    },
    {
      name: 'asked for again for another reason',
      given: told(),
      askedBefore: [askedOn('2025-05-26', { reasonGroup: 'g2' })],
      expect: 'clear',
    },
    {
      name: 'asked for again in another matter',
      given: told(),
      askedBefore: [askedOn('2025-05-26', { matter: matter({ reference: 'OIG-2025-0001' }) })],
      expect: 'clear',
    },
    {
      name: 'asked about again, for one more year',
      given: [letter(), line({ periods: ['2022', '2023'] })],
      askedBefore: [askedOn('2025-05-26')],
      expect: 'clear',
    },
    {
      name: 'asked about again, for one more item',
      given: told(),
      askedBefore: [askedOn('2025-05-26', { items: [interviewNotes] })],
      expect: 'clear',
    },
    {
      name: 'asked for again after the earlier line was refused',
      given: told(),
      askedBefore: [[...askedOn('2025-05-26'), on('2025-06-10', refused())]],
      expect: 'clear',
    },
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
      name: 'asked about before, and the reason of then is not recorded',
      given: told(),
      askedBefore: [askedOn('2025-05-26', { reasonGroup: null })],
      expect: 'undetermined',
    },
    {
      name: 'the only line that names the person, and requests before it are no part of what was given',
      given: told(),
      without: ['earlier-requests'],
      expect: 'undetermined',
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
  if (isTwice(view.line, withThisAct(view, subject)))
    return finding(
      { severity: 'ANOM', elements: ['duplicate'] },
      'Another line of the request names the same person, and neither says that it supersedes the other.',
      view.evidence(),
    );
  return ofEarlierRequests(view, subject);
};

const ofEarlierRequests = (view: View, subject: string): Verdict => {
  const requests = view.askedBefore(subject);
  if (requests === undefined)
    return notRecorded(
      'askedBefore',
      'Requests before this one are not part of what was given.',
      view.evidence(),
    );
  const again = askedAgain(view, subject, requests);
  if (again === undefined)
    return clear(
      'No other line of the request that still stands names the person, and no request shortly before asked for the same.',
      view.evidence(),
    );
  const { events, days, unrecorded } = again;
  const when = inWords(days);
  return unrecorded === undefined
    ? finding(
        { severity: 'ANOM', elements: ['asked-again'] },
        `Another request of the agency asked for the same about the person, for the same reason, ${when} apart.`,
        view.evidence(...events),
      )
    : notRecorded(
        unrecorded,
        `Another request of the agency asked about the person, ${when} apart; whether for the same is not recorded.`,
        view.evidence(...events),
      );
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
