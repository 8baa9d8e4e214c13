import { isOf } from '../../../chronology.js';
import {
  disclosed,
  interviewNotes,
  item,
  letter,
  line,
  mailingAddress,
  receipt,
} from '../../../examples.js';
import type { Item } from '../../../facts.js';
import { FIRST_DAY } from '../../../parameters.js';
import type { Answer } from '../../../readings.js';
import type { Rule } from '../../../rule.js';
import type { Verdict } from '../../../verdict.js';
import { notRecorded } from '../../../verdicts.js';
import type { View } from '../../../view.js';
import {
  classOfContent,
  type Classified,
  IDENTITY_CODES,
  ITEM_NOT_READ,
  PERHAPS_MAILING_CODES,
  STATE_AGREEMENT_NOT_SEEN,
} from '../items.js';
import { relyingOn } from '../paragraph.js';
import { missing, open, type Point, weigh } from '../points.js';

/** A request answered with these items. */
const told = (items: readonly Item[] | null, authority = '6103(i)(2)') => [
  letter(),
  line(),
  receipt(),
  disclosed({ items, authority }),
];

/** 21 · What the taxpayer filed or furnished is out of reach without a court's order, but for identity. */
export const discTaxpayerReturnInfo: Rule = {
  id: 'DISC-TAXPAYER-RETURN-INFO',
  number: 21,
  title: 'Possibly disclosed what the taxpayer filed or furnished',
  cite: [
    { title: 26, section: '6103', pinpoint: '(b)(3)' },
    { title: 26, section: '6103', pinpoint: '(i)(2)(A)' },
    { title: 26, section: '6103', pinpoint: '(i)(2)(C)' },
  ],
  quote: 'return information (other than taxpayer return information)',
  inForce: { from: FIRST_DAY },
  acts: ['Disclosed'],
  scope: 'line',
  switches: ['R-INFO-RETURN'],
  buildsOn: [],
  notDecidedHere: [
    'whether a return was filed with respect to the person, without which name and address are no taxpayer identity',
    `identity under codes other than these: ${IDENTITY_CODES.join(', ')}`,
    `whether an address told under ${PERHAPS_MAILING_CODES.join(', ')} is the mailing address, which alone (b)(6) names`,
    'whether small totals identify someone',
    'whether identity came alone under (i)(3)(A)(ii)',
  ],
  takenHere: [
    'that an address told under "last-known-address", to which the IRS writes, or under "address" or "taxpayer-address", is the mailing address, which alone (b)(6) names',
    'that information of State tax agencies is the taxpayer’s, as by agreement it was treated in 2014: hence a commitment, not the statute',
  ],
  unverified: [STATE_AGREEMENT_NOT_SEEN],
  news: ['N16', 'N19', 'N20', 'N21'],
  assess: (view, answers) =>
    relyingOn(['(i)(2)', '(i)(3)(A)', '(i)(3)(C)(i)', '(i)(7)(A)', '(i)(7)(B)'], view, () =>
      ofItems(view, answers['R-INFO-RETURN']),
    ),
  examples: [
    {
      name: 'filing status and telephone number from Form 1040',
      given: told([
        item('filing-status', { source: 'filed-by-subject' }),
        item('telephone', { source: 'filed-by-subject' }),
      ]),
      expect: 'finding',
    },
    {
      name: 'a paper that the taxpayer handed to the examiner',
      given: told([item('receipts', { source: 'furnished-by-subject-or-representative' })]),
      expect: 'finding',
    },
    {
      name: 'a copy of the taxpayer’s own return, which says what he filed',
      given: told([item('form-1040', { source: 'filed-by-subject', artefact: 'return' })]),
      expect: 'finding',
    },
    {
      name: 'a dependent’s address, who is no filer',
      given: told([item('mailing-address', { source: 'filed-by-subject', subject: 'dependent' })]),
      expect: 'finding',
    },
    {
      name: 'whether a credit was claimed, on a print of the IRS',
      given: told([item('eitc-claimed')]),
      expect: 'finding',
    },
    {
      name: 'bank data under the first-step route of (i)(3)(A), filed by the taxpayer',
      given: told([item('bank-account', { source: 'filed-by-subject' })], '6103(i)(3)(A)'),
      expect: 'finding',
    },
    {
      name: 'what a State tax agency gave the IRS, which by agreement it treats as the taxpayer’s',
      given: told([item('wages', { source: 'state-agency' })]),
      expect: 'finding',
    },
    {
      name: 'what the taxpayer filed, told on terrorism without an order of a court',
      given: told([item('wages', { source: 'filed-by-subject' })], '6103(i)(7)(A)'),
      expect: 'finding',
    },
    {
      name: 'the last known address, in capitals, that stands on the return',
      given: told([item('Last Known Address', { source: 'filed-by-subject' })]),
      expect: 'clear',
    },
    {
      name: 'a home address that stands on the return: whether it is the mailing address is not recorded',
      given: told([item('Home Address', { source: 'filed-by-subject' })]),
      expect: 'undetermined',
    },
    {
      name: 'a code that may mean an address and is not known',
      given: told([item('addr-on-file', { source: 'filed-by-subject' })]),
      expect: 'undetermined',
    },
    { name: 'a mailing address, (i)(2)(C)', given: told([mailingAddress]), expect: 'clear' },
    {
      name: 'a mailing address that stands on the return: identity none the less',
      given: told([item('mailing-address', { source: 'filed-by-subject' })]),
      expect: 'clear',
    },
    {
      name: 'an examiner’s notes of an interview with a third party',
      given: told([interviewNotes]),
      expect: 'clear',
    },
    {
      name: 'bank records got by summons',
      given: told([item('bank-account', { source: 'summons' })]),
      expect: 'clear',
    },
    {
      name: 'wages from a payer’s W-2, on which courts have not decided',
      given: told([item('wages', { source: 'third-party-information-return' })]),
      expect: 'undetermined',
    },
    {
      name: 'who gave it to the IRS is not recorded',
      given: told([item('bank-account', { source: null })]),
      expect: 'undetermined',
    },
    {
      name: 'a transcript that mixes lines of the return with entries of the IRS',
      given: told([item('tax-account-transcript', { artefact: 'transcript' })]),
      expect: 'undetermined',
    },
    { name: 'what was disclosed is not recorded', given: told(null), expect: 'undetermined' },
    {
      name: 'data from the return in an emergency, which (i)(3)(B) allows',
      given: told([item('telephone', { source: 'filed-by-subject' })], '6103(i)(3)(B)'),
      expect: 'not-applicable',
    },
  ],
};

const ofItems = (view: View, answer: Answer): Verdict | undefined => {
  if (!isOf(view.act, 'Disclosed')) return undefined;
  const { items } = view.act.data;
  if (items === null || items.length === 0)
    return notRecorded('items', 'What was disclosed is not recorded.', view.evidence());
  return weigh(
    items.flatMap((piece) => pointOf(piece, answer)),
    'Nothing disclosed came from the taxpayer, other than identity.',
    view.evidence(),
  );
};

const pointOf = (piece: Item, answer: Answer): readonly Point[] => {
  const found = classOfContent(piece);
  const because = `Item ${piece.code}: ${found.because}.`;
  switch (found.class) {
    case 'TRI':
      return [breach(found, because)];
    case 'OTHER-RI':
      return found.contested === undefined ? [] : ifContested(found, because, answer);
    case 'MIXED':
      return [missing('items.parts', `${because} Which lines were disclosed is not recorded.`)];
    case 'unknown':
      return [
        found.missing === undefined
          ? { doubt: ITEM_NOT_READ, because }
          : missing(found.missing, because),
      ];
    case 'RETURN':
    case 'TAXPAYER-IDENTITY':
    case 'NOT-RETURN-INFORMATION':
      return [];
  }
};

const ifContested = (found: Classified, because: string, answer: Answer): readonly Point[] => {
  switch (answer) {
    case 'yes':
      return [breach(found, because)];
    case 'no':
      return [];
    case 'open':
    case 'plain':
      return [
        open(
          'R-INFO-RETURN',
          `${because} Whether that is the payee’s taxpayer return information is not settled.`,
        ),
      ];
  }
};

const breach = ({ byAgreement }: Classified, because: string): Point => ({
  breach: { severity: byAgreement === true ? 'POLICY' : 'STAT', elements: ['item'] },
  because,
});
