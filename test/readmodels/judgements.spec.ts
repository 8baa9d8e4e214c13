import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { FindingView } from '../../src/readmodels/findings/finding-view.js';
import { judgeHistory } from '../../src/readmodels/findings/judge-history.js';
import { lawUnder } from '../../src/readmodels/findings/law.js';
import { ReadModels } from '../../src/readmodels/database.js';
import { Comparison } from '../../src/readmodels/judgements/comparison.js';
import { JudgementFiles } from '../../src/readmodels/judgements/judgement-files.js';
import { type Judgement, Judgements } from '../../src/readmodels/judgements/judgements.js';
import type { JudgementAsked } from '../../src/readmodels/judgements/question.js';
import { PROJECTIONS } from '../../src/readmodels/catalogue.js';
import { rebuild } from '../../src/readmodels/rebuild.js';
import { Log } from '../../src/platform/log.js';
import { READING_TABLE } from '../../src/statute/readings.js';
import type { History } from '../support/history.js';
import { givenHistory, SMALL_REQUEST } from './given.js';

const history = givenHistory();
const log: string[] = [];
let directory: string;
let open: Judgements[];

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'judgements-'));
  open = [];
  log.length = 0;
});
afterEach(async () => {
  for (const one of open) await one.onModuleDestroy();
  rmSync(directory, { recursive: true });
});

const judgementsOf = (readModels = history().readModels, files = directory): Judgements => {
  const made = new Judgements(
    readModels,
    new JudgementFiles(files, 3),
    new Log((l) => log.push(l)),
  );
  open.push(made);
  return made;
};

const finished = async (judgements: Judgements, id: string): Promise<Judgement> => {
  for (let turns = 0; turns < 20_000; turns += 1) {
    const standing = judgements.get(id);
    if (standing.state === 'done' || standing.state === 'failed') return standing;
    await turn();
  }
  throw new Error('It is not finished in time');
};

const resultOf = async (judgements: Judgements, asked: JudgementAsked): Promise<string> => {
  const { id } = judgements.ask(asked);
  await finished(judgements, id);
  return readFileSync(judgements.result(id), 'utf8');
};

const recorded = async (): Promise<History> => {
  await history().record(...SMALL_REQUEST);
  await history().projected();
  return history();
};

const ASKED = { reading: 'DDC_CTR_2026', with: 'IRS_PRACTICE_2025' } as const;

describe('a judgement of the whole log', () => {
  test('is the same bytes asked twice, after a restart, and over rebuilt read models', async () => {
    const given = await recorded();
    const first = await resultOf(judgementsOf(), ASKED);
    expect(first.length).toBeGreaterThan(100);
    expect(await resultOf(judgementsOf(), ASKED)).toBe(first);
    const again = mkdtempSync(join(tmpdir(), 'judgements-again-'));
    expect(await resultOf(judgementsOf(given.readModels, again), ASKED)).toBe(first);
    rmSync(again, { recursive: true });
    const readModels = join(given.directory, 'other');
    await rebuild(given.store, readModels, PROJECTIONS);
    const other = new ReadModels(readModels);
    const files = join(directory, 'other');
    const judgements = judgementsOf(other, files);
    expect(await resultOf(judgements, ASKED)).toBe(first);
    other.close();
  });

  test('tells what judging the exported history tells', async () => {
    const { readModels } = await recorded();
    const two = READING_TABLE.filter(({ id }) => id === ASKED.reading || id === ASKED.with);
    const { journal } = readModels.reading();
    const entries = (async function* () {
      yield* journal.entries(0, journal.lastSeq() + 1);
    })();
    const held: FindingView<string>[] = [];
    for await (const one of judgeHistory(entries, lawUnder<string>(two, 'now'))) held.push(one);
    const told = new Comparison(ASKED.reading, ASKED.with).take(held);
    const lines = (await resultOf(judgementsOf(), ASKED)).trim().split('\n');
    expect(lines).toEqual(told.map((line) => JSON.stringify(line)));
    expect(told.map(({ act }) => act.line)).toContain(1);
  });

  test('of one reading tells what is not clear and counts all, as known at a seq', async () => {
    await recorded();
    const judgements = judgementsOf();
    const lines = (await resultOf(judgements, { reading: 'DC_CIR_2026', at: '3' }))
      .trim()
      .split('\n');
    const told = lines.map((line) => JSON.parse(line) as { act: { seq: number }; holds: object });
    expect(Math.max(...told.map(({ act }) => act.seq))).toBe(3);
    const { id } = judgements.ask({ reading: 'DC_CIR_2026', at: '3' });
    const { counts, readings, seq, result } = judgements.summary(id);
    expect([readings, seq, counts.lines]).toEqual([['DC_CIR_2026'], 3, told.length]);
    expect(result.bytes).toBe(readFileSync(judgements.result(id)).length);
    const outcomes = new Set(counts.rules.map(({ holds }) => holds['DC_CIR_2026']?.split(' ')[0]));
    expect(outcomes).toEqual(new Set(['finding', 'clear', 'undetermined']));
    expect(JSON.stringify(told)).not.toContain('"outcome":"clear"');
  });

  test('before anything was known is empty, and as the law stood on the day is another one', async () => {
    await recorded();
    const judgements = judgementsOf();
    expect(await resultOf(judgements, { ...ASKED, at: '1999-01-01T00:00:00Z' })).toBe('');
    const then = await resultOf(judgements, { ...ASKED, law: 'on-the-day' });
    expect(then).toContain('as it stood on 2025-');
    expect(then).not.toBe(await resultOf(judgements, ASKED));
  });

  test('gives others their turn while it runs, and tells how far it is', async () => {
    await recorded();
    const judgements = judgementsOf();
    const { id, state, judged, total } = judgements.ask(ASKED);
    expect([state, judged, total]).toEqual(['waiting', 0, SMALL_REQUEST.length]);
    await turn();
    expect(judgements.get(id).state).toBe('running');
    expect(() => judgements.summary(id)).toThrow('not finished');
    expect(() => judgements.result(id)).toThrow('not finished');
    expect((await finished(judgements, id)).judged).toBe(total);
  });

  test('that a stop interrupts leaves no half result, and begins again when asked for', async () => {
    await recorded();
    const first = judgementsOf();
    const { id } = first.ask(ASKED);
    await turn();
    await first.onModuleDestroy();
    expect(readdirSync(directory)).toEqual([`${id}.question.json`]);
    const second = judgementsOf();
    expect(second.get(id).state).toBe('waiting');
    expect((await finished(second, id)).state).toBe('done');
    expect(log).toEqual([]);
  });

  test('waits in a queue that has an end', async () => {
    await recorded();
    const judgements = judgementsOf();
    const ask = (at: number) => judgements.ask({ reading: 'HISTORIC_IRS', at: String(at) });
    for (let at = 0; at < 8; at += 1) ask(at);
    expect(() => ask(8)).toThrow('are waiting');
    expect(ask(0).id).toBe(ask(0).id);
  });

  test('fails where the read models stand still, says so, and can be asked for again', async () => {
    const { readModels } = await recorded();
    const judgements = judgementsOf(readModels);
    const { id } = judgements.ask(ASKED);
    const reading = readModels.reading.bind(readModels);
    readModels.reading = () => {
      throw new Error('Testa Sample');
    };
    expect((await finished(judgements, id)).state).toBe('failed');
    expect(log.join('')).toContain('judgement-failed');
    expect(log.join('')).not.toContain('Testa');
    expect(() => judgements.summary(id)).toThrow('It failed');
    readModels.reading = reading;
    expect(judgements.ask(ASKED).state).toBe('waiting');
    expect((await finished(judgements, id)).state).toBe('done');
  });

  test('that the disk does not take is refused, and nothing runs', async () => {
    const { readModels, directory: elsewhere } = await recorded();
    const judgements = judgementsOf(readModels, join(elsewhere, 'events.sqlite'));
    expect(() => judgements.ask(ASKED)).toThrow('The disk took nothing');
    expect(log.join('')).toContain('judgement-not-kept');
  });

  test('is removed when enough later ones are there, and is then not found', async () => {
    await recorded();
    const judgements = judgementsOf();
    const ids: string[] = [];
    for (let at = 0; at < 4; at += 1) {
      const { id } = judgements.ask({ reading: 'HISTORIC_IRS', at: String(at) });
      const asked = new Date(Date.UTC(2026, 0, at + 1));
      utimesSync(join(directory, `${id}.question.json`), asked, asked);
      ids.push(id);
      await finished(judgements, id);
    }
    expect(() => judgements.get(ids[0] ?? '')).toThrow('No judgement has this address');
    expect(existsSync(judgements.result(ids[3] ?? ''))).toBe(true);
    expect(readdirSync(directory)).toHaveLength(9);
  });
});
