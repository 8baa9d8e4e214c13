import { describe, expect, it } from 'vitest';
import { addDays, type Day, day } from '../../src/kernel/dates.js';
import { on } from '../../src/statute/example.js';
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

/** Values that do not begin after the one before them. */
const disorder = (values: readonly Period[]): readonly Period[] =>
  values.filter(({ from }, n) => n > 0 && from <= (values[n - 1] as Period).from);

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

  it.each(ids)('%s begin with the first day, and each on a later day than the one before', (id) => {
    expect(disorder(PARAMETERS[id].values)).toEqual([]);
    expect(PARAMETERS[id].values[0]?.from).toBe(FIRST_DAY);
  });

  it.each(ids)('%s begin no later than the rules, and not before', (id) => {
    expect(parameter(id, FIRST_DAY)).toBeGreaterThan(0);
    expect(() => parameter(id, addDays(FIRST_DAY, -1))).toThrow(RangeError);
  });

  it('may follow each other, but not twice on a day, and not backwards', () => {
    const from = (...days: readonly string[]) => days.map((one) => ({ from: day(one) }));
    expect(disorder(from('2023-04-20', '2026-01-01'))).toEqual([]);
    expect(disorder(from('2023-04-20', '2026-01-01', '2026-01-01'))).toEqual(from('2026-01-01'));
    expect(disorder(from('2026-01-01', '2023-04-20'))).toEqual(from('2023-04-20'));
  });
});
