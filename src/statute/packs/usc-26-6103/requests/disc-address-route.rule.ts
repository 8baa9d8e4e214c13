import { interviewNotes, item, letter, mailingAddress, submitted } from '../../../examples.js';
import { FIRST_DAY, parameter } from '../../../parameters.js';
import type { Answer } from '../../../readings.js';
import type { Rule } from '../../../rule.js';
import type { Verdict } from '../../../verdict.js';
import { clear, finding, notRecorded } from '../../../verdicts.js';
import type { View } from '../../../view.js';
import { classOfItem, isAddress } from '../items.js';
import { relyingOn } from '../paragraph.js';

const ADDRESSES = letter({ items: [item('last-known-address')], lineCount: null });

/** 48 · Congress has routes of its own to an address, with other conditions: (i)(5) and (m)(2). */
export const discAddressRoute: Rule = {
  id: 'DISC-ADDRESS-ROUTE',
  number: 48,
  title: 'Asks for the addresses of many people and nothing else',
  cite: [
    { title: 26, section: '6103', pinpoint: '(i)(2)(A)' },
    { title: 26, section: '6103', pinpoint: '(i)(5)' },
    { title: 26, section: '6103', pinpoint: '(m)(2)' },
  ],
  quote: [
    'solely for the use of such officers and employees in such preparation, investigation, or grand jury proceeding',
    'exclusively for use in locating such individual',
    'the mailing address of a taxpayer for use by officers, employees, or agents of a Federal agency for purposes of locating such taxpayer to collect or compromise a Federal claim against the taxpayer',
  ].join('\n\n'),
  inForce: { from: FIRST_DAY },
  acts: ['RequestSubmitted'],
  scope: 'request',
  switches: ['R-ADDR-ALONE'],
  buildsOn: [],
  notDecidedHere: [
    'whether the routes of (i)(5) and (m)(2) exclude this one: an argument, on which a reading that lets identity go alone has decided',
    'what (m)(2) asks beside its end, to collect a claim of the United States',
    'for what the addresses are sought: only what is asked for, and of how many, is recorded',
    'items stated on lines alone',
  ],
  news: ['N1', 'N21'],
  assess: (view, answers) =>
    relyingOn(['(i)(2)'], view, () => assess(view, answers['R-ADDR-ALONE'])),
  examples: [
    {
      name: 'the last known addresses of 1,280 people, and nothing else',
      given: [ADDRESSES, submitted({ lineCount: 1_280 })],
      expect: { DMASS_CEDC_2026: 'finding', HISTORIC_IRS: 'finding', others: 'clear' },
    },
    {
      name: 'names, numbers and addresses of 51 people',
      given: [
        letter({ items: [item('name'), item('tin'), mailingAddress] }),
        submitted({ lineCount: 51 }),
      ],
      expect: { DMASS_CEDC_2026: 'finding', HISTORIC_IRS: 'finding', others: 'clear' },
    },
    {
      name: 'the addresses of 50 people',
      given: [ADDRESSES, submitted({ lineCount: 50 })],
      expect: 'clear',
    },
    {
      name: 'the address of one witness in a case of fraud',
      given: [ADDRESSES, submitted({ lineCount: 1 })],
      expect: 'clear',
    },
    {
      name: 'the addresses of 1,280 people, with notes of interviews',
      given: [letter({ items: [mailingAddress, interviewNotes] }), submitted({ lineCount: 1_280 })],
      expect: 'clear',
    },
    {
      name: 'the numbers of 1,280 people, with which nobody is located',
      given: [letter({ items: [item('tin')] }), submitted({ lineCount: 1_280 })],
      expect: 'clear',
    },
    {
      name: 'of how many people is not recorded',
      given: [ADDRESSES, submitted({ lineCount: null })],
      expect: 'undetermined',
    },
    {
      name: 'the current addresses of 1,280 people, perhaps not their mailing addresses',
      given: [letter({ items: [item('current-address')] }), submitted({ lineCount: 1_280 })],
      expect: 'undetermined',
    },
    {
      name: 'the current addresses of 1,280 people, with notes of interviews',
      given: [
        letter({ items: [item('current-address'), interviewNotes] }),
        submitted({ lineCount: 1_280 }),
      ],
      expect: 'clear',
    },
    {
      name: 'what was asked for is not recorded',
      given: [letter({ items: null }), submitted({ lineCount: 1_280 })],
      expect: 'undetermined',
    },
    {
      name: 'whose addresses are asked for is not recorded',
      given: [
        letter({ items: [item('mailing-address', { subject: null })] }),
        submitted({ lineCount: 1_280 }),
      ],
      expect: 'undetermined',
    },
    {
      name: 'addresses under (m)(2), which is such a route',
      given: [letter({ authority: '6103(m)(2)' }), submitted({ lineCount: 1_280 })],
      expect: 'not-applicable',
    },
  ],
};

const assess = (view: View, answer: Answer): Verdict => {
  const evidence = view.evidence();
  const items = view.stated('items');
  if (items === null || items.length === 0)
    return notRecorded('items', 'What was asked for is not recorded.', evidence);
  const found = items.map((asked) => classOfItem(asked));
  const isMore = found.some((one) => one.class !== 'TAXPAYER-IDENTITY' && one.class !== 'unknown');
  if (isMore || !items.some(({ code }) => isAddress(code)))
    return clear('More, or something else, than where people are was asked for.', evidence);
  const unknown = found.find((one) => one.class === 'unknown');
  if (unknown !== undefined)
    return notRecorded(
      unknown.missing ?? 'items.subject',
      'Whether nothing but the taxpayers’ identity is asked for is not recorded.',
      evidence,
    );
  return ofAddresses(view, answer);
};

const ofAddresses = (view: View, answer: Answer): Verdict => {
  const many = parameter('addresses-review', view.act.occurredOn);
  const { lineCount } = view;
  if (lineCount === null)
    return notRecorded(
      'lineCount',
      'For how many people addresses are asked for is not recorded.',
      view.evidence(),
    );
  if (lineCount <= many)
    return clear(`Addresses of no more than ${many} people are asked for.`, view.evidence());
  return answer === 'yes'
    ? clear('Under this reading (i)(2) may serve for addresses alone.', view.evidence())
    : finding(
        {
          severity: 'ANOM',
          elements: ['identity-only'],
          ...(answer === 'no' ? {} : { open: 'R-ADDR-ALONE' }),
        },
        `Nothing but addresses of more than ${many} people is asked for. For locating people the law has routes with conditions of their own, (i)(5) and (m)(2); someone should look.`,
        view.evidence(),
      );
};
