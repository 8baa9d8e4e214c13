import { addDays } from '../../../../kernel/dates.js';
import { isOf } from '../../../chronology.js';
import { on, recorded } from '../../../example.js';
import { changeMade, changeNotice } from '../../../examples-supervision.js';
import type { FactOf } from '../../../facts.js';
import { FIRST_DAY, parameter } from '../../../parameters.js';
import type { Rule } from '../../../rule.js';
import type { SafeguardChange } from '../../../supervision-facts.js';
import type { Verdict } from '../../../verdict.js';
import { clear, finding, notDecided, notRecorded } from '../../../verdicts.js';
import type { View } from '../../../view.js';
import { inWords } from '../duties.js';

/** 52 · Before information goes into a cloud, the Office of Safeguards is told 45 days ahead. */
export const safe45Day: Rule = {
  id: 'SAFE-45-DAY',
  number: 52,
  title: 'A change of which no notice is recorded 45 days before',
  cite: [{ title: 26, section: '6103', pinpoint: '(p)(4)(D)' }],
  quote: {
    notSeen:
      'the notification form for cloud computing of the Office of Safeguards (2017); Publication 1075 itself was not seen, and other changes that it names are UNVERIFIED',
  },
  inForce: { from: FIRST_DAY },
  acts: ['ChangeMade'],
  scope: 'request',
  switches: [],
  buildsOn: [],
  notDecidedHere: [
    'whether this guidance is prescribed in regulations, as (p)(4)(D) says',
    'changes other than to a cloud: that contractor access, tax modelling, testing with live data and new systems need the same notice is UNVERIFIED, so that one without notice is left undetermined',
    'whether the Office of Safeguards objected',
  ],
  news: [],
  assess: (view) => (isOf(view.act, 'ChangeMade') ? ofChange(view, view.act) : undefined),
  examples: [
    {
      name: 'put in a cloud, of which the Office was not told',
      given: [changeMade()],
      expect: 'finding',
    },
    {
      name: 'told 44 days before',
      given: [on('2025-06-18', changeNotice()), changeMade()],
      expect: 'finding',
    },
    {
      name: 'told of another change',
      given: [changeNotice({ change: 'tax-modelling' }), changeMade()],
      expect: 'finding',
    },
    {
      name: 'the notice was for an earlier change of that kind',
      given: [
        on('2024-01-10', changeNotice()),
        on('2024-04-01', changeMade()),
        on('2025-08-01', changeMade()),
      ],
      expect: 'finding',
    },
    {
      name: 'told 45 days before',
      given: [on('2025-06-17', changeNotice()), changeMade()],
      expect: 'clear',
    },
    {
      name: 'told two months before, and again shortly before',
      given: [changeNotice(), on('2025-07-30', changeNotice()), changeMade()],
      expect: 'clear',
    },
    {
      name: 'a notice told only after the change, dated in time',
      given: [changeMade(), recorded('2025-09-01', changeNotice())],
      expect: 'undetermined',
    },
    {
      name: 'a contractor given access without notice',
      given: [changeMade({ change: 'contractor-access' })],
      expect: 'undetermined',
    },
    {
      name: 'which change the notice was about is not recorded',
      given: [changeNotice({ change: null }), changeMade()],
      expect: 'undetermined',
    },
    {
      name: 'which change was made is not recorded',
      given: [changeNotice(), changeMade({ change: null })],
      expect: 'undetermined',
    },
  ],
};

const ofChange = (view: View, { data: { change }, occurredOn }: FactOf<'ChangeMade'>): Verdict => {
  if (change === null)
    return notRecorded('change', 'Which change was made is not recorded.', view.evidence());
  const days = parameter('days-of-change-notice', occurredOn);
  const until = addDays(occurredOn, -days);
  const notices = noticesSinceTheLast(view, change);
  const inTime = notices.filter((notice) => notice.occurredOn <= until);
  const good = inTime.find(({ data }) => data.change === change);
  if (good !== undefined)
    return clear(`Notice was given ${inWords(days)} or more before.`, view.evidence(good));
  if (inTime.length > 0)
    return notRecorded(
      'notice.change',
      'A notice was given in time, but of which change is not recorded.',
      view.evidence(...inTime),
    );
  return change === 'cloud'
    ? finding(
        { severity: 'SAFE', elements: ['safeguards'] },
        `Information was put in a cloud environment, and no notice ${inWords(days)} before is recorded.`,
        view.evidence(...notices),
      )
    : notDecided(
        'whether Publication 1075 asks such a notice of it (UNVERIFIED)',
        `A change was made without notice ${inWords(days)} before; whether it needs one is not verified.`,
        view.evidence(...notices),
      );
};

/** Notices of that change, or of one not named, since the last change of the kind was made. */
const noticesSinceTheLast = (
  view: View,
  change: SafeguardChange,
): readonly FactOf<'ChangeNoticeGiven'>[] => {
  const last = view.before('ChangeMade').findLast(({ data }) => data.change === change);
  return view
    .before('ChangeNoticeGiven')
    .filter(({ data }) => data.change === change || data.change === null)
    .filter((notice) => last === undefined || notice.occurredOn >= last.occurredOn);
};
