import type { TSchema } from 'typebox';
import type { EventType } from '../privacy/event-type.js';
import { EVENT_TYPES } from './event-types.js';

/** docs/reference/events.md, made from the tables of all event types. */
export const eventReference = (): string =>
  [
    '# Events',
    '',
    'Made from the tables in `src/ledger/**/*.events.ts`; a test holds this page and the tables in step.',
    'A field that is not recorded is null. [Faces and keys](../explanation/faces-and-keys.md) says who sees which face.',
    '',
    'Fields 1 to 7 stand in every event:',
    '',
    ...table(common()),
    '## In words',
    '',
    'What can be recorded. The column "Judges" of [the rules](rules.md) names acts by these names.',
    '',
    '| act | what it says |',
    '|---|---|',
    ...newest().map((type) => `| [${type.type}](#${anchor(type)}) | ${type.about} |`),
    '',
    ...EVENT_TYPES.flatMap(section),
  ].join('\n');

type Row = readonly [name: string, field: EventType['fields'][string]];

const rowsOf = (type: EventType): readonly Row[] =>
  Object.entries(type.fields).toSorted(([, a], [, b]) => a.n - b.n);

const common = (): readonly Row[] => {
  const [first] = EVENT_TYPES;
  return first === undefined ? [] : rowsOf(first).filter(([, { n }]) => n < 8);
};

/** Of each type the version that is recorded now. */
const newest = (): readonly EventType[] => [
  ...new Map(
    EVENT_TYPES.toSorted((a, b) => a.version - b.version).map((type) => [type.type, type]),
  ).values(),
];

const anchor = ({ type, version }: EventType): string => `${type.toLowerCase()}-version-${version}`;

const section = (type: EventType): readonly string[] => {
  const own = rowsOf(type).filter(([, { n }]) => n >= 8);
  return [
    `## ${type.type} (version ${type.version})`,
    '',
    `${type.about}.`,
    '',
    ...(own.length === 0 ? ['No fields of its own.', ''] : table(own)),
  ];
};

const table = (rows: readonly Row[]): readonly string[] => [
  '| no. | field | face | shape | |',
  '|---|---|---|---|---|',
  ...rows.map(
    ([name, { n, face, schema, about }]) =>
      `| ${n} | \`${name}\` | ${face} | ${shapeOf(schema)} | ${about} |`,
  ),
  '',
];

/** A schema in a few words: enough to write a body by; the API description has the rest. */
const shapeOf = (schema: TSchema): string => {
  const { type, anyOf, const: only, items, properties } = schema as Schema;
  if (only !== undefined) return `\`${JSON.stringify(only).slice(1, -1)}\``;
  if (anyOf !== undefined) return [...new Set(anyOf.map(shapeOf))].join(', ');
  if (Array.isArray(items)) return `[${items.map(shapeOf).join(', ')}]`;
  if (type === 'array') return `list of ${shapeOf((items as TSchema | undefined) ?? {})}`;
  if (type === 'object')
    return properties === undefined ? 'object' : `{${Object.keys(properties).join(', ')}}`;
  return type ?? 'any';
};

type Schema = {
  readonly type?: string;
  readonly const?: unknown;
  readonly anyOf?: readonly TSchema[];
  readonly items?: TSchema | readonly TSchema[];
  readonly properties?: Readonly<Record<string, TSchema>>;
};
