import { day } from '../../../../kernel/dates.js';
import { isOf } from '../../../chronology.js';
import { letter, line, receipt } from '../../../examples.js';
import { closed } from '../../../examples-supervision.js';
import { FIRST_DAY } from '../../../parameters.js';
import type { Rule } from '../../../rule.js';
import type { Verdict } from '../../../verdict.js';
import { clear, finding } from '../../../verdicts.js';
import type { View } from '../../../view.js';
import { oddities } from './oddities.js';

const GIVEN = [letter(), line(), receipt(), closed('2025-08-08')];

/** 45 · A request that stands out by its size, by its speed, or by counts that do not agree. */
export const anomScale: Rule = {
  id: 'ANOM-SCALE',
  number: 45,
  title: 'The request stands out: its size, its pace, or its counts',
  cite: [{ title: 26, section: '6103', pinpoint: '(i)(2)(A)' }],
  quote: {
    notSeen:
      'oversight practice: no paragraph sets a figure; each is ours and stands under Figures. The paragraph cited is what the requests are about',
  },
  inForce: { from: FIRST_DAY },
  acts: ['RequestReceived'],
  scope: 'request',
  switches: [],
  buildsOn: [],
  notDecidedHere: [
    'whether anything is wrong: it says only that a person should look',
    'requests that the IRS has not recorded as received, and counts since the last closed day',
    'one statute on most lines of a short list, which has it by its nature; and more than the first fifty statutes stated',
    'the address of a line after an amendment: it is counted as first stated',
  ],
  news: ['N6', 'N8'],
  assess: (view) => (isOf(view.act, 'RequestReceived') ? ofCounts(view) : undefined),
  examples: [
    {
      name: '1,280,000 lines in one request',
      given: GIVEN,
      statistics: { lines: 1_280_000, accepted: 1_280_000 },
      expect: 'finding',
    },
    {
      name: 'ten times and one line more than the median of three earlier requests',
      given: GIVEN,
      statistics: {
        lines: 401,
        accepted: 401,
        earlier: { requests: 3, medianLines: 40, lines: 120, matched: 60 },
        matched: 200,
      },
      expect: 'finding',
    },
    {
      name: 'first disclosed two days after the receipt of 1,000 lines: 500 a day',
      given: GIVEN,
      statistics: { lines: 1_000, accepted: 1_000, firstDisclosedOn: day('2025-07-02') },
      expect: 'clear',
    },
    {
      name: 'first disclosed on the day of the receipt of 501 lines',
      given: GIVEN,
      statistics: { lines: 501, accepted: 501, firstDisclosedOn: day('2025-06-30') },
      expect: 'finding',
    },
    {
      name: 'one officer for 21 of 40 lines',
      given: GIVEN,
      statistics: { mostForOneOfficer: 21 },
      expect: 'finding',
    },
    {
      name: 'one reason on 21 of 40 lines',
      given: GIVEN,
      statistics: { mostForOneReason: 21 },
      expect: 'finding',
    },
    {
      name: 'one statute on 101 of 201 lines',
      given: GIVEN,
      statistics: { lines: 201, accepted: 201, mostForOneStatute: 101 },
      expect: 'finding',
    },
    {
      name: 'three of 40 addresses that are no address',
      given: GIVEN,
      statistics: { unusable: 3 },
      expect: 'finding',
    },
    {
      name: 'most matches made without comparing the address',
      given: GIVEN,
      statistics: {
        lines: 80,
        accepted: 80,
        matched: 47,
        disclosed: 47,
        accounted: 47,
        unchecked: 43,
      },
      expect: 'finding',
    },
    {
      name: 'a twentieth of the matches that the agency’s requests had before',
      given: GIVEN,
      statistics: {
        matched: 1,
        disclosed: 1,
        accounted: 1,
        earlier: { requests: 3, medianLines: 40, lines: 120, matched: 60 },
      },
      expect: 'finding',
    },
    {
      name: 'one more disclosed than was matched',
      given: GIVEN,
      statistics: { disclosed: 11, accounted: 11 },
      expect: 'finding',
    },
    {
      name: 'one less accounted for than was disclosed',
      given: GIVEN,
      statistics: { accounted: 9 },
      expect: 'finding',
    },
    {
      name: 'one more matched than was accepted',
      given: GIVEN,
      statistics: { accepted: 9 },
      expect: 'finding',
    },
    { name: '40 lines of an Inspector General', given: GIVEN, statistics: {}, expect: 'clear' },
    {
      name: 'just ten times the median',
      given: GIVEN,
      statistics: {
        lines: 400,
        accepted: 400,
        matched: 200,
        earlier: { requests: 3, medianLines: 40, lines: 120, matched: 60 },
      },
      expect: 'clear',
    },
    {
      name: 'two of 40 addresses that are no address, and half the lines with one officer',
      given: GIVEN,
      statistics: { unusable: 2, mostForOneOfficer: 20, mostForOneReason: 20 },
      expect: 'clear',
    },
    {
      name: 'one statute on each of 200 lines',
      given: GIVEN,
      statistics: { lines: 200, accepted: 200, mostForOneStatute: 200 },
      expect: 'clear',
    },
    {
      name: 'one officer for each of 39 lines: too few to compare',
      given: GIVEN,
      statistics: { lines: 39, accepted: 39, mostForOneOfficer: 39 },
      expect: 'clear',
    },
    {
      name: 'no acceptance and no accounting recorded at all, which other rules judge',
      given: GIVEN,
      statistics: { accepted: 0, accounted: 0 },
      expect: 'clear',
    },
    {
      name: 'no day is closed yet: the ledger has counted nothing',
      given: [letter(), line(), receipt()],
      expect: 'not-applicable',
    },
  ],
};

const ofCounts = (view: View): Verdict | undefined => {
  const { statistics, act } = view;
  if (statistics === undefined) return undefined;
  const evidence = view.evidence(statistics.closing);
  const found = oddities(statistics, act.occurredOn);
  return found.length === 0
    ? clear('Neither the size nor the pace nor the counts of the request stand out.', evidence)
    : finding({ severity: 'ANOM', elements: ['scale'] }, found.join(' '), evidence);
};
