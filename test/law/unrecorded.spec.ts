import { describe, expect, it } from 'vitest';
import { type Example, saidUnder, type Told } from '../../src/statute/example.js';
import { WHOLE } from '../../src/statute/packs.js';
import type { Rule } from '../../src/statute/rule.js';
import { linesOf } from './support/in-short.js';
import { judgementOf } from './support/judging.js';

type Plain = Readonly<Record<string, unknown>>;
type Change = { readonly field: string; readonly data: Plain };

const isPlain = (value: unknown): value is Plain =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Fields of a record that its shape does not let be left out. */
const REQUIRED = new Set(['code', 'agency', 'title', 'kind', 'class', 'classifier', 'id', 'words']);

/** Every way to leave one field out, or to leave a list empty; of a list of records, the field of all of them. */
const changesOf = (data: Plain, path = ''): readonly Change[] =>
  Object.entries(data).flatMap(([name, value]): readonly Change[] => {
    if (value === null || (path !== '' && REQUIRED.has(name))) return [];
    const field = `${path}${name}`;
    const own = { field, data: { ...data, [name]: null } };
    if (isPlain(value))
      return [
        own,
        ...changesOf(value, `${field}.`).map((inner) => ({
          field: inner.field,
          data: { ...data, [name]: inner.data },
        })),
      ];
    if (!Array.isArray(value) || value.length === 0) return [own];
    const empty = { field: `${field}, empty`, data: { ...data, [name]: [] } };
    const names = [...new Set(value.filter(isPlain).flatMap((one) => Object.keys(one)))];
    const each = names
      .filter((one) => !REQUIRED.has(one))
      .map((inner) => ({
        field: `${field}.${inner}`,
        data: {
          ...data,
          [name]: value.map((one) => (isPlain(one) ? { ...one, [inner]: null } : one)),
        },
      }));
    return [own, empty, ...each];
  });

/** For each field of each fact without which the rule says something else: what it then says. */
const saidWithout = (rule: Rule, example: Example): readonly string[] => {
  const whole = linesOf(judgementOf(rule, example.given, example)).join('\n');
  return example.given.flatMap((told, n) =>
    changesOf(told.data as Plain).flatMap(({ field, data }) => {
      const given = example.given.with(n, { ...told, data } as Told);
      const lines = linesOf(judgementOf(rule, given, example));
      if (lines.join('\n') === whole) return [];
      return [`    ${told.type}.${field}`, ...lines.map((line) => `      ${line}`)];
    }),
  );
};

const isClear = (example: Example): boolean =>
  Object.values(saidUnder(example)).some((said) => said === 'clear');

const rules = WHOLE.rules.map((rule) => [rule.id, rule] as const);

describe('says of what is clear, where one field is not recorded, what it said before', () => {
  it.each(rules)('%s', async (id, rule) => {
    const text = rule.examples
      .filter(isClear)
      .flatMap((example) => [`  ${example.name}`, ...saidWithout(rule, example)]);
    expect(text.join('\n')).not.toContain('rule-failed');
    await expect(`${[`${rule.number} ${id}`, ...text].join('\n')}\n`).toMatchFileSnapshot(
      `unrecorded/${id}.txt`,
    );
  });
});
