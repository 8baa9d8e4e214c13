import { Readable } from 'node:stream';
import { expect, it } from 'vitest';
import { FirstStated } from '../../src/readmodels/findings/first-stated.js';
import { getFinding } from '../../src/readmodels/findings/get-finding.js';
import { judgeHistory } from '../../src/readmodels/findings/judge-history.js';
import { LAW } from '../../src/readmodels/findings/law.js';
import type { LogEntry } from '../../src/readmodels/projection.js';
import { judgedFromScratch } from './support/from-scratch.js';
import { differences, heldAt } from './support/held.js';
import { History, streamId, subject } from './support/history.js';
import { FindingsUnderTest } from './support/journal.js';
import { plainLaw } from './support/plain-law.js';

const LETTER = {
  requestingAgency: 'DHS',
  authority: '6103(i)(2)',
  matter: { reference: 'CASE-1', kind: null, openedOn: null, closedOn: null, assurance: null },
  periods: ['2023'],
  items: [],
  reasonGroup: subject('a reason'),
} as const;

const lineOn = (line: number, person: string) => ({ line, subject: subject(person) });

/** Of a line of request `b`: what the rule says of it, and by which line of another request. */
const saidOf = (model: FindingsUnderTest, { revision, public: face }: LogEntry) => {
  const id = `REQ-DUPLICATE~${streamId('request b')}~${revision}~${Number(face['line'])}`;
  const verdict = getFinding(model, { id, at: undefined }, LAW).readings['DC_CIR_2026'];
  const others = verdict?.evidence.filter(({ stream }) => stream !== streamId('request b')) ?? [];
  return [verdict?.outcome, ...others.slice(0, 1).map(({ seq }) => seq)];
};

const judged = ({ entries }: History): FindingsUnderTest => {
  const at = entries.length - 1;
  const [model] = [LAW, plainLaw].map((law) => {
    const under = new FindingsUnderTest(law).project(entries);
    expect(differences(heldAt(under, at), judgedFromScratch(entries, law, at))).toEqual([]);
    return under;
  });
  return model!;
};

it('a line is found by itself, though lines that read alike name people who are new', () => {
  const history = new History();
  history.add('a', 'RequestMade', LETTER);
  const { seq } = history.add('a', 'LineAdded', lineOn(1, 'known'));
  history.add('b', 'RequestMade', LETTER);
  const lines = ['new', 'known', 'newer'].map((person, n) =>
    history.add('b', 'LineAdded', lineOn(n + 1, person)),
  );
  const model = judged(history);
  const expected = [['clear'], ['finding', seq], ['clear']];
  expect(lines.map((line) => saidOf(model, line))).toEqual(expected);

  history.add('b', 'RequestReceived', LETTER);
  model.restart().project(history.entries.slice(-1));
  const at = history.nextSeq - 1;
  expect(differences(heldAt(model, at), judgedFromScratch(history.entries, LAW, at))).toEqual([]);
  expect(lines.map((line) => saidOf(model, line))).toEqual(expected);
});

it('the requests of another agency, and those that the other side recorded, do not count', () => {
  const history = new History();
  history.add('doj', 'RequestReceived', { ...LETTER, requestingAgency: 'DOJ' });
  history.add('doj', 'LineAdded', lineOn(1, 'known'), { side: 'irs' });
  history.add('irs', 'RequestReceived', LETTER);
  history.add('irs', 'LineAdded', lineOn(1, 'known'), { side: 'irs' });
  history.add('b', 'RequestMade', LETTER);
  const line = history.add('b', 'LineAdded', lineOn(1, 'known'));
  expect(saidOf(judged(history), line)).toEqual(['clear']);
});

it('what the earlier request states after the later one was opened changes nothing', () => {
  const history = new History();
  history.add('a', 'RequestMade', LETTER);
  history.add('a', 'LineAdded', lineOn(1, 'known'));
  history.add('b', 'RequestMade', LETTER);
  history.add('a', 'LineAdded', lineOn(2, 'told later'));
  history.add('a', 'LinesRefused', { lines: null });
  const lines = ['known', 'told later'].map((person, n) =>
    history.add('b', 'LineAdded', lineOn(n + 1, person)),
  );
  const model = judged(history);
  expect(lines.map((line) => saidOf(model, line))).toEqual([['finding', 1], ['clear']]);
});

it('a refusal in a request that was linked with the earlier one counts', () => {
  const history = new History();
  history.add('a', 'RequestMade', LETTER);
  history.add('a', 'LineAdded', lineOn(1, 'known'));
  history.add('irs', 'RequestReceived', LETTER);
  history.add('irs', 'RequestsLinked', { linkedRequest: streamId('request a') }, { side: 'irs' });
  history.add('irs', 'LinesRefused', { lines: [[1, 1]] });
  history.add('b', 'RequestMade', LETTER);
  const line = history.add('b', 'LineAdded', lineOn(1, 'known'));
  expect(saidOf(judged(history), line)).toEqual(['clear']);
});

it('a refusal counts only where the request that holds it was linked by then', () => {
  const history = new History();
  history.add('a', 'RequestMade', LETTER);
  history.add('a', 'LineAdded', lineOn(1, 'known'));
  history.add('irs', 'RequestReceived', LETTER);
  history.add('irs', 'LinesRefused', { lines: [[1, 1]] });
  history.add('b', 'RequestMade', LETTER);
  const line = history.add('b', 'LineAdded', lineOn(1, 'known'));
  history.add('irs', 'RequestsLinked', { linkedRequest: streamId('request a') }, { side: 'irs' });
  expect(saidOf(judged(history), line)).toEqual(['finding', 1]);
});

it('which line names a person first is told by the log, also when it is read anew', () => {
  const history = new History();
  history.add('a', 'RequestMade', LETTER);
  history.add('a', 'LineAdded', lineOn(1, 'other'));
  history.add('a', 'LineAdded', lineOn(2, 'known'));
  history.add('a', 'LineAmended', lineOn(1, 'known'));
  const model = new FindingsUnderTest(LAW).project(history.entries);
  const streamNo = model.journal.streamNo('request', streamId('request a')) ?? 0;
  const { people } = new FirstStated(model).of(streamNo, history.nextSeq);
  expect(people.first(subject('known'))).toBe(2);
});

it('the earlier line counts as it was last stated', () => {
  const history = new History();
  history.add('a', 'RequestMade', LETTER);
  history.add('a', 'LineAdded', lineOn(1, 'known'));
  history.add('a', 'LineAmended', lineOn(1, 'meant'));
  history.add('b', 'RequestMade', LETTER);
  const lines = ['known', 'meant'].map((person, n) =>
    history.add('b', 'LineAdded', lineOn(n + 1, person)),
  );
  const model = judged(history);
  expect(lines.map((line) => saidOf(model, line))).toEqual([['clear'], ['finding', 2]]);
});

it('says the same after a new start, where the earlier request names the person on two lines', () => {
  const history = new History();
  history.add('a', 'RequestMade', LETTER);
  history.add('a', 'LineAdded', lineOn(1, 'other'));
  const { seq } = history.add('a', 'LineAdded', lineOn(2, 'known'));
  history.add('b', 'RequestMade', LETTER);
  history.add('a', 'LineAmended', lineOn(1, 'known'));
  const before = history.entries.length;
  const line = history.add('b', 'LineAdded', lineOn(1, 'known'));
  const again = new FindingsUnderTest(LAW)
    .project(history.entries.slice(0, before))
    .restart()
    .project(history.entries.slice(before));
  expect(saidOf(again, line)).toEqual(['finding', seq]);
  expect(saidOf(judged(history), line)).toEqual(['finding', seq]);
});

it('each line of the earlier request that names the person counts', () => {
  const history = new History();
  history.add('a', 'RequestMade', LETTER);
  history.add('a', 'LineAdded', lineOn(1, 'known'));
  const { seq } = history.add('a', 'LineAdded', lineOn(2, 'known'));
  history.add('a', 'LineAmended', lineOn(1, 'another'));
  history.add('b', 'RequestMade', LETTER);
  const line = history.add('b', 'LineAdded', lineOn(1, 'known'));
  expect(saidOf(judged(history), line)).toEqual(['finding', seq]);
});

it('a request is no other one once it is linked with the earlier one', () => {
  const history = new History();
  history.add('a', 'RequestMade', LETTER);
  history.add('a', 'LineAdded', lineOn(1, 'known'));
  history.add('b', 'RequestMade', LETTER);
  const line = history.add('b', 'LineAdded', lineOn(1, 'known'));
  expect(saidOf(judged(history), line)).toEqual(['finding', 1]);
  history.add('b', 'RequestsLinked', { linkedRequest: streamId('request a') });
  expect(saidOf(judged(history), line)).toEqual(['clear']);
});

it('requests of which no agency is recorded are not those of one agency', () => {
  const nobody = { ...LETTER, requestingAgency: null };
  const history = new History();
  history.add('a', 'RequestReceived', nobody);
  history.add('a', 'LineAdded', lineOn(1, 'known'), { side: 'irs' });
  history.add('b', 'RequestReceived', nobody);
  const line = history.add('b', 'LineAdded', lineOn(1, 'known'), { side: 'irs' });
  expect(saidOf(judged(history), line)).toEqual(['clear']);
});

it('is not known from a part of a log', async () => {
  const history = new History();
  history.add('a', 'RequestMade', LETTER);
  history.add('a', 'LineAdded', lineOn(1, 'known'));
  history.add('b', 'RequestMade', LETTER);
  history.add('b', 'LineAdded', lineOn(1, 'known'));
  const saidOver = async (entries: readonly LogEntry[]) => {
    const held = await Array.fromAsync(judgeHistory(Readable.from(entries), LAW));
    const last = held.findLast(({ rule }) => rule === 'REQ-DUPLICATE');
    return last?.readings['DC_CIR_2026']?.outcome;
  };
  expect(await saidOver(history.entries)).toBe('finding');
  expect(await saidOver(history.entries.slice(2))).toBe('undetermined');
});

it.each([
  [100, 'finding'],
  [101, 'clear'],
])('of the requests before it, the %s latest of its side: %s', (requests, outcome) => {
  const history = new History();
  history.add('a', 'RequestMade', LETTER);
  history.add('a', 'LineAdded', lineOn(1, 'known'));
  for (let n = 2; n <= requests; n += 1) {
    history.add(`a${n}`, 'RequestMade', LETTER);
    history.add(`irs${n}`, 'RequestReceived', LETTER);
  }
  history.add('b', 'RequestMade', LETTER);
  const line = history.add('b', 'LineAdded', lineOn(1, 'known'));
  const [said] = saidOf(new FindingsUnderTest(LAW).project(history.entries), line);
  expect(said).toBe(outcome);
});

it.each([
  [2_000_000, 'finding'],
  [2_000_001, 'clear'],
])('of requests with %s lines together: %s', (lines, outcome) => {
  const history = new History();
  history.add('a', 'RequestMade', LETTER);
  history.add('a', 'LineAdded', lineOn(lines - 1, 'known'));
  history.add('a2', 'RequestMade', LETTER);
  history.add('a2', 'LineAdded', lineOn(1, 'other'));
  history.add('b', 'RequestMade', LETTER);
  const line = history.add('b', 'LineAdded', lineOn(1, 'known'));
  const [said] = saidOf(new FindingsUnderTest(LAW).project(history.entries), line);
  expect(said).toBe(outcome);
});
