import { isOf } from '../../../chronology.js';
import { used } from '../../../examples-information.js';
import { disclosed, letter, line, matter, receipt } from '../../../examples.js';
import type { FactData, FactOf, Matter } from '../../../facts.js';
import { FIRST_DAY } from '../../../parameters.js';
import type { Answer } from '../../../readings.js';
import type { Rule } from '../../../rule.js';
import type { Verdict } from '../../../verdict.js';
import type { View } from '../../../view.js';
import { missing, open, type Point, weigh } from '../points.js';
import { matterOf } from './matters.js';
import { ofWhatWasObtained } from './obtained.js';

type Use = FactData['UsedInMatter'];

/** A request answered under a paragraph, and what it told used. */
const told = (use: Partial<Use>, authority: string | null = '6103(i)(2)') => [
  letter({ authority }),
  line(),
  receipt({ authority }),
  disclosed({ authority }),
  used(use),
];

/** 33 · What was disclosed for one matter serves that matter and no other end. */
export const usePurpose: Rule = {
  id: 'USE-PURPOSE',
  number: 33,
  title: 'Possibly used for another end than the matter it was disclosed for',
  cite: [
    { title: 26, section: '6103', pinpoint: '(i)(1)(A)' },
    { title: 26, section: '6103', pinpoint: '(i)(2)(A)' },
  ],
  quote:
    'solely for the use of such officers and employees in such preparation, investigation, or grand jury proceeding',
  inForce: { from: FIRST_DAY },
  acts: ['UsedInMatter'],
  scope: 'line',
  switches: ['R-CIVIL-USE'],
  buildsOn: [],
  notDecidedHere: [
    'what paragraphs other than (i)(1) and (i)(2) allow of use',
    'whether who used it was engaged in the matter: rule 38 asks that of who opened it',
    'use after the matter was closed',
  ],
  takenHere: ['that two numbers are two matters: matters are told apart by their numbers'],
  news: ['N6', 'N10', 'N14'],
  assess: (view, answers) => {
    const { act } = view;
    return isOf(act, 'UsedInMatter')
      ? ofWhatWasObtained(['(i)(1)', '(i)(2)'], view, () =>
          ofUse(view, act, answers['R-CIVIL-USE']),
        )
      : undefined;
  },
  examples: [
    {
      name: 'an address used for an administrative warrant in a removal case',
      given: told({
        use: 'civil-removal',
        matter: matter({ reference: 'A-2025-7', kind: 'civil-removal' }),
      }),
      expect: 'finding',
    },
    {
      name: 'used in the matter of its number, which is then a removal case',
      given: told({ matter: matter({ kind: 'civil-removal' }) }),
      expect: 'finding',
    },
    {
      name: 'used to check who receives a benefit',
      given: told({ use: 'benefits' }),
      expect: 'finding',
    },
    {
      name: 'used to purge a list of voters',
      given: told({ use: 'voter-rolls' }),
      expect: 'finding',
    },
    {
      name: 'used in another criminal matter than the one it was asked for',
      given: told({ matter: matter({ reference: 'HSI-2025-0099' }) }),
      expect: 'finding',
    },
    {
      name: 'obtained on an order of a court under (i)(1), and used in another matter',
      given: told({ matter: matter({ reference: 'HSI-2025-0099' }) }, '6103(i)(1)'),
      expect: 'finding',
    },
    {
      name: 'used in the investigation for which it was asked',
      given: told({}),
      expect: 'clear',
    },
    {
      name: 'used to serve an indictment in the same matter',
      given: told({ use: 'criminal-proceeding' }),
      expect: 'clear',
    },
    {
      name: 'put before the grand jury of the same matter',
      given: told({ use: 'grand-jury', matter: matter({ kind: 'grand-jury' }) }),
      expect: 'clear',
    },
    {
      name: 'used to look into the case of a missing child, for which it was asked',
      given: told({ matter: matter({ kind: 'missing-or-exploited-child' }) }),
      expect: 'clear',
    },
    {
      name: 'what it was used for is not recorded',
      given: told({ use: null }),
      expect: 'undetermined',
    },
    {
      name: 'in which matter it was used is not recorded',
      given: told({ matter: null }),
      expect: 'undetermined',
    },
    {
      name: 'the matter of the request is not recorded',
      given: told({}).with(1, line({ matter: null })),
      expect: 'undetermined',
    },
    {
      name: 'used for an end that the record does not name',
      given: told({ use: 'other' }),
      expect: 'undetermined',
    },
    {
      name: 'used for the administration of tax laws, of which (i)(2) does not speak',
      given: told({ use: 'tax-administration' }),
      expect: 'undetermined',
    },
    {
      name: 'obtained under (d), whose limits of use are not decided here',
      given: told({ use: 'civil' }, '6103(d)'),
      expect: 'undetermined',
    },
    {
      name: 'under which paragraph it was obtained is not recorded',
      given: told({ use: 'civil-removal' }, null),
      expect: 'undetermined',
    },
  ],
};

const ofUse = (view: View, { data }: FactOf<'UsedInMatter'>, answer: Answer): Verdict =>
  weigh(
    [...onUse(data.use, answer), ...onMatter(data.matter, view, answer)],
    'Used in the matter for which it was disclosed.',
    view.evidence(...view.before('Disclosed')),
  );

const onUse = (use: Use['use'], answer: Answer): readonly Point[] => {
  switch (use) {
    case null:
      return [missing('use', 'What it was used for is not recorded.')];
    case 'criminal-investigation':
    case 'criminal-proceeding':
    case 'grand-jury':
      return [];
    case 'civil-removal':
    case 'benefits':
    case 'voter-rolls':
    case 'civil':
      return ifCivil(`It was used for a civil end (${use}).`, answer);
    case 'tax-administration':
    case 'other':
      return [notNamed(`It was used for an end of which the paragraph does not speak (${use}).`)];
  }
};

const onMatter = (of: Matter | null, view: View, answer: Answer): readonly Point[] => {
  const same = matterOf(of, view);
  const stated = of?.kind ?? null;
  if (same === 'same') return onKind(stated ?? kindOfRequest(view), answer);
  const otherwise =
    same === 'other'
      ? breach('It was used in another matter than the one for which it was disclosed.')
      : same.doubt;
  return [otherwise, ...onKind(stated, answer)];
};

const kindOfRequest = (view: View): Matter['kind'] => view.stated('matter')?.kind ?? null;

const onKind = (kind: Matter['kind'], answer: Answer): readonly Point[] => {
  switch (kind) {
    case null:
      return [missing('matter.kind', 'Of what kind the matter is, is not recorded.')];
    case 'criminal-investigation':
    case 'criminal-proceeding':
    case 'grand-jury':
    case 'missing-or-exploited-child':
      return [];
    case 'civil-removal':
    case 'civil':
      return ifCivil(`The matter in which it was used is civil (${kind}).`, answer);
    case 'other':
      return [notNamed('The matter in which it was used is none of which the paragraph speaks.')];
  }
};

const ifCivil = (because: string, answer: Answer): readonly Point[] => {
  switch (answer) {
    case 'yes':
      return [];
    case 'no':
      return [breach(because)];
    case 'open':
    case 'plain':
      return [open('R-CIVIL-USE', `${because} Whether that may be is not settled.`)];
  }
};

const notNamed = (because: string): Point => ({
  doubt: { kind: 'not-decided-here', why: 'use for ends that the record does not tell apart' },
  because,
});

const breach = (because: string): Point => ({
  breach: { severity: 'STAT', elements: ['use'] },
  because,
});
