import type { Span } from './ranges.js';

/** One thing that a certificate says. `code` is what a program reads. */
export type Sentence = { readonly code: string; readonly text: string };

export const say = (code: string, text: string): Sentence => ({ code, text });

export const when = (is: boolean, sentence: Sentence): readonly Sentence[] =>
  is ? [sentence] : [];

/** A number with the words that go with one, or with any other number. */
export const counted = (number: number, one: string, many: string): string =>
  `${number} ${number === 1 ? one : many}`;

/** The first ten of them. */
export const spans = (all: readonly Span<string | number>[]): string => {
  const told = all
    .slice(0, 10)
    .map(([from, until]) => (from === until ? `${from}` : `${from} to ${until}`));
  const more = all.length - told.length;
  return `${told.join(', ')}${more > 0 ? ` and ${counted(more, 'more stretch', 'more stretches')}` : ''}`;
};
