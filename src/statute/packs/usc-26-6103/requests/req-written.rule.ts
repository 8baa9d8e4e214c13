import { letter, receipt } from '../../../examples.js';
import { FIRST_DAY } from '../../../parameters.js';
import type { Rule } from '../../../rule.js';
import type { Verdict } from '../../../verdict.js';
import { clear, finding, notRecorded } from '../../../verdicts.js';
import type { View } from '../../../view.js';
import { relyingOn } from '../paragraph.js';

export const reqWritten: Rule = {
  id: 'REQ-WRITTEN',
  number: 1,
  title: 'The request is in writing',
  cite: [{ title: 26, section: '6103', pinpoint: '(i)(2)(B)' }],
  quote: 'is in writing and sets forth',
  inForce: { from: FIRST_DAY },
  acts: ['RequestReceived'],
  scope: 'request',
  switches: [],
  buildsOn: [],
  notDecidedHere: [],
  news: ['N18'],
  assess: (view) => relyingOn(['(i)(2)'], view, () => assess(view)),
  examples: [
    {
      name: 'a telephone call logged as a request',
      given: [receipt({ form: 'oral' })],
      expect: 'finding',
    },
    {
      name: 'a request made otherwise than in writing, whatever the agency wrote later',
      given: [receipt({ form: 'other' }), letter()],
      expect: 'finding',
    },
    { name: 'a signed letter on paper', given: [letter(), receipt()], expect: 'clear' },
    {
      name: 'a signed PDF by a secure portal',
      given: [receipt({ form: 'electronic' })],
      expect: 'clear',
    },
    {
      name: 'a receipt that does not say in what form the request came',
      given: [receipt({ form: null })],
      expect: 'undetermined',
    },
    {
      name: 'a call under the emergency paragraph, which asks for no writing',
      given: [receipt({ form: 'oral', authority: '6103(i)(3)(B)' })],
      expect: 'not-applicable',
    },
  ],
};

const assess = (view: View): Verdict => {
  const evidence = view.evidence();
  const form = view.letter('form');
  if (form === null)
    return notRecorded('form', 'In what form the request was made is not recorded.', evidence);
  return form === 'paper' || form === 'electronic'
    ? clear('The request is recorded as a document.', evidence)
    : finding(
        { severity: 'DEFECT', elements: ['writing'] },
        'The law asks for a request in writing; this one is recorded as made otherwise.',
        evidence,
      );
};
