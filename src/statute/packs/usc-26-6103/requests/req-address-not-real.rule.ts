import { letter, line, text } from '../../../examples.js';
import type { TextClass } from '../../../facts.js';
import { FIRST_DAY } from '../../../parameters.js';
import type { Answer } from '../../../readings.js';
import type { Rule } from '../../../rule.js';
import type { Verdict } from '../../../verdict.js';
import { clear, finding, notRecorded, undetermined, unsettled } from '../../../verdicts.js';
import type { View } from '../../../view.js';
import { LINE_ACTS, onLine } from './line-acts.js';

export const reqAddressNotReal: Rule = {
  id: 'REQ-ADDRESS-NOT-REAL',
  number: 5,
  title: 'What stands as an address is a usable one',
  cite: [{ title: 26, section: '6103', pinpoint: '(i)(2)(B)(i)' }],
  quote: 'the name and address of the taxpayer',
  inForce: { from: FIRST_DAY },
  acts: LINE_ACTS,
  scope: 'line',
  switches: ['R-ADDR-REAL'],
  buildsOn: [],
  notDecidedHere: [
    'whether the taxpayer lives or lived there: only what the text is, by its form, is looked at',
  ],
  news: ['N17', 'N18'],
  assess: (view, answers) => onLine(view, () => assess(view, answers['R-ADDR-REAL'])),
  examples: [
    {
      name: '"Failed to Provide" and a ZIP code',
      given: [letter(), line({ addressClass: text('placeholder') })],
      expect: {
        DC_CIR_2026: 'finding',
        DDC_CTR_2026: 'finding',
        DMASS_CEDC_2026: 'finding',
        IRS_PRACTICE_2025: 'clear',
        HISTORIC_IRS: 'undetermined',
      },
    },
    ...(['place_only', 'incomplete', 'institution'] as const).map((name) => ({
      name: `an address of the class ${name}`,
      given: [letter(), line({ addressClass: text(name) })],
      expect: {
        DDC_CTR_2026: 'finding',
        IRS_PRACTICE_2025: 'clear',
        others: 'undetermined',
      } as const,
    })),
    {
      name: 'a post office box with town and ZIP code',
      given: [letter(), line()],
      expect: 'clear',
    },
    {
      name: 'a usable address, though no number is given',
      given: [letter(), line({ tinGiven: false })],
      expect: 'clear',
    },
    {
      name: 'a rich text that the classifier did not understand',
      given: [letter(), line({ addressClass: text('unparsed') })],
      expect: { IRS_PRACTICE_2025: 'clear', others: 'undetermined' },
    },
    {
      name: 'no class of the address is recorded',
      given: [letter(), line({ addressClass: null })],
      expect: 'undetermined',
    },
    {
      name: 'no address at all is the matter of rule 4',
      given: [letter(), line({ addressClass: text('missing') })],
      expect: 'not-applicable',
    },
  ],
};

const SHORT: Readonly<Record<string, string>> = {
  placeholder: 'A placeholder stands where the law asks for the address of the taxpayer.',
  place_only:
    'Only a place, such as a ZIP code or a town, stands where the law asks for the address.',
  incomplete:
    'What stands as the address of the taxpayer lacks a part without which no one is found.',
  institution:
    'A facility or office without its address stands where the law asks for the address.',
};

const assess = (view: View, answer: Answer): Verdict | undefined => {
  const address = view.lineData?.addressClass ?? null;
  if (address === null)
    return notRecorded('addressClass', 'What the address is was not recorded.', view.evidence());
  if (address.class === 'missing') return undefined;
  if (address.class === 'usable')
    return clear('A usable address stands on the line.', view.evidence());
  if (answer === 'no')
    return clear('Under this reading the number suffices, whatever the address.', view.evidence());
  return notUsable(view, address, answer);
};

const notUsable = (view: View, address: TextClass, answer: Answer): Verdict => {
  const because = SHORT[address.class];
  if (because === undefined)
    return undetermined(
      [{ kind: 'text-not-understood', field: 'address', classifier: address.classifier }],
      'What stands as an address was not understood.',
      view.evidence(),
    );
  const isPlain = address.class === 'placeholder' && answer === 'plain';
  return answer === 'yes' || isPlain
    ? finding({ severity: 'DEFECT', elements: ['address'] }, because, view.evidence())
    : unsettled(
        'R-ADDR-REAL',
        `${because} Whether the law asks for a real address there is unsettled under this reading.`,
        view.evidence(),
      );
};
