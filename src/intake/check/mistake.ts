/** What can be wrong with a record. docs/reference/intake.md says what each means; a test holds the two in step. */
export const MISTAKES = {
  unreadable: 'The record is no JSON object in valid UTF-8, or no row of CSV',
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

/** How a field is told that there is not: its name may be a text that a sender put in the wrong place. */
export const UNKNOWN = '(unknown)';

export const below = (parent: string, name: string): string =>
  parent === '' ? name : `${parent}.${name}`;
