import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { DatabaseSync } from 'node:sqlite';
import { join } from 'node:path';
import canonicalize from 'canonicalize';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays, type Day } from '../../src/kernel/dates.js';
import { readModelsDirectory } from '../../src/stores.js';
import { currentFile } from '../../src/readmodels/generations.js';
import type { ClosedDay } from '../../src/readmodels/day-findings/list-days.js';
import type { DayFindingProof } from '../../src/readmodels/day-findings/prove-day-finding.js';
import { closeDaysBefore, openingDay } from '../support/close-days.js';
import { type As, type HttpApp, openHttpApp } from '../support/http-app.js';
import { merkleRoot } from '../support/merkle.js';
import { verify } from '../support/verify-log.js';

const DHS: As = { role: 'agency-recorder', agency: 'DHS' };
const OVERSIGHT: As = { role: 'oversight' };
const LETTER = {
  occurredOn: '2025-06-26',
  authority: '6103(i)(2)',
  form: 'electronic',
  statutes: ['8 USC 1253(a)(1)'],
};

let http: HttpApp;
let directory: string;
let first: Day;
beforeAll(async () => {
  http = await openHttpApp();
  directory = await mkdtemp(join(tmpdir(), 'ledger-days-'));
  first = await openingDay(http);
  await requestOf(12);
  await closeDaysBefore(http, addDays(first, 1));
  await requestOf(1);
  await closeDaysBefore(http, addDays(first, 3));
});
afterAll(async () => {
  await http.close();
  await rm(directory, { recursive: true });
});

/** A request whose lines have no address. */
const requestOf = async (lines: number): Promise<void> => {
  const { stream } = (await http.post('/v1/requests', LETTER, DHS)).json<{ stream: string }>();
  const line = (_: unknown, n: number) => ({
    line: n + 1,
    name: `Sample Person ${n}`,
    tin: `900-70-${String(1_000 + n)}`,
    address: 'NA NA',
  });
  const body = { occurredOn: '2025-06-26', lines: Array.from({ length: lines }, line) };
  const answer = await http.post(`/v1/requests/${stream}/lines`, body, DHS);
  expect([answer.statusCode, answer.body]).toEqual([201, expect.any(String)]);
};

const closedDays = async (): Promise<readonly ClosedDay[]> =>
  (await http.send({ url: '/v1/days' })).json<{ items: readonly ClosedDay[] }>().items;
const dayOf = async (day: Day): Promise<ClosedDay> =>
  (await closedDays()).find((one) => one.day === day)!;
/** With its head. */
const wholeListOf = async (day: Day): Promise<readonly string[]> => {
  const answer = await http.send({ url: `/v1/days/${day}/findings` }, OVERSIGHT);
  expect([answer.statusCode, answer.headers['content-type']]).toEqual([
    200,
    'application/x-ndjson',
  ]);
  return answer.body.split('\n').slice(0, -1);
};
const listOf = async (day: Day) => (await wholeListOf(day)).slice(1);
const proofOf = (day: string, id: string) =>
  http.send({ url: `/v1/days/${day}/findings/${encodeURIComponent(id)}/proof` }, OVERSIGHT);
const idOf = (entry: string): string => (JSON.parse(entry) as { id: string }).id;

/** Follows a path by hand, as RFC 9162 2.1.3.2 puts it. */
const followed = ({ entry, index, size, path }: DayFindingProof): string => {
  const sha = (...parts: Buffer[]) => createHash('sha256').update(Buffer.concat(parts)).digest();
  let [fn, sn] = [index, size - 1];
  let hash = sha(Buffer.of(0), Buffer.from(entry));
  for (const text of path) {
    const sibling = Buffer.from(text, 'base64url');
    if (fn % 2 === 1 || fn === sn) {
      hash = sha(Buffer.of(1), sibling, hash);
      while (fn % 2 === 0 && fn > 0) [fn, sn] = [fn / 2, Math.floor(sn / 2)];
    } else hash = sha(Buffer.of(1), hash, sibling);
    [fn, sn] = [Math.floor(fn / 2), Math.floor(sn / 2)];
  }
  expect(sn).toBe(0);
  return hash.toString('base64url');
};

describe('GET /v1/days', () => {
  it('lists the closed days, the last first, to anyone: the public face of their closing', async () => {
    const days = await closedDays();
    expect(days.map(({ day, late }) => [day, late])).toEqual([
      [addDays(first, 2), false],
      [addDays(first, 1), true],
      [first, false],
    ]);
    for (const { seq, id, ...said } of days) {
      const [leaf = ''] = (
        await http.send({ url: `/v1/events?after=${seq - 1}&limit=1` })
      ).body.split('\n');
      const {
        agency: _a,
        occurredOn: _o,
        ...face
      } = (JSON.parse(leaf) as { public: Readonly<Record<string, unknown>> }).public;
      expect(JSON.parse(leaf)).toMatchObject({ id, type: 'DayClosed', version: 2 });
      expect(said).toEqual(face);
    }
  });

  it('is paged', async () => {
    type Pages = { readonly items: readonly ClosedDay[]; readonly next: string | null };
    const page = (await http.send({ url: '/v1/days?limit=2' })).json<Pages>();
    expect(page.items).toHaveLength(2);
    const rest = (await http.send({ url: `/v1/days?limit=2&cursor=${page.next}` })).json<Pages>();
    expect(rest).toMatchObject({ items: [{ day: first }], next: null });
  });

  it('shows counts of 10 and more only', async () => {
    const { counts, readings } = await dayOf(first);
    expect(counts?.length).toBeGreaterThan(0);
    expect(counts?.every((row) => row.counts.length === readings?.length)).toBe(true);
    const shown = counts?.flatMap((row) => row.counts).filter((count) => count !== null);
    expect(shown).toContain(12);
    expect(shown?.every((count) => count >= 10)).toBe(true);
    expect((await dayOf(addDays(first, 1))).counts).toEqual([]);
  });
});

describe('the list of a closed day', () => {
  it('leads to the root in the leaf: recomputed by hand from the bytes served', async () => {
    for (const { day, findingsRoot } of await closedDays())
      expect(merkleRoot(await wholeListOf(day as Day)).toString('base64url')).toBe(findingsRoot);
    expect((await listOf(first)).length).toBeGreaterThanOrEqual(12);
  });

  it('begins with what it is a list of, and holds nothing more where nothing came to stand', async () => {
    for (const closed of await closedDays()) {
      const { day, judgedAfter, judgedThrough, packs } = closed;
      const [head = ''] = await wholeListOf(day as Day);
      const salt = expect.stringMatching(/^[A-Za-z0-9_-]{22}$/);
      expect(JSON.parse(head)).toEqual({ day, judgedAfter, judgedThrough, packs, salt });
    }
    expect(await listOf(addDays(first, 2))).toEqual([]);
    expect((await dayOf(addDays(first, 2))).findingsRoot).not.toBe(
      merkleRoot([]).toString('base64url'),
    );
  });

  it('goes on where the list of the day before ended', async () => {
    const [third, second, begin] = await closedDays();
    expect(begin?.judgedAfter).toBeNull();
    expect(second?.judgedAfter).toBe(begin?.judgedThrough);
    expect(third?.judgedAfter).toBe(second?.judgedThrough);
    const [earlier, later] = [await listOf(first), await listOf(addDays(first, 1))];
    expect(later.length).toBeGreaterThan(0);
    expect(later.map(idOf).filter((id) => earlier.map(idOf).includes(id))).toEqual([]);
  });

  it('cannot be guessed from the root: every entry has a salt of its own', async () => {
    const entries = await wholeListOf(addDays(first, 1));
    const bare = entries.map((entry) => {
      const { salt: _, ...known } = JSON.parse(entry) as { salt: string };
      return canonicalize(known) ?? '';
    });
    const { findingsRoot } = await dayOf(addDays(first, 1));
    expect(merkleRoot(bare).toString('base64url')).not.toBe(findingsRoot);
    const salts = [...entries, ...(await wholeListOf(first))].map(
      (entry) => (JSON.parse(entry) as { salt: string }).salt,
    );
    expect(new Set(salts).size).toBe(salts.length);
    for (const salt of salts) expect(Buffer.from(salt, 'base64url')).toHaveLength(16);
  });

  it.each(['1999-01-01', '2999-01-01', '2025-02-30', 'yesterday'])(
    'is not there for %s',
    async (day) => {
      const answer = await http.send({ url: `/v1/days/${day}/findings` }, OVERSIGHT);
      expect(answer.json()).toMatchObject({ type: '/problems/not-found' });
    },
  );
});

describe('the proof that a finding was in the list of a day', () => {
  it('leads from the entry to the root, for each entry', async () => {
    const { findingsRoot, id, seq } = await dayOf(first);
    for (const [n, entry] of (await listOf(first)).entries()) {
      const proof = (await proofOf(first, idOf(entry))).json<DayFindingProof>();
      expect(proof).toMatchObject({
        day: first,
        entry,
        index: n + 1,
        root: findingsRoot,
      });
      expect(proof.event).toEqual({ seq, id });
      expect(followed(proof)).toBe(findingsRoot);
    }
  });

  it('is refused for a finding that was not in it', async () => {
    const [other = ''] = await listOf(addDays(first, 1));
    const answer = await proofOf(first, idOf(other));
    expect(answer.json()).toMatchObject({ type: '/problems/not-found' });
  });
});

it('a list that no longer leads to its root is proof of nothing, and says so', async () => {
  const [entry = ''] = await listOf(first);
  const { config } = http.parts;
  const database = new DatabaseSync(currentFile(readModelsDirectory(config)) ?? '');
  try {
    const through = (await dayOf(first)).judgedThrough;
    const change =
      'UPDATE findings_row SET from_seq = from_seq + ? WHERE line = 2 AND from_seq <= ?';
    database.prepare(change).run(1, through);
    const answer = await proofOf(first, idOf(entry));
    expect([answer.statusCode, answer.json()]).toMatchObject([
      409,
      { type: '/problems/day-list-differs' },
    ]);
    database.prepare(change).run(-1, through! + 1);
  } finally {
    database.close();
  }
  expect((await proofOf(first, idOf(entry))).statusCode).toBe(200);
});

describe('ledger verify day-findings', () => {
  const now = (): number => Math.floor(Date.now() / 1_000);
  const file = async (name: string, text: string): Promise<string> => {
    await writeFile(join(directory, name), text);
    return join(directory, name);
  };
  /** The receipt of the closing of a day, and the key. */
  const trusted = async (day: Day): Promise<readonly string[]> => {
    const url = `/log/receipts/${(await dayOf(day)).id}`;
    const status = async () => (await http.send({ url })).statusCode;
    await expect.poll(status, { timeout: 20_000 }).toBe(200);
    const receipt = await file(`${day}.tlog-proof`, (await http.send({ url })).body);
    return ['--receipt', receipt, '--vkey', (await http.send({ url: '/log/vkey' })).body.trim()];
  };
  const list = async (day: Day) =>
    file(`${day}.ndjson`, (await http.send({ url: `/v1/days/${day}/findings` }, OVERSIGHT)).body);

  it('accepts the list and a proof of one entry under the receipt of the closing', async () => {
    const entries = await listOf(first);
    const root = (await dayOf(first)).findingsRoot;
    const args = await trusted(first);
    const whole = await verify(['day-findings', await list(first), ...args], now());
    expect(whole).toMatchObject({
      kind: 'ok',
      message: null,
      found: { root, findings: entries.length },
    });
    const proof = await file('proof.json', (await proofOf(first, idOf(entries[5]!))).body);
    const one = await verify(['day-findings', proof, ...args], now());
    expect(one).toMatchObject({ kind: 'ok', found: { root, entry: JSON.parse(entries[5]!) } });
    const alone = await verify(['day-findings', proof], now());
    expect(alone.kind).toBe('incomplete');
    expect((await verify(['day-findings', proof, '--root', root!], now())).kind).toBe('ok');
  });

  it('refuses a list that was cut, turned or changed, and a proof of another entry', async () => {
    const args = await trusted(first);
    const [head = '', ...entries] = await wholeListOf(first);
    const kindOf = async (text: string) =>
      (await verify(['day-findings', await file('wrong', text), ...args], now())).kind;
    const lines = (some: readonly string[]) => some.map((one) => `${one}\n`).join('');
    expect(await kindOf(lines([head, ...entries.slice(1)]))).toBe('root');
    expect(await kindOf(lines([head, ...entries.toReversed()]))).toBe('root');
    expect(await kindOf(lines([head]))).toBe('root');
    expect(await kindOf(lines(entries))).toBe('entry');
    expect(await kindOf('')).toBe('entry');
    expect(await kindOf(lines([head, ...entries]).replace('"fromSeq":', '"fromSeq":1'))).toBe(
      'root',
    );
    expect(await kindOf(lines([head, ...entries]).replace(',', ', '))).toBe('entry');
    const proof = (await proofOf(first, idOf(entries[5]!))).json<DayFindingProof>();
    expect(await kindOf(JSON.stringify({ ...proof, entry: entries[4] }))).toBe('root');
    expect(await kindOf(JSON.stringify({ ...proof, index: 4 }))).toBe('root');
    expect(await kindOf(JSON.stringify({ ...proof, path: proof.path.slice(1) }))).toBe('root');
    expect(await kindOf(JSON.stringify({ ...proof, path: ['x'] }))).toBe('usage');
    expect(await kindOf(JSON.stringify({ ...proof, day: addDays(first, 1) }))).toBe('receipt');
  });

  it('refuses the receipt of another event, and of another day', async () => {
    const [, , ...key] = await trusted(first);
    const other = await file('other', (await http.send({ url: '/log/receipts/0' })).body);
    const kindOf = async (args: readonly string[]) =>
      (await verify(['day-findings', await list(first), ...args], now())).kind;
    expect(await kindOf(['--receipt', other, ...key])).toBe('receipt');
    expect(await kindOf(await trusted(addDays(first, 1)))).toBe('root');
    expect(await kindOf(['--receipt', other])).toBe('usage');
    expect((await verify(['day-findings'], now())).kind).toBe('usage');
    expect((await verify(['day-findings', 'none', '--x'], now())).kind).toBe('usage');
  });
});
