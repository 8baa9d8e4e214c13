import { amended, letter, line, text } from '../../../examples.js';
import { FIRST_DAY } from '../../../parameters.js';
import type { Rule } from '../../../rule.js';
import type { Verdict } from '../../../verdict.js';
import { clear, finding, notRecorded } from '../../../verdicts.js';
import type { View } from '../../../view.js';
import { LINE_ACTS, onLine } from './line-acts.js';

export const reqAddressMissing: Rule = {
  id: 'REQ-ADDRESS-MISSING',
  number: 4,
  title: 'States no address of the taxpayer',
  cite: [{ title: 26, section: '6103', pinpoint: '(i)(2)(B)(i)' }],
  quote: 'the name and address of the taxpayer',
  inForce: { from: FIRST_DAY },
  acts: LINE_ACTS,
  scope: 'line',
  switches: [],
  buildsOn: [],
  notDecidedHere: ['whether what stands there is a real address: rule 5'],
  news: ['N17', 'N18'],
  assess: (view) => onLine(view, () => assess(view)),
  examples: [
    {
      name: 'no address beside a valid number',
      given: [letter(), line({ addressClass: text('missing') })],
      expect: 'finding',
    },
    {
      name: 'an amendment that leaves the address out',
      given: [letter(), line(), amended({ addressClass: text('missing') })],
      expect: 'finding',
    },
    { name: 'street, city, state and ZIP', given: [letter(), line()], expect: 'clear' },
    {
      name: 'a placeholder is not blank',
      given: [letter(), line({ addressClass: text('placeholder') })],
      expect: 'clear',
    },
    {
      name: 'no class of the address is recorded',
      given: [letter(), line({ addressClass: null })],
      expect: 'undetermined',
    },
  ],
};

const assess = (view: View): Verdict => {
  const evidence = view.evidence();
  const address = view.lineData?.addressClass ?? null;
  if (address === null)
    return notRecorded('addressClass', 'What the address is was not recorded.', evidence);
  return address.class === 'missing'
    ? finding(
        { severity: 'DEFECT', elements: ['address'] },
        'No address stands on the line; the law asks for the address of the taxpayer.',
        evidence,
      )
    : clear('Something stands where the address should.', evidence);
};
