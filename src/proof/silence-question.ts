import type { Json } from '../kernel/canonical-json.js';
import { addDays, type Day, daysBetween } from '../kernel/dates.js';

/** Days, both ends included: of the act as stated (Washington), or of its recording (UTC). */
export type SilencePeriod = {
  readonly by: 'occurredOn' | 'recordedOn';
  readonly from: Day;
  readonly until: Day;
};

/** What is asked of the whole log: which entries fit. */
export type SilenceQuestion = {
  /** In order, each once; null: every type. */
  readonly types: readonly string[] | null;
  /** Public fields and the values that they must have, as text. */
  readonly where: Readonly<Record<string, string>>;
  readonly period: SilencePeriod;
};

/** What the question looks at in a leaf. */
export type SilenceLeaf = {
  readonly type: string;
  readonly stream: string;
  readonly recordedOn: string;
  readonly public: Readonly<Record<string, Json | undefined>>;
};

/**
 * The agencies that it is about: whose record it asks for, and whose requests. They alone are told of, where there are
 * any. Not `recipientAgency`: whoever disclosed has the record of that, and must be told of too.
 */
export const agenciesOf = ({ where }: SilenceQuestion): readonly string[] => {
  const named = [where['agency'], where['requestingAgency']];
  return [...new Set(named.filter((one) => one !== undefined))].toSorted();
};

export const MOST_PERIOD_DAYS = 3_660;

export const isInPeriod = ({ from, until }: SilencePeriod, day: unknown): day is string =>
  typeof day === 'string' && from <= day && day <= until;

export const daysOf = ({ from, until }: SilencePeriod): readonly Day[] =>
  Array.from({ length: daysBetween(from, until) + 1 }, (_, n) => addDays(from, n));

/** How one condition stands in a face. `unsaid`: the field is there and says nothing, so it may be true. */
export type Standing = 'equal' | 'other' | 'unsaid' | 'absent' | 'structured';

export const standingOf = (
  face: SilenceLeaf['public'],
  [field, value]: readonly [string, string],
): Standing => {
  if (!Object.hasOwn(face, field)) return 'absent';
  const told = face[field];
  if (told === null) return 'unsaid';
  if (typeof told === 'object') return 'structured';
  return String(told) === value ? 'equal' : 'other';
};

/** The same question in the one form that certificates have. */
export const inOneForm = ({ types, where, period }: SilenceQuestion): SilenceQuestion => ({
  types: types === null ? null : [...new Set(types)].toSorted(),
  where: Object.fromEntries(Object.entries(where).toSorted(([a], [b]) => (a < b ? -1 : 1))),
  period: { by: period.by, from: period.from, until: period.until },
});
