/** Quarters since the year 0, both included: `2023` is [8092, 8095]. */
export type Span = { readonly from: number; readonly to: number };

/** A year, by its names, or as the month in which a calendar year ends; or a quarter. */
const ONE = String.raw`(?:(?:TY|CY|(?:tax(?:able)?|calendar) years?)\s?)?(\d{4})(?:-?Q([1-4])|-?12)?`;
const PERIOD = new RegExp(`^${ONE}(?:\\s?(?:\\.\\.|-|to)\\s?${ONE})?$`, 'i');
/** What names no period at all, or one without an end. */
const NO_PERIOD =
  /^(?:\W*|(?:none|n\W?a|any|all|unknown)\b.*|(?:since|from)\b.*|.*(?:\.\.|-|\b(?:onwards?|present|to date|available)))$/i;

/**
 * A taxable year, a quarter, or a span of them: `2023`, `TY2023`, `202312`, `2023Q2`, `2021..2023`.
 * `undefined`: none of these.
 */
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

/** Whether a text plainly names no taxable period, such as `all available`; another may be one that is not understood here. */
export const isNoPeriod = (text: string): boolean => NO_PERIOD.test(text.trim());

/** Distinct taxable years of which at least a part is asked for. */
export const countYears = (periods: readonly string[]): number => {
  const spans = periods.map(spanOf).filter((span) => span !== undefined);
  let counted = -Infinity;
  return spans
    .map(({ from, to }) => ({ from: Math.floor(from / 4), to: Math.floor(to / 4) }))
    .toSorted((one, other) => one.from - other.from)
    .reduce((years, { from, to }) => {
      const more = Math.max(0, to - Math.max(from - 1, counted));
      counted = Math.max(counted, to);
      return years + more;
    }, 0);
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
