import { type Static, type TSchema, Type } from 'typebox';

/** Who may see a field: anyone; oversight; oversight with a stated purpose, itself recorded. */
export type Face = 'public' | 'official' | 'personal';

/** One row of an event's table. `n` is fixed for ever and never reused: salts are cut by it. */
export type Field<S extends TSchema = TSchema, F extends Face = Face> = {
  readonly n: number;
  readonly face: F;
  readonly schema: S;
  readonly about: string;
};

/** The table of one type and version: field name to number, face and shape. */
export type EventType<Name extends string = string, Fields extends FieldTable = FieldTable> = {
  readonly type: Name;
  readonly version: number;
  readonly about: string;
  readonly fields: Fields;
};
export type FieldTable = Readonly<Record<string, Field>>;

type Value<F extends Field> = Static<F['schema']> | null;
type Named<T extends FieldTable, F extends Face> = {
  readonly [K in keyof T as T[K]['face'] extends F ? K : never]: Value<T[K]>;
};

/** What an event says without any key: its public and official faces. Rules, deciders and read models see this. */
export type Facts<E extends EventType> =
  E extends EventType<infer Name, infer T>
    ? { readonly type: Name; readonly data: Named<T, 'public' | 'official'> }
    : never;

/** Filled in when the event is appended, not by who decides it. */
export type Stamp = 'recordedAt' | 'actor' | 'commandId' | 'fingerprint';

/** An event as a decider returns it: all three faces, without the stamp. Absent means null: not recorded. */
export type NewEvent<E extends EventType> =
  E extends EventType<infer Name, infer T>
    ? {
        readonly type: Name;
        readonly data: {
          readonly [K in Exclude<keyof T, Stamp>]?: Value<T[K]> | undefined;
        } & Readonly<Record<'agency' | 'occurredOn', string>>;
      }
    : never;

const field =
  <F extends Face>(face: F) =>
  <S extends TSchema>(n: number, schema: S, about: string): Field<S, F> => ({
    n,
    face,
    schema,
    about,
  });

/** In the leaf, in clear, for ever. Closed codes, days, counts, line numbers, ids. */
export const open = field('public');
/** Oversight only; the leaf holds one salted commitment for the whole face. */
export const official = field('official');

/** A text or null, sealed in the box; the leaf holds one salted commitment a field. */
export const personal = (n: number, about: string): Field<typeof text, 'personal'> => ({
  n,
  face: 'personal',
  schema: text,
  about,
});
const text = Type.String({ maxLength: 20_000 });

const code = Type.String({ maxLength: 64, pattern: '^[A-Za-z0-9][A-Za-z0-9 ._()/:@-]*$' });
const day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' });
const instant = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{3}Z$' });
const actor = Type.Object(
  { id: Type.String(), role: Type.String(), agency: Type.String() },
  { additionalProperties: false },
);

/** The first seven fields of every event. */
const common = {
  recordedAt: official(1, instant, 'When the ledger learnt of it: UTC instant'),
  actor: official(2, actor, 'The account that recorded it, its role and its agency'),
  commandId: official(3, Type.String(), 'Of the first event of a command: the id of the command'),
  fingerprint: official(4, Type.String(), 'Of the same event: a keyed digest of the body sent'),
  agency: open(5, code, 'The agency whose record this is'),
  occurredOn: open(6, day, 'Calendar day in Washington, D.C., of the act, as stated'),
  occurredAt: official(7, instant, 'The instant of the act, where it is known'),
};

/** Own fields are numbered from 8. A changed face or meaning is a new number and a new name. */
export const eventType = <const Name extends string, const Own extends FieldTable>(
  type: Name,
  version: number,
  about: string,
  own: Own,
): EventType<Name, typeof common & Own> => ({
  type,
  version,
  about,
  fields: { ...common, ...own },
});
