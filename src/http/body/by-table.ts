import type { TSchema } from 'typebox';
import { Contract } from '../../ledger/information/access.events.js';
import type { Kind as KindOfFact, Kinds } from '../../ledger/information-input.js';
import * as shapes from '../../ledger/shapes.js';
import type { Field } from '../../privacy/event-type.js';
import {
  Code,
  Codes,
  DayField,
  Flag,
  Int,
  Kind,
  LineRanges,
  Maybe,
  Nested,
  NestedList,
  OneOf,
  SomeOf,
  Statute,
  Text,
} from './fields.js';
import { ContractDto, ItemDto, MatterDto, OfficeDto, OfficerDto } from './shapes.dto.js';
import { WhenDto } from './when.dto.js';

// Bodies that hold the fields of one event and nothing else are made from its table: the body that is
// taken, the fact that is stored and the API description cannot come apart.

type Class = new () => object;

/** A body for each kind of a door. */
export const bodiesOf = <const T extends Kinds>(kinds: T): { readonly [K in keyof T]: Class } =>
  Object.fromEntries(Object.entries(kinds).map(([kind, told]) => [kind, bodyOf(kind, told)])) as {
    [K in keyof T]: Class;
  };

/** What the kind says by itself is not sent; another field called `kind` is sent as `who`. */
const bodyOf = (kind: string, { event, by, says = {} }: KindOfFact): Class => {
  const body = class extends WhenDto {};
  // Its name in the API description: the same kind has the same body at every door.
  const value = [event.type, ...Object.values(says)].join('.');
  Object.defineProperty(body, 'name', { value });
  Kind(kind, `${event.about}. Recorded by: ${by.join(', ')}`)(body.prototype, 'kind');
  for (const [name, field] of Object.entries(event.fields))
    if (field.n >= OWN_FIELDS && !(name in says))
      Maybe(sent(field))(body.prototype, name === 'kind' ? 'who' : name);
  return body;
};

/** Below stand the fields that every event has (privacy/event-type.ts). */
const OWN_FIELDS = 8;

const sent = ({ face, schema, about }: Field): PropertyDecorator => {
  if (face === 'personal') return Text(about);
  const plain = PLAIN.get(schema);
  if (plain !== undefined) return plain(about);
  const shape = SHAPES.get(schema);
  if (shape !== undefined) return Nested(() => shape, about);
  const { items } = schema as { readonly items?: TSchema };
  if (items === undefined) return OneOf(schema, about);
  if (items === shapes.Code) return Codes(about);
  const listed = SHAPES.get(items);
  return listed === undefined ? SomeOf(schema, about) : NestedList(() => listed, about);
};

const PLAIN: ReadonlyMap<TSchema, (about: string) => PropertyDecorator> = new Map<
  TSchema,
  (about: string) => PropertyDecorator
>([
  [shapes.Code, Code],
  [shapes.Statute, Statute],
  [shapes.DayText, DayField],
  [shapes.Flag, Flag],
  [shapes.Ranges, LineRanges],
  [shapes.Count, (about) => Int(0, Number.MAX_SAFE_INTEGER, about)],
]);

const SHAPES: ReadonlyMap<TSchema, Class> = new Map<TSchema, Class>([
  [shapes.Office, OfficeDto],
  [shapes.Officer, OfficerDto],
  [shapes.Matter, MatterDto],
  [shapes.Item, ItemDto],
  [Contract, ContractDto],
]);
