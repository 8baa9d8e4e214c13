import { Type } from 'typebox';
import { Compile } from 'typebox/compile';
import type { Json } from '../kernel/canonical-json.js';
import { type FieldError, Problem } from '../kernel/problem.js';
import type { EventType, Face } from './event-type.js';

/** An event's data by who may see it. Every field of the table is there, null where not recorded. */
export type Faces = {
  readonly public: Readonly<Record<string, Json>>;
  readonly official: Readonly<Record<string, Json>>;
  readonly personal: Readonly<Record<string, string | null>>;
};

/** Never null in an event: who recorded what day's act, and when. */
const ALWAYS = new Set(['recordedAt', 'actor', 'agency', 'occurredOn']);

/** What is worked out once from the table of a type and version. */
type Shape = {
  /** In the order of canonical JSON, which spares sorting them for each event. */
  readonly names: Readonly<Record<Face, readonly string[]>>;
  /** Numbers of the personal fields, in the same order. */
  readonly personal: ReadonlyMap<string, number>;
  readonly errors: (recorded: unknown) => readonly FieldError[];
};

const shapes = new WeakMap<EventType, Shape>();

const shapeOf = (eventType: EventType): Shape => {
  const known = shapes.get(eventType);
  if (known !== undefined) return known;
  const shape = makeShape(eventType);
  shapes.set(eventType, shape);
  return shape;
};

const makeShape = ({ fields }: EventType): Shape => {
  const namesOf = (face: Face) =>
    Object.keys(fields)
      .filter((name) => fields[name]?.face === face)
      .toSorted();
  const properties = Object.entries(fields).map(([name, { schema }]) => [
    name,
    ALWAYS.has(name) ? schema : Type.Optional(schema),
  ]);
  const table = Type.Object(Object.fromEntries(properties), { additionalProperties: false });
  const validator = Compile(table);
  return {
    names: {
      public: namesOf('public'),
      official: namesOf('official'),
      personal: namesOf('personal'),
    },
    personal: new Map(namesOf('personal').map((name) => [name, fields[name]?.n ?? Number.NaN])),
    errors: (recorded) =>
      validator.Check(recorded) ? [] : validator.Errors(recorded).map(fieldError),
  };
};

/** Names the field and the rule it breaks, never the value: that could be a person's. */
const fieldError = (error: {
  readonly instancePath: string;
  readonly keyword: string;
  readonly message: string;
}): FieldError => ({
  field: error.instancePath.slice(1).replaceAll('/', '.'),
  message: error.message,
});

/** Numbers of a type's personal fields, by name. */
export const personalNumbers = (eventType: EventType): ReadonlyMap<string, number> =>
  shapeOf(eventType).personal;

/**
 * Sorts data into its faces by the table of its type.
 * @throws Problem request-invalid that names each field which the table does not have or whose value
 * does not fit it; also a text with half a surrogate pair, which is no Unicode.
 */
export const facesOf = (eventType: EventType, data: Readonly<Record<string, unknown>>): Faces => {
  const { names, errors } = shapeOf(eventType);
  const recorded = withoutNulls(data);
  const found = errors(recorded);
  if (found.length > 0) throw refusal(eventType, found);
  for (const name of Object.keys(recorded))
    if (!isWellFormed(recorded[name] as Json))
      throw refusal(eventType, [{ field: name, message: 'must be well-formed Unicode' }]);
  return {
    public: pick(data, names.public),
    official: pick(data, names.official),
    personal: pick(data, names.personal) as Faces['personal'],
  };
};

/** Null and absent say the same: not recorded. */
const withoutNulls = (data: Readonly<Record<string, unknown>>): Record<string, unknown> => {
  const recorded: Record<string, unknown> = {};
  for (const name in data) if (data[name] != null) recorded[name] = data[name];
  return recorded;
};

const pick = (
  data: Readonly<Record<string, unknown>>,
  names: readonly string[],
): Readonly<Record<string, Json>> => {
  const face: Record<string, Json> = {};
  for (const name of names) face[name] = inOrder((data[name] ?? null) as Json);
  return face;
};

/** The same value with its names in the order of canonical JSON. */
const inOrder = (value: Json): Json => {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(inOrder);
  const names = Object.keys(value).toSorted();
  return pick(value as Readonly<Record<string, Json>>, names);
};

/** No half of a surrogate pair stands alone. */
const isWellFormed = (value: Json | undefined): boolean => {
  if (typeof value === 'string') return value.isWellFormed();
  if (typeof value !== 'object' || value === null) return true;
  return Object.values(value).every(isWellFormed);
};

const refusal = ({ type }: EventType, errors: readonly FieldError[]): Problem =>
  new Problem('request-invalid', `The data does not fit the event ${type}.`, { errors });
