import { isDeepStrictEqual } from 'node:util';

type Leaf = Readonly<Record<string, unknown>>;

/**
 * Names of the fields in which two leaves differ: `recordedOn`, `public.agency`, `commit.personal.name`. Names
 * only: what stands in them is not repeated.
 */
export const leafDifferences = (one: string, other: string): readonly string[] =>
  differing('', JSON.parse(one) as Leaf, JSON.parse(other) as Leaf);

/** Below these a field is named by itself. */
const PARTS = new Set(['', 'public', 'commit', 'commit.personal']);

const differing = (path: string, one: unknown, other: unknown): readonly string[] => {
  if (isDeepStrictEqual(one, other)) return [];
  if (!PARTS.has(path) || !isObject(one) || !isObject(other)) return [path];
  const names = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...names]
    .toSorted()
    .flatMap((name) => differing(path === '' ? name : `${path}.${name}`, one[name], other[name]));
};

const isObject = (value: unknown): value is Leaf =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
