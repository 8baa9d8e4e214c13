import { canonicalJson, type Json } from '../../kernel/canonical-json.js';

type Fields = Readonly<Record<string, Json>>;

const isFields = (value: Json): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Whether two statements of one thing agree. What one of them leaves out they do not differ in; lists have no order. */
export const agree = (one: Json, other: Json): boolean => {
  if (one === null || other === null) return true;
  if (isFields(one) && isFields(other))
    return Object.keys(one).every((name) => agree(one[name] ?? null, other[name] ?? null));
  return canonicalJson(unordered(one)) === canonicalJson(unordered(other));
};

const unordered = (value: Json): Json =>
  Array.isArray(value) ? value.map((item: Json) => canonicalJson(item)).toSorted() : value;
