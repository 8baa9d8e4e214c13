import { letter, receipt } from '../../../examples.js';
import type { Form } from '../../../facts.js';
import { FIRST_DAY } from '../../../parameters.js';
import type { Rule } from '../../../rule.js';
import type { Verdict } from '../../../verdict.js';
import { clear, finding, notDecided, notRecorded } from '../../../verdicts.js';
import type { View } from '../../../view.js';
import { relyingOn } from '../paragraph.js';

export const reqWritten: Rule = {
  id: 'REQ-WRITTEN',
  number: 1,
  title: 'Asked for otherwise than in writing',
  cite: [{ title: 26, section: '6103', pinpoint: '(i)(2)(B)' }],
  quote: 'is in writing and sets forth',
  inForce: { from: FIRST_DAY },
  acts: ['RequestReceived'],
  scope: 'request',
  switches: [],
  buildsOn: [],
  notDecidedHere: [
    'which of two records is right, where one side recorded a writing and the other none',
  ],
  news: ['N18'],
  assess: (view) => relyingOn(['(i)(2)'], view, () => assess(view)),
  examples: [
    {
      name: 'a telephone call logged as a request',
      given: [receipt({ form: 'oral' })],
      expect: 'finding',
    },
    {
      name: 'a request that both sides recorded as made otherwise than in writing',
      given: [letter({ form: 'other' }), receipt({ form: 'oral' })],
      expect: 'finding',
    },
    { name: 'a signed letter on paper', given: [letter(), receipt()], expect: 'clear' },
    {
      name: 'a signed PDF by a secure portal',
      given: [receipt({ form: 'electronic' })],
      expect: 'clear',
    },
    {
      name: 'the agency recorded a letter, the IRS a call',
      given: [letter(), receipt({ form: 'oral' })],
      expect: 'undetermined',
    },
    {
      name: 'the agency recorded a call, the IRS a document',
      given: [letter({ form: 'oral' }), receipt({ form: 'electronic' })],
      expect: 'undetermined',
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

const isWriting = (form: Form): boolean => form === 'paper' || form === 'electronic';

const assess = (view: View): Verdict => {
  const form = view.letter('form');
  if (form === null)
    return notRecorded(
      'form',
      'In what form the request was made is not recorded.',
      view.evidence(),
    );
  const told = view.made?.data.form ?? form;
  if (isWriting(told) !== isWriting(form))
    return notDecided(
      'Which of two records that differ is right.',
      'One side recorded a request in writing, the other one made otherwise.',
      view.evidence(view.made),
    );
  return isWriting(form)
    ? clear('The request is recorded as a document.', view.evidence())
    : finding(
        { severity: 'DEFECT', elements: ['writing'] },
        'The law asks for a request in writing; this one is recorded as made otherwise.',
        view.evidence(),
      );
};
