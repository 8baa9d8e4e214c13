import { describe, expect, it } from 'vitest';
import { addDays, type Day } from '../../src/kernel/dates.js';
import { on } from '../../src/statute/example.js';
import { TALLY_THRESHOLDS } from '../../src/statute/facts.js';
import { RULES } from '../../src/statute/packs.js';
import {
  FIRST_DAY,
  parameter,
  type ParameterId,
  PARAMETERS,
} from '../../src/statute/parameters.js';
import { READINGS } from '../../src/statute/verdict.js';
import { judgementOf } from './support/judging.js';

type Period = { readonly from: Day; readonly until?: Day };

/** Days on which no version holds or more than one does. */
const seams = (periods: readonly Period[]): readonly Period[] => {
  const inOrder = periods.toSorted((one, other) => (one.from < other.from ? -1 : 1));
  return inOrder.filter(({ until }, n) => until !== inOrder[n + 1]?.from);
};

describe('versions of a rule', () => {
  const ids = [...new Set(RULES.map(({ id }) => id))];

  it.each(ids)('%s follow each other without gap or overlap, and the last is open', (id) => {
    const versions = RULES.filter((rule) => rule.id === id);
    expect(seams(versions.map(({ inForce }) => inForce))).toEqual([]);
  });

  it.each(RULES.map((rule) => [rule.id, rule] as const))(
    '%s decide nothing on the day before the first',
    (_, rule) => {
      const [example] = rule.examples;
      const given = (example?.given ?? []).map((told) =>
        rule.acts.includes(told.type) ? on(addDays(rule.inForce.from, -1), told) : told,
      );
      const judgement = judgementOf(rule, given, example);
      const causes = READINGS.map((reading) => judgement?.verdicts[reading]?.causes?.[0]?.kind);
      expect(new Set(causes)).toEqual(new Set(['not-decided-here']));
    },
  );
});

describe('values of a parameter', () => {
  const ids = Object.keys(PARAMETERS) as ParameterId[];

  it.each(ids)('%s follow each other without gap or overlap, and the last is open', (id) => {
    expect(seams(PARAMETERS[id].values)).toEqual([]);
  });

  it.each(ids)('%s begin no later than the rules, and not before', (id) => {
    expect(parameter(id, FIRST_DAY)).toBeGreaterThan(0);
    expect(() => parameter(id, addDays(FIRST_DAY, -1))).toThrow(RangeError);
  });

  it('of people and lines are what the read models count up to', () => {
    const used = (['engaged-review', 'engaged-high', 'same-reason'] as const).map((id) =>
      parameter(id, FIRST_DAY),
    );
    expect(new Set(used)).toEqual(new Set(TALLY_THRESHOLDS));
  });
});
