import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseCheckpoint } from '../../src/proof/checkpoint.js';
import { isConsistent } from '../../src/proof/consistency.js';
import { parseNote, parseVkey, verifiedBy } from '../../src/proof/note.js';
import { isReceiptOf, parseReceipt } from '../../src/proof/receipt.js';
import { parseBundle } from '../../src/proof/tile.js';
import { type As, type HttpApp, openHttpApp } from '../support/http-app.js';
import { consistencyProof, merkleRoot } from '../support/merkle.js';

const DHS: As = { role: 'agency-recorder', agency: 'DHS' };
let http: HttpApp;
let address: string;
beforeAll(async () => {
  http = await openHttpApp();
  address = await http.app.getUrl();
});
afterAll(() => http.close());

const bytesAt = async (path: string): Promise<Buffer> => {
  const answer = await fetch(`${address}/log/${path}`);
  expect([path, answer.status]).toEqual([path, 200]);
  return Buffer.from(await answer.arrayBuffer());
};
const key = async () => parseVkey((await bytesAt('vkey')).toString().trimEnd());
const head = async () => {
  const note = parseNote(await bytesAt('checkpoint'));
  expect(verifiedBy(note, [await key()])).toHaveLength(1);
  return parseCheckpoint(note.text);
};

type Recorded = { readonly events: readonly { readonly id: string }[] };

/** Records something. @returns the id of its event, once a checkpoint covers it. */
const recorded = async (): Promise<string> => {
  const answer = await http.post('/v1/requests', { occurredOn: '2025-06-27' }, DHS);
  const { id } = answer.json<Recorded>().events[0]!;
  const receipt = async () => (await fetch(`${address}/log/receipts/${id}`)).status;
  await expect.poll(receipt, { timeout: 60_000, interval: 20 }).toBe(200);
  return id;
};

describe('what was recorded', () => {
  it('is soon under a checkpoint, and its receipt proves so with the log’s key alone', async () => {
    const id = await recorded();
    const receipt = parseReceipt((await bytesAt(`receipts/${id}`)).toString());
    expect(isReceiptOf(receipt, await key())).toBe(true);
    const leaf = Buffer.from(receipt.entry).toString();
    expect(JSON.parse(leaf)).toMatchObject({ id, type: 'RequestMade' });
    const lines = (await http.get('/v1/events')).body.split('\n');
    expect(lines[receipt.index]).toBe(leaf);
    expect((await bytesAt(`receipts/${receipt.index}`)).toString()).toContain(
      `index ${receipt.index}\n`,
    );
  });

  it('stands in the bundles that are served: the leaves of /v1/events, under the signed root', async () => {
    await recorded();
    const { origin, size, root } = await head();
    expect(origin).toBe('ledger.invalid/local');
    const bundle = await bytesAt(`tile/entries/000.p/${size}`);
    const leaves = parseBundle(bundle).map((entry) => Buffer.from(entry).toString());
    expect(leaves).toEqual(
      (await http.get('/v1/events')).body.trimEnd().split('\n').slice(0, size),
    );
    expect(merkleRoot(leaves)).toEqual(root);
    expect(await bytesAt(`tile/0/000.p/${size}`)).toHaveLength(32 * size);
    const { dataDir } = http.parts.config;
    expect(readFileSync(join(dataDir, 'log/tile/entries', `000.p/${size}`))).toEqual(bundle);
  });

  it('extends what was signed before', async () => {
    const earlier = await head();
    await recorded();
    const later = await head();
    expect(later.size).toBeGreaterThan(earlier.size);
    const leaves = parseBundle(await bytesAt(`tile/entries/000.p/${later.size}`)).map((entry) =>
      Buffer.from(entry).toString(),
    );
    expect(isConsistent(earlier, later, consistencyProof(leaves, earlier.size))).toBe(true);
  });
});

describe('the files of the log', () => {
  it('say for how long they may be kept', async () => {
    const { size } = await head();
    const of = async (path: string) => {
      const { headers } = await fetch(`${address}/log/${path}`);
      return [headers.get('content-type'), headers.get('cache-control')];
    };
    const text = 'text/plain; charset=utf-8';
    const tile = ['application/octet-stream', 'public, max-age=31536000, immutable'];
    expect(await of('checkpoint')).toEqual([text, 'no-store']);
    expect(await of('vkey')).toEqual([text, 'no-store']);
    expect(await of('policy')).toEqual([text, 'no-store']);
    expect(await of('receipts/0')).toEqual([text, 'no-store']);
    expect(await of(`tile/0/000.p/${size}`)).toEqual(tile);
    expect(await of(`tile/entries/000.p/${size}`)).toEqual(tile);
  });

  it.each(
    `tile/0/000
tile/0/999
tile/9/000
tile/entries/000
tile/0/000.p/250
tile/
tile/../checkpoint
tile/%2e%2e/checkpoint
tile/..%2fcheckpoint
tile/0/%2e%2e/000
tile/%2e%2e%2f%2e%2e%2fevents.db
tile/0/x000/000
tile/0/0
log.lease
tile/%00
receipts/999999
receipts/-1
receipts/01
receipts/x
receipts/%2e%2e%2fvkey
receipts/0197a1b2-0000-8000-8000-00000000000a
receipts/1e3`.split('\n'),
  )('there is nothing at %s', async (path) => {
    const answer = await http.send({ url: `/log/${path}` });
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([
      404,
      'application/problem+json; charset=utf-8',
    ]);
    expect(answer.json()).toMatchObject({ type: '/problems/not-found' });
    expect(answer.headers['cache-control']).toBe('no-store');
  });
});
