import { afterAll, beforeAll, expect, it } from 'vitest';
import { type As, type HttpApp, openHttpApp } from '../support/http-app.js';

const REGISTRAR: As = { role: 'registrar' };
const OVERSIGHT: As = { role: 'oversight' };
const DAY = { occurredOn: '2026-02-10' };

let http: HttpApp;
let order: string;
beforeAll(async () => {
  http = await openHttpApp();
  const entered = { ...DAY, court: 'D. Example', boundParties: ['SSA'], from: '2026-02-10' };
  order = (await http.post('/v1/orders', entered, REGISTRAR)).json<{ stream: string }>().stream;
});
afterAll(() => http.close());

const modify = (body: object) =>
  http.post(`/v1/orders/${order}/modifications`, { ...DAY, ...body }, REGISTRAR);

it('an entry of an order that was written down wrongly is corrected by its revision', async () => {
  expect((await modify({ corrects: 0, boundParties: ['IRS'] })).statusCode).toBe(201);
  const { items } = (await http.get('/v1/orders', OVERSIGHT)).json<{ items: object[] }>();
  expect(items).toMatchObject([{ id: order, boundParties: ['IRS'], revision: 0 }]);
});

it.each([
  ['that is none of the order', 9],
  ['that is itself a correction', 1],
  ['that is the end of the order', 2],
])('nothing is corrected by the revision of an event %s', async (_, corrects) => {
  if (corrects === 2) await http.post(`/v1/orders/${order}/lift`, DAY, REGISTRAR);
  const answer = await modify({ corrects, boundParties: ['DHS'] });
  expect([answer.statusCode, answer.json()]).toMatchObject([
    400,
    { errors: [{ field: 'corrects' }] },
  ]);
});

it('what a court changed can be corrected too', async () => {
  const changed = (await modify({ boundParties: ['DHS'] })).json<{
    events: { revision: number }[];
  }>();
  expect((await modify({ corrects: changed.events[0]?.revision })).statusCode).toBe(201);
});
