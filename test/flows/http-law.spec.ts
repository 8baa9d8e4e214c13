import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { packName, PACKS, WHOLE } from '../../src/statute/packs.js';
import { type Traceability, traceabilityOf } from '../../src/statute/traceability.js';
import { type HttpApp, openHttpApp } from '../support/http-app.js';

let http: HttpApp;
beforeAll(async () => {
  http = await openHttpApp();
});
afterAll(() => http.close());

const law = async <T>(url: string): Promise<T> => (await http.send({ url })).json<T>();

describe('the law, for everybody', () => {
  it('leads from every paragraph to its rules, and back, as the page does', async () => {
    const { parts, news, rules, packs } = await law<Traceability & { packs: string[] }>(
      '/v1/traceability',
    );
    expect(packs).toEqual(PACKS.map(packName));
    expect({ parts, news, rules }).toEqual(structuredClone(traceabilityOf(WHOLE)));
  });

  it.each([
    ['/v1/traceability', 'public, max-age=300'],
    ['/v1/rules', 'no-store'],
    ['/v1/readings', 'no-store'],
  ])('may be kept for a while only where no event can change it: %s', async (url, cache) => {
    expect((await http.send({ url })).headers['cache-control']).toBe(cache);
  });

  it('shows with each rule what it rests on that was not checked', async () => {
    const { items } = await law<{ items: { id: string; unverified: string[] }[] }>('/v1/rules');
    const marked = new Map(items.map(({ id, unverified }) => [id, unverified]));
    expect(marked.get('DISC-APPROVAL')).toEqual([
      'what it rests on: no words of the statute, but the source named in their place',
      'which offices the delegation order names for 6103(i)(2)',
    ]);
    expect(items.filter(({ unverified }) => unverified.length === 0)).toEqual([]);
  });
});
