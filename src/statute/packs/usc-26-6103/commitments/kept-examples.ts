import { type Example, on } from '../../../example.js';
import { redisclosed, used } from '../../../examples-information.js';
import { findingClosed, planAccepted, safeguardFinding } from '../../../examples-supervision.js';
import { agentOne, commitment, disclosed, letter, line, receipt } from '../../../examples.js';
import type { Clause } from '../../../facts.js';

// Rule 44 where information was received, and where a clause is about safeguards.

const clauseOf = (clause: Partial<Clause>, parties: readonly string[]) =>
  commitment({
    kind: 'agreement',
    label: 'MOU-2025-04-07',
    parties,
    clauses: [
      {
        id: '1',
        words: 'Words of the agreement',
        kind: 'other',
        offences: null,
        from: '2025-04-07',
        to: null,
        disclosedUntil: null,
        ...clause,
      },
    ],
  });
const NOT_TO_USE = clauseOf({ kind: 'not-to-use', from: '2025-08-15' }, ['ICE', 'DHS']);
/** Of what was disclosed up to a day, of all of which the promise was made in June 2025. */
const OF_UNTIL = (disclosedUntil: string) =>
  clauseOf({ kind: 'not-to-use', from: '2025-06-01', disclosedUntil }, ['DHS']);
const SAFEGUARDS = clauseOf({ kind: 'safeguards' }, ['DHS']);
const ACCOUNT = clauseOf({ kind: 'account' }, ['IRS']);
const OFFENCES = clauseOf({ kind: 'offences-only', offences: ['18 USC 1546'] }, ['DHS']);
const ANSWERED = [letter(), line(), receipt(), disclosed()] as const;

export const KEPT_EXAMPLES: readonly Example[] = [
  {
    name: 'used while "agreed not to use until resolved" stands',
    given: [NOT_TO_USE, ...ANSWERED, used()],
    expect: 'finding',
  },
  {
    name: 'passed on while it had been agreed not to use it',
    given: [NOT_TO_USE, ...ANSWERED, redisclosed({ by: { ...agentOne, agency: 'ICE' } })],
    expect: 'finding',
  },
  {
    name: 'used for a removal case, where "major criminal cases" were promised',
    given: [OFFENCES, ...ANSWERED, used({ use: 'civil-removal' })],
    expect: 'finding',
  },
  {
    name: 'used while a safeguards finding stood open without a plan, where safeguards were agreed',
    given: [SAFEGUARDS, safeguardFinding(), ...ANSWERED, used()],
    expect: 'finding',
  },
  {
    name: 'used, where it had been agreed not to use what was disclosed up to that very day',
    given: [OF_UNTIL('2025-08-07'), ...ANSWERED, used()],
    expect: 'finding',
  },
  {
    name: 'used, where it had been agreed not to use what was disclosed up to the day before',
    given: [OF_UNTIL('2025-08-06'), ...ANSWERED, used()],
    expect: 'clear',
  },
  {
    name: 'passed on, where it had been agreed not to use what was disclosed before',
    given: [OF_UNTIL('2025-08-06'), ...ANSWERED, redisclosed()],
    expect: 'clear',
  },
  {
    name: 'used in a case of an offence that was listed',
    given: [OFFENCES, ...ANSWERED, used()],
    expect: 'clear',
  },
  {
    name: 'asked for while a finding stood open: nothing is there yet to be kept safe',
    given: [SAFEGUARDS, safeguardFinding(), letter(), line()],
    expect: 'clear',
  },
  {
    name: 'used with a plan accepted for the finding, where safeguards were agreed',
    given: [SAFEGUARDS, safeguardFinding(), planAccepted(), ...ANSWERED, used()],
    expect: 'clear',
  },
  {
    name: 'used after the finding was closed, where safeguards were agreed',
    given: [SAFEGUARDS, safeguardFinding(), findingClosed(), ...ANSWERED, used()],
    expect: 'clear',
  },
  {
    name: 'what it was used for is not recorded',
    given: [OFFENCES, ...ANSWERED, used({ use: null })],
    expect: 'undetermined',
  },
  {
    name: 'used, disclosed after the promise, and of what the promise is about is not recorded',
    given: [clauseOf({ kind: 'not-to-use', from: '2025-08-06' }, ['DHS']), ...ANSWERED, used()],
    expect: 'undetermined',
  },
  {
    name: 'used, where of two disclosures the promise is about the first alone',
    given: [OF_UNTIL('2025-08-07'), ...ANSWERED, on('2025-08-12', disclosed()), used()],
    expect: 'undetermined',
  },
  {
    name: 'used, and when it was disclosed is not recorded',
    given: [OF_UNTIL('2025-08-07'), letter(), line(), receipt(), used()],
    expect: 'undetermined',
  },
  {
    name: 'which finding was closed is not recorded',
    given: [SAFEGUARDS, safeguardFinding(), findingClosed({ finding: null }), ...ANSWERED, used()],
    expect: 'undetermined',
  },
  {
    name: 'without the register of safeguards, where safeguards were agreed',
    given: [SAFEGUARDS, ...ANSWERED, used()],
    without: ['safeguards'],
    expect: 'undetermined',
  },
  {
    name: 'disclosed, where an account was agreed: nothing recorded goes against it',
    given: [ACCOUNT, ...ANSWERED],
    expect: 'clear',
  },
  {
    name: 'used before it was agreed not to use it',
    given: [NOT_TO_USE, ...ANSWERED, on('2025-08-14', used())],
    expect: 'not-applicable',
  },
];
