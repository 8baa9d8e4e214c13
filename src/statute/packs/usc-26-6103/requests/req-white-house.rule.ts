import { letter, receipt } from '../../../examples.js';
import type { LetterData, Office } from '../../../facts.js';
import { FIRST_DAY } from '../../../parameters.js';
import type { Rule } from '../../../rule.js';
import type { Verdict } from '../../../verdict.js';
import { notDecided, notRecorded } from '../../../verdicts.js';
import type { View } from '../../../view.js';
import { onForm } from '../disclosures/written-request.js';
import { isWithin } from '../paragraph.js';
import { type Point, weigh } from '../points.js';
import { isExecutiveOffice, onPresident } from '../presidential-request.js';

const PRESIDENT: Office = {
  title: 'President',
  kind: 'agency-head',
  agency: 'EOP',
  component: null,
  standing: 'held',
};

const AIDE: Office = { ...PRESIDENT, title: 'Special Assistant', kind: 'other' };

/** A letter of the White House, received. */
const told = (data: Partial<LetterData> = {}) => [
  receipt({ requestingAgency: 'EOP', authority: '6103(g)(1)', signatory: PRESIDENT, ...data }),
];

/** 61 · What the White House asks for, the President asks for in writing and signs; rule 47 has what it is told. */
export const reqWhiteHouse: Rule = {
  id: 'REQ-WHITE-HOUSE',
  number: 61,
  title: 'Asked for by the White House, possibly without a request signed by the President',
  cite: [{ title: 26, section: '6103', pinpoint: '(g)(1)' }],
  quote: 'Upon written request by the President, signed by him personally',
  inForce: { from: FIRST_DAY },
  acts: ['RequestReceived'],
  scope: 'request',
  switches: [],
  buildsOn: [],
  notDecidedHere: [
    'what (g)(2) asks of tax checks of persons to be appointed',
    'what the request must state, (g)(1)(A) to (D): rule 47 judges it with what is told',
    'whether a request was about an audit or investigation, which 26 U.S.C. 7217 forbids to ask for, and whether who received such a request reported it, 7217(b)',
    'whether the Executive Office may ask under a paragraph other than (g), as rule 47 leaves open whether it may be told under one',
  ],
  news: [],
  assess: (view) => {
    const { authority } = view;
    const isUnderG = authority !== null && isWithin(authority, '(g)');
    const askers = [view.letter('requestingAgency'), view.letter('signatory')?.agency ?? null];
    if (!isUnderG && !askers.some((agency) => agency !== null && isExecutiveOffice(agency)))
      return undefined;
    return isUnderG ? underG(view, authority) : elsewhere(view);
  },
  examples: [
    {
      name: 'an aide asks for returns',
      given: told({ signatory: AIDE }),
      expect: 'finding',
    },
    { name: 'a call from the White House', given: told({ form: 'oral' }), expect: 'finding' },
    { name: 'a letter that the President signed', given: told(), expect: 'clear' },
    {
      name: 'a signed letter sent by a secure portal',
      given: told({ form: 'electronic' }),
      expect: 'clear',
    },
    {
      name: 'who signed is not recorded',
      given: told({ signatory: null }),
      expect: 'undetermined',
    },
    {
      name: 'in what form it came is not recorded',
      given: told({ form: null }),
      expect: 'undetermined',
    },
    {
      name: 'a tax check under (g)(2), which has terms of its own',
      given: told({ authority: '6103(g)(2)' }),
      expect: 'undetermined',
    },
    {
      name: 'an aide asks and cites the paragraph of other agencies',
      given: told({ authority: '6103(i)(2)', signatory: AIDE }),
      expect: 'undetermined',
    },
    {
      name: 'the President signs and cites the paragraph of other agencies',
      given: told({ authority: '6103(i)(2)' }),
      expect: 'undetermined',
    },
    {
      name: 'an aide asks, under which paragraph is not recorded',
      given: told({ authority: null, signatory: AIDE }),
      expect: 'undetermined',
    },
    {
      name: 'a request of a department',
      given: [letter(), receipt()],
      expect: 'not-applicable',
    },
  ],
};

/** What the Executive Office asks for without the paragraph that is its own. */
const elsewhere = (view: View): Verdict =>
  view.authority === null
    ? notRecorded(
        'authority',
        'The Executive Office asked; under which paragraph is not recorded.',
        view.evidence(),
      )
    : notDecided(
        'whether the Executive Office may ask under a paragraph other than (g)',
        'The Executive Office asked under a paragraph other than (g), which is not decided here.',
        view.evidence(),
      );

const underG = (view: View, authority: string): Verdict =>
  isWithin(authority, '(g)(2)')
    ? notDecided(
        'what (g)(2) asks of tax checks',
        'Asked for as a tax check under (g)(2), whose terms are not decided here.',
        view.evidence(),
      )
    : onLetter(view);

const onLetter = (view: View): Verdict =>
  weigh(
    [...onForm(view), ...onPresident(view)].map(asDefect),
    'The President asked in writing and signed.',
    view.evidence(),
  );

/** Until something is told on it, it is a defect of the request. */
const asDefect = (point: Point): Point =>
  'breach' in point
    ? {
        because: point.because,
        breach: {
          severity: 'DEFECT',
          elements: [...point.breach.elements, 'presidential-request'],
        },
      }
    : point;
