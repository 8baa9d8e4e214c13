import { type Example, on } from '../../../example.js';
import { committeeNotified, redisclosed } from '../../../examples-information.js';
import { closed } from '../../../examples-supervision.js';
import { agentOne, disclosed, item, letter, line, receipt } from '../../../examples.js';
import type { FactOf, LetterData } from '../../../facts.js';

// Rule 55.

type Telling = FactOf<'Disclosed'>['data'];

const A = '6103(i)(8)(A)(i)';
const B = '6103(i)(8)(B)';
const AUDITOR = { ...agentOne, agency: 'GAO' };

/** The Comptroller General asks for an audit, and the auditors are told. */
const told = (asks: Partial<LetterData> = {}, data: Partial<Telling> = {}, authority = A) => {
  const common = { requestingAgency: 'GAO', authority, ...asks };
  return [
    letter(common),
    line(),
    receipt(common),
    committeeNotified(),
    disclosed({ authority, recipientAgency: 'GAO', recipients: [AUDITOR], ...data }),
  ];
};
const without = (facts: ReturnType<typeof told>) =>
  facts.filter(({ type }) => type !== 'CommitteeNotified');
const disapproved = committeeNotified({ notice: 'disapproved' });
const ended = on('2025-10-01', committeeNotified({ notice: 'completed' }));

export const AUDIT_EXAMPLES: readonly Example[] = [
  {
    name: 'an officer of a department beside the auditors',
    given: told({}, { recipients: [AUDITOR, agentOne] }),
    expect: 'finding',
  },
  { name: 'asked by telephone', given: told({ form: 'oral' }), expect: 'finding' },
  {
    name: 'the committee was notified on the day after',
    given: [...without(told()), on('2025-08-08', committeeNotified())],
    expect: 'finding',
  },
  {
    name: 'the committee had disapproved on the thirtieth day, the day of the notice being the first',
    given: [on('2025-06-30', disapproved), ...told()],
    expect: 'finding',
  },
  {
    name: 'the auditors pass names on to a department',
    given: [...told(), redisclosed({ by: AUDITOR, authority: A })],
    expect: 'finding',
  },
  {
    name: 'an audit of another agency ended, and ninety days later it is not recorded that the committee was told, for review',
    given: [...told({}, {}, B), ended, closed('2025-12-30')],
    expect: 'finding',
  },
  {
    name: 'an audit of another agency ended, and the committee was told on the ninety-first day',
    given: [...told({}, {}, B), ended, on('2025-12-31', committeeNotified()), closed('2025-12-30')],
    expect: 'finding',
  },
  { name: 'the committee was notified two months before', given: told(), expect: 'clear' },
  {
    name: 'the committee voted on the thirty-first day, thirty days after it was notified',
    given: [on('2025-07-01', disapproved), ...told()],
    expect: 'clear',
  },
  {
    name: 'disclosed on the thirty-first day, when the committee can no longer disapprove',
    given: [...without(told()).slice(0, -1), on('2025-07-08', committeeNotified()), told()[4]!],
    expect: 'clear',
  },
  {
    name: 'the auditors pass on totals',
    given: [
      ...told(),
      redisclosed({ by: AUDITOR, authority: null, items: [item('aggregate-count')] }),
    ],
    expect: 'undetermined',
  },
  {
    name: 'an audit of another agency ended, and the committee was told on the ninetieth day',
    given: [...told({}, {}, B), ended, on('2025-12-30', committeeNotified()), closed('2025-12-30')],
    expect: 'clear',
  },
  {
    name: 'an audit of another agency ended; the ninetieth day is not over',
    given: [...told({}, {}, B), ended, closed('2025-12-29')],
    expect: 'clear',
  },
  {
    name: 'disclosed while the committee could still disapprove',
    given: [...without(told()).slice(0, -1), on('2025-07-20', committeeNotified()), told()[4]!],
    expect: 'undetermined',
  },
  {
    name: 'disclosed on the thirtieth day, the last on which the committee may disapprove',
    given: [...without(told()).slice(0, -1), on('2025-07-09', committeeNotified()), told()[4]!],
    expect: 'undetermined',
  },
  {
    name: 'the auditors pass names on, on what authority is not recorded',
    given: [...told(), redisclosed({ by: AUDITOR, authority: null })],
    expect: 'undetermined',
  },
  {
    name: 'that the committee was notified is not recorded',
    given: without(told()),
    expect: 'undetermined',
  },
  {
    name: 'the request was never recorded',
    given: [line(), committeeNotified(), told()[4]!],
    expect: 'undetermined',
  },
  {
    name: 'who was told is not recorded',
    given: told({}, { recipientAgency: null, recipients: null }),
    expect: 'undetermined',
  },
  {
    name: 'passed on by the agency that asked under (i)(2)',
    given: [letter(), line(), receipt(), disclosed(), redisclosed()],
    expect: 'not-applicable',
  },
];
