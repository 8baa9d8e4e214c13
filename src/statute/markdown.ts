/** Parts of the pages that are made from the law. */

export const list = (points: readonly string[]): string =>
  points.map((point) => `- ${point}`).join('\n');

const row = (cells: readonly string[]): string =>
  `| ${cells.map((cell) => cell.replaceAll('|', String.raw`\|`)).join(' | ')} |`;

export const table = (head: readonly string[], body: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...body].map(row).join('\n');

/** Names in a sentence: "a", "a and b", "a, b and c". */
export const series = (names: readonly string[]): string =>
  new Intl.ListFormat('en-GB', { type: 'conjunction' }).format(names);

/** The anchor of a rule on docs/reference/rules.md. */
export const anchor = ({ number, id }: { readonly number: number; readonly id: string }): string =>
  `${number}-${id.toLowerCase()}`;
