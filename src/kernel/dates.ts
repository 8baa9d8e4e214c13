/** Calendar day in Washington, D.C., ISO 8601 `YYYY-MM-DD`. The law speaks of days. Compares as text. */
export type Day = string & { readonly brand: 'Day' };
/** A point in time, UTC, `YYYY-MM-DDTHH:mm:ss.sssZ`. Always this one spelling, so it compares as text. */
export type Instant = string & { readonly brand: 'Instant' };

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;
const MS_PER_DAY = 86_400_000;
const MS_PER_HOUR = 3_600_000;

/** Days since 1970-01-01 of a written day, or `undefined` when no calendar has that day (`2025-02-30`). */
const dayNumber = (text: string): number | undefined => {
  if (!DAY.test(text)) return undefined;
  const [year, month, on] = [text.slice(0, 4), text.slice(5, 7), text.slice(8)].map(Number) as [
    number,
    number,
    number,
  ];
  // Date.UTC would take a year below 100 for one of the 20th century.
  if (year < 100 || month < 1 || month > 12 || on < 1 || on > daysIn(year, month)) return undefined;
  return Date.UTC(year, month - 1, on) / MS_PER_DAY;
};

const daysIn = (year: number, month: number): number => {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
};

export const isDay = (text: unknown): text is Day =>
  typeof text === 'string' && dayNumber(text) !== undefined;

export const isInstant = (text: unknown): text is Instant =>
  typeof text === 'string' && INSTANT.test(text) && !Number.isNaN(Date.parse(text));

/** @throws RangeError when the text is not a day of the calendar. */
export const day = (text: string): Day => {
  if (!isDay(text)) throw new RangeError('Not a calendar day (YYYY-MM-DD)');
  return text;
};

/** Any RFC 3339 instant in the one spelling of the ledger. @throws RangeError when it is none. */
export const instant = (text: string): Instant => new Date(text).toISOString() as Instant;

export const instantOf = (ms: number): Instant => new Date(ms).toISOString() as Instant;

/** The UTC day of an instant. */
export const utcDay = (at: Instant): Day => at.slice(0, 10) as Day;

const WASHINGTON = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'America/New_York',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

/** The calendar day in Washington, D.C., at an instant. */
export const washingtonDay = (at: Instant): Day => day(WASHINGTON.format(new Date(at)));

/** Whole days from one day to another; negative when `to` is earlier. */
export const daysBetween = (from: Day, to: Day): number =>
  (dayNumber(to) ?? Number.NaN) - (dayNumber(from) ?? Number.NaN);

/** Hours from one instant to another, with their fraction; negative when `to` is earlier. */
export const hoursBetween = (from: Instant, to: Instant): number =>
  (Date.parse(to) - Date.parse(from)) / MS_PER_HOUR;

/** A Saturday or a Sunday. The first day of the calendar above, 1970-01-01, was a Thursday. */
export const isWeekend = (on: Day): boolean => {
  const sinceMonday = ((dayNumber(on) ?? Number.NaN) + 3) % 7;
  return sinceMonday >= 5;
};

/**
 * The same date so many years later or, where they are negative, earlier. Only to compare days with: a 29 February may be
 * no day of that year, and lies before its 1 March all the same.
 */
export const sameDateInYears = (from: string, years: number): string =>
  `${String(Number(from.slice(0, 4)) + years).padStart(4, '0')}${from.slice(4)}`;

export const addDays = (from: Day, days: number): Day =>
  new Date(((dayNumber(from) ?? Number.NaN) + days) * MS_PER_DAY).toISOString().slice(0, 10) as Day;
