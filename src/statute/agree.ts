type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Whether two statements of one thing agree. What one of them leaves out (`null`) they do not differ in; lists have
 * no order.
 */
export const agree = (one: unknown, other: unknown): boolean => {
  if (one === null || other === null) return true;
  if (Array.isArray(one) && Array.isArray(other))
    return one.length === other.length && isIn(one, other) && isIn(other, one);
  if (isFields(one) && isFields(other))
    return Object.keys(one).every((name) => agree(one[name], other[name] ?? null));
  return one === other;
};

const isIn = (some: readonly unknown[], all: readonly unknown[]): boolean =>
  some.every((item) => all.some((candidate) => agree(item, candidate)));
