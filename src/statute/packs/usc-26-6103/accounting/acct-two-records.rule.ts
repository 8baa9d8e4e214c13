import { agree } from '../../../agree.js';
import { isOf } from '../../../chronology.js';
import { on } from '../../../example.js';
import { directorOfIce, inspectorGeneral, letter, receipt, submitted } from '../../../examples.js';
import type { FactOf, LetterData } from '../../../facts.js';
import { FIRST_DAY } from '../../../parameters.js';
import type { Rule } from '../../../rule.js';
import type { Verdict } from '../../../verdict.js';
import type { View } from '../../../view.js';
import { type Point, weigh } from '../points.js';
import { breach } from './records.js';

/** What both records state of a letter. A class depends on who classified, so the reason is told by its group. */
const STATED = {
  authority: 'the paragraph relied on',
  agencyNumber: 'the number of the letter',
  form: 'its form',
  documentDigest: 'the digest of the document',
  signatory: 'who signed',
  emergency: 'the danger or flight',
  items: 'what is asked for',
  statutes: 'the criminal statutes',
  periods: 'the taxable periods',
  matter: 'the matter',
  engaged: 'the officers engaged',
  reasonGroup: 'the reason',
} as const satisfies Partial<Record<keyof LetterData, string>>;

/** 64 · Two permanent records of one request state the same of it. */
export const acctTwoRecords: Rule = {
  id: 'ACCT-TWO-RECORDS',
  number: 64,
  title: 'The agency’s record of a letter and that of the IRS do not state the same',
  cite: [
    { title: 26, section: '6103', pinpoint: '(p)(3)(A)' },
    { title: 26, section: '6103', pinpoint: '(p)(4)(A)' },
  ],
  quote: [
    'a permanent system of standardized records or accountings of all requests for inspection or disclosure of returns and return information (including the reasons for and dates of such requests)',
    'a permanent system of standardized records with respect to any request, the reason for such request, and the date of such request made by or of it',
  ].join('\n\n'),
  inForce: { from: FIRST_DAY },
  acts: ['RequestReceived'],
  scope: 'request',
  switches: [],
  buildsOn: [],
  notDecidedHere: [
    'which of two records is right',
    'whether a record of a request must hold more of it than reason and date, which alone the words name: what else differs, such as the document, the number or who signed, is for human review all the same',
    'the lines, and amendments of them: where the two lists differ a side opens a request of its own and links it',
  ],
  takenHere: ['that what one side leaves out contradicts nothing of what the other states'],
  news: [],
  assess: (view) => (isOf(view.act, 'RequestReceived') ? ofReceipt(view, view.act) : undefined),
  examples: [
    {
      name: 'documents of different content',
      given: [letter(), receipt({ documentDigest: 'd2' })],
      expect: 'finding',
    },
    {
      name: 'a letter for three people, received for two',
      given: [letter({ lineCount: 3 }), receipt({ lineCount: 2 })],
      expect: 'finding',
    },
    {
      name: 'a letter that counts nobody, with one line submitted, received for two',
      given: [letter({ lineCount: null }), submitted(), receipt({ lineCount: 2 })],
      expect: 'finding',
    },
    {
      name: 'neither counts the people, and each side submitted another number of lines',
      given: [
        letter({ lineCount: null }),
        submitted({ lineCount: 2 }),
        receipt({ lineCount: null }),
        { ...submitted({ lineCount: 1 }), side: 'irs', agency: 'IRS' },
      ],
      expect: 'finding',
    },
    {
      name: 'received the day before the date of the letter',
      given: [on('2025-07-01', letter()), receipt({ letterDate: '2025-07-01' })],
      expect: 'finding',
    },
    {
      name: 'of another date, as the IRS read it',
      given: [letter(), receipt({ letterDate: '2025-06-25' })],
      expect: 'finding',
    },
    {
      name: 'signed by one office, and by another as the IRS has it',
      given: [letter(), receipt({ signatory: directorOfIce })],
      expect: 'finding',
    },
    {
      name: 'number 41, received as number 43',
      given: [letter({ agencyNumber: 41 }), receipt({ agencyNumber: 43 })],
      expect: 'finding',
    },
    { name: 'both state the same', given: [letter(), receipt()], expect: 'clear' },
    {
      name: 'received on the day of the letter, the statutes in another order',
      given: [
        on('2025-06-30', letter({ statutes: ['18 USC 2', '18 USC 1546'] })),
        receipt({ statutes: ['18 USC 1546', '18 USC 2'], letterDate: '2025-06-30' }),
      ],
      expect: 'clear',
    },
    {
      name: 'the IRS leaves out the document and how the office was held',
      given: [
        letter(),
        receipt({ documentDigest: null, signatory: { ...inspectorGeneral, standing: null } }),
      ],
      expect: 'clear',
    },
    { name: 'no letter recorded', given: [receipt()], expect: 'not-applicable' },
  ],
};

const ofReceipt = (view: View, act: FactOf<'RequestReceived'>): Verdict | undefined => {
  const { made } = view;
  if (made === undefined) return undefined;
  return weigh(
    [...onDates(made, act), ...onLines(view, made, act), ...onFields(made, act)],
    'What both sides state of the letter agrees.',
    view.evidence(made),
  );
};

const onDates = (
  made: FactOf<'RequestMade'>,
  { occurredOn, data: { letterDate } }: FactOf<'RequestReceived'>,
): readonly Point[] => [
  ...(occurredOn < made.occurredOn
    ? [breach('ANOM', 'It was received before the date of the letter.')]
    : []),
  ...(agree(letterDate, made.occurredOn) ? [] : [differs('the date of the letter')]),
];

/** Where a letter does not count its lines, what its own side submitted. */
const onLines = (
  view: View,
  made: FactOf<'RequestMade'>,
  received: FactOf<'RequestReceived'>,
): readonly Point[] => {
  const linesOf = ({ side, data }: FactOf<'RequestMade' | 'RequestReceived'>): number | null => {
    const own = view.learnt('RequestSubmitted').find((fact) => fact.side === side);
    return data.lineCount ?? own?.data.lineCount ?? null;
  };
  return agree(linesOf(made), linesOf(received)) ? [] : [differs('the number of lines')];
};

const onFields = (
  made: FactOf<'RequestMade'>,
  received: FactOf<'RequestReceived'>,
): readonly Point[] =>
  Object.entries(STATED)
    .filter(([field]) => {
      const name = field as keyof typeof STATED;
      return !agree(made.data[name], received.data[name]);
    })
    .map(([, what]) => differs(what));

const differs = (what: string): Point =>
  breach('ANOM', `The two sides do not state the same of ${what}.`);
