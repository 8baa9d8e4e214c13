import { expect, it } from 'vitest';
import { Client } from './support/commands.js';
import { eventuallyHealthy, IN_ORDER, opening } from './support/service.js';

it('a first command on a stream reads that stream alone, and the next ones read nothing', async (context) => {
  const { double, service } = opening(context);
  const store = await double({ nodes: 1 });
  const http = await service(store.url);
  const client = new Client(http);
  await client.open();
  await eventuallyHealthy(http, IN_ORDER);
  // Whoever follows may ask for the head at any moment.
  const read = (): readonly string[] => store.reads.filter((stream) => stream !== '$all');
  store.reads.length = 0;
  const stream = await client.open();
  expect(read()).toEqual([expect.stringMatching(new RegExp(`_request-${stream}$`))]);
  store.reads.length = 0;
  for (let line = 0; line < 5; line += 1) await client.addLine(stream);
  expect(read()).toEqual([]);
});
