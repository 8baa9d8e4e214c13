import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { day } from '../../src/kernel/dates.js';
import { dayList } from '../../src/readmodels/day-findings/day-list.js';
import { LAW } from '../../src/readmodels/findings/law.js';
import type { Holdings } from '../../src/readmodels/findings/vector.js';
import type { LogEntry } from '../../src/readmodels/projection.js';
import { GrowingTree } from '../../src/proof/growing-tree.js';
import { entryHash } from '../../src/proof/tree.js';
import { READINGS } from '../../src/statute/verdict.js';
import { merkleRoot } from '../support/merkle.js';
import { august2025 } from './support/august-2025.js';
import { judgedFromScratch } from './support/from-scratch.js';
import { History } from './support/history.js';
import { FindingsUnderTest } from './support/journal.js';
import { plainLaw } from './support/plain-law.js';
import { randomHistory } from './support/random-history.js';

const runs = process.env['LONG'] === undefined ? 12 : 400;
const SEED = Buffer.alloc(32, 7);

/** What came to stand after a seq (-1: from the first on) and stood at another. */
type Bounds = { readonly after: number; readonly through: number };

const headOf = ({ after, through }: Bounds) => ({
  day: day('2025-08-07'),
  judgedAfter: after < 0 ? null : after,
  judgedThrough: through,
  packs: ['usc-26-6103@2'],
});

const wholeListOf = async (model: FindingsUnderTest, bounds: Bounds, seed: Uint8Array = SEED) => {
  const found: string[] = [];
  for await (const lines of dayList({ reading: () => model }, headOf(bounds), seed))
    found.push(...lines.map(({ text }) => text));
  return found;
};
/** Without the head. */
const listOf = async (...args: Parameters<typeof wholeListOf>) =>
  (await wholeListOf(...args)).slice(1);

const rootOf = (texts: readonly string[]): string => {
  const tree = new GrowingTree();
  for (const text of texts) tree.add(entryHash(Buffer.from(text)));
  return Buffer.from(tree.root()).toString('base64url');
};

type Plain = {
  readonly id: string;
  readonly readings: Readonly<Record<string, object>>;
  readonly salt: string;
  readonly fromSeq: number;
};

/** Salt n, as docs/reference/leaf.md has it. */
const saltOf = (n: number): string => {
  const block = Buffer.alloc(4);
  block.writeUInt32BE(Math.floor(n / 4));
  const bytes = createHash('sha512').update(SEED).update(block).digest();
  return bytes.subarray(16 * (n % 4), 16 * (n % 4) + 16).toString('base64url');
};

/** What stands by rule, as a list says it; rules that are a finding under no reading are left out. */
const standing = (verdicts: string | undefined): ReadonlyMap<string, Plain['readings']> => {
  const stands = new Map<string, Plain['readings']>();
  for (const [rule, held] of Object.entries(JSON.parse(verdicts ?? '{}') as Holdings)) {
    const readings: Record<string, object> = {};
    for (const [n, reading] of READINGS.entries()) {
      const { outcome, elements = [], severity = null } = held[n] ?? {};
      if (outcome === 'finding') readings[reading] = { elements, severity };
    }
    if (Object.keys(readings).length > 0) stands.set(rule, readings);
  }
  return stands;
};

type HeldAt = readonly ReturnType<typeof judgedFromScratch>[];

/** The list by its definition, from what is held of everything as known at every seq. Of one agency's cases only. */
const listFromScratch = (
  entries: readonly LogEntry[],
  heldAt: HeldAt,
  { after, through }: Bounds,
): readonly string[] => {
  const first = new Map<string, number>();
  for (const { stream, seq } of entries) if (!first.has(stream)) first.set(stream, seq);
  const found = [...(heldAt[through] ?? [])].flatMap(([key, now]) => {
    const [stream = '', line = '', act = ''] = key.split(' ');
    let fromSeq = through;
    while (fromSeq > 0 && heldAt[fromSeq - 1]?.get(key) === now) fromSeq -= 1;
    if (fromSeq <= after) return [];
    const before = standing(heldAt[after]?.get(key));
    return [...standing(now)]
      .filter(([rule, readings]) => canonicalize(before.get(rule)) !== canonicalize(readings))
      .map(([rule, readings]) => {
        const { revision, stream: own } = entries[Number(act)]!;
        const place = [fromSeq, first.get(stream) ?? -1, Number(line), Number(act)] as const;
        return { place, fromSeq, id: `${rule}~${own}~${revision}~${line}`, readings };
      });
  });
  const inOrder = found.toSorted((a, b) => {
    const n = a.place.findIndex((one, at) => one !== b.place[at]);
    return n < 0 ? (a.id < b.id ? -1 : 1) : a.place[n]! - b.place[n]!;
  });
  const findings = inOrder.map(({ fromSeq, id, readings }) => ({ fromSeq, id, readings }));
  return [headOf({ after, through }), ...findings].map(
    (line, n) => canonicalize({ ...line, salt: saltOf(n) }) ?? '',
  );
};

it.each([
  ['a law that depends on everything', plainLaw],
  ['the law as shipped', LAW],
])(
  'the list between any two seqs is what judging everything from scratch says came to stand: %s',
  async (_, law) => {
    let listed = 0;
    const property = fc.asyncProperty(randomHistory, fc.nat(), async (history, n) => {
      const entries = (await history.told()).slice(0, 60);
      const heldAt = entries.map(({ seq }) => judgedFromScratch(entries, law, seq));
      const whole = new FindingsUnderTest(law).project(entries);
      const through = n % entries.length;
      const asThen = new FindingsUnderTest(law).project(entries.slice(0, through + 1), 1);
      for (let after = -1; after <= through; after += 1) {
        const bounds = { after, through };
        const expected = listFromScratch(entries, heldAt, bounds);
        const list = await wholeListOf(whole, bounds);
        expect(list).toEqual(expected);
        expect(rootOf(list)).toBe(merkleRoot(expected).toString('base64url'));
        expect(await wholeListOf(asThen, bounds)).toEqual(expected);
        listed += list.length - 1;
      }
    });
    await fc.assert(property, { numRuns: runs, seed: 6103 });
    expect(listed).toBeGreaterThan(0);
  },
  600_000,
);

describe('the lists of the exchange of August 2025', () => {
  const { history, lastOfAugust } = august2025();
  const { entries } = history;
  const model = new FindingsUnderTest(LAW).project(entries);
  const last = entries.at(-1)!.seq;
  const begin = { after: -1, through: lastOfAugust };

  it('are read in several stretches, and hold each finding that stands once', async () => {
    const list = (await listOf(model, begin)).map((text) => JSON.parse(text) as Plain);
    expect(model.rows.number('SELECT count(*) AS n FROM findings_row')).toBeGreaterThan(1_000);
    expect(list.length).toBeGreaterThan(200);
    expect(new Set(list.map(({ id }) => id)).size).toBe(list.length);
    expect(new Set(list.map(({ salt }) => salt)).size).toBe(list.length);
    const disclosed = list.filter(({ id }) => id.startsWith('DISC-ON-DEFECTIVE-REQUEST~'));
    expect(disclosed).toHaveLength(47);
    expect(disclosed.every(({ readings }) => 'DDC_CTR_2026' in readings)).toBe(true);
  });

  it('are canonical JSON, byte for byte', async () => {
    for (const text of await listOf(model, begin))
      expect(canonicalize(JSON.parse(text))).toBe(text);
  });

  it('have the same root when the read model is built again, and later events are in it', async () => {
    const then = new FindingsUnderTest(LAW).project(
      entries.filter(({ seq }) => seq <= lastOfAugust),
      17,
    );
    const root = rootOf(await wholeListOf(then, begin));
    expect(rootOf(await wholeListOf(model, begin))).toBe(root);
    const later = { after: lastOfAugust, through: last };
    expect(rootOf(await wholeListOf(model, later))).not.toBe(root);
  });

  it('have another root when a row was changed, left out, or the salts are others', async () => {
    const root = rootOf(await wholeListOf(model, begin));
    const other = Buffer.alloc(32, 8);
    expect(rootOf(await wholeListOf(model, begin, other))).not.toBe(root);
    const changed = new FindingsUnderTest(LAW).project(entries);
    const moved = `UPDATE findings_row SET until_seq = ? WHERE (scope, line, act, from_seq) IN
      (SELECT scope, line, act, from_seq FROM findings_row WHERE line = 7 LIMIT 1)`;
    changed.rows.run(moved, lastOfAugust);
    expect(rootOf(await wholeListOf(changed, begin))).not.toBe(root);
  });

  it('do not repeat a finding that stood in the same way, although something else about its act has changed', async () => {
    const plain = (texts: readonly string[]) =>
      texts.map((text) => {
        const { id, readings } = JSON.parse(text) as Plain;
        return canonicalize([id, readings]);
      });
    const known = new Set(plain(await listOf(model, begin)));
    const later = plain(await listOf(model, { after: lastOfAugust, through: last }));
    expect(later.length).toBeGreaterThan(0);
    expect(later.filter((one) => known.has(one))).toEqual([]);
  });

  it('have a head alone where nothing came to stand: its root does not tell so', async () => {
    const none = { after: last, through: last };
    const [head = '', ...rest] = await wholeListOf(model, none);
    expect(rest).toEqual([]);
    expect(JSON.parse(head)).toEqual({ ...headOf(none), salt: saltOf(0) });
    const other = Buffer.alloc(32, 8);
    expect(rootOf(await wholeListOf(model, none, other))).not.toBe(rootOf([head]));
  });
});

it('cases stand in the order of their agencies and of their first events, also where one event touches several', async () => {
  const history = new History();
  const letter = { authority: '6103(i)(2)' } as const;
  history.add('b', 'RequestReceived', { ...letter, requestingAgency: 'DHS' });
  history.add('c', 'RequestReceived', { ...letter, requestingAgency: 'DOJ' });
  history.add('a', 'RequestReceived', { ...letter, requestingAgency: 'DHS' });
  const order = [0, 2, 1].flatMap((n) =>
    [1, 2].map((line) => `${history.entries[n]!.stream}~${line}`),
  );
  const addressClass = { class: 'placeholder', classifier: 'address@1' };
  for (const line of [2, 1])
    for (const name of ['a', 'b', 'c'])
      history.add(name, 'LineAdded', { line, addressClass }, { side: 'irs' });
  const model = new FindingsUnderTest(LAW).project(history.entries);
  const through = history.nextSeq - 1;
  model.rows.run('UPDATE findings_row SET from_seq = ?', through);
  const lines = (await listOf(model, { after: -1, through })).map((text) => {
    const [, stream, , line] = (JSON.parse(text) as Plain).id.split('~');
    return `${stream}~${line}`;
  });
  expect([...new Set(lines)]).toEqual(order);
});
