import { isOf } from '../../../chronology.js';
import { used } from '../../../examples-information.js';
import { disclosed, letter, line, matter, receipt } from '../../../examples.js';
import type { FactData } from '../../../facts.js';
import { FIRST_DAY } from '../../../parameters.js';
import type { Rule } from '../../../rule.js';
import { OTHER_PROCEEDINGS } from './matters.js';
import { ofWhatWasObtained } from './obtained.js';
import { usedFor } from './used-for.js';

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
    { title: 26, section: '6103', pinpoint: '(i)(4)(B)' },
  ],
  quote: `solely for the use of such officers and employees in such preparation, investigation, or grand jury proceeding

may be disclosed in any judicial or administrative proceeding pertaining to enforcement of a specifically designated Federal criminal statute or related civil forfeiture (not involving tax administration)`,
  inForce: { from: FIRST_DAY },
  acts: ['UsedInMatter'],
  scope: 'line',
  switches: ['R-CIVIL-USE'],
  buildsOn: [],
  notDecidedHere: [
    'what paragraphs other than (i)(1) and (i)(2) allow of use',
    `${OTHER_PROCEEDINGS}: use in a criminal proceeding, before a grand jury or in a civil forfeiture of another matter is undetermined`,
    'what (i)(4) asks of what is told in a proceeding: rule 35 looks at what is offered there',
    'whether who used it was engaged in the matter: rule 38 asks that of who opened it',
    'use after the matter was closed',
  ],
  takenHere: [
    'that two numbers are two matters: matters are told apart by their numbers',
    'that a civil forfeiture in the matter for which it was asked is related to the crime',
  ],
  news: ['N6', 'N10', 'N14'],
  assess: (view, answers) => {
    const { act } = view;
    return isOf(act, 'UsedInMatter')
      ? ofWhatWasObtained(['(i)(1)', '(i)(2)'], view, () =>
          usedFor(view, act.data, answers['R-CIVIL-USE']),
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
      name: 'used in the investigation of another crime than the one it was asked for',
      given: told({ matter: matter({ reference: 'HSI-2025-0099' }) }),
      expect: 'finding',
    },
    {
      name: 'obtained on an order of a court under (i)(1), and used in another matter',
      given: told({ matter: matter({ reference: 'HSI-2025-0099' }) }, '6103(i)(1)'),
      expect: 'finding',
    },
    {
      name: 'used in another matter, which is civil and no forfeiture',
      given: told({ use: 'civil', matter: matter({ reference: 'CIV-2025-3', kind: 'civil' }) }),
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
      name: 'used for a civil forfeiture in the same matter',
      given: told({ use: 'civil-forfeiture', matter: matter({ kind: 'civil' }) }),
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
      name: 'used in the prosecution of another criminal matter',
      given: told({
        use: 'criminal-proceeding',
        matter: matter({ reference: 'HSI-2025-0099', kind: 'criminal-proceeding' }),
      }),
      expect: 'undetermined',
    },
    {
      name: 'used for a civil forfeiture that has a number of its own',
      given: told({
        use: 'civil-forfeiture',
        matter: matter({ reference: 'FORF-2025-5', kind: 'civil' }),
      }),
      expect: 'undetermined',
    },
    {
      name: 'used in another matter, for what is not recorded',
      given: told({ use: null, matter: matter({ reference: 'HSI-2025-0099' }) }),
      expect: 'undetermined',
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
