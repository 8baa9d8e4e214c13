import { cpus, totalmem } from 'node:os';

/** `ms`: of one answer or step; `MB`: the most that a process ever held. */
export type Unit = 'events/s' | 'answers/s' | 'ms' | 's' | 'MB';
export type Figure = { readonly what: string; readonly unit: Unit; readonly value: number };

/** Times one piece of work, once. Rows of one run are compared with each other, not over runs. */
export const measure = async (
  what: string,
  events: number,
  work: () => void | Promise<void>,
): Promise<Figure> => {
  const began = performance.now();
  await work();
  return { what, unit: 'events/s', value: (events * 1_000) / (performance.now() - began) };
};

/** @param share 0.5: the median; 0.99: what all but one of a hundred are below. */
export const quantile = (values: readonly number[], share: number): number => {
  const inOrder = values.toSorted((a, b) => a - b);
  return inOrder[Math.min(inOrder.length - 1, Math.floor(inOrder.length * share))] ?? Number.NaN;
};

export type Row = {
  readonly what: string;
  readonly unit: Unit;
  readonly median: number;
  readonly least: number;
  readonly most: number;
  readonly runs: number;
};

/** Several runs, row by row, in the order in which rows were first seen. */
export const rowsOf = (runs: readonly (readonly Figure[])[]): readonly Row[] => {
  const byName = Map.groupBy(runs.flat(), ({ what, unit }) => `${what} ${unit}`);
  return [...byName.values()].map((figures) => {
    const values = figures.map(({ value }) => value);
    const { what, unit } = figures[0]!;
    const [least, most] = [Math.min(...values), Math.max(...values)];
    return { what, unit, median: quantile(values, 0.5), least, most, runs: values.length };
  });
};

export const machine = () => ({
  cpus: cpus().length,
  cpu: cpus()[0]?.model ?? 'unknown',
  memoryMB: Math.round(totalmem() / 2 ** 20),
  node: process.version,
  sqlite: process.versions['sqlite'],
  on: new Date().toISOString().slice(0, 10),
});

export const tableOf = (rows: readonly Row[]): string => {
  const width = Math.max(...rows.map(({ what }) => what.length));
  const line = ({ what, unit, median, least, most, runs }: Row): string => {
    const spread = runs === 1 ? '' : `  (${runs} runs, ${shown(least)} to ${shown(most)})`;
    return `${what.padEnd(width)} ${shown(median).padStart(10)} ${unit.padEnd(9)}${spread}`.trimEnd();
  };
  return `${rows.map(line).join('\n')}\n`;
};

const shown = (value: number): string =>
  value.toLocaleString('en-US', { maximumFractionDigits: value < 100 ? 1 : 0 });
