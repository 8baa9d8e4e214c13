import { isOf } from '../../../chronology.js';
import { disclosed, item, letter, line, receipt } from '../../../examples.js';
import type { Item } from '../../../facts.js';
import { FIRST_DAY } from '../../../parameters.js';
import type { Rule } from '../../../rule.js';
import type { Verdict } from '../../../verdict.js';
import { notRecorded } from '../../../verdicts.js';
import type { View } from '../../../view.js';
import { relyingOn } from '../paragraph.js';
import { missing, type Point, weigh } from '../points.js';

/** A request answered with these items. */
const told = (items: readonly Item[] | null, authority = '6103(i)(2)') => [
  letter(),
  line(),
  receipt(),
  disclosed({ items, authority }),
];

/** 22 · (i)(2) and (i)(3) speak of return information; a return or a copy of one is more than that. */
export const discReturnCopy: Rule = {
  id: 'DISC-RETURN-COPY',
  number: 22,
  title: 'Possibly disclosed a return or a copy of one',
  cite: [
    { title: 26, section: '6103', pinpoint: '(b)(1)' },
    { title: 26, section: '6103', pinpoint: '(i)(2)(A)' },
    { title: 26, section: '6103', pinpoint: '(i)(3)' },
    { title: 26, section: '6103', pinpoint: '(i)(7)(A)' },
    { title: 26, section: '6103', pinpoint: '(i)(7)(B)' },
  ],
  quote: [
    'The term "return" means any tax or information return, declaration of estimated tax, or claim for refund required by, or provided for or permitted under, the provisions of this title which is filed with the Secretary by, on behalf of, or with respect to any person',
    'the Secretary shall disclose return information (other than taxpayer return information)',
    'the Secretary may disclose in writing return information (other than taxpayer return information)',
    'the Secretary may disclose return information to the extent necessary to apprise',
    'the Secretary may disclose return information (other than taxpayer return information)',
  ].join('\n\n'),
  inForce: { from: FIRST_DAY },
  acts: ['Disclosed'],
  scope: 'line',
  switches: [],
  buildsOn: [],
  notDecidedHere: [
    'whose a payer’s return is; whether what it tells is the payee’s own, rule 21 asks',
    'returns given to the Attorney General for an application under (i)(7)(D), which (i)(3)(C)(ii) allows',
  ],
  takenHere: [
    'that a paragraph which names return information does not reach a return: an inference from (i)(1), (i)(5) and (i)(7)(C), which name both',
    'that a payer’s W-2 is a return, (b)(1), whosever it is',
  ],
  unverified: [
    'that in an emergency, (i)(3)(B), data may be taken out of a return and the return stays: Internal Revenue Manual 9.3.1, edition of 2005, of which an excerpt was read and no later edition was held against it',
  ],
  news: ['N16', 'N20'],
  assess: (view) =>
    relyingOn(
      ['(i)(2)', '(i)(3)(A)', '(i)(3)(B)', '(i)(3)(C)(i)', '(i)(7)(A)', '(i)(7)(B)'],
      view,
      () => ofItems(view),
    ),
  examples: [
    {
      name: 'a payer’s W-2 as PDF',
      given: told([
        item('form-w-2', { source: 'third-party-information-return', artefact: 'return' }),
      ]),
      expect: 'finding',
    },
    {
      name: 'a copied Form 1040 among lawful extracts',
      given: told([item('mailing-address'), item('form-1040', { artefact: 'return' })]),
      expect: 'finding',
    },
    {
      name: 'a copied return in an emergency: data may be extracted, the return stays',
      given: told([item('form-1040', { artefact: 'return' })], '6103(i)(3)(B)'),
      expect: 'finding',
    },
    {
      name: 'a figure taken from a payer’s W-2, left to rule 21',
      given: told([item('wages', { source: 'third-party-information-return' })]),
      expect: 'clear',
    },
    {
      name: 'a transcript, which is extracted data',
      given: told([item('tax-return-transcript', { artefact: 'transcript' })]),
      expect: 'clear',
    },
    {
      name: 'in what form it went out is not recorded',
      given: told([item('form-w-2', { artefact: null })]),
      expect: 'undetermined',
    },
    { name: 'what was disclosed is not recorded', given: told(null), expect: 'undetermined' },
    {
      name: 'a return under an order of a court, which may reach returns',
      given: told([item('form-1040', { artefact: 'return' })], '6103(i)(1)'),
      expect: 'not-applicable',
    },
  ],
};

const ofItems = (view: View): Verdict | undefined => {
  if (!isOf(view.act, 'Disclosed')) return undefined;
  const { items } = view.act.data;
  if (items === null || items.length === 0)
    return notRecorded('items', 'What was disclosed is not recorded.', view.evidence());
  return weigh(
    items.flatMap(pointOf),
    'No return and no copy of one was disclosed.',
    view.evidence(),
  );
};

const pointOf = ({ code, artefact }: Item): readonly Point[] => {
  switch (artefact) {
    case 'return':
      return [
        {
          breach: { severity: 'STAT', elements: ['item'] },
          because: `Item ${code} is a return or a copy of one; the paragraph reaches return information only.`,
        },
      ];
    case null:
      return [
        missing('items.artefact', `Whether item ${code} was a copy of a return is not recorded.`),
      ];
    case 'transcript':
    case 'extract':
    case 'note':
      return [];
  }
};
