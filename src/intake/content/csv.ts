/** A row of CSV as RFC 4180 has it: its cells, or which of them, from 1, has a quote in the wrong place. */
export type Row = readonly string[] | { readonly brokenAt: number };

/** A cell in quotes, or a plain one, at the place where the last one ended. */
const CELL = /"((?:[^"]|"")*)"|([^",\r\n]*)/y;

/**
 * The rows of a text. A quoted cell may hold ends of lines; what stands wrong spoils the row up to the next end of
 * line. An end of line at the end opens no further row.
 */
export function* rowsOf(text: string): Generator<Row> {
  for (let at = 0; at < text.length;) {
    const { row, end } = rowAt(text, at);
    yield row;
    at = end;
  }
}

const rowAt = (text: string, from: number): { readonly row: Row; readonly end: number } => {
  const cells: string[] = [];
  for (let at = from; ;) {
    CELL.lastIndex = at;
    const [whole = '', quoted, plain = ''] = CELL.exec(text) ?? [];
    cells.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    at += whole.length;
    if (text[at] === ',') {
      at += 1;
      continue;
    }
    const end = /\r?\n/y;
    end.lastIndex = at;
    if (at === text.length || end.test(text))
      return { row: cells, end: Math.max(at, end.lastIndex) };
    const next = text.indexOf('\n', at);
    return { row: { brokenAt: cells.length }, end: next === -1 ? text.length : next + 1 };
  }
};
