import { isOf, orderOf } from '../../../chronology.js';
import { recorded } from '../../../example.js';
import {
  disclosed,
  errorFound,
  letter,
  line,
  match,
  matchErroneous,
  receipt,
} from '../../../examples.js';
import type { Fact, FactOf } from '../../../facts.js';
import { FIRST_DAY } from '../../../parameters.js';
import type { Rule } from '../../../rule.js';
import type { Verdict } from '../../../verdict.js';
import type { View } from '../../../view.js';
import { missing, type Point, weigh } from '../points.js';

type Match = FactOf<'MatchDecided'>;

const EQUAL = { name: 'equal', tin: 'equal', address: 'equal', birthDate: 'equal' } as const;

/** A line disclosed on a match. */
const told = (found: ReturnType<typeof match>) => [letter(), line(), receipt(), found, disclosed()];

/** 25 · Whether the person found is the person meant. What is learnt of it later counts from when it is learnt. */
export const discWrongPerson: Rule = {
  id: 'DISC-WRONG-PERSON',
  number: 25,
  title: 'The person found may not be the person meant',
  cite: [
    { title: 26, section: '6103', pinpoint: '(a)' },
    { title: 26, section: '6103', pinpoint: '(i)(2)(B)(i)' },
  ],
  quote: 'shall be confidential',
  inForce: { from: FIRST_DAY },
  acts: ['MatchDecided', 'Disclosed'],
  scope: 'line',
  switches: [],
  buildsOn: [],
  notDecidedHere: ['whose information it was that was disclosed, where the match does not tell'],
  takenHere: [
    'that a date of birth that differs tells of another person where all other keys agree, which is disputed',
  ],
  news: ['N5', 'N16'],
  assess: (view) => {
    const { act } = view;
    if (isOf(act, 'MatchDecided'))
      return act.data.matched === false ? undefined : ofMatch(view, act);
    return view.line > 0 ? ofDisclosure(view) : ofUnrequested(view);
  },
  examples: [
    {
      name: 'a common name, two taxpayers at one building',
      given: told(match({ candidates: 2 })),
      expect: 'finding',
    },
    {
      name: 'the date of birth differs from the one on file',
      given: told(match({ compared: { ...EQUAL, birthDate: 'different' } })),
      expect: 'finding',
    },
    {
      name: 'the match found erroneous half a year later',
      given: [...told(match()), matchErroneous()],
      expect: 'finding',
    },
    {
      name: 'the agency finds that it was told of someone else',
      given: [...told(match()), recorded('2026-02-11', errorFound())],
      expect: 'finding',
    },
    {
      name: 'several candidates, with nothing disclosed',
      given: [letter(), line(), receipt(), match({ candidates: 3 })],
      expect: 'finding',
    },
    {
      name: 'one taxpayer, by name, number, address and date of birth',
      given: told(match()),
      expect: 'clear',
    },
    {
      name: 'one taxpayer, by name and number',
      given: told(
        match({ compared: { ...EQUAL, address: 'not-compared', birthDate: 'not-compared' } }),
      ),
      expect: 'clear',
    },
    {
      name: 'an error in the address, which is no error in the person',
      given: [...told(match()), errorFound({ ground: 'address-insufficient' })],
      expect: 'clear',
    },
    {
      name: 'on what ground it was erroneous is not recorded',
      given: [...told(match()), errorFound({ ground: null })],
      expect: 'undetermined',
    },
    {
      name: 'whether anyone was taken to be the person is not recorded',
      given: told(match({ matched: null })),
      expect: 'undetermined',
    },
    {
      name: 'disclosed although no taxpayer was taken to be the person',
      given: told(match({ matched: false })),
      expect: 'undetermined',
    },
    {
      name: 'the number of candidates is not recorded',
      given: told(match({ candidates: null })),
      expect: 'undetermined',
    },
    {
      name: 'the name alone was compared',
      given: told(
        match({
          compared: {
            name: 'equal',
            tin: 'not-compared',
            address: 'not-compared',
            birthDate: 'not-compared',
          },
        }),
      ),
      expect: 'undetermined',
    },
    {
      name: 'no match is recorded',
      given: [letter(), line(), receipt(), disclosed()],
      expect: 'undetermined',
    },
    {
      name: 'an emergency, with no match and no error found',
      given: [disclosed({ line: null, authority: '6103(i)(3)(B)' })],
      expect: 'not-applicable',
    },
  ],
};

const UNIQUE = 'One taxpayer was found, by keys that agree.';

const ofMatch = (view: View, found: Match): Verdict => {
  const errors = view.learnt('MatchFoundErroneous').filter((error) => isAbout(error, found));
  const points = [...errors.map((): Point => wrong(ERRONEOUS, 'ANOM')), ...onMatch(found, 'ANOM')];
  return weigh(points, UNIQUE, view.evidence(...errors));
};

const ofDisclosure = (view: View): Verdict => {
  const found = view.latest('MatchDecided');
  const errors = [
    ...view.learnt('MatchFoundErroneous').filter((e) => found === undefined || isAbout(e, found)),
    ...errorsOf(view),
  ];
  const points = [
    ...errors.map(onError),
    ...(found === undefined ? [NO_MATCH] : onMatch(found, 'STAT')),
  ];
  return weigh(points, UNIQUE, view.evidence(found, ...errors));
};

/** A disclosure that answers no request rests on no match; only an error found can say whose it was. */
const ofUnrequested = (view: View): Verdict | undefined => {
  const errors = [...view.learnt('MatchFoundErroneous'), ...errorsOf(view)];
  return errors.length === 0
    ? undefined
    : weigh(errors.map(onError), UNIQUE, view.evidence(...errors));
};

/** What was found out before an act was found out about an earlier one. */
const isAbout = (error: Fact, act: Fact): boolean => orderOf(error, act) !== 'before';

const errorsOf = (view: View): readonly FactOf<'ErroneousDisclosureIdentified'>[] =>
  view
    .learnt('ErroneousDisclosureIdentified')
    .filter((error) => isAbout(error, view.act))
    .filter(({ data: { ground } }) => ground === null || ground === 'wrong-person');

const ERRONEOUS = 'The match was later found to have taken the wrong person.';

const onError = (
  error: FactOf<'ErroneousDisclosureIdentified'> | FactOf<'MatchFoundErroneous'>,
): Point => {
  if (isOf(error, 'MatchFoundErroneous')) return wrong(ERRONEOUS, 'STAT');
  return error.data.ground === null
    ? missing('ground', 'The disclosure was later found erroneous; on what ground is not recorded.')
    : wrong('The disclosure was later found to concern the wrong person.', 'STAT');
};

const NO_MATCH = missing(
  'match',
  'How the taxpayer of the line was found among the records is not recorded.',
);

/**
 * `severity`: a disclosure makes the wrong person’s information known; a match alone does not. That there
 * were others to choose from says of neither that the wrong one was taken: someone should look.
 */
const onMatch = ({ data }: Match, severity: 'STAT' | 'ANOM'): readonly Point[] => {
  const { candidates, matched } = data;
  const points = [...onKeys(data, severity)];
  if (matched !== true)
    points.push(
      missing('matched', 'That one taxpayer was taken to be the person is not recorded.'),
    );
  if (candidates === null || candidates === 0)
    points.push(missing('candidates', 'How many candidates were found is not recorded.'));
  else if (candidates > 1)
    points.push(wrong(`${candidates} taxpayers were candidates, and one was taken.`, 'ANOM'));
  return points;
};

const KEYS = ['name', 'tin', 'birthDate'] as const;
const NAMES = { name: 'name', tin: 'identifying number', birthDate: 'date of birth' } as const;

const DISPUTED = {
  name: '',
  tin: '',
  birthDate: ' Whether that alone tells of another person is disputed.',
} as const;

const onKeys = ({ compared }: Match['data'], severity: 'STAT' | 'ANOM'): readonly Point[] => {
  if (compared === null) return [missing('compared', 'Which keys were compared is not recorded.')];
  const points = KEYS.flatMap((key): readonly Point[] => {
    if (compared[key] === null)
      return [missing(`compared.${key}`, `How the ${NAMES[key]} compared is not recorded.`)];
    return compared[key] === 'different'
      ? [wrong(`The ${NAMES[key]} given differs from the one on file.${DISPUTED[key]}`, severity)]
      : [];
  });
  const agreeing = [...KEYS, 'address' as const].filter(
    (key) => compared[key] === 'equal' || compared[key] === 'equivalent',
  );
  return points.length > 0 || agreeing.length > 1 ? points : [TOO_FEW];
};

const TOO_FEW: Point = {
  doubt: { kind: 'not-decided-here', why: 'whether one key alone tells a person from all others' },
  because: 'Fewer than two keys were compared and agree.',
};

const wrong = (because: string, severity: 'STAT' | 'ANOM'): Point => ({
  breach: { severity, elements: ['person'] },
  because,
});
