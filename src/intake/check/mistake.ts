/** What can be wrong with a record. docs/reference/intake.md says what each means; a test holds the two in step. */
export const MISTAKES = {
  unreadable: 'The record is no JSON object; or there is no first row of CSV',
  'not-utf8': 'Its bytes are no valid UTF-8',
  'not-quoted': 'A quote stands in the wrong place (RFC 4180)',
  'cells-differ': 'The row has more or fewer cells than there are columns; from here on',
  'not-json': 'The cell must be JSON, as strict as a body of the other doors',
  'named-twice': 'The column is named twice',
  'record-too-long': 'The record has more than 65,536 characters',
  'not-a-field': 'There is no such field',
  missing: 'The field must be there',
  'not-text': 'It must be text',
  'too-long': 'The text is too long',
  'not-a-code': 'It must be a code: at most 64 of A-Z a-z 0-9 . _ ( ) / : - and blanks',
  'not-a-day': 'It must be a day of the calendar, YYYY-MM-DD',
  'not-one-of': 'It must be one of a closed list',
  'not-a-number': 'It must be a whole number within its bounds',
  'not-a-flag': 'It must be true or false',
  'not-an-object': 'It must be an object',
  'not-a-list': 'It must be a list',
  'too-many': 'The list is too long',
  'not-lines':
    'It must be 1 to 1,000 ranges [first, last] of line numbers, over at most 1,000 lines',
  'no-such-line': 'The request has no such line',
  'wrong-line': 'A line number, where stated, must be the one that the line gets',
} as const;

export type MistakeCode = keyof typeof MISTAKES;

/** Which field does not fit, and how. Never the value. */
export type Mistake = { readonly field: string; readonly code: MistakeCode };

/** Mistakes told of one record: enough to mend it. */
const MOST = 8;

/** Collects the mistakes of one record; a field is told once. */
export class Mistakes {
  readonly found: Mistake[] = [];

  add(field: string, code: MistakeCode): void {
    if (this.found.length < MOST && !this.found.some((known) => known.field === field))
      this.found.push({ field, code });
  }
}

/** Mistakes that stand where a record, or the first row, should be. */
export class Unread {
  readonly mistakes: readonly Mistake[];
  constructor(mistakes: readonly Mistake[]) {
    this.mistakes = mistakes.slice(0, MOST);
  }
}

export const unread = (field: string, code: MistakeCode): Unread => new Unread([{ field, code }]);

/** The record as a whole. */
export const RECORD = 'record';

// What has no known name is told by its place, from 1: its name may be a text that was put in the wrong place.
export const nthField = (n: number): string => `field ${n}`;
export const nthColumn = (n: number): string => `column ${n}`;

export const below = (parent: string, name: string): string =>
  parent === '' ? name : `${parent}.${name}`;
