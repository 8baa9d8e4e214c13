import { type Day, isDay } from '../kernel/dates.js';
import { type FieldError, Problem } from '../kernel/problem.js';
import {
  type Answer,
  ANSWER_WORDS,
  ANSWERED_BY,
  type AnsweredBy,
  type Cell,
  type Reading,
} from './readings.js';
import { READINGS, type Switch, SWITCHES } from './verdict.js';

/** A reading as people write it: a file, a body, what was adopted. What is left out or null is open. */
export type ReadingDocument = {
  readonly readingId: string;
  readonly title: string;
  readonly source?: string | null | undefined;
  readonly docket?: string | null | undefined;
  readonly from?: string | null | undefined;
  readonly to?: string | null | undefined;
  readonly answers?: readonly AnswerDocument[] | null | undefined;
};
export type AnswerDocument = {
  readonly switch: string;
  readonly answer: string;
  readonly answeredBy?: string | null | undefined;
  readonly source?: string | null | undefined;
  readonly date?: string | null | undefined;
};

/** Id of a reading, as the shipped ones are named. */
export const READING_ID = /^[A-Z][A-Z0-9_]{2,63}$/;
export const MAX_WORDS = 4_000;

export const isShipped = (id: string): boolean => READINGS.some((shipped) => shipped === id);

/**
 * The reading that a document tells. A switch that it does not name is open.
 * @param at the field of the document in the whole that was sent; '' where it is the whole
 * @throws Problem request-invalid, naming every field that does not fit and no value
 */
export const readingOf = (document: unknown, at = ''): Reading => {
  const mistakes = mistakesIn(document).map(({ field, message }) => ({
    field: [at, field].filter((part) => part !== '').join('.') || 'reading',
    message,
  }));
  if (mistakes.length > 0)
    throw new Problem(
      'request-invalid',
      mistakes.length === 1
        ? `One field of the reading does not fit: ${mistakes[0]?.field}.`
        : `${mistakes.length} fields of the reading do not fit; see errors.`,
      { errors: mistakes },
    );
  return toldBy(document as ReadingDocument);
};

const toldBy = ({ answers, readingId: id, ...told }: ReadingDocument): Reading => {
  const source = told.source ?? 'Not stated';
  const cell = (name: Switch): Cell => {
    const own = answers?.find((one) => one.switch === name);
    if (own === undefined)
      return { answer: 'open', answeredBy: null, source: 'Not answered', date: null };
    return {
      answer: own.answer as Answer,
      answeredBy: (own.answeredBy ?? null) as AnsweredBy | null,
      source: own.source ?? source,
      date: (own.date ?? null) as Day | null,
    };
  };
  const switches = Object.fromEntries(SWITCHES.map((name) => [name, cell(name)]));
  return {
    id,
    title: told.title,
    source,
    docket: told.docket ?? null,
    from: (told.from ?? null) as Day | null,
    to: (told.to ?? null) as Day | null,
    switches: switches as Reading['switches'],
  };
};

type Fields = Readonly<Record<string, unknown>>;
/** What a value must be; `undefined`: it is. */
type Check = (value: unknown) => string | undefined;

const must =
  (test: (value: unknown) => boolean, message: string): Check =>
  (value) =>
    test(value) ? undefined : message;
const matches = (pattern: RegExp) => (value: unknown) =>
  typeof value === 'string' && pattern.test(value);
const isOneOf = (words: readonly string[]) => (value: unknown) =>
  words.some((word) => word === value);
const maybe =
  (check: Check): Check =>
  (value) =>
    value === undefined || value === null ? undefined : check(value);

const isWords = (value: unknown): boolean =>
  typeof value === 'string' && value.trim() !== '' && value.length <= MAX_WORDS;
const words = must(isWords, `must be a text of at most ${MAX_WORDS} characters`);
const aDay = must(isDay, 'must be a day of the calendar, YYYY-MM-DD');
const CODE = /^[A-Za-z0-9][A-Za-z0-9 ._()/:-]{0,63}$/;
const code = must(
  matches(CODE),
  'must be a code of at most 64 of A-Z a-z 0-9 . _ ( ) / : - and blanks, that begins with a letter or digit',
);

const READING: Readonly<Record<keyof ReadingDocument, Check>> = {
  readingId: must(
    (id) => matches(READING_ID)(id) && !isShipped(String(id)),
    'must be 3 to 64 of A-Z 0-9 _, a letter first, and not the id of a shipped reading',
  ),
  title: words,
  source: maybe(words),
  docket: maybe(code),
  from: maybe(aDay),
  to: maybe(aDay),
  answers: maybe(
    must((list) => Array.isArray(list) && list.length <= 200, 'must be a list of answers'),
  ),
};
const ANSWER: Readonly<Record<keyof AnswerDocument, Check>> = {
  switch: must(isOneOf(SWITCHES), `must be one of ${SWITCHES.join(', ')}`),
  answer: must(isOneOf(ANSWER_WORDS), `must be one of ${ANSWER_WORDS.join(', ')}`),
  answeredBy: maybe(must(isOneOf(ANSWERED_BY), `must be one of ${ANSWERED_BY.join(', ')}`)),
  source: maybe(words),
  date: maybe(aDay),
};

const mistakesIn = (document: unknown): readonly FieldError[] => {
  const own = misfits(document, READING);
  if (own.length > 0) return own;
  const { from, to, answers } = document as ReadingDocument;
  const ends: readonly FieldError[] =
    from && to && to <= from ? [{ field: 'to', message: 'must be after `from`' }] : [];
  const given = answers ?? [];
  return [...ends, ...given.flatMap((_, n) => mistakesOfAnswer(given, n))];
};

const mistakesOfAnswer = (answers: readonly AnswerDocument[], n: number): readonly FieldError[] => {
  const here = (field: string, message: string): FieldError => ({
    field: field === '' ? `answers[${n}]` : `answers[${n}].${field}`,
    message,
  });
  const own = misfits(answers[n], ANSWER);
  if (own.length > 0) return own.map(({ field, message }) => here(field, message));
  const { switch: name, answer } = answers[n] as AnswerDocument;
  if (answers.findIndex((one) => one.switch === name) < n)
    return [here('switch', 'is answered before: name each switch once')];
  if (answer === 'plain' && name !== 'R-ADDR-REAL')
    return [here('answer', 'must be yes, no or open: only R-ADDR-REAL can be answered plain')];
  return [];
};

/** Fields that are not what they must be; '' is the whole. Only known names are repeated. */
const misfits = (
  value: unknown,
  checks: Readonly<Record<string, Check>>,
): readonly FieldError[] => {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return [{ field: '', message: `must be an object with ${Object.keys(checks).join(', ')}` }];
  const unknown = Object.keys(value).filter((name) => !Object.hasOwn(checks, name));
  return [
    ...(unknown.length === 0
      ? []
      : [{ field: '', message: `takes only ${Object.keys(checks).join(', ')}` }]),
    ...Object.entries(checks).flatMap(([field, check]) => {
      const message = check((value as Fields)[field]);
      return message === undefined ? [] : [{ field, message }];
    }),
  ];
};
