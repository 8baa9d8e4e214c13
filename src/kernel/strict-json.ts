import { Problem } from './problem.js';

/** Objects and lists within each other. */
const MAX_DEPTH = 16;
/** Bounds that are checked before any field is: what follows takes longer the more there is. */
const MAX_ELEMENTS = 1_000;
const MAX_NAMES = 100;
const MAX_NESTINGS = 20_000;

/**
 * A JSON object out of bytes, or a refusal: two readers must never see two different bodies.
 * Refused, besides what is no JSON: invalid UTF-8, a name twice in one object, `__proto__` and the like, half a
 * character (a lone surrogate), more than 16 levels, and numbers that a double cannot hold exactly.
 * @throws Problem body-malformed. Its detail quotes nothing.
 */
export const parseStrictJson = (bytes: Uint8Array): Readonly<Record<string, unknown>> => {
  const value = parseStrictText(decoded(bytes));
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw malformed('The body must be one JSON object.');
  return value as Readonly<Record<string, unknown>>;
};

/** The same of a text that is read already, for any JSON value. */
export const parseStrictText = (text: string): unknown => {
  const value = parsed(text);
  checkTokens(text);
  return value;
};

const malformed = (detail: string): Problem => new Problem('body-malformed', detail);

const decoded = (bytes: Uint8Array): string => {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw malformed('The body is not valid UTF-8.');
  }
};

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    throw malformed('The body is not JSON.');
  }
};

/** Of valid JSON: a string, a bracket, a comma, or a number. Blanks, colons and literals are passed over. */
const TOKEN = /"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\],]|-?\d[\d.eE+-]*/g;

const LONE_SURROGATE = /\p{Surrogate}/u;

/** The names seen so far in an object; the elements passed so far in a list. */
type Level = Set<string> | { count: number };

/** Walks over the tokens; `nameNext` where an object waits for the name of a field. */
const checkTokens = (text: string): void => {
  const levels: Level[] = [];
  let nameNext = false;
  let nestings = 0;
  for (const [token] of text.matchAll(TOKEN)) {
    const level = levels.at(-1);
    if (token.startsWith('"')) {
      const said = stringOf(token);
      if (nameNext && level instanceof Set) addName(level, said);
      nameNext = false;
    } else if (token === ',') nameNext = next(level);
    else nameNext = nested(levels, token);
    if (token === '{' || token === '[') nestings += 1;
    if (nestings > MAX_NESTINGS)
      throw new Problem(
        'too-large',
        `A body may hold at most ${MAX_NESTINGS} objects and lists; send several.`,
      );
  }
};

/** After a comma: whether a name comes next. */
const next = (level: Level | undefined): boolean => {
  if (level === undefined || level instanceof Set) return true;
  level.count += 1;
  if (level.count > MAX_ELEMENTS)
    throw new Problem(
      'too-large',
      `A list may hold at most ${MAX_ELEMENTS} elements; send several.`,
    );
  return false;
};

/** Opens or closes a level, or looks at a number. Whether a name comes next. */
const nested = (levels: Level[], token: string): boolean => {
  if (token === '}' || token === ']') levels.pop();
  else if (token === '{' || token === '[') levels.push(token === '{' ? new Set() : { count: 1 });
  else checkNumber(token);
  if (levels.length > MAX_DEPTH)
    throw malformed(`The body may be at most ${MAX_DEPTH} levels deep.`);
  return token === '{';
};

const stringOf = (token: string): string => {
  const said = token.includes('\\') ? (JSON.parse(token) as string) : token.slice(1, -1);
  if (LONE_SURROGATE.test(said))
    throw malformed('A text holds half a character (a lone surrogate).');
  return said;
};

/** Names that mean something to the language itself. */
export const FOREIGN_NAMES: ReadonlySet<string> = new Set([
  ...Object.getOwnPropertyNames(Object.prototype),
  'prototype',
]);

const addName = (level: Set<string>, name: string): void => {
  if (FOREIGN_NAMES.has(name)) throw malformed(`A field may not be called ${name}.`);
  if (level.has(name)) throw malformed('A field stands twice in one object.');
  if (level.size >= MAX_NAMES) throw malformed(`An object may have at most ${MAX_NAMES} fields.`);
  level.add(name);
};

const checkNumber = (token: string): void => {
  if (!Number.isFinite(Number(token)) || Math.abs(Number(token)) > Number.MAX_SAFE_INTEGER)
    throw malformed('A number is too large to be kept exactly.');
};
