import { type Figure, quantile } from './measure.js';
import type { Client } from './service.js';

const TIMES = 100;

/** Lists, timeline and replay of a large request, each asked often, at places all over it. `name`: before each row. */
export const workQueries = async (
  client: Client,
  request: string,
  { lines, name }: { readonly lines: number; readonly name: string },
): Promise<readonly Figure[]> => {
  const here = `/v1/requests/${request}`;
  const at = (n: number): number => Math.floor((n * lines) / TIMES);
  const asked: Readonly<Record<string, (n: number) => string>> = {
    'findings, a page': () => `/v1/findings?request=${request}&limit=50`,
    'findings as known at a seq': (n) => `/v1/findings?request=${request}&limit=50&at=${at(n)}`,
    'findings by element': () =>
      `/v1/findings?request=${request}&reading=DDC_CTR_2026&element=address&severity=STAT&limit=50`,
    'counts as known at a seq': (n) => `/v1/findings/counts?request=${request}&at=${at(n)}`,
    'lines, a page': () => `${here}/lines?limit=50`,
    'timeline, a page': () => `${here}/timeline?limit=50`,
    'replay of one revision': (n) => `${here}/replay?at=${at(n)}`,
  };
  const figures: Figure[] = [];
  for (const [what, url] of Object.entries(asked)) {
    const took: number[] = [];
    for (let n = 0; n < TIMES; n += 1) took.push((await client.send(url(n))).ms);
    figures.push({ what: `${name}${what}, p99`, unit: 'ms', value: quantile(took, 0.99) });
  }
  return figures;
};
