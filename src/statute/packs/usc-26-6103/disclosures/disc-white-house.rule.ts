import { isOf } from '../../../chronology.js';
import { on } from '../../../example.js';
import { disclosed, item, letter, line, receipt, text } from '../../../examples.js';
import type { FactOf, LetterData, LineData, Office, Officer } from '../../../facts.js';
import { FIRST_DAY } from '../../../parameters.js';
import type { Rule } from '../../../rule.js';
import type { Verdict } from '../../../verdict.js';
import { notDecided } from '../../../verdicts.js';
import type { View } from '../../../view.js';
import { isWithin } from '../paragraph.js';
import { leftOpen, missing, type Point, weigh } from '../points.js';
import { isExecutiveOffice, onPresident } from '../presidential-request.js';
import { beyondRequest } from './extent.js';
import { DESIGNATED, onDesignated, onTaxpayer } from './presidential-letter.js';
import { onReason, onWrittenRequest } from './written-request.js';

type Telling = FactOf<'Disclosed'>['data'];

const PRESIDENT: Office = {
  title: 'President',
  kind: 'agency-head',
  agency: 'EOP',
  component: null,
  standing: 'held',
};
const AIDE: Office = { ...PRESIDENT, title: 'Special Assistant', kind: 'other' };
const HIMSELF: Officer = { officerId: null, agency: 'EOP', office: 'President', role: null };
const EMPLOYEE: Officer = { ...HIMSELF, officerId: 'AIDE-1', office: 'White House Office' };
const TO = { authority: '6103(g)(1)', recipientAgency: 'EOP', recipients: [HIMSELF] } as const;

/** The President's letter about one person, answered. */
const told = (
  signed: Partial<LetterData> = {},
  data: Partial<Telling> = {},
  asks: Partial<LineData> = {},
) => {
  const letterOf = { requestingAgency: 'EOP', authority: '6103(g)(1)', signatory: PRESIDENT };
  return [
    letter({ ...letterOf, ...signed }),
    line(asks),
    receipt({ ...letterOf, ...signed }),
    disclosed({ ...TO, ...data }),
  ];
};

/** 47 · The White House is told on the President's own signed letter, which states what (g)(1) asks for. */
export const discWhiteHouse: Rule = {
  id: 'DISC-WHITE-HOUSE',
  number: 47,
  title: 'Possibly told the White House without the President’s own request, or beyond it',
  cite: [
    { title: 26, section: '6103', pinpoint: '(g)(1)' },
    { title: 26, section: '6103', pinpoint: '(g)(1)(A)' },
    { title: 26, section: '6103', pinpoint: '(g)(1)(B)' },
    { title: 26, section: '6103', pinpoint: '(g)(1)(C)' },
    { title: 26, section: '6103', pinpoint: '(g)(1)(D)' },
  ],
  quote: [
    'Upon written request by the President, signed by him personally, the Secretary shall furnish to the President, or to such employee or employees of the White House Office as the President may designate by name in such request, a return or return information with respect to any taxpayer named in such request',
    'the name and address of the taxpayer whose return or return information is to be disclosed',
    'the kind of return or return information which is to be disclosed',
    'the taxable period or periods covered by such return or return information',
    'the specific reason why the inspection or disclosure is requested',
  ].join('\n\n'),
  inForce: { from: FIRST_DAY },
  acts: ['Disclosed'],
  scope: 'line',
  switches: [],
  buildsOn: [],
  notDecidedHere: [
    'what (g)(2) asks of tax checks of persons to be appointed',
    `${DESIGNATED}: no event holds it, so that what is told to anybody but the President is never clear`,
    'whether what cannot be used as an address is the address that (g)(1)(A) asks for',
    'how much an employee who was told is paid (g)(4), what he passes on (g)(3), and the reports of each quarter (g)(5)',
    'whether a request was about an audit or investigation, which 26 U.S.C. 7217 forbids to ask for',
    'whether the Executive Office may be told under a paragraph other than (g)',
    'whether the reason is true, and whether it is enough',
  ],
  news: [],
  assess: (view) => (isOf(view.act, 'Disclosed') ? ofDisclosure(view, view.act.data) : undefined),
  examples: [
    {
      name: 'an aide asks which of the persons listed claimed a credit, and is told',
      given: told({ signatory: AIDE }, { items: [item('eitc-claimed')] }),
      expect: 'finding',
    },
    {
      name: 'signed for the President by someone else',
      given: told({ signatory: { ...PRESIDENT, standing: 'delegated' } }),
      expect: 'finding',
    },
    { name: 'asked by telephone', given: told({ form: 'oral' }), expect: 'finding' },
    {
      name: 'nobody is named',
      given: told({}, {}, { nameClass: text('missing') }),
      expect: 'finding',
    },
    {
      name: 'a name without an address',
      given: told({}, {}, { addressClass: text('missing') }),
      expect: 'finding',
    },
    {
      name: 'no reason is given',
      given: told({}, {}, { reasonClass: text('missing') }),
      expect: 'finding',
    },
    {
      name: 'more than the President asked for',
      given: told({}, { items: [item('bank-account')] }),
      expect: 'finding',
    },
    {
      name: 'told under (g) without any request',
      given: [disclosed({ ...TO, line: null })],
      expect: 'finding',
    },
    {
      name: 'told a week before the letter came',
      given: [
        ...told().slice(0, 2),
        on('2025-08-14', receipt({ requestingAgency: 'EOP', signatory: PRESIDENT })),
        disclosed(TO),
      ],
      expect: 'finding',
    },
    { name: 'the President is told, on his signed letter', given: told(), expect: 'clear' },
    {
      name: 'one of the things that the President asked for',
      given: told({ form: 'electronic' }, { items: [item('mailing-address')] }),
      expect: 'clear',
    },
    {
      name: 'an employee is told, and whether the President designated him by name is not recorded',
      given: told({}, { recipients: [HIMSELF, EMPLOYEE] }),
      expect: 'undetermined',
    },
    {
      name: 'who was told is not recorded',
      given: told({}, { recipients: null }),
      expect: 'undetermined',
    },
    {
      name: 'whether the request states an address is not recorded',
      given: told({}, {}, { addressClass: null }),
      expect: 'undetermined',
    },
    {
      name: 'a placeholder for an address',
      given: told({}, {}, { addressClass: text('placeholder') }),
      expect: 'undetermined',
    },
    {
      name: 'who signed is not recorded',
      given: told({ signatory: null }),
      expect: 'undetermined',
    },
    {
      name: 'whether the President signed personally is not recorded',
      given: told({ signatory: { ...PRESIDENT, standing: null } }),
      expect: 'undetermined',
    },
    {
      name: 'a tax check under (g)(2), which has terms of its own',
      given: told({}, { authority: '6103(g)(2)' }),
      expect: 'undetermined',
    },
    {
      name: 'staff of the White House told under another paragraph',
      given: told({}, { authority: '6103(i)(2)' }),
      expect: 'undetermined',
    },
    {
      name: 'the department that asked under (i)(2)',
      given: [letter(), line(), receipt(), disclosed()],
      expect: 'not-applicable',
    },
  ],
};

const ofDisclosure = (view: View, data: Telling): Verdict | undefined => {
  const { authority, recipientAgency, recipients } = data;
  const isUnderG = authority !== null && isWithin(authority, '(g)');
  const agencies = [recipientAgency, ...(recipients ?? []).map(({ agency }) => agency)];
  const isToldThere = agencies.some((agency) => agency !== null && isExecutiveOffice(agency));
  if (!isUnderG) return isToldThere ? underAnother(view, authority) : undefined;
  if (isWithin(authority, '(g)(2)'))
    return notDecided(
      'what (g)(2) asks of tax checks',
      'Told as a tax check under (g)(2), whose terms are not decided here.',
      view.evidence(),
    );
  return weigh(
    [
      ...onWrittenRequest(view),
      ...(view.hasLetter ? onLetter(view, data) : []),
      ...onDesignated(data),
    ],
    'The President asked for it in a signed letter that states name, address and a reason, and was told himself.',
    view.evidence(),
  );
};

const underAnother = (view: View, authority: string | null): Verdict =>
  weigh(
    [
      authority === null
        ? missing(
            'authority',
            'The paragraph under which the White House was told is not recorded.',
          )
        : leftOpen(
            'whether the Executive Office may be told under a paragraph other than (g)',
            'The Executive Office of the President was told under a paragraph other than (g).',
          ),
    ],
    '',
    view.evidence(),
  );

const NO_REASON: ReadonlySet<string> = new Set(['missing', 'placeholder']);

const onLetter = (view: View, { items }: Telling): readonly Point[] => [
  ...onPresident(view),
  ...onTaxpayer(view),
  ...onReason(view, NO_REASON),
  ...(items === null || items.length === 0
    ? [missing('items', 'What was disclosed is not recorded.')]
    : beyondRequest(items, view)),
];
