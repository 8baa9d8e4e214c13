import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type As, type HttpApp, openHttpApp } from '../support/http-app.js';

const DHS: As = { role: 'agency-recorder', agency: 'DHS' };
const IRS: As = { role: 'irs-recorder', agency: 'IRS' };

const DAY = { occurredOn: '2025-08-07' };
const ACCEPTED = { kind: 'accepted' };

let http: HttpApp;
beforeAll(async () => {
  http = await openHttpApp();
});
afterAll(() => http.close());

type Recorded = { stream: string; events: { type: string; revision: number }[] };
type Leaf = { stream: string; type: string; version: number; public: Record<string, unknown> };

const opened = async (letter: object, as: As): Promise<string> => {
  const answer = await http.post('/v1/requests', { ...DAY, ...letter }, as);
  expect([answer.statusCode, answer.body]).toEqual([201, expect.any(String)]);
  return answer.json<Recorded>().stream;
};
const responded = (id: string, response: object) =>
  http.post(`/v1/requests/${id}/responses`, { ...DAY, answers: [ACCEPTED], ...response }, IRS);
const leavesOf = async (id: string): Promise<readonly Leaf[]> => {
  const { body } = await http.send({ url: '/v1/events?limit=1000' });
  const leaves = body.trim().split('\n');
  return leaves.map((line) => JSON.parse(line) as Leaf).filter(({ stream }) => stream.endsWith(id));
};

describe('the number that a sender gives', () => {
  it('stands in the public face of a letter and of every answer of a response', async () => {
    const id = await opened({ agencyNumber: 7 }, DHS);
    const answers = [ACCEPTED, { kind: 'matched', matched: true }];
    expect((await responded(id, { agencyNumber: 3, answers })).statusCode).toBe(201);
    const said = (await leavesOf(id)).map(({ type, version, public: { agencyNumber } }) => [
      type,
      version,
      agencyNumber,
    ]);
    expect(said).toEqual([
      ['RequestMade', 1, 7],
      ['LinesAccepted', 2, 3],
      ['MatchDecided', 2, 3],
    ]);
  });

  it('may be left out: it is then not recorded', async () => {
    const id = await opened({}, DHS);
    await responded(id, {});
    const numbers = (await leavesOf(id)).map(({ public: face }) => face['agencyNumber']);
    expect(numbers).toEqual([null, null]);
  });

  it('is recorded where it leaves a gap, comes twice or goes back', async () => {
    for (const agencyNumber of [100, 100, 98]) {
      const id = await opened({ agencyNumber }, DHS);
      expect((await responded(id, { agencyNumber })).statusCode).toBe(201);
    }
  });

  it.each([0, -1, 1.5, '7', [7], true])('is a positive integer, not %j', async (number) => {
    const id = await opened({}, DHS);
    const answers = [
      await http.post('/v1/requests', { ...DAY, agencyNumber: number }, DHS),
      await responded(id, { agencyNumber: number }),
    ];
    for (const { statusCode, body } of answers) {
      expect([statusCode, body]).toEqual([400, expect.stringContaining('agencyNumber')]);
    }
    expect(await leavesOf(id)).toHaveLength(1);
  });
});
