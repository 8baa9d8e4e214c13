/** Quarters since the year 0, both included: `2023` is [8092, 8095]. */
export type Span = { readonly from: number; readonly to: number };

const ONE = String.raw`(?:TY\s?)?(\d{4})(?:-?Q([1-4]))?`;
const PERIOD = new RegExp(`^${ONE}(?:\\s?(?:\\.\\.|-|to)\\s?${ONE})?$`, 'i');

/** A taxable year, a quarter, or a span of them: `2023`, `TY2023`, `2023Q2`, `2021..2023`. `undefined`: none of these. */
export const spanOf = (period: string): Span | undefined => {
  const parts = PERIOD.exec(period.trim());
  if (parts === null) return undefined;
  const [, year, quarter, lastYear, lastQuarter] = parts;
  const first = quartersOf(year, quarter);
  const last = lastYear === undefined ? first : quartersOf(lastYear, lastQuarter);
  return first.from <= last.to ? { from: first.from, to: last.to } : undefined;
};

const quartersOf = (year: string | undefined, quarter: string | undefined): Span => {
  const start = Number(year) * 4;
  return quarter === undefined
    ? { from: start, to: start + 3 }
    : { from: start + Number(quarter) - 1, to: start + Number(quarter) - 1 };
};

/** Whether every quarter of a period lies in one of the others; `undefined`: some text is no period. */
export const isWithinPeriods = (
  period: string,
  periods: readonly string[],
): boolean | undefined => {
  if (periods.includes(period)) return true;
  const span = spanOf(period);
  const spans = periods.map(spanOf);
  if (span === undefined) return undefined;
  const isIn = (quarter: number): boolean =>
    spans.some((asked) => asked !== undefined && asked.from <= quarter && quarter <= asked.to);
  const quarters = Array.from({ length: span.to - span.from + 1 }, (_, n) => span.from + n);
  if (quarters.every(isIn)) return true;
  return spans.includes(undefined) ? undefined : false;
};
