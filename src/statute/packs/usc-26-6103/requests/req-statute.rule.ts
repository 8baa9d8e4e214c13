import { letter, line, matter } from '../../../examples.js';
import { FIRST_DAY } from '../../../parameters.js';
import type { Rule } from '../../../rule.js';
import type { Verdict } from '../../../verdict.js';
import { clear, finding, notDecided, notRecorded } from '../../../verdicts.js';
import type { View } from '../../../view.js';
import { isRead, kindOfProvision } from '../statutes.js';
import { LINE_ACTS, onLine } from './line-acts.js';

const CHILD = { kind: 'missing-or-exploited-child' } as const;
const childsCase = (statutes: readonly string[]) => [
  letter(),
  line({ statutes, matter: matter(CHILD) }),
];

export const reqStatute: Rule = {
  id: 'REQ-STATUTE',
  number: 8,
  title: 'Cites no criminal statute, or one about tax',
  cite: [
    { title: 26, section: '6103', pinpoint: '(i)(2)(B)(iii)' },
    { title: 26, section: '6103', pinpoint: '(i)(1)(A)(i)' },
  ],
  quote: [
    'the statutory authority under which the proceeding or investigation described in subparagraph (A) is being conducted',
    'the enforcement of a specifically designated Federal criminal statute (not involving tax administration) to which the United States or such agency is or may be a party, or pertaining to the case of a missing or exploited child',
  ].join('\n\n'),
  inForce: { from: FIRST_DAY },
  acts: LINE_ACTS,
  scope: 'line',
  switches: [],
  buildsOn: [],
  notDecidedHere: [
    'whether 18 U.S.C. 286, 287, 371, 1956 and 1957, title 31, and chapter 53 of title 26, firearms, are tax laws or "related statutes" of them in the case at hand',
    'provisions that the list of statutes does not hold',
    'a citation of a tax crime beside another crime',
    'under which statute the case of a missing or exploited child is conducted: it need be no criminal one, so that any other but one about tax crimes is undetermined',
  ],
  unverified: [
    'the list of statutes, all of which but 5 U.S.C. 406, 8 U.S.C. 1253 and 1306, 28 U.S.C. 533 and 42 U.S.C. 408 is from general knowledge',
  ],
  news: ['N15', 'N18'],
  assess: (view) => onLine(view, () => assess(view)),
  examples: [
    {
      name: 'civil removal, 8 USC 1231(a)',
      given: [letter(), line({ statutes: ['8 USC 1231(a)'] })],
      expect: 'finding',
    },
    {
      name: 'tax evasion, 26 USC 7201, which is the matter of another paragraph',
      given: [letter(), line({ statutes: ['26 USC 7201'] })],
      expect: 'finding',
    },
    {
      name: 'neither the line nor the letter cites one',
      given: [letter({ statutes: [] }), line({ statutes: [] })],
      expect: 'finding',
    },
    {
      name: 'failure to depart, 8 USC 1253(a)(1)',
      given: [letter(), line({ statutes: ['8 USC 1253(a)(1)'] })],
      expect: 'clear',
    },
    { name: 'visa fraud, 18 USC 1546', given: [letter(), line()], expect: 'clear' },
    {
      name: 'the letter cites one for all lines, on child pornography, 18 USC 2252',
      given: [letter({ statutes: ['18 USC 2252'] }), line({ statutes: null })],
      expect: 'clear',
    },
    {
      name: 'a child’s case, conducted under a criminal statute, 18 USC 1201',
      given: childsCase(['18 USC 1201']),
      expect: 'clear',
    },
    {
      name: 'a child’s case, conducted under 34 USC 11293, which is no crime',
      given: childsCase(['34 USC 11293']),
      expect: 'undetermined',
    },
    {
      name: 'a child’s case that cites civil removal, 8 USC 1231(a)',
      given: childsCase(['8 USC 1231(a)']),
      expect: 'undetermined',
    },
    {
      name: 'a child’s case that cites no statute: the authority is asked for all the same',
      given: [letter({ statutes: [] }), line({ statutes: [], matter: matter(CHILD) })],
      expect: 'finding',
    },
    {
      name: 'a child’s case under a statute about tax crimes, 26 USC 7201',
      given: childsCase(['26 USC 7201']),
      expect: 'finding',
    },
    {
      name: 'a child’s case whose authority is told in words',
      given: childsCase(['the missing children law']),
      expect: 'undetermined',
    },
    {
      name: 'a child’s case under a statute that may be about tax, 18 USC 371, beside another',
      given: childsCase(['18 USC 371', '34 USC 11293']),
      expect: 'undetermined',
    },
    {
      name: 'firearms, 26 USC 5861: a crime of title 26 that may be about tax or not',
      given: [letter(), line({ statutes: ['26 USC 5861'] })],
      expect: 'undetermined',
    },
    {
      name: 'money laundering, 18 USC 1956, which may be a related statute of the tax laws',
      given: [letter(), line({ statutes: ['18 USC 1956'] })],
      expect: 'undetermined',
    },
    {
      name: 'conspiracy alone, 18 USC 371',
      given: [letter(), line({ statutes: ['18 USC 371'] })],
      expect: 'undetermined',
    },
    {
      name: 'a tax crime beside another',
      given: [letter(), line({ statutes: ['18 USC 1546', '26 USC 7206'] })],
      expect: 'undetermined',
    },
    {
      name: 'failure to appear, 18 USC 3146, which the list does not hold',
      given: [letter(), line({ statutes: ['18 USC 3146'] })],
      expect: 'undetermined',
    },
    {
      name: 'the powers of an Inspector General, 5 USC 406, which name no crime',
      given: [letter(), line({ statutes: ['5 U.S.C. § 406(a)'] })],
      expect: 'undetermined',
    },
    {
      name: 'an authority to investigate beside a crime of tax, which is no crime apart from tax',
      given: [letter(), line({ statutes: ['28 U.S.C. § 533', '26 U.S.C. § 7201'] })],
      expect: 'undetermined',
    },
    {
      name: 'an authority to investigate beside a crime, 42 USC 408(a)(7)(B)',
      given: [letter(), line({ statutes: ['28 U.S.C. § 533', '42 U.S.C. § 408(a)(7)(B)'] })],
      expect: 'clear',
    },
    {
      name: 'a civil penalty for document fraud, 8 USC 1324c: its letter is read',
      given: [letter(), line({ statutes: ['8 USC 1324c'] })],
      expect: 'undetermined',
    },
    {
      name: 'no citation is recorded',
      given: [letter(), line({ statutes: null })],
      expect: 'undetermined',
    },
  ],
};

const DEFECT = { severity: 'DEFECT', elements: ['statute'] } as const;

/** Kinds beside which it is not settled that no crime apart from tax is cited. */
const UNSETTLED = ['nontax-crime', 'maybe-tax', 'authority', 'unlisted'] as const;

const assess = (view: View): Verdict => {
  const evidence = view.evidence();
  const statutes = view.stated('statutes');
  if (statutes === null)
    return notRecorded('statutes', 'Which statute was cited is not recorded.', evidence);
  const kinds = new Set(statutes.map(kindOfProvision));
  if (kinds.has('nontax-crime') && !kinds.has('tax-crime'))
    return clear(wordsOfClear(statutes), evidence);
  if (isChildsCase(view) && kinds.size > 0 && !kinds.has('tax-crime'))
    return notDecided(
      'under which statute the case of a missing or exploited child is conducted',
      'A missing or exploited child’s case need not rest on a criminal statute; whether it may rest on the one cited is not decided here.',
      evidence,
    );
  if (kinds.size === 1 && kinds.has('authority'))
    return notDecided(
      'For which criminal statute the matter is conducted.',
      'The statute cited is an authority to investigate, and names no crime.',
      evidence,
    );
  if (UNSETTLED.some((kind) => kinds.has(kind)))
    return notDecided(
      'Whether the statute cited is a criminal statute not involving tax administration.',
      'The statute cited is not one that this list knows to be a criminal statute apart from tax.',
      evidence,
    );
  return finding(DEFECT, wordsOf(kinds.has('tax-crime'), statutes.length), evidence);
};

/** (i)(1)(A)(i) names such a case beside the criminal statutes: the statute that it rests on need be no crime. */
const isChildsCase = (view: View): boolean =>
  view.stated('matter')?.kind === 'missing-or-exploited-child';

/** A crime whose text was read speaks for itself; for another the list is named that it rests on. */
const wordsOfClear = (statutes: readonly string[]): string => {
  const crimes = statutes.filter((cited) => kindOfProvision(cited) === 'nontax-crime');
  const cited = 'A Federal criminal statute that is not about tax is cited';
  return crimes.some(isRead)
    ? `${cited}.`
    : `${cited}, by a list from general knowledge (UNVERIFIED).`;
};

const wordsOf = (isTax: boolean, cited: number): string => {
  if (cited === 0)
    return 'No statute is cited; the law asks for the one under which the matter is conducted.';
  return isTax
    ? 'The statute cited concerns tax crimes, for which this paragraph is not the route.'
    : 'The statute cited is not a criminal one; the paragraph serves criminal matters alone.';
};
