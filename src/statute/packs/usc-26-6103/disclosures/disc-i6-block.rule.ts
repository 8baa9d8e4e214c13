import { at, on } from '../../../example.js';
import { impairmentChecked } from '../../../examples-information.js';
import { disclosed, letter, line, receipt } from '../../../examples.js';
import type { FactOf } from '../../../facts.js';
import { FIRST_DAY } from '../../../parameters.js';
import type { Rule } from '../../../rule.js';
import type { Verdict } from '../../../verdict.js';
import { clear, finding } from '../../../verdicts.js';
import type { View } from '../../../view.js';
import { isWithin, relyingOn } from '../paragraph.js';
import { leftOpen, type Point, statutory, weigh } from '../points.js';
import { impairmentAt } from './impairment.js';

type Checked = ReturnType<typeof impairmentChecked>;

/** A request answered after these checks. */
const told = (checks: readonly Checked[], authority = '6103(i)(2)') => [
  letter({ authority }),
  line(),
  receipt({ authority }),
  ...checks,
  disclosed({ authority }),
];
const informant = impairmentChecked({ result: 'identifies-informant' });
const lifting = impairmentChecked({ lifted: true });

/** 31 · What would identify an informant or impair a tax investigation must not be disclosed. */
export const discI6Block: Rule = {
  id: 'DISC-I6-BLOCK',
  number: 31,
  title: 'No check under (i)(6) on record, or possibly disclosed although one stood against it',
  cite: [{ title: 26, section: '6103', pinpoint: '(i)(6)' }],
  quote:
    'The Secretary shall not disclose any return or return information under paragraph (1), (2), (3)(A) or (C), (5), (7), or (8) if the Secretary determines',
  inForce: { from: FIRST_DAY },
  acts: ['Disclosed'],
  scope: 'line',
  switches: [],
  buildsOn: [],
  notDecidedHere: [
    'whether a determination was well founded, and whether one ought to have been made: the paragraph asks for no check beforehand',
    'whether a determination was certified to the court, which the paragraph asks for under (i)(1) and (i)(5): no event holds that',
    'that it was admitted in evidence although (i)(4)(C) was invoked',
  ],
  news: ['N16'],
  assess: (view) => relyingOn(REACHED, view, (authority) => ofDisclosure(view, authority)),
  examples: [
    {
      name: 'disclosed on the day after it was found to identify an informant',
      given: told([informant]),
      expect: 'finding',
    },
    {
      name: 'a memorandum of the IRS’s own accord, (i)(3)(A), that would impair an investigation',
      given: told([impairmentChecked({ result: 'impairs-investigation' })], '6103(i)(3)(A)'),
      expect: 'finding',
    },
    {
      name: 'found to be at risk again after the first determination was lifted',
      given: told([on('2025-07-10', informant), on('2025-07-20', lifting), informant]),
      expect: 'finding',
    },
    {
      name: 'under an order about terrorism, (i)(7)(C), for which no certificate to the court is asked',
      given: told([informant], '6103(i)(7)(C)'),
      expect: 'finding',
    },
    {
      name: 'no check is recorded, which the law does not ask for: proof is missing',
      given: told([]),
      expect: 'finding',
    },
    {
      name: 'a check of what was offered in evidence only: proof is missing',
      given: told([impairmentChecked({ result: 'impairs-investigation', concerns: 'evidence' })]),
      expect: 'finding',
    },
    {
      name: 'checked, and nothing stood against it',
      given: told([impairmentChecked()]),
      expect: 'clear',
    },
    {
      name: 'a determination that had been lifted',
      given: told([on('2025-07-10', informant), lifting]),
      expect: 'clear',
    },
    {
      name: 'determined in the evening after the disclosure, which a check had preceded',
      given: [
        ...told([on('2025-08-01', impairmentChecked())]).slice(0, -1),
        at('2025-08-07T16:00:00.000Z', disclosed()),
        at('2025-08-07T22:00:00.000Z', informant),
      ],
      expect: 'clear',
    },
    {
      name: 'determined on the day of the disclosure, neither with an hour',
      given: told([on('2025-08-07', informant)]),
      expect: 'undetermined',
    },
    {
      name: 'a later check found nothing; whether it lifts the determination is not recorded',
      given: told([on('2025-07-10', informant), impairmentChecked({ lifted: null })]),
      expect: 'undetermined',
    },
    {
      name: 'what the check found is not recorded',
      given: told([impairmentChecked({ result: null })]),
      expect: 'undetermined',
    },
    {
      name: 'under an order of a court, to which the determination must be certified',
      given: told([informant], '6103(i)(1)'),
      expect: 'undetermined',
    },
    {
      name: 'under an order to find a fugitive, (i)(5), for which a certificate is asked too',
      given: told([informant], '6103(i)(5)'),
      expect: 'undetermined',
    },
    {
      name: 'in an emergency, (i)(3)(B), which the paragraph does not name',
      given: told([informant], '6103(i)(3)(B)'),
      expect: 'not-applicable',
    },
  ],
};

/** The paragraphs that (i)(6) names. */
const REACHED = [
  '(i)(1)',
  '(i)(2)',
  '(i)(3)(A)',
  '(i)(3)(C)',
  '(i)(5)',
  '(i)(7)',
  '(i)(8)',
] as const;

const ofDisclosure = (view: View, authority: string): Verdict => {
  const checks = view.before('ImpairmentChecked');
  const state = impairmentAt(checks);
  switch (state.kind) {
    case 'unchecked':
      return finding(
        { severity: 'ANOM', elements: ['impairment'] },
        'The law asks for no check under (i)(6) beforehand: this is a note of missing proof. No check is recorded that would show that nothing stood against the disclosure.',
        view.evidence(),
      );
    case 'free':
      return clear('A check is recorded, and no determination stood.', view.evidence(...checks));
    case 'doubtful':
      return weigh([state.point], '', view.evidence(...checks));
    case 'determined':
      return weigh([onDetermination(state.by, authority)], '', view.evidence(state.by));
  }
};

/** (i)(6) asks for it where an order "described in paragraph (1)(B) or (5)(B)" opens the information; (7)(C) is not named. */
const CERTIFIED = ['(i)(1)', '(i)(5)'] as const;

const onDetermination = ({ data }: FactOf<'ImpairmentChecked'>, authority: string): Point => {
  const would =
    data.result === 'identifies-informant'
      ? 'identify a confidential informant'
      : 'seriously impair a tax investigation';
  const because = `Disclosed although the IRS had determined that it would ${would}, and had not lifted that.`;
  return CERTIFIED.some((paragraph) => isWithin(authority, paragraph))
    ? leftOpen('whether the determination was certified to the court', because)
    : statutory('impairment', because);
};
