import { type Static, Type } from 'typebox';

// STORED FOREVER. The shapes that fields of several events share. Add new ones; never edit one: a closed list may
// get a value more, and none may go or change its meaning.

export const Code = Type.String({ maxLength: 64, pattern: '^[A-Za-z0-9][A-Za-z0-9 ._()/:@-]*$' });
/** A provision as it was cited, `18 U.S.C. § 1546(a)`. Holds all that a `Code` holds: what was stored as one is still read. */
export const Statute = Type.String({
  maxLength: 64,
  pattern: '^[A-Za-z0-9][A-Za-z0-9\\u00a0 ._()/:@§-]*$',
});
export const DayText = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' });
export const Id = Type.String({ pattern: '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' });
export const Digest = Type.String({ pattern: '^[0-9a-f]{64}$' });
export const Count = Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER });
/** Of a series that a sender numbers 1, 2, 3, … */
export const SeriesNumber = Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER });
export const Line = Type.Integer({ minimum: 1, maximum: 100_000_000 });
export const Words = Type.String({ maxLength: 4_000 });
export const Flag = Type.Boolean();
/** Half-typed lists keep the bounds of a record. */
export const listOf = <S extends Parameters<typeof Type.Array>[0]>(schema: S) =>
  Type.Array(schema, { maxItems: 200 });
const closed = { additionalProperties: false } as const;
const orNull = <S extends Parameters<typeof Type.Array>[0]>(schema: S) =>
  Type.Union([schema, Type.Null()]);
const oneOf = <const T extends string>(...values: readonly T[]) =>
  Type.Unsafe<T>(Type.Union(values.map((value) => Type.Literal(value))));

/** Lines [first, last], both included; at most 1,000 lines in all where an event carries ranges. */
export const Ranges = Type.Array(Type.Tuple([Line, Line]), { minItems: 1, maxItems: 1_000 });
export type Range = Static<typeof Ranges>[number];

/** How someone holds an office. "Performing the duties of" is not the office (5 U.S.C. 3345-3349). */
export const Standing = oneOf('held', 'acting', 'delegated', 'performing-duties');

/** Offices that 6103(i)(2)(A) lists, and those it does not. */
export const OfficeKind = oneOf(
  'agency-head',
  'inspector-general',
  'attorney-general',
  'deputy-attorney-general',
  'associate-attorney-general',
  'assistant-attorney-general',
  'fbi-director',
  'dea-administrator',
  'us-attorney',
  'special-prosecutor',
  'strike-force-attorney',
  'component-head',
  'other',
);

/** An office that signed, approved or stated something. Never who holds it. */
export const Office = Type.Object(
  {
    title: Type.String({ maxLength: 200 }),
    kind: OfficeKind,
    /** The department: `DHS`, not `ICE`. */
    agency: Code,
    component: orNull(Code),
    standing: orNull(Standing),
  },
  closed,
);
export type Office = Static<typeof Office>;

/** An officer by id within the agency, office and role in the matter; `role` null: none recorded. */
export const Officer = Type.Object(
  {
    officerId: orNull(Code),
    agency: Code,
    office: orNull(Type.String({ maxLength: 200 })),
    role: orNull(
      oneOf('investigator', 'prosecutor', 'grand-jury', 'supervisor', 'custodian', 'other'),
    ),
  },
  closed,
);
export type Officer = Static<typeof Officer>;

/** 6103(i)(2)(A)(i)-(iii): the proceeding, investigation, grand jury matter or child’s case the request serves. */
export const Matter = Type.Object(
  {
    reference: orNull(Code),
    kind: orNull(
      oneOf(
        'criminal-investigation',
        'criminal-proceeding',
        'grand-jury',
        'civil-removal',
        'civil',
        'other',
        'missing-or-exploited-child',
      ),
    ),
    openedOn: orNull(DayText),
    closedOn: orNull(DayText),
    /** The agency's written assurance that an investigation is open on this very person. */
    assurance: orNull(Flag),
  },
  closed,
);
export type Matter = Static<typeof Matter>;

/** 8 U.S.C. 1253(a)(1): the order of removal relied on. */
export const RemovalOrder = Type.Object(
  {
    /** Class of the ground of removal, e.g. `8 USC 1227(a)(1)(B)` or `8 USC 1182(a)(6)`. */
    ground: orNull(Code),
    arm: orNull(oneOf('A', 'B', 'C', 'D')),
    orderedOn: orNull(DayText),
    /** Appeal dismissed, waived or out of time; in absentia: entry. */
    administrativelyFinalOn: orNull(DayText),
    /** The court's final order, where the order was reviewed. */
    courtFinalOn: orNull(DayText),
    /** Day of the failure to act under arms (B) to (D). */
    failureOn: orNull(DayText),
    status: orNull(oneOf('in-force', 'stayed', 'vacated', 'deferred-action')),
  },
  closed,
);
export type RemovalOrder = Static<typeof RemovalOrder>;

export const Source = oneOf(
  'filed-by-subject',
  'furnished-by-subject-or-representative',
  'third-party-information-return',
  'third-party-witness',
  'summons',
  'state-agency',
  'informant',
  'irs-generated',
  'public-record',
);
export const Artefact = oneOf('return', 'transcript', 'extract', 'note');

/** A piece of information asked for or disclosed. `claimedClass` is what the IRS called it: kept, read by no rule. */
export const Item = Type.Object(
  {
    code: Code,
    source: orNull(Source),
    artefact: orNull(Artefact),
    subject: orNull(oneOf('taxpayer', 'spouse', 'dependent', 'other')),
    /** A taxable period (`2023`, `2023Q2`, `2021..2023`). */
    period: orNull(Code),
    asOf: orNull(DayText),
    claimedClass: orNull(Code),
  },
  closed,
);
export type Item = Static<typeof Item>;

/** What a classifier said of a text, with the classifier's version, e.g. `place_only` by `address@1`. */
export const TextClass = Type.Object({ class: Code, classifier: Code }, closed);
export type TextClass = Static<typeof TextClass>;

export const KeyComparison = oneOf('equal', 'equivalent', 'different', 'not-compared');
/** How the keys of a line compared with the IRS's record; null: not recorded. */
export const Comparisons = Type.Object(
  {
    name: orNull(KeyComparison),
    tin: orNull(KeyComparison),
    address: orNull(KeyComparison),
    birthDate: orNull(KeyComparison),
  },
  closed,
);
export type Comparisons = Static<typeof Comparisons>;

/** Basis of a disclosure in emergency, 6103(i)(3)(B). Who is in danger is in the personal face. */
export const Emergency = Type.Object(
  { basis: oneOf('danger', 'flight'), statedBy: orNull(Office) },
  closed,
);
export type Emergency = Static<typeof Emergency>;

const clause = {
  id: Code,
  words: Words,
  kind: oneOf('offences-only', 'not-to-use', 'elements', 'safeguards', 'account', 'other'),
  /** Statutes the clause allows (for `offences-only`), e.g. `18 USC 2339B`. */
  offences: orNull(listOf(Code)),
  from: orNull(DayText),
  to: orNull(DayText),
};
/** A clause as it was before it could say which information it is about. */
export const ClauseV1 = Type.Object(clause, closed);

/** A clause of an agreement or promise, in its own words. `major` and the like are defined by who records it. */
export const Clause = Type.Object(
  {
    ...clause,
    /** For `not-to-use`: it is about information disclosed up to this day, and about none disclosed later. */
    disclosedUntil: orNull(DayText),
  },
  closed,
);
export type Clause = Static<typeof Clause>;

export const EventRef = Type.Object({ stream: Id, revision: Count }, closed);
export type EventRef = Static<typeof EventRef>;

export { oneOf, orNull, closed };
