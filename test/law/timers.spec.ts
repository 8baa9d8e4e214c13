import { describe, expect, it } from 'vitest';
import { addDays, type Day } from '../../src/kernel/dates.js';
import { on, recorded, type Told } from '../../src/statute/example.js';
import {
  accounting,
  charge,
  disposalCertified,
  disposalRequested,
  received,
  recipientNotified,
  taxpayerNotified,
} from '../../src/statute/examples-information.js';
import {
  annualReport,
  closed,
  findingClosed,
  incident,
  incidentReported,
  planAccepted,
  reportAccepted,
  safeguardFinding,
} from '../../src/statute/examples-supervision.js';
import { confirmed, disclosed, errorFound } from '../../src/statute/examples.js';
import { safePrecondition } from '../../src/statute/packs/usc-26-6103/safeguards/safe-precondition.rule.js';
import { type Answer, answersOf, READING_TABLE } from '../../src/statute/readings.js';
import { knownFor } from '../../src/statute/record.js';
import type { Verdict } from '../../src/statute/verdict.js';
import { View } from '../../src/statute/view.js';
import { dossierOf, recordedFacts } from './support/dossiers.js';
import { causesOf, verdictOf } from './support/judging.js';

/** What a rule asks to follow on an act, and the last day for it. */
type Duty = {
  readonly rule: string;
  /** What the act is about. */
  readonly about?: Told;
  readonly act: Told;
  readonly by: string;
  /** Done on the last day. */
  readonly done: readonly Told[];
};

const DUTIES: readonly Duty[] = [
  {
    rule: 'SAFE-INCIDENT-24H',
    act: incident(),
    by: '2025-12-04',
    done: [on('2025-12-04', incidentReported())],
  },
  {
    rule: 'SAFE-DISPOSAL',
    about: disclosed(),
    act: disposalRequested(),
    by: '2026-03-21',
    done: [on('2026-03-21', disposalCertified())],
  },
  { rule: 'ACCT-COMPLETE', act: disclosed(), by: '2025-09-06', done: [accounting()] },
  {
    rule: 'NOTICE-7431E',
    act: charge(),
    by: '2026-04-01',
    done: [on('2026-04-01', taxpayerNotified())],
  },
  {
    rule: 'SAFE-RECIPIENT-LOG',
    act: disclosed(),
    by: '2025-09-06',
    done: [on('2025-09-06', received())],
  },
  {
    rule: 'ERR-REMEDIATION',
    act: errorFound(),
    by: '2026-01-30',
    done: [on('2026-01-30', recipientNotified()), disposalCertified()],
  },
];

describe.each(DUTIES.map((duty) => [duty.rule, duty] as const))(
  '%s, which runs by recorded days',
  (rule, { about, act, by, done }) => {
    const before = about === undefined ? [] : [about];
    const said = (given: readonly Told[], knownAt = given.length) =>
      verdictOf(rule, [...before, ...given], {
        act: act.type,
        knownAt: before.length + knownAt,
      });
    const [first, ...others] = done as [Told, ...Told[]];
    const undone = [act, ...others, closed(by)];
    const late = recorded('2026-06-30', first);
    const told = [...undone, late];

    it('says nothing before the day is closed, and finds on its closing that nothing was done', () => {
      expect(said([act, closed(addDays(by as Day, -1))])).toBeUndefined();
      expect(said([act, closed(by)])?.outcome).toBe('finding');
      expect(said([act, closed(by)], 1)).toBeUndefined();
    });

    it('is clear where it was done on the last day, told before the day was closed', () => {
      expect(said([act, ...done, closed(by)])?.outcome).toBe('clear');
    });

    it('does not believe a side that tells only afterwards that it was done in time', () => {
      expect(causesOf(said(told))).toEqual(['recorded-late']);
      expect(said(told, undone.length)?.outcome).toBe('finding');
    });

    it('until a reviewer confirms it, or the other side has recorded the same', () => {
      expect(said([...told, confirmed(before.length + undone.length)])?.outcome).toBe('clear');
      const side = first.side === 'irs' ? 'agency' : 'irs';
      expect(said([...told, { ...late, side }])?.outcome).toBe('clear');
      expect(causesOf(said([...told, late]))).toEqual(['recorded-late']);
    });

    it('names who told it, and how many days too late', () => {
      const [cause] = said(told)?.causes ?? [];
      expect(cause).toMatchObject({
        by: first.agency,
        event: { seq: before.length + told.length },
      });
    });
  },
);

describe('the last day for the annual report', () => {
  it.each([
    [2023, '2024-04-01', 'the 90th day, 30 March, is a Saturday'],
    [2024, '2025-03-31', 'the 90th day is a Monday'],
    [2025, '2026-03-31', 'the 90th day is a Tuesday'],
    [2027, '2028-03-30', 'the 90th day of a leap year is 30 March'],
    [2028, '2029-04-02', 'the 90th day, 31 March, is a Saturday'],
    [2034, '2035-04-02', 'the 90th day, 31 March, is a Saturday'],
    [2039, '2040-03-30', 'Good Friday is no legal holiday'],
  ])('of %s is %s: %s', (year, last) => {
    const furnished = (day: string) =>
      verdictOf('ACCT-REPORT', [on(day, annualReport({ year }))])?.outcome;
    expect(furnished(last)).toBe('clear');
    expect(furnished(addDays(last as Day, 1))).toBe('finding');
  });
});

describe('an open safeguard finding', () => {
  const graveUnder = (answer: Answer): Verdict | undefined => {
    const facts = recordedFacts([safeguardFinding(), disclosed()]);
    const [, act] = facts;
    if (act === undefined) throw new Error('The act is not given');
    const question = { dossier: dossierOf(facts), act, line: 1, knownAt: 2 };
    const view = new View(knownFor(question, new Set()), () => true);
    const answers = { ...answersOf(READING_TABLE[0]!), 'R-SAFE-CONDITION': answer };
    return safePrecondition.assess(view, answers, new Map());
  };

  it('is a possible breach of the statute only where meeting (p)(4) is held to be a condition', () => {
    expect(graveUnder('yes')?.severity).toBe('STAT');
    expect(graveUnder('no')?.severity).toBe('SAFE');
    expect(graveUnder('open')?.severity).toBe('SAFE');
  });
});

describe('what is told late of safeguards', () => {
  const opened = safeguardFinding();
  const closing = recorded('2025-10-01', findingClosed());
  const said = (...late: readonly Told[]) =>
    verdictOf('SAFE-PRECONDITION', [reportAccepted(), opened, disclosed(), ...late]);

  it('leaves in doubt what it would excuse, and is named alone', () => {
    const beside = [
      recorded('2025-09-15', reportAccepted({ period: '2023' })),
      recorded('2025-09-20', safeguardFinding({ recipientAgency: 'SSA' })),
    ];
    expect(said(...beside)?.outcome).toBe('finding');
    expect(said(...beside, closing)?.causes).toEqual([
      expect.objectContaining({
        kind: 'recorded-late',
        event: { seq: 6, stream: 'safeguards', revision: 5 },
      }),
    ]);
  });

  it('is named alone too where it leaves a finding in doubt', () => {
    const plan = recorded('2025-10-01', planAccepted({ implementBy: null }));
    const other = recorded('2025-09-15', reportAccepted({ period: '2023' }));
    const causes = said(other, plan)?.causes?.map((cause) =>
      cause.kind === 'recorded-late' ? cause.event.seq : cause.kind,
    );
    expect(causes).toEqual([5, 'fact-not-recorded']);
  });

  it('is believed of an agency’s own telling no more under another of its names', () => {
    const named = { recipientAgency: 'Department of Homeland Security' };
    const late = recorded('2025-10-01', findingClosed(named));
    expect(causesOf(said(late))).toEqual(['recorded-late']);
  });
});
