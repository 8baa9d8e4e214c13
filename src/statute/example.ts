import { type Day, type Instant, instant, washingtonDay } from '../kernel/dates.js';
import type { Side } from '../kernel/role.js';
import type { Naming, Statistics } from './dossier.js';
import type { FactData, FactType } from './facts.js';
import { type Outcome, type ReadingId, READINGS } from './verdict.js';

/** A fact of an example, as told: its place in the list is its place in the log. */
export type Told = {
  readonly [T in FactType]: {
    readonly type: T;
    readonly side: Side;
    readonly agency: string;
    readonly occurredOn: Day;
    readonly occurredAt: Instant | null;
    /** Absent: on the day itself. */
    readonly recordedOn?: Day;
    readonly data: FactData[T];
  };
}[FactType];

/** What a rule says: its outcome, or `not-applicable`. */
export type Said = Outcome | 'not-applicable';

/**
 * A case in a few words. The act judged is the last fact of a type that the rule judges. Every builder
 * below tells a complete and lawful fact, so that an example says only what is special about it.
 */
export type Example = {
  /** A sentence that ends "…, so" or stands for itself. */
  readonly name: string;
  readonly given: readonly Told[];
  /** Type of the act judged, where the last fact that the rule judges is not meant. */
  readonly act?: FactType;
  /** Distinct people for each engaged officer; 1 where not told. */
  readonly peoplePerOfficer?: number;
  /** Lines with the reason of this one; 1 where not told. */
  readonly linesWithReason?: number;
  /** Counts over the whole request when the last day was closed; none where not told. */
  readonly statistics?: Partial<Statistics>;
  /** Other lines of the request that name the taxpayer of this one. */
  readonly namedAlsoOn?: readonly Omit<Naming, 'seq'>[];
  /** Earlier requests of the agency, each with its line that names a taxpayer; the latest first. */
  readonly askedBefore?: readonly (readonly Told[])[];
  /** The day on which the ledger was opened, the first that it closed; before all of this where not told. */
  readonly openedOn?: string;
  /** Registers, and requests before it, that are no part of what is given. */
  readonly without?: readonly (
    'orders' | 'commitments' | 'offices' | 'safeguards' | 'reports' | 'earlier-requests'
  )[];
  /** One outcome for all readings; or one for each, `others` for those not named. */
  readonly expect: Said | (Partial<Record<ReadingId, Said>> & { readonly others?: Said });
};

/** What an example expects under each reading. */
export const saidUnder = ({ expect: said }: Example): Readonly<Record<ReadingId, Said>> =>
  Object.fromEntries(
    READINGS.map((reading) => [
      reading,
      typeof said === 'string' ? said : (said[reading] ?? said.others ?? 'not-applicable'),
    ]),
  ) as Record<ReadingId, Said>;

type Some<T extends FactType> = Partial<FactData[T]>;
type Builder<T extends FactType> = (data?: Some<T>) => Extract<Told, { type: T }>;

/** Tells a whole fact; an example overrides only what is special about it. */
export const builder =
  <T extends FactType>(
    type: T,
    told: Omit<Extract<Told, { type: T }>, 'type' | 'occurredAt'>,
  ): Builder<T> =>
  (data = {}) =>
    ({ type, occurredAt: null, ...told, data: { ...told.data, ...data } }) as Extract<
      Told,
      { type: T }
    >;

/** The same fact on another day, with no instant. */
export const on = <F extends Told>(occurredOn: string, fact: F): F => ({
  ...fact,
  occurredOn: occurredOn as Day,
  occurredAt: null,
});
/** The same fact at an instant. */
export const at = <F extends Told>(occurredAt: string, fact: F): F => ({
  ...fact,
  occurredAt: instant(occurredAt),
  occurredOn: washingtonDay(instant(occurredAt)),
});
/** The same fact, learnt by the ledger on a later day. */
export const recorded = <F extends Told>(recordedOn: string, fact: F): F => ({
  ...fact,
  recordedOn: recordedOn as Day,
});
