import { interviewNotes, item, letter, line, mailingAddress } from '../../../examples.js';
import type { Item } from '../../../facts.js';
import { FIRST_DAY } from '../../../parameters.js';
import type { Answer } from '../../../readings.js';
import type { Rule } from '../../../rule.js';
import type { Verdict } from '../../../verdict.js';
import { notRecorded } from '../../../verdicts.js';
import type { View } from '../../../view.js';
import { type Classified, classOfItem, STATE_AGREEMENT_NOT_SEEN } from '../items.js';
import { missing, open, type Point, weigh } from '../points.js';
import { LINE_ACTS, onLine } from './line-acts.js';

const filed = { source: 'filed-by-subject' } as const;

export const reqScopeTri: Rule = {
  id: 'REQ-SCOPE-TRI',
  number: 14,
  title: 'Asks for what the taxpayer filed or furnished',
  cite: [
    { title: 26, section: '6103', pinpoint: '(i)(2)(A)' },
    { title: 26, section: '6103', pinpoint: '(b)(3)' },
  ],
  quote: 'shall disclose return information (other than taxpayer return information)',
  inForce: { from: FIRST_DAY },
  acts: LINE_ACTS,
  scope: 'line',
  switches: ['R-INFO-RETURN'],
  buildsOn: [],
  notDecidedHere: ['which parts of a transcript that mixes both are the taxpayer’s'],
  takenHere: [
    'that information of State tax agencies is the taxpayer’s, as by agreement it was treated in 2014: hence a commitment, not the statute',
  ],
  unverified: [STATE_AGREEMENT_NOT_SEEN],
  news: ['N16', 'N19', 'N20', 'N21'],
  assess: (view, answers) => onLine(view, () => assess(view, answers['R-INFO-RETURN'])),
  examples: [
    {
      name: 'employer and bank from the taxpayer’s own return',
      given: [letter({ items: [mailingAddress, item('employer', filed)] }), line()],
      expect: 'finding',
    },
    {
      name: 'whether the earned income credit was claimed',
      given: [letter(), line({ items: [item('eitc-claimed', { source: null })] })],
      expect: 'finding',
    },
    {
      name: 'a copy of a return',
      given: [letter(), line({ items: [item('form-1040', { artefact: 'return' })] })],
      expect: 'finding',
    },
    {
      name: 'what a State tax agency gave the IRS, which by agreement it treats as the taxpayer’s',
      given: [letter(), line({ items: [item('wages', { source: 'state-agency' })] })],
      expect: 'finding',
    },
    {
      name: 'an examiner’s notes of a talk with someone else',
      given: [letter({ items: [interviewNotes] }), line()],
      expect: 'clear',
    },
    {
      name: 'a mailing address, though it stood on a return',
      given: [letter(), line({ items: [item('mailing-address', filed)] })],
      expect: 'clear',
    },
    {
      name: 'what a payer reported about the payee',
      given: [
        letter(),
        line({ items: [item('wages', { source: 'third-party-information-return' })] }),
      ],
      expect: 'undetermined',
    },
    {
      name: 'an item; the record does not say from whom the IRS has it',
      given: [letter(), line({ items: [item('bank-account', { source: null })] })],
      expect: 'undetermined',
    },
    {
      name: 'a home address; the record does not say that it is the mailing address',
      given: [letter(), line({ items: [item('home-address', filed)] })],
      expect: 'undetermined',
    },
    {
      name: 'what was asked for is not recorded',
      given: [letter({ items: null }), line()],
      expect: 'undetermined',
    },
  ],
};

const assess = (view: View, answer: Answer): Verdict => {
  const items = view.stated('items');
  if (items === null || items.length === 0)
    return notRecorded('items', 'What was asked for is not recorded.', view.evidence());
  return weigh(
    items.flatMap((asked) => onItem(asked, answer)),
    'Nothing that was asked for is a return or what the taxpayer filed or furnished.',
    view.evidence(),
  );
};

const onItem = (asked: Item, answer: Answer): readonly Point[] => {
  const found = classOfItem(asked);
  const because = `What was asked for is ${found.because}.`;
  switch (found.class) {
    case 'RETURN':
    case 'TRI':
      if (found.byAgreement === true) return [kept(because)];
      return [outOfReach(`${because} It is out of reach of a request under this paragraph.`)];
    case 'MIXED':
      return [{ doubt: { kind: 'not-decided-here', why: found.because }, because }];
    case 'unknown':
      return [missing(found.missing ?? 'items.source', `Of what was asked for ${found.because}.`)];
    case 'TAXPAYER-IDENTITY':
    case 'OTHER-RI':
    case 'NOT-RETURN-INFORMATION':
      return onContested(found, answer, because);
  }
};

const onContested = (
  { contested }: Classified,
  answer: Answer,
  because: string,
): readonly Point[] => {
  if (contested === undefined || answer === 'no') return [];
  return [answer === 'yes' ? outOfReach(because) : open(contested, because)];
};

/** Out of reach by an agreement: the paragraph itself does not say so, and rule 20 does not count it. */
const kept = (because: string): Point => ({
  breach: { severity: 'POLICY', elements: ['scope'] },
  because,
});

const outOfReach = (because: string): Point => ({
  breach: { severity: 'DEFECT', elements: ['scope'] },
  because,
});
