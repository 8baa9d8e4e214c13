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
import { isAddress, isLikeIdentity, ITEM_NOT_READ, kindOf } from '../items.js';
import { relyingOn } from '../paragraph.js';
import { isWithinPeriods } from '../periods.js';
import { missing, type Point, weigh } from '../points.js';

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
  title: 'Disclosed more than was asked for',
  cite: [
    { title: 26, section: '6103', pinpoint: '(i)(2)(B)(i)' },
    { title: 26, section: '6103', pinpoint: '(i)(2)(B)(ii)' },
  ],
  quote: 'the taxable period or periods to which such return information relates',
  inForce: { from: FIRST_DAY },
  acts: ['Disclosed'],
  scope: 'line',
  switches: [],
  buildsOn: [],
  notDecidedHere: [
    'whether a last known address belongs to a taxable period; the period recorded with it is taken',
    'whether a line that the IRS had refused could still be answered',
    'the limits of a court’s order under (i)(1), (i)(5) or (i)(7)(C)',
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
      name: 'bank data where an address was asked',
      given: told([mailingAddress, item('bank-account')]),
      expect: 'finding',
    },
    {
      name: 'a year where one quarter of it was asked',
      given: told([mailingAddress], { periods: ['2023Q1'] }),
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
      name: 'a home address where an address was asked',
      given: told([item('Home Address')], { items: [item('address')] }),
      expect: 'clear',
    },
    {
      name: 'a code that may mean an address, where an address was asked',
      given: told([item('addr-on-file')]),
      expect: 'undetermined',
    },
    {
      name: 'a spouse’s number, where it is not recorded of whom it was asked',
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
      name: 'as of which day the address stood is not recorded',
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

type Asked = { readonly items: readonly Item[]; readonly periods: readonly string[] };

const ofItems = (view: View): Verdict | undefined => {
  if (!isOf(view.act, 'Disclosed')) return undefined;
  const { items } = view.act.data;
  const asked = { items: view.stated('items') ?? [], periods: view.stated('periods') ?? [] };
  if (items === null || items.length === 0)
    return notRecorded('items', 'What was disclosed is not recorded.', view.evidence());
  return weigh(
    items.flatMap((piece) => [...onItem(piece, asked), ...onPeriod(piece, asked)]),
    'Everything disclosed was asked for, for this person and these periods.',
    view.evidence(),
  );
};

/** Whose it is and what it is: the same thing may have been asked for of another person, such as an employer. */
const onItem = ({ code, subject }: Item, { items }: Asked): readonly Point[] => {
  if (items.length === 0)
    return [missing('request.items', 'Which items were asked for is not recorded.')];
  const alike = items.filter((asked) => kindOf(asked.code) === kindOf(code));
  if (alike.length === 0) return [notAskedFor(code, items)];
  if (subject === null)
    return [missing('items.subject', `Whom item ${code} concerns is not recorded.`)];
  if (subject === 'taxpayer' || alike.some((asked) => asked.subject === subject)) return [];
  if (alike.some((asked) => asked.subject === null))
    return [
      missing('request.items.subject', `Of whom item ${code} was asked for is not recorded.`),
    ];
  return [beyond(`Item ${code} concerns a ${subject} and not the taxpayer of the line.`)];
};

/** A code that may mean identity is not told from one that was asked for, nor the other way round. */
const notAskedFor = (code: string, asked: readonly Item[]): Point =>
  isLikeIdentity(code) || asked.some((one) => isLikeIdentity(one.code))
    ? { doubt: ITEM_NOT_READ, because: `Whether item ${code} was asked for cannot be read.` }
    : beyond(`Item ${code} was not asked for.`);

const onPeriod = ({ code, period, asOf }: Item, { periods }: Asked): readonly Point[] => {
  if (periods.length === 0)
    return [missing('request.periods', 'Which periods were asked for is not recorded.')];
  if (period === null)
    return [missing('items.period', `The period of item ${code} is not recorded.`)];
  switch (isWithinPeriods(period, periods)) {
    case undefined:
      return [
        {
          doubt: { kind: 'text-not-understood', field: 'periods', classifier: 'periods@1' },
          because: `Whether ${period} is among the periods asked for cannot be read from them.`,
        },
      ];
    case false:
      return [beyond(`Item ${code} is of ${period}, which was not asked for.`)];
    case true:
      return isAddress(code) ? onDay(asOf, period) : [];
  }
};

/** A return of a year is filed in the next: an address as of either may be of the period it is labelled with. */
const onDay = (asOf: string | null, period: string): readonly Point[] => {
  if (asOf === null)
    return [missing('items.asOf', 'As of which day the address stood is not recorded.')];
  const years = (period.match(/\d{4}/g) ?? []).map(Number);
  const year = Number(asOf.slice(0, 4));
  const isNear = years.length > 0 && year >= Math.min(...years) && year <= Math.max(...years) + 1;
  return isNear
    ? []
    : [
        {
          doubt: {
            kind: 'not-decided-here',
            why: 'whether an address as of another time belongs to the period it is labelled with',
          },
          because: `The address stood as of ${asOf}, which is not of ${period}, its period as recorded.`,
        },
      ];
};

const beyond = (because: string): Point => ({
  breach: { severity: 'STAT', elements: ['item'] },
  because,
});
