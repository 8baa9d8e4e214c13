import type { TSchema } from 'typebox';

// What a sender may put into a field, for every door that takes it.

/** A closed code or a short name of an office, a court, a paragraph. */
export const CODE = /^[A-Za-z0-9][A-Za-z0-9 ._()/:-]{0,63}$/;

/** A provision as it is cited, with or without a section sign and the blank that word processors set after it. */
export const STATUTE = /^[A-Za-z0-9][A-Za-z0-9\u00a0 ._()/:§-]{0,63}$/;

/** The texts that a union of literals, or a list of such, allows. */
export const choices = (shape: TSchema): string[] => {
  const { anyOf = [], items, const: literal } = shape as Choices;
  const below = items === undefined ? anyOf : [items];
  return [...(literal === undefined ? [] : [literal]), ...below.flatMap(choices)];
};
type Choices = {
  readonly anyOf?: readonly TSchema[];
  readonly items?: TSchema;
  readonly const?: string;
};

/** 1 to 1,000 ranges [first, last] of line numbers from 1. Whether the lines are recorded, the stream says. */
export const areRanges = (value: unknown): boolean =>
  Array.isArray(value) && value.length >= 1 && value.length <= 1_000 && value.every(isRange);

const isRange = (value: unknown): boolean =>
  Array.isArray(value) &&
  value.length === 2 &&
  value.every((line) => Number.isSafeInteger(line) && Number(line) >= 1);
