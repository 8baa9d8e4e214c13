import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type As, type HttpApp, openHttpApp } from '../support/http-app.js';
import { verify } from '../support/verify-log.js';

const DHS: As = { role: 'agency-recorder', agency: 'DHS' };
const OPERATOR: As = { role: 'operator' };
const LETTER = { occurredOn: '2025-06-02', authority: '6103(i)(2)', form: 'electronic' };

type Recorded = { readonly events: readonly { readonly id: string }[] };
type Health = {
  readonly detail: { readonly seq: number; readonly log: { readonly size: number } };
};

describe('a running ledger, checked by the program that shares no code with it', () => {
  let http: HttpApp;
  let directory: string;
  let log: string;
  const now = (): number => Math.floor(Date.now() / 1_000);
  const covered = async (): Promise<boolean> => {
    const { detail } = (await http.send({ url: '/health/ready' }, OPERATOR)).json<Health>();
    return detail.seq >= 0 && detail.log.size === detail.seq + 1;
  };
  const record = async (): Promise<string> => {
    const answer = await http.post('/v1/requests', LETTER, DHS);
    expect(answer.statusCode).toBe(201);
    await http.get('/v1/requests', { role: 'oversight' });
    await expect.poll(covered, { timeout: 20_000 }).toBe(true);
    return answer.json<Recorded>().events[0]!.id;
  };
  beforeAll(async () => {
    http = await openHttpApp();
    directory = await mkdtemp(join(tmpdir(), 'ledger-verified-'));
    log = `${(await http.app.getUrl()).replace('[::1]', '127.0.0.1')}/log`;
  });
  afterAll(async () => {
    await http.close();
    await rm(directory, { recursive: true });
  });

  it('is sound, and extends what was seen of it before', async () => {
    const state = join(directory, 'seen.json');
    await record();
    expect(await verify([log, '--state', state], now())).toMatchObject({ message: null });
    await record();
    const again = await verify([log, '--state', state], now());
    expect(again).toMatchObject({ message: null });
    expect(again.checked.join('\n')).toMatch(/before|extends|consistent/i);
  });

  it('gives a receipt of each event that holds without the server', async () => {
    const id = await record();
    const receipt = await http.send({ url: `/log/receipts/${id}` });
    const vkey = await http.send({ url: '/log/vkey' });
    const file = join(directory, 'receipt.tlog-proof');
    await writeFile(file, receipt.body);
    const sound = await verify([log, '--vkey', vkey.body.trim(), '--receipt', file], now());
    expect(sound).toMatchObject({ message: null });
    const line = receipt.body.replace(/index (\d+)/, (_, n) => `index ${Number(n) - 1}`);
    await writeFile(file, line);
    const moved = await verify([log, '--vkey', vkey.body.trim(), '--receipt', file], now());
    expect(moved.kind).toBe('receipt');
  });
});
