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
import type { Item, LineData } from '../../../facts.js';
import { FIRST_DAY } from '../../../parameters.js';
import type { Rule } from '../../../rule.js';
import type { Verdict } from '../../../verdict.js';
import { notRecorded } from '../../../verdicts.js';
import type { View } from '../../../view.js';
import { relyingOn } from '../paragraph.js';
import { weigh } from '../points.js';
import { beyondRequest } from './extent.js';

/** A line that asks for this, answered with these items. */
const told = (items: readonly Item[] | null, asks: Partial<LineData> = {}) => [
  letter(),
  line(asks),
  receipt(),
  disclosed({ items }),
];

/** 23 · What the request did not name — another person, item or period — was not asked for. */
export const discBeyondRequest: Rule = {
  id: 'DISC-BEYOND-REQUEST',
  number: 23,
  title: 'Possibly disclosed more than was asked for',
  cite: [
    { title: 26, section: '6103', pinpoint: '(i)(2)(B)(i)' },
    { title: 26, section: '6103', pinpoint: '(i)(2)(B)(ii)' },
  ],
  quote: [
    'the name and address of the taxpayer with respect to whom the requested return information relates',
    'the taxable period or periods to which such return information relates',
  ].join('\n\n'),
  inForce: { from: FIRST_DAY },
  acts: ['Disclosed'],
  scope: 'line',
  switches: [],
  buildsOn: [],
  notDecidedHere: [
    'whether a line that the IRS had refused could still be answered',
    'the extent of a court’s order under (i)(1), (i)(5) or (i)(7)(C): rule 28 has it',
  ],
  takenHere: [
    'that "the requested return information" is what the request lists, and nothing beside it: (B) does not ask a request for a list',
    'that a last known address is of the period recorded with it, though it is open whether one belongs to a taxable period at all',
  ],
  news: ['N16', 'N18'],
  assess: (view) => (view.line > 0 ? relyingOn(['(i)(2)'], view, () => ofItems(view)) : undefined),
  examples: [
    {
      name: 'a spouse’s number sent with the taxpayer’s address',
      given: told([mailingAddress, item('tin', { subject: 'spouse' })], {
        items: [item('mailing-address'), item('tin')],
      }),
      expect: 'finding',
    },
    {
      name: 'tax year 2019 where 2022 to 2024 were asked',
      given: told([{ ...mailingAddress, period: '2019' }], { periods: ['2022..2024'] }),
      expect: 'finding',
    },
    {
      name: 'a joint filer’s number sent with the address that was asked for',
      given: told([mailingAddress, item('tin', { subject: 'spouse' })]),
      expect: 'finding',
    },
    {
      name: 'a year where one quarter of it was asked',
      given: told([mailingAddress], { periods: ['2023Q1'] }),
      expect: 'finding',
    },
    {
      name: 'bank data of the taxpayer where an address was asked',
      given: told([mailingAddress, item('bank-account')]),
      expect: 'finding',
    },
    {
      name: 'a spouse’s number where the spouse’s address was asked',
      given: told([item('tin', { subject: 'spouse' })], {
        items: [item('mailing-address', { subject: 'spouse' })],
      }),
      expect: 'finding',
    },
    {
      name: 'the address as of the latest period asked for',
      given: told([{ ...mailingAddress, period: '2024', asOf: '2025-04-15' }], {
        periods: ['2022..2024'],
      }),
      expect: 'clear',
    },
    {
      name: 'one of two things asked for, of one quarter of the year',
      given: told([{ ...interviewNotes, period: '2023Q3' }]),
      expect: 'clear',
    },
    {
      name: 'a last known address where a mailing address was asked',
      given: told([item('last-known-address')]),
      expect: 'clear',
    },
    {
      name: 'an employer’s name that had been asked for',
      given: told([item('name', { subject: 'other' })], {
        items: [item('name', { subject: 'other' })],
      }),
      expect: 'clear',
    },
    {
      name: 'the address of the taxpayer where an address was asked',
      given: told([item('Taxpayer Address')], { items: [item('address')] }),
      expect: 'clear',
    },
    {
      name: 'a home address that had been asked for',
      given: told([item('Home Address')], { items: [item('home-address')] }),
      expect: 'clear',
    },
    {
      name: 'a home address; the record does not say that it is the mailing address asked for',
      given: told([item('Home Address')], { items: [mailingAddress] }),
      expect: 'undetermined',
    },
    {
      name: 'a mailing address, where a current address was asked',
      given: told([mailingAddress], { items: [item('current-address')] }),
      expect: 'undetermined',
    },
    {
      name: 'a code that may mean an address, where an address was asked',
      given: told([item('addr-on-file')]),
      expect: 'undetermined',
    },
    {
      name: 'a spouse’s number; the record does not say whose was asked for',
      given: told([item('tin', { subject: 'spouse' })], {
        items: [item('tin', { subject: null })],
      }),
      expect: 'undetermined',
    },
    {
      name: 'an address of today, labelled with a year long past',
      given: told([{ ...mailingAddress, asOf: '2025-08-01' }]),
      expect: 'undetermined',
    },
    {
      name: 'the record does not say as of which day the address stood',
      given: told([{ ...mailingAddress, asOf: null }]),
      expect: 'undetermined',
    },
    {
      name: 'the period of what was sent is not recorded',
      given: told([{ ...interviewNotes, period: null }]),
      expect: 'undetermined',
    },
    {
      name: 'whom it concerns is not recorded',
      given: told([{ ...interviewNotes, subject: null }]),
      expect: 'undetermined',
    },
    {
      name: 'periods asked for in words that name none',
      given: told([mailingAddress], { periods: ['all available'] }),
      expect: 'undetermined',
    },
    {
      name: 'what was asked for is not recorded',
      given: [letter({ items: null }), line(), receipt({ items: null }), disclosed()],
      expect: 'undetermined',
    },
    {
      name: 'what was disclosed is not recorded',
      given: told(null),
      expect: 'undetermined',
    },
  ],
};

const ofItems = (view: View): Verdict | undefined => {
  if (!isOf(view.act, 'Disclosed')) return undefined;
  const { items } = view.act.data;
  if (items === null || items.length === 0)
    return notRecorded('items', 'What was disclosed is not recorded.', view.evidence());
  return weigh(
    beyondRequest(items, view),
    'Everything disclosed was asked for, for this person and these periods.',
    view.evidence(),
  );
};
