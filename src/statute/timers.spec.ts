import { describe, expect, it } from 'vitest';
import { day, daysBetween } from '../kernel/dates.js';
import { on, recorded, type Told } from './example.js';
import { disposalCertified, matterClosed } from './examples-information.js';
import { closed } from './examples-supervision.js';
import { confirmed } from './examples.js';
import type { Dossier } from './dossier.js';
import type { Fact, FactOf } from './facts.js';
import { knownFor } from './record.js';
import { dueBy } from './timers.js';
import { View } from './view.js';

const BY = day('2026-01-30');
const act = matterClosed();
const inTime = on('2026-01-20', disposalCertified());
const afterwards = on('2026-02-02', disposalCertified());
const byTheIrs: Told = { ...inTime, side: 'irs', agency: 'IRS' };

const recordedFacts = (given: readonly Told[]): readonly Fact[] =>
  given.map((told, n) => ({
    ...told,
    ref: { seq: n + 1, stream: 'request-1', revision: n },
    recordedOn: told.recordedOn ?? told.occurredOn,
  }));

const dossierOf = (facts: readonly Fact[], openedOn: string): Dossier => ({
  facts,
  tallies: { engaged: new Map(), reasons: new Map(), namings: new Map(), askedBefore: new Map() },
  orders: undefined,
  commitments: undefined,
  offices: undefined,
  statistics: undefined,
  safeguards: undefined,
  reports: undefined,
  calendar: {
    closing: (asked) => {
      const closing = facts
        .filter((fact): fact is FactOf<'DayClosed'> & Fact => fact.type === 'DayClosed')
        .find((fact) => (fact.data.day ?? '') >= asked);
      const first = asked < openedOn ? openedOn : asked;
      return closing && { ...closing, data: { ...closing.data, day: first } };
    },
  },
  reviews: facts.filter(({ type }) => type === 'FindingReviewed'),
});

/** What became of it, of all that is told, as known at a place in the list. */
const due = (given: readonly Told[], knownAt = given.length, openedOn = '2025-01-01') => {
  const facts = recordedFacts(given);
  const judged = facts.find(({ type }) => type === 'MatterClosed');
  if (judged === undefined) throw new Error('The act is not given');
  const question = { dossier: dossierOf(facts, openedOn), act: judged, line: 1, knownAt };
  const view = new View(knownFor(question, new Set()), () => true);
  return dueBy(view, BY, view.learnt('DisposalCertified'));
};

describe('what was due by a day', () => {
  it('is pending until that day is closed, and undone from then on', () => {
    expect(due([act]).kind).toBe('pending');
    expect(due([act, closed('2026-01-29')]).kind).toBe('pending');
    expect(due([act, closed('2026-01-30')]).kind).toBe('undone');
    expect(due([act, closed('2026-02-15')]).kind).toBe('undone');
  });

  it('is pending as known before the day was closed, whatever came after', () => {
    expect(due([act, closed('2026-01-30')], 1).kind).toBe('pending');
    expect(due([act, closed('2026-01-30'), afterwards], 1).kind).toBe('pending');
  });

  it('is done when it was told in time', () => {
    expect(due([act, inTime]).kind).toBe('done');
    expect(due([act, inTime, closed('2026-01-30')]).kind).toBe('done');
    expect(due([act, on('2026-01-30', disposalCertified())]).kind).toBe('done');
  });

  it('is late by so many days when it was done after, told before or after the day was closed', () => {
    for (const given of [
      [act, afterwards],
      [act, closed('2026-01-30'), afterwards],
      [act, afterwards, closed('2026-01-30')],
    ])
      expect(due(given)).toMatchObject({ kind: 'late', days: 3 });
  });

  it('is late by the first of several that came after', () => {
    const later = on('2026-03-01', disposalCertified());
    expect(due([act, later, afterwards])).toMatchObject({ kind: 'late', days: 3 });
  });
});

describe('who tells only after the day was closed that it was done in time', () => {
  const late = recorded('2026-02-10', inTime);
  const given = [act, closed('2026-01-30'), late];

  it('leaves it in doubt, and is named with the days since', () => {
    expect(due(given)).toMatchObject({
      kind: 'recorded-late',
      cause: { kind: 'recorded-late', event: { seq: 3 }, days: 11, by: 'DHS' },
    });
  });

  it('is believed when a reviewer confirms it, and not when another event is confirmed', () => {
    expect(due([...given, confirmed(2)]).kind).toBe('done');
    expect(due([...given, confirmed(0)]).kind).toBe('recorded-late');
  });

  it('is believed when the other side recorded the same, before or after', () => {
    expect(due([...given, recorded('2026-03-01', byTheIrs)]).kind).toBe('done');
    expect(due([act, closed('2026-01-30'), byTheIrs, late]).kind).toBe('done');
  });

  it('is not believed for what the other side records of another day, or otherwise', () => {
    expect(due([...given, on('2026-02-01', byTheIrs)]).kind).toBe('recorded-late');
    const other = {
      ...disposalCertified({ manner: 'returned' }),
      side: 'irs',
      agency: 'IRS',
    } as const;
    expect(due([...given, on('2026-01-20', other)]).kind).toBe('recorded-late');
  });

  it('is not believed for what its own side records twice', () => {
    expect(due([...given, late]).kind).toBe('recorded-late');
  });

  it('does no better when it was first told to have been done late', () => {
    expect(due([act, afterwards, inTime]).kind).toBe('recorded-late');
    expect(due([act, afterwards, inTime, closed('2026-01-30')]).kind).toBe('recorded-late');
    expect(due([act, inTime, afterwards]).kind).toBe('done');
  });

  it('is believed when the act itself was told later still: nothing was to be excused yet', () => {
    expect(due([closed('2026-01-30'), inTime, act]).kind).toBe('done');
    expect(due([closed('2026-01-30'), act, inTime]).kind).toBe('recorded-late');
  });
});

it('is so many days late from the last on which it could be told, though the act itself was told later', () => {
  const told = recorded('2026-06-01', act);
  const late = recorded('2026-06-01', inTime);
  expect(due([closed('2026-01-30'), told, late])).toMatchObject({ cause: { days: 122 } });
});

it('of the act itself, so many days from the day stated for it', () => {
  const facts = recordedFacts([closed('2026-01-30'), recorded('2026-06-01', act)]);
  const judged = facts[1]!;
  const question = { dossier: dossierOf(facts, '2025-01-01'), act: judged, line: 1, knownAt: 2 };
  const view = new View(knownFor(question, new Set()), () => true);
  expect(dueBy(view, day('2026-03-31'), [judged]).kind).toBe('done');
  expect(dueBy(view, BY, [judged])).toMatchObject({
    cause: { event: { seq: 2 }, days: daysBetween(judged.occurredOn, day('2026-06-01')) },
  });
});

describe('what was due before the ledger was opened', () => {
  const opened = (given: readonly Told[], openedOn = '2026-01-31') =>
    due(given, given.length, openedOn);
  const first = closed('2026-01-31');

  it('was on no day seen to be undone', () => {
    expect(opened([first, act])).toMatchObject({ kind: 'before-opening', fact: undefined });
    expect(opened([first, act, inTime])).toMatchObject({ kind: 'before-opening', fact: inTime });
  });

  it('is undone where it was due on the very day of the opening', () => {
    expect(opened([first, act], '2026-01-30').kind).toBe('undone');
    expect(opened([first, act, inTime], '2026-01-30').kind).toBe('recorded-late');
  });

  it('is done where it is borne out, and late where it is told to have been', () => {
    expect(opened([first, act, inTime, byTheIrs]).kind).toBe('done');
    expect(opened([first, act, afterwards]).kind).toBe('late');
  });

  it('is undone where a day before it was closed, though its own was passed over', () => {
    const facts = recordedFacts([closed('2026-01-29'), act, closed('2026-02-15')]);
    const closings = facts.filter((fact) => fact.type === 'DayClosed');
    const calendar = {
      closing: (asked: string) => closings.find(({ data }) => (data.day ?? '') >= asked),
    };
    const dossier = { ...dossierOf(facts, ''), calendar };
    const question = { dossier, act: facts[1]!, line: 1, knownAt: 3 };
    const view = new View(knownFor(question, new Set()), () => true);
    expect(dueBy(view, BY, []).kind).toBe('undone');
    expect(dueBy(view, day('2026-01-28'), []).kind).toBe('before-opening');
  });

  it('is pending until any day is closed at all', () => {
    expect(opened([act]).kind).toBe('pending');
  });
});

it('of several, one told in time is enough', () => {
  const late = recorded('2026-02-10', on('2026-01-10', disposalCertified()));
  expect(due([act, inTime, closed('2026-01-30'), late]).kind).toBe('done');
  expect(due([act, late, closed('2026-01-30'), inTime]).kind).toBe('done');
});
