import { exchangeOf } from '../../stories/at-size/truth.js';
import { writeExchange } from '../demo-august-2025.js';
import { type Figure, quantile } from './measure.js';
import { type Work, WorkUnderWay } from './work-under-way.js';
import { checkCounts } from './work-counts.js';
import { workQueries } from './work-queries.js';

const SEED = '2025-08-07';

/**
 * The exchange of August 2025, sent in bulk by both sides as they would, until every finding can be asked for and
 * the last leaf is under a signed checkpoint. @throws Error where a count that the API gives is not the right one, or
 * the judgement missed something or raised a false alarm.
 */
export const workRows = async ({
  name,
  ...work
}: Work & { readonly name: string }): Promise<readonly Figure[]> => {
  const { home, lines, kills } = work;
  const exchange = exchangeOf(lines, SEED);
  await writeExchange(exchange, home);
  const running = await WorkUnderWay.start(work);
  try {
    const what = `${name}, ${lines} lines${kills === 0 ? '' : `, ${kills} kills`}: `;
    const began = performance.now();
    const request = await running.sendAll(exchange);
    await running.untilAllIsShown();
    const seconds = (performance.now() - began) / 1_000;
    await checkCounts(running.oversight, request, exchange);
    if (work.score) await running.score(request);
    const figures: Figure[] = [
      { what: `${what}until queryable and signed`, unit: 's', value: seconds },
      { what: `${what}most memory`, unit: 'MB', value: running.peakMB },
      { what: `${what}other requests, median`, unit: 'ms', value: quantile(running.asked, 0.5) },
      { what: `${what}other requests, p99`, unit: 'ms', value: quantile(running.asked, 0.99) },
    ];
    figures.push(...(await workQueries(running.oversight, request, { lines, name: what })));
    await running.restart('SIGTERM');
    const { ms } = await running.dhs.send(`/v1/requests/${request}/withdrawal`, {
      occurredOn: '2025-08-08',
    });
    figures.push({ what: `${what}first command after a start`, unit: 'ms', value: ms });
    return figures;
  } finally {
    await running.end();
  }
};
