import type { TSchema } from 'typebox';
import { isDay } from '../../kernel/dates.js';
import { areRanges, choices, CODE, STATUTE } from '../../ledger/sent-values.js';
import { below, type Mistakes, nthField } from './mistake.js';

// What a field of a record must be: the same as at the small door (http/body/fields.ts), many times as fast.
// A property test holds the two in step.

/**
 * Looks at a value that is neither absent nor null, and says what is wrong with it.
 * @returns the value as it is stored: what a shape leaves out is null in it.
 */
export type Check = (value: unknown, field: string, wrong: Mistakes) => unknown;

/** Fields of an object, and whether each may be left out or null. */
type Fields = ReadonlyMap<string, { readonly check: Check; readonly isNeeded: boolean }>;

export const text =
  (maximum = 20_000): Check =>
  (value, field, wrong) => {
    if (typeof value !== 'string') wrong.add(field, 'not-text');
    else if (value.length > maximum && codePointsIn(value) > maximum) wrong.add(field, 'too-long');
    return value;
  };

const codePointsIn = (value: string): number =>
  value.length - (value.match(/[\uD800-\uDBFF][\uDC00-\uDFFF]/g)?.length ?? 0);

export const code: Check = (value, field, wrong) => {
  if (typeof value !== 'string' || !CODE.test(value)) wrong.add(field, 'not-a-code');
  return value;
};

export const statute: Check = (value, field, wrong) => {
  if (typeof value !== 'string' || !STATUTE.test(value)) wrong.add(field, 'not-a-code');
  return value;
};

export const dayText: Check = (value, field, wrong) => {
  if (!isDay(value)) wrong.add(field, 'not-a-day');
  return value;
};

export const flag: Check = (value, field, wrong) => {
  if (typeof value !== 'boolean') wrong.add(field, 'not-a-flag');
  return value;
};

export const oneOf = (shape: TSchema): Check => {
  const allowed: ReadonlySet<unknown> = new Set(choices(shape));
  return (value, field, wrong) => {
    if (!allowed.has(value)) wrong.add(field, 'not-one-of');
    return value;
  };
};

export const int =
  (minimum: number, maximum: number): Check =>
  (value, field, wrong) => {
    if (!Number.isInteger(value) || Number(value) < minimum || Number(value) > maximum)
      wrong.add(field, 'not-a-number');
    return value;
  };

export const lineRanges: Check = (value, field, wrong) => {
  if (!areRanges(value)) wrong.add(field, 'not-lines');
  return value;
};

const LONGEST_LIST = 200;

/** A list of values without names; a mistake in one is told of the list. */
export const listOf =
  (check: Check): Check =>
  (value, field, wrong) => {
    if (!isList(value, field, wrong)) return value;
    for (const one of value) check(one, field, wrong);
    return value;
  };

/** A list of objects; a mistake is told of the field of the element. */
export const objects =
  (check: Check): Check =>
  (value, field, wrong) => {
    if (!isList(value, field, wrong)) return value;
    if (value.some((one) => !isObject(one))) wrong.add(field, 'not-an-object');
    return value.map((one, n) => check(one, `${field}[${n}]`, wrong));
  };

const isList = (value: unknown, field: string, wrong: Mistakes): value is unknown[] => {
  if (!Array.isArray(value)) wrong.add(field, 'not-a-list');
  else if (value.length > LONGEST_LIST) wrong.add(field, 'too-many');
  else return true;
  return false;
};

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const fieldsOf = (
  needed: Readonly<Record<string, Check>>,
  maybe: Readonly<Record<string, Check>>,
): Fields =>
  new Map(
    [needed, maybe].flatMap((checks) =>
      Object.entries(checks).map(([name, check]) => [name, { check, isNeeded: checks === needed }]),
    ),
  );

/** A shape that events share: in it every field is there, null where it was left out. */
export const shape = (
  needed: Readonly<Record<string, Check>>,
  maybe: Readonly<Record<string, Check>>,
): Check => {
  const fields = fieldsOf(needed, maybe);
  return (value, field, wrong) => {
    if (!isObject(value)) {
      wrong.add(field, 'not-an-object');
      return value;
    }
    const stored = checkFields(fields, value, { field, wrong });
    for (const [name, { isNeeded }] of fields) if (!isNeeded) stored[name] ??= null;
    return stored;
  };
};

/** Each field that is there, as it is stored. */
export const checkFields = (
  fields: Fields,
  value: Readonly<Record<string, unknown>>,
  { field, wrong }: { readonly field: string; readonly wrong: Mistakes },
): Record<string, unknown> => {
  const stored: Record<string, unknown> = {};
  for (const [n, name] of Object.keys(value).entries()) {
    const known = fields.get(name);
    const said = value[name];
    if (known === undefined) wrong.add(below(field, nthField(n + 1)), 'not-a-field');
    else if (said !== null) stored[name] = known.check(said, below(field, name), wrong);
    else if (known.isNeeded) wrong.add(below(field, name), 'missing');
  }
  for (const [name, { isNeeded }] of fields)
    if (isNeeded && value[name] === undefined) wrong.add(below(field, name), 'missing');
  return stored;
};
