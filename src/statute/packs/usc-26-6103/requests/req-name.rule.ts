import { amended, line, letter, text } from '../../../examples.js';
import { FIRST_DAY } from '../../../parameters.js';
import type { Rule } from '../../../rule.js';
import type { Verdict } from '../../../verdict.js';
import { clear, finding, notRecorded, undetermined } from '../../../verdicts.js';
import type { View } from '../../../view.js';
import { LINE_ACTS, onLine } from './line-acts.js';

export const reqName: Rule = {
  id: 'REQ-NAME',
  number: 3,
  title: 'States no name of the taxpayer',
  cite: [{ title: 26, section: '6103', pinpoint: '(i)(2)(B)(i)' }],
  quote: 'the name and address of the taxpayer',
  inForce: { from: FIRST_DAY },
  acts: LINE_ACTS,
  scope: 'line',
  switches: [],
  buildsOn: [],
  notDecidedHere: ['whether the name is the right one: that is a question of the match'],
  news: ['N17', 'N18'],
  assess: (view) => onLine(view, () => assess(view)),
  examples: [
    {
      name: 'an alien registration number and a tax number, but no name',
      given: [letter(), line({ nameClass: text('alias_only') })],
      expect: 'finding',
    },
    {
      name: 'a placeholder stands where the name should',
      given: [letter(), line({ nameClass: text('placeholder') })],
      expect: 'finding',
    },
    {
      name: 'nothing stands where the name should',
      given: [letter(), line({ nameClass: text('missing') })],
      expect: 'finding',
    },
    { name: 'a name with accents and two surnames', given: [letter(), line()], expect: 'clear' },
    {
      name: 'a new name for a line that had none',
      given: [letter(), line({ nameClass: text('missing') }), amended()],
      expect: 'clear',
    },
    {
      name: 'a name that the classifier did not understand',
      given: [letter(), line({ nameClass: text('unparsed') })],
      expect: 'undetermined',
    },
    {
      name: 'no class of the name is recorded',
      given: [letter(), line({ nameClass: null })],
      expect: 'undetermined',
    },
  ],
};

const SHORT: Readonly<Record<string, string>> = {
  missing: 'No name stands on the line; the law asks for the name of the taxpayer.',
  placeholder: 'A placeholder stands where the law asks for the name of the taxpayer.',
  alias_only: 'A number or code stands where the law asks for the name of the taxpayer.',
};

const assess = (view: View): Verdict => {
  const evidence = view.evidence();
  const name = view.lineData?.nameClass ?? null;
  if (name === null)
    return notRecorded('nameClass', 'What the name is was not recorded.', evidence);
  if (name.class === 'usable') return clear('The line states a name.', evidence);
  const because = SHORT[name.class];
  return because === undefined
    ? undetermined(
        [{ kind: 'text-not-understood', field: 'name', classifier: name.classifier }],
        'What stands as a name was not understood.',
        evidence,
      )
    : finding({ severity: 'DEFECT', elements: ['name'] }, because, evidence);
};
