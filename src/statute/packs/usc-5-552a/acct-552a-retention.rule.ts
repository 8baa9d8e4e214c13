import { sameDateInYears } from '../../../kernel/dates.js';
import { disclosed, letter } from '../../examples.js';
import { accounting } from '../../examples-information.js';
import { on } from '../../example.js';
import type { FactData } from '../../facts.js';
import { FIRST_DAY, parameter } from '../../parameters.js';
import type { Rule } from '../../rule.js';
import type { Verdict } from '../../verdict.js';
import { clear, notRecorded } from '../../verdicts.js';
import type { View } from '../../view.js';
import { disclosures, lacking, ofDisclosure } from './accounting.js';

type Accounting = FactData['AccountingRecorded'];

export const acct552aRetention: Rule = {
  id: 'ACCT-552A-RETENTION',
  number: 2,
  title: 'The accounting of a disclosure is to be discarded before five years are over',
  cite: [{ title: 5, section: '552a', pinpoint: '(c)(2)' }],
  quote: 'for at least five years or the life of the record, whichever is longer',
  inForce: { from: FIRST_DAY },
  acts: ['AccountingRecorded'],
  scope: 'line',
  switches: [],
  buildsOn: [],
  notDecidedHere: [
    'whether the person is a citizen or a lawful permanent resident, 552a(a)(2): no event records it, so what is lacking is for review',
    'how long the record itself lives: where that is longer, the accounting must be kept as long',
    'whether it was a disclosure within the agency or under the Freedom of Information Act, 552a(b)(1) and (2), of which none need be kept',
  ],
  news: [],
  assess: (view) => ofDisclosure(view, (data) => assess(view, data)),
  examples: [
    {
      name: 'kept to the day before five years are over',
      given: [disclosed(), accounting({ retainedUntil: '2030-08-06' })],
      expect: 'finding',
    },
    {
      name: 'kept for three years',
      given: [disclosed(), accounting({ retainedUntil: '2028-08-07' })],
      expect: 'finding',
    },
    {
      name: 'five years from the first of two disclosures it is of, not from the last',
      given: [
        on('2025-07-31', disclosed()),
        disclosed(),
        accounting({ retainedUntil: '2030-07-31' }),
      ],
      expect: 'finding',
    },
    {
      name: 'disclosed on 29 February, kept to 28 February',
      given: [
        on('2024-02-29', disclosed()),
        on('2024-03-01', accounting({ retainedUntil: '2029-02-28' })),
      ],
      expect: 'finding',
    },
    {
      name: 'kept to the very day five years after',
      given: [disclosed(), accounting({ retainedUntil: '2030-08-07' })],
      expect: 'clear',
    },
    {
      name: 'kept for good',
      given: [disclosed(), accounting({ retainedUntil: null })],
      expect: 'clear',
    },
    {
      name: 'no disclosure is recorded, but five years from the record itself are kept',
      given: [accounting({ retainedUntil: '2030-08-07' })],
      expect: 'clear',
    },
    {
      name: 'no disclosure is recorded, and less is kept',
      given: [accounting({ retainedUntil: '2030-08-06' })],
      expect: 'undetermined',
    },
    {
      name: 'kept for a year, and no authority recorded by anyone',
      given: [
        disclosed({ authority: null }),
        accounting({ retainedUntil: '2026-08-07', authority: null }),
      ],
      expect: 'undetermined',
    },
    {
      name: 'the record of a request, kept for a year',
      given: [letter(), accounting({ of: 'request', retainedUntil: '2026-08-07' })],
      expect: 'not-applicable',
    },
  ],
};

const assess = (view: View, kept: Accounting): Verdict => {
  const { retainedUntil } = kept;
  if (retainedUntil === null)
    return clear('The record names no day on which it will be discarded.', view.evidence());
  const years = parameter('accounting-years', view.act.occurredOn);
  const disclosure = disclosures(view).at(-1);
  if (retainedUntil >= sameDateInYears(disclosure?.occurredOn ?? view.act.occurredOn, years))
    return clear(
      `The record will be kept for at least ${years} years after the disclosure.`,
      view.evidence(disclosure),
    );
  if (disclosure === undefined)
    return notRecorded(
      'disclosure',
      'The disclosure from which the time runs is not recorded.',
      view.evidence(),
    );
  return lacking(
    view,
    kept,
    `The record will be kept for less than ${years} years after the disclosure.`,
  );
};
