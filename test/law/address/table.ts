import { readFileSync } from 'node:fs';

export type Row = { readonly text: string; readonly class: string; readonly note: string };
/** `open`: the form alone decides nothing, so the text may count against nobody. */
export type Side = 'deficient' | 'real' | 'open';
export type Part = 'development' | 'held-out';

/**
 * Reads one of the tables: `text <tab> class <tab> note`, the text with the escapes of a JSON
 * string. The part of a row follows from its text alone (`partOf` in the spec), so nobody can pick.
 */
export const readTable = (side: Side, part: Part): readonly Row[] =>
  readFileSync(new URL(`${side}.${part}.tsv`, import.meta.url), 'utf8')
    .split('\n')
    .slice(1)
    .filter((line) => line.includes('\t'))
    .map((line) => {
      const [text = '', name = '', note = ''] = line.split('\t');
      return { text: JSON.parse(`"${text}"`) as string, class: name, note };
    });
