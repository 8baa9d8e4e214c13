import { addDays } from '../../../../kernel/dates.js';
import { isOf, sinceDayOf } from '../../../chronology.js';
import { on, recorded } from '../../../example.js';
import {
  disposalCertified,
  disposalRequested,
  recipientNotified,
} from '../../../examples-information.js';
import { closed } from '../../../examples-supervision.js';
import { confirmed, errorFound, letter } from '../../../examples.js';
import type { Fact } from '../../../facts.js';
import { FIRST_DAY, parameter, type ParameterId } from '../../../parameters.js';
import type { Rule } from '../../../rule.js';
import { type Due, dueBy } from '../../../timers.js';
import type { Verdict } from '../../../verdict.js';
import type { View } from '../../../view.js';
import { isOverManyLines, ON_LINES, onDuty, type Said, shownBy, weighAlike } from '../duties.js';
import { missing, type Point } from '../points.js';
import { certificatesSince } from '../safeguards/copies.js';

/** The tenth and the sixtieth day after the error was identified, on 20 January 2026. */
const [DAY_10, DAY_60] = [closed('2026-01-30'), closed('2026-03-21')];
const STOP = recipientNotified({ asks: ['stop-use'] });

/** 54 · An error found is put right as far as it can be: the recipient is told, and asked to dispose of it. */
export const errRemediation: Rule = {
  id: 'ERR-REMEDIATION',
  number: 54,
  title: 'An erroneous disclosure found, and not recorded as put right in the set time',
  cite: [{ title: 26, section: '6103', pinpoint: '(p)(4)' }],
  quote: {
    notSeen:
      'what was done of itself in January 2026, by press accounts: the recipient was told, and asked to prevent dissemination and ensure disposal; no text that sets days was found',
  },
  inForce: { from: FIRST_DAY },
  acts: ['ErroneousDisclosureIdentified'],
  scope: 'line',
  switches: [],
  buildsOn: [],
  notDecidedHere: [
    'any number of days: no text was found that sets one; after figures of ours someone should look',
    'a match found erroneous (MatchFoundErroneous) where no erroneous disclosure is recorded as identified: from which day something was to be put right is told by the latter alone',
    'the list of the taxpayers concerned, and notice to them where 7431(e) asks for none',
    'whether the disclosure was lawful: other rules look at that',
  ],
  news: [],
  assess: (view) => (isOf(view.act, 'ErroneousDisclosureIdentified') ? ofError(view) : undefined),
  examples: [
    {
      name: 'the recipient was not told in ten days',
      given: [errorFound(), DAY_10],
      expect: 'finding',
    },
    {
      name: 'told to stop its use, but not asked to dispose of it',
      given: [errorFound(), STOP, DAY_10],
      expect: 'finding',
    },
    {
      name: 'asked for, and nothing certified on the sixtieth day',
      given: [errorFound(), recipientNotified(), DAY_60],
      expect: 'finding',
    },
    {
      name: 'told a month later',
      given: [errorFound(), on('2026-02-20', recipientNotified())],
      expect: 'finding',
    },
    {
      name: 'told of another, the day before this one was identified',
      given: [errorFound(), on('2026-01-19', recipientNotified()), disposalCertified(), DAY_10],
      expect: 'finding',
    },
    {
      name: 'told the next day, asked to dispose of it, and certified in February',
      given: [errorFound(), recipientNotified(), disposalCertified(), DAY_60],
      expect: 'clear',
    },
    {
      name: 'told to stop its use, and asked for disposal by a request of its own',
      given: [errorFound(), STOP, disposalRequested(), disposalCertified()],
      expect: 'clear',
    },
    {
      name: 'asked to return it',
      given: [errorFound(), recipientNotified({ asks: ['return'] }), disposalCertified()],
      expect: 'clear',
    },
    {
      name: 'certified on the sixtieth day',
      given: [errorFound(), recipientNotified(), on('2026-03-21', disposalCertified()), DAY_60],
      expect: 'clear',
    },
    {
      name: 'said to have been told in time, but recorded only in March',
      given: [
        errorFound(),
        DAY_10,
        recorded('2026-03-02', recipientNotified()),
        disposalCertified(),
      ],
      expect: 'undetermined',
    },
    {
      name: 'the same, borne out by a reviewer',
      given: [
        errorFound(),
        DAY_10,
        recorded('2026-03-02', recipientNotified()),
        disposalCertified(),
        confirmed(2),
      ],
      expect: 'clear',
    },
    {
      name: 'what the recipient was asked to do is not recorded',
      given: [errorFound(), recipientNotified({ asks: null }), disposalCertified(), DAY_60],
      expect: 'undetermined',
    },
    {
      name: 'an error of a whole request, put right line by line',
      given: [letter(), errorFound({ lines: null }), DAY_10],
      expect: 'undetermined',
    },
    {
      name: 'the tenth day is not yet over',
      given: [errorFound(), closed('2026-01-29')],
      expect: 'not-applicable',
    },
  ],
};

const breach = (because: string): Point => ({
  breach: { severity: 'ANOM', elements: ['remediation'] },
  because,
});

const ofError = (view: View): Verdict | undefined => {
  const notices = sinceDayOf(view.act, view.learnt('RecipientNotified'));
  const asking = notices.filter(
    ({ data }) => data.asks?.includes('dispose') === true || data.asks?.includes('return') === true,
  );
  const isUntold = notices.some(({ data }) => data.asks === null);
  const told = within(view, 'days-to-tell-recipient', notices);
  const asked = within(view, 'days-to-tell-recipient', [
    ...asking,
    ...sinceDayOf(view.act, view.learnt('DisposalRequested')),
  ]);
  const certified = within(view, 'days-to-dispose', certificatesSince(view));
  const askedFor = isUntold
    ? missing('notice.asks', 'What the recipient was asked to do is not recorded.')
    : breach('Disposal was not asked for in the set time, which is ours, not the law’s.');
  return weighAlike(
    [
      onStep(
        view,
        told,
        breach('The recipient was not told in the set time, which is ours, not the law’s.'),
      ),
      onStep(view, asked, askedFor),
      onStep(
        view,
        certified,
        breach('Disposal was not certified in the set time, which is ours, not the law’s.'),
      ),
    ],
    'The recipient was told, disposal was asked for, and certified, in the set time.',
    view.evidence(shownBy(told), shownBy(asked), shownBy(certified)),
  );
};

const within = (view: View, days: ParameterId, facts: readonly Fact[]): Due<Fact> =>
  dueBy(view, addDays(view.act.occurredOn, parameter(days, view.act.occurredOn)), facts);

const onStep = (view: View, due: Due<Fact>, point: Point): Said =>
  onDuty(due, { undone: isOverManyLines(view) ? ON_LINES : point, late: () => point });
