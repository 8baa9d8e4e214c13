import { interviewNotes, item, letter, mailingAddress, submitted } from '../../../examples.js';
import { FIRST_DAY } from '../../../parameters.js';
import type { Answer } from '../../../readings.js';
import type { Rule } from '../../../rule.js';
import type { Verdict } from '../../../verdict.js';
import { clear, finding, notRecorded, unsettled } from '../../../verdicts.js';
import type { View } from '../../../view.js';
import { classOfItem } from '../items.js';
import { relyingOn } from '../paragraph.js';

export const reqIdentityOnly: Rule = {
  id: 'REQ-IDENTITY-ONLY',
  number: 15,
  title: 'Asks for identity alone',
  cite: [{ title: 26, section: '6103', pinpoint: '(i)(2)(C)' }],
  quote:
    "For purposes of this paragraph, a taxpayer's identity shall not be treated as taxpayer return information.",
  inForce: { from: FIRST_DAY },
  acts: ['RequestSubmitted'],
  scope: 'request',
  switches: ['R-ADDR-ALONE'],
  buildsOn: [],
  notDecidedHere: [
    'whether Congress’s own routes to an address, (i)(5) and (m)(2), exclude this one',
    'items stated on lines alone: they are judged with each disclosure (rule 20)',
  ],
  news: ['N21'],
  assess: (view, answers) =>
    relyingOn(['(i)(2)'], view, () => assess(view, answers['R-ADDR-ALONE'])),
  examples: [
    {
      name: 'a file of last known addresses',
      given: [letter({ items: [item('last-known-address')] }), submitted()],
      expect: { DMASS_CEDC_2026: 'undetermined', HISTORIC_IRS: 'finding', others: 'clear' },
    },
    {
      name: 'name, address and number, and nothing else',
      given: [letter({ items: [item('name'), mailingAddress, item('tin')] }), submitted()],
      expect: { DMASS_CEDC_2026: 'undetermined', HISTORIC_IRS: 'finding', others: 'clear' },
    },
    {
      name: 'an address and bank records got by summons',
      given: [
        letter({ items: [mailingAddress, item('bank-records', { source: 'summons' })] }),
        submitted(),
      ],
      expect: 'clear',
    },
    {
      name: 'an address and notes of an interview',
      given: [letter({ items: [interviewNotes, mailingAddress] }), submitted()],
      expect: 'clear',
    },
    {
      name: 'an address; the record does not say whose it is',
      given: [letter({ items: [item('mailing-address', { subject: null })] }), submitted()],
      expect: 'undetermined',
    },
    {
      name: 'a street address; the record does not say that it is the mailing address',
      given: [letter({ items: [item('street-address')] }), submitted()],
      expect: 'undetermined',
    },
    {
      name: 'what was asked for is not recorded in the letter',
      given: [letter({ items: null }), submitted()],
      expect: 'undetermined',
    },
  ],
};

const assess = (view: View, answer: Answer): Verdict => {
  const evidence = view.evidence();
  const items = view.stated('items');
  if (items === null || items.length === 0)
    return notRecorded('items', 'What was asked for is not recorded.', evidence);
  const found = items.map((asked) => classOfItem(asked));
  if (found.some((one) => one.class !== 'TAXPAYER-IDENTITY' && one.class !== 'unknown'))
    return clear('More than identity was asked for.', evidence);
  const unknown = found.find((one) => one.class === 'unknown');
  return unknown === undefined
    ? identityOnly(answer, evidence)
    : notRecorded(
        unknown.missing ?? 'items.subject',
        'Whether only identity was asked for is not recorded.',
        evidence,
      );
};

const identityOnly = (answer: Answer, evidence: Verdict['evidence']): Verdict => {
  const asked = 'Nothing but identity (name, mailing address, number) was asked for';
  switch (answer) {
    case 'yes':
      return clear(`${asked}, which this reading allows.`, evidence);
    case 'no':
      return finding(
        { severity: 'DEFECT', elements: ['identity-only'] },
        `${asked}; under this reading identity may go with other information only.`,
        evidence,
      );
    case 'open':
    case 'plain':
      return unsettled(
        'R-ADDR-ALONE',
        `${asked}. Whether that may be is unsettled under this reading.`,
        evidence,
      );
  }
};
