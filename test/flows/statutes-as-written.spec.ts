import { afterAll, beforeAll, expect, it } from 'vitest';
import { type As, type HttpApp, openHttpApp } from '../support/http-app.js';

const DHS: As = { role: 'agency-recorder', agency: 'DHS' };
const OVERSIGHT: As = { role: 'oversight' };
const DAY = { occurredOn: '2025-08-07' };
/** As letters print them: with a section sign, and the blank that word processors set after it. */
const PRINTED = ['18 U.S.C. § 1546(a)', '42 U.S.C. §\u00a0408(a)(7)(B)'];

let http: HttpApp;
beforeAll(async () => {
  http = await openHttpApp();
});
afterAll(() => http.close());

it('takes a statute as it is printed, keeps it so, and reads it as the crime it is', async () => {
  const opened = await http.post('/v1/requests', { ...DAY, statutes: PRINTED }, DHS);
  expect([opened.statusCode, opened.body]).toEqual([201, expect.any(String)]);
  const { stream } = opened.json<{ stream: string }>();
  for (const statutes of PRINTED.map((one) => [one])) {
    const sent = await http.post(
      `/v1/requests/${stream}/lines`,
      { ...DAY, lines: [{ statutes }] },
      DHS,
    );
    expect([sent.statusCode, sent.body]).toEqual([201, expect.any(String)]);
  }
  const kept = await http.get(`/v1/requests/${stream}/timeline`, OVERSIGHT);
  for (const one of PRINTED) expect(kept.body).toContain(one);
  const judged = await http.get(`/v1/findings?request=${stream}&rule=REQ-STATUTE`, OVERSIGHT);
  expect(judged.json<{ items: readonly object[] }>().items).toEqual([]);
});

it('refuses what is no citation, and says what one may hold', async () => {
  const refused = await http.post('/v1/requests', { ...DAY, statutes: ['§ 1546 <b>'] }, DHS);
  expect(refused.statusCode).toBe(400);
  expect(refused.body).toContain('must be a citation');
});
