import { isOf, orderOf } from '../../../chronology.js';
import { on } from '../../../example.js';
import { amended, amendmentReceived, letter, line, match, receipt } from '../../../examples.js';
import type { FactOf } from '../../../facts.js';
import { FIRST_DAY } from '../../../parameters.js';
import type { Answer, Answers } from '../../../readings.js';
import type { Rule } from '../../../rule.js';
import type { Severity, Switch, Verdict } from '../../../verdict.js';
import type { View } from '../../../view.js';
import { relyingOn } from '../paragraph.js';
import { isOfTheAgreement } from '../commitments/agreement.js';
import { missing, type Point, weigh } from '../points.js';

type Match = FactOf<'MatchDecided'>;

const EQUAL = { name: 'equal', tin: 'equal', address: 'equal', birthDate: 'equal' } as const;
const BY_NUMBER = { ...EQUAL, address: 'not-compared', birthDate: 'not-compared' } as const;

/** 24 · Whether the address that the request gave was compared with the one on file, and by what means. */
export const discMatchMethod: Rule = {
  id: 'DISC-MATCH-METHOD',
  number: 24,
  title: 'Matched without comparing the address given',
  cite: [{ title: 26, section: '6103', pinpoint: '(i)(2)(B)(i)' }],
  quote:
    'the name and address of the taxpayer with respect to whom the requested return information relates',
  inForce: { from: FIRST_DAY },
  acts: ['MatchDecided'],
  scope: 'line',
  switches: ['R-ADDR-MATCH'],
  buildsOn: [],
  notDecidedHere: [],
  takenHere: [
    'that two addresses are equivalent where the IRS recorded them as such: how alike they must be is not looked at',
  ],
  unverified: [
    'that the agreement of April 2025, to which Homeland Security is a party, asks for a comparison person by person: that clause was not seen, and “policy or commitment possibly not kept” rests on it',
  ],
  news: ['N5', 'N17'],
  assess: (view, answers) => relyingOn(['(i)(2)'], view, () => ofMatch(view, answers)),
  examples: [
    {
      name: 'matched on number and name, the address not compared',
      given: [letter(), line(), receipt(), match({ compared: BY_NUMBER, processes: ['tin'] })],
      expect: 'finding',
    },
    {
      name: 'matched so for Justice, which is no party of the agreement of April 2025',
      given: [
        letter({ requestingAgency: 'DOJ' }),
        line(),
        receipt({ requestingAgency: 'DOJ' }),
        match({ compared: BY_NUMBER, processes: ['tin'] }),
      ],
      expect: 'finding',
    },
    {
      name: 'the address compared, and different from the one on file',
      given: [letter(), line(), receipt(), match({ compared: { ...EQUAL, address: 'different' } })],
      expect: 'finding',
    },
    {
      name: 'the version of the script not recorded',
      given: [letter(), line(), receipt(), match({ scriptVersion: null })],
      expect: 'finding',
    },
    {
      name: 'both processes, which exclude each other, on one line',
      given: [letter(), line(), receipt(), match({ processes: ['tin', 'address'] })],
      expect: 'finding',
    },
    {
      name: 'no process named, as where none is recorded',
      given: [letter(), line(), receipt(), match({ processes: [] })],
      expect: 'finding',
    },
    {
      name: 'the record does not say by which process',
      given: [letter(), line(), receipt(), match({ processes: null })],
      expect: 'finding',
    },
    {
      name: 'matched on the address, script version on record',
      given: [letter(), line(), receipt(), match()],
      expect: 'clear',
    },
    {
      name: 'an address written otherwise but equivalent',
      given: [
        letter(),
        line(),
        receipt(),
        match({ compared: { ...EQUAL, address: 'equivalent' } }),
      ],
      expect: 'clear',
    },
    {
      name: 'matched by hand, with no script',
      given: [letter(), line(), receipt(), match({ processes: ['manual'], scriptVersion: null })],
      expect: 'clear',
    },
    {
      name: 'the address as amended was compared',
      given: [letter(), line(), receipt(), amended(), amendmentReceived(), match()],
      expect: 'clear',
    },
    {
      name: 'how the address compared is not recorded',
      given: [letter(), line(), receipt(), match({ compared: { ...EQUAL, address: null } })],
      expect: { IRS_PRACTICE_2025: 'finding', others: 'undetermined' },
    },
    {
      name: 'amended on the day of the match, so that which address was compared is not known',
      given: [letter(), line(), receipt(), on('2025-08-06', amendmentReceived()), match()],
      expect: { IRS_PRACTICE_2025: 'undetermined', others: 'undetermined' },
    },
    {
      name: 'no taxpayer was taken to be the person',
      given: [letter(), line(), receipt(), match({ matched: false, compared: BY_NUMBER })],
      expect: 'not-applicable',
    },
  ],
};

const ofMatch = (view: View, answers: Answers): Verdict | undefined => {
  const found = isOf(view.act, 'MatchDecided') ? view.act : view.latest('MatchDecided');
  if (found === view.act && found.data.matched === false) return undefined;
  const answer = answers['R-ADDR-MATCH'];
  return weigh(
    found === undefined ? [unknown('match', answer)] : onMatch(found, view, answer),
    'The address given was compared with the one on file and found equal or equivalent.',
    view.evidence(found),
  );
};

const onMatch = (found: Match, view: View, answer: Answer): readonly Point[] => [
  ...onAddress(found, view, answer),
  ...onMeans(found),
];

const onAddress = (found: Match, view: View, answer: Answer): readonly Point[] => {
  const compared = found.data.compared?.address ?? null;
  if (compared === null) return [unknown('compared.address', answer)];
  if (compared === 'different')
    return [
      notConfirmed(view, 'The address given was found different from the one on file.', answer),
    ];
  if (compared === 'not-compared')
    return [notConfirmed(view, 'The address given was not compared with the one on file.', answer)];
  return onLaterAddress(found, view, answer);
};

/** What was compared is the address that the line read then; a later amendment may have given another. */
const onLaterAddress = (found: Match, view: View, answer: Answer): readonly Point[] => {
  const { amendment } = view;
  if (amendment === undefined || orderOf(found, amendment) === 'after') return [];
  return [unknown('compared.address of the line as amended', answer)];
};

/** Under a reading that asks for no comparison, one that is not recorded is a matter for review only. */
const unknown = (field: string, answer: Answer): Point => {
  const because = `Whether the address given was compared with the one on file is not recorded (${field}).`;
  return answer === 'no' ? anomaly(because) : missing(field, because);
};

const notConfirmed = (view: View, because: string, answer: Answer): Point => {
  const severity: Partial<Record<Answer, Severity>> = {
    yes: 'STAT',
    no: isOfTheAgreement(view.letter('requestingAgency')) ? 'POLICY' : 'ANOM',
  };
  const open: Switch = 'R-ADDR-MATCH';
  const found = severity[answer];
  return found === undefined
    ? { breach: { severity: 'ANOM', elements: ['address'], open }, because }
    : { breach: { severity: found, elements: ['address'] }, because };
};

const onMeans = ({ data: { processes, scriptVersion } }: Match): readonly Point[] => {
  if (processes === null || processes.length === 0)
    return [anomaly('By which process it was matched is not recorded.')];
  const isByHandOnly = processes.every((process) => process === 'manual');
  return [
    ...(processes.includes('tin') && processes.includes('address')
      ? [anomaly('Both matching processes, which exclude each other, ran on one line.')]
      : []),
    ...(scriptVersion === null && !isByHandOnly
      ? [anomaly('The version of the matching script is not recorded.')]
      : []),
  ];
};

const anomaly = (because: string): Point => ({
  breach: { severity: 'ANOM', elements: ['address'] },
  because,
});
