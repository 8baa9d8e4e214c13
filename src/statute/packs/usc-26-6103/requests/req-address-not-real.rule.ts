import { errorFound, letter, line, text } from '../../../examples.js';
import type { Fact, TextClass } from '../../../facts.js';
import { FIRST_DAY } from '../../../parameters.js';
import type { Answer } from '../../../readings.js';
import type { Rule } from '../../../rule.js';
import type { Verdict } from '../../../verdict.js';
import {
  clear,
  finding,
  notDecided,
  notRecorded,
  undetermined,
  unsettled,
} from '../../../verdicts.js';
import type { View } from '../../../view.js';
import { LINE_ACTS, onLine } from './line-acts.js';

export const reqAddressNotReal: Rule = {
  id: 'REQ-ADDRESS-NOT-REAL',
  number: 5,
  title: 'What stands as an address is none',
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
      name: 'a placeholder, and no number that could suffice in its place',
      given: [letter(), line({ addressClass: text('placeholder'), tinGiven: false })],
      expect: { HISTORIC_IRS: 'undetermined', others: 'finding' },
    },
    {
      name: 'a town alone, and no number that could suffice in its place',
      given: [letter(), line({ addressClass: text('place_only'), tinGiven: false })],
      expect: { DDC_CTR_2026: 'finding', others: 'undetermined' },
    },
    {
      name: 'a placeholder, and whether a number was given is not recorded',
      given: [letter(), line({ addressClass: text('placeholder'), tinGiven: null })],
      expect: {
        IRS_PRACTICE_2025: 'undetermined',
        HISTORIC_IRS: 'undetermined',
        others: 'finding',
      },
    },
    {
      name: 'an address of usable form that the IRS itself found insufficient',
      given: [letter(), line(), errorFound({ ground: 'address-insufficient' })],
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
  const { addressClass: address = null, tinGiven = null } = view.lineData ?? {};
  if (address === null)
    return notRecorded('addressClass', 'What the address is was not recorded.', view.evidence());
  if (address.class === 'missing') return undefined;
  const error = foundInsufficient(view);
  if (address.class === 'usable' && error === undefined)
    return clear('A usable address stands on the line.', view.evidence());
  if (answer === 'no') return onNumber(view, address, tinGiven);
  return address.class === 'usable'
    ? notDecided(
        'Whether an address that is usable by its form falls short where the IRS itself says so.',
        'What stands as an address is usable by its form; the IRS later found it insufficient.',
        view.evidence(error),
      )
    : notUsable(view, address, answer);
};

/** The IRS's own finding, whenever it was made, that the address given did not suffice. */
const foundInsufficient = (view: View): Fact | undefined =>
  view
    .learnt('ErroneousDisclosureIdentified')
    .find(({ data }) => data.ground === 'address-insufficient');

/** The reading to which a number suffices, whatever the address: it takes that one was given. */
const onNumber = (view: View, address: TextClass, tinGiven: boolean | null): Verdict => {
  const evidence = view.evidence();
  if (tinGiven === true)
    return clear('Under this reading the number suffices, whatever the address.', evidence);
  if (tinGiven === null)
    return notRecorded('tinGiven', 'Whether a number was given is not recorded.', evidence);
  return notUsable(view, address, 'plain');
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
