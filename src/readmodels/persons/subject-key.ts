/** Hexadecimal digits that make a whole number of JavaScript and SQLite alike. */
const DIGITS = 13;

/** The first 104 bits of a pseudonym as two numbers: a third of its text, and no two people share them. */
export const halvesOf = (subject: string): readonly [high: number, low: number] => [
  Number.parseInt(subject.slice(0, DIGITS), 16),
  Number.parseInt(subject.slice(DIGITS, 2 * DIGITS), 16),
];
