import fc from 'fast-check';
import { expect, it } from 'vitest';
import { factOf } from '../../src/readmodels/findings/fact-of.js';
import { StatisticsBook } from '../../src/readmodels/findings/statistics.js';
import { History, streamId } from './support/history.js';
import { FindingsUnderTest } from './support/journal.js';
import { plainLaw } from './support/plain-law.js';
import { randomHistory } from './support/random-history.js';
import { statisticsFromScratch } from './support/statistics.js';

it('counts for every seq what counting everything again gives', async () => {
  await fc.assert(
    fc.asyncProperty(randomHistory, async (history) => {
      const entries = await history.told();
      const model = new FindingsUnderTest(plainLaw).project(entries, 9);
      const book = new StatisticsBook(model);
      const requests = entries.filter(({ category }) => category === 'request');
      const streams = new Set(requests.map(({ stream }) => stream));
      for (let at = entries.length - 1; at >= 0; at -= 5)
        for (const stream of streams) {
          const facts = entries.slice(0, at + 1).map(factOf);
          const known = facts.filter((fact) => fact !== undefined);
          const streamNo = model.journal.streamNo('request', stream) ?? 0;
          const {
            mostForOneOfficer: _,
            mostForOneReason: __,
            ...counts
          } = { ...book.known(streamNo, at) };
          expect(counts).toEqual(statisticsFromScratch(known, stream) ?? {});
        }
    }),
    { numRuns: process.env['LONG'] === undefined ? 40 : 1_000, seed: 6103 },
  );
}, 600_000);

it('counts the lines of the officer and of the reason that recur most', () => {
  const history = new History();
  const officer = { officerId: 'A', agency: 'DHS', office: null, role: null } as const;
  history.add('a', 'RequestReceived', { requestingAgency: 'DHS' });
  for (const line of [1, 2, 3])
    history.add('a', 'LineAdded', {
      line,
      engaged: line === 3 ? [{ ...officer, officerId: 'B' }] : [officer],
      reasonGroup: line === 1 ? 'g1' : 'g2',
    });
  history.add('days', 'DayClosed', { day: '2025-08-10', late: false });
  const model = new FindingsUnderTest(plainLaw).project(history.entries);
  const streamNo = model.journal.streamNo('request', streamId('request a')) ?? 0;
  expect(new StatisticsBook(model).known(streamNo, 4)).toMatchObject({
    mostForOneOfficer: 2,
    mostForOneReason: 2,
  });
});

it.each([
  ['the letter’s where a line states none', [null, [], ['18 USC 1546']], ['18 USC 1546'], 3],
  ['by the IRS’s record of the letter', [null, null, ['18 USC 1546']], ['8 USC 1253'], 2],
  ['once where a line states it twice', [['8 USC 1253', '8 USC 1253'], ['8 USC 1325']], null, 1],
  ['none where nothing states one', [null, []], null, 0],
])('counts the lines of the statute that stands on most: %s', (_, lines, received, most) => {
  const history = new History();
  history.add('a', 'RequestMade', { requestingAgency: 'DHS', statutes: received && ['18 USC 2'] });
  for (const [n, statutes] of lines.entries())
    history.add('a', 'LineAdded', { line: n + 1, statutes });
  if (received !== null)
    history.add('a', 'RequestReceived', { requestingAgency: 'DHS', statutes: received });
  const { seq } = history.add('days', 'DayClosed', { day: '2025-08-10', late: false });
  const model = new FindingsUnderTest(plainLaw).project(history.entries, 2);
  const streamNo = model.journal.streamNo('request', streamId('request a')) ?? 0;
  expect(new StatisticsBook(model).known(streamNo, seq)?.mostForOneStatute).toBe(most);
});

it('counts the statute of the agency’s letter where the IRS’s record of it states none', () => {
  const history = new History();
  history.add('a', 'RequestMade', { requestingAgency: 'DHS', statutes: ['18 USC 2'] });
  history.add('a', 'LineAdded', { line: 1 });
  history.add('a', 'RequestReceived', { requestingAgency: 'DHS' });
  const { seq } = history.add('days', 'DayClosed', { day: '2025-08-10', late: false });
  const model = new FindingsUnderTest(plainLaw).project(history.entries);
  const streamNo = model.journal.streamNo('request', streamId('request a')) ?? 0;
  expect(new StatisticsBook(model).known(streamNo, seq)?.mostForOneStatute).toBe(1);
});

it('counts fifty statutes, whether or not a line that states none comes first', () => {
  const mostOf = (isFirst: boolean): number | undefined => {
    const history = new History();
    history.add('a', 'RequestMade', { requestingAgency: 'DHS' });
    const stated = Array.from({ length: 50 }, (_, n) => [`18 USC ${1000 + n}`]);
    const lines = [...stated, ['18 USC 1049'], ['18 USC 2'], ['18 USC 2'], ['18 USC 2']];
    const all = isFirst ? [null, ...lines] : [...lines, null];
    for (const [n, statutes] of all.entries())
      history.add('a', 'LineAdded', { line: n + 1, statutes });
    const { seq } = history.add('days', 'DayClosed', { day: '2025-08-10', late: false });
    const model = new FindingsUnderTest(plainLaw).project(history.entries);
    const streamNo = model.journal.streamNo('request', streamId('request a')) ?? 0;
    return new StatisticsBook(model).known(streamNo, seq)?.mostForOneStatute;
  };
  expect([mostOf(true), mostOf(false)]).toEqual([2, 2]);
});

it('counts the first fifty statutes that are stated', () => {
  const history = new History();
  history.add('a', 'RequestReceived', { requestingAgency: 'DHS', statutes: ['18 USC 2'] });
  const statutes = Array.from({ length: 60 }, (_, n) => `18 USC ${1000 + n}`);
  const late = statutes.slice(50);
  for (const [n, statute] of [...statutes, ...late, ...late, statutes[49]].entries())
    history.add('a', 'LineAdded', { line: n + 1, statutes: [statute ?? ''] });
  const most = (): number | undefined => {
    const { seq } = history.add('days', 'DayClosed', { day: '2025-08-10', late: false });
    const model = new FindingsUnderTest(plainLaw).project(history.entries);
    const streamNo = model.journal.streamNo('request', streamId('request a')) ?? 0;
    return new StatisticsBook(model).known(streamNo, seq)?.mostForOneStatute;
  };
  expect(most()).toBe(2);
  for (const line of [82, 83, 84]) history.add('a', 'LineAdded', { line, statutes: null });
  expect(most()).toBe(3);
});

const officerAs = (officerId: string, role: 'supervisor' | 'investigator') =>
  ({ officerId, agency: 'DHS', office: null, role }) as const;
const inMatter = (reference: string) =>
  ({ reference, kind: null, openedOn: null, closedOn: null, assurance: null }) as const;

const supervisedIn = (history: History): number | undefined => {
  const { seq } = history.add('days', 'DayClosed', { day: '2025-08-10', late: false });
  const model = new FindingsUnderTest(plainLaw).project(history.entries, 2);
  const streamNo = model.journal.streamNo('request', streamId('request a')) ?? 0;
  return new StatisticsBook(model).known(streamNo, seq)?.mostMattersSupervised;
};

it('counts the matters of supervisors alone, each once, with those of whom the letter engages', () => {
  const [chief, agent] = [officerAs('S', 'supervisor'), officerAs('A', 'investigator')];
  const history = new History();
  history.add('a', 'RequestMade', { requestingAgency: 'DHS', engaged: [chief, agent] });
  const lines = [
    [null, 'M1'],
    [[chief], 'M1'],
    [[chief, agent], 'M2'],
    [[agent], 'M3'],
    [[agent], 'M4'],
  ] as const;
  for (const [n, [engaged, reference]] of lines.entries())
    history.add('a', 'LineAdded', { line: n + 1, engaged, matter: inMatter(reference) });
  expect(supervisedIn(history)).toBe(2);
});

it('tells a thousand matters of a supervisor apart', () => {
  const engaged = [officerAs('S', 'supervisor')];
  const history = new History();
  history.add('a', 'RequestMade', { requestingAgency: 'DHS' });
  for (let line = 1; line <= 1_001; line += 1)
    history.add('a', 'LineAdded', { line, engaged, matter: inMatter(`CASE-${line}`) });
  expect(supervisedIn(history)).toBe(1_000);
});

it('counts an address as what it is taken for when the day is closed; of amendments, none', () => {
  const history = new History();
  history.add('a', 'RequestMade', { requestingAgency: 'DHS' });
  const addressClass = { class: 'placeholder', classifier: 'address@1' };
  for (const line of [1, 2, 3]) history.add('a', 'LineAdded', { line, addressClass });
  history.add('a', 'LineAmended', { line: 3, addressClass });
  const given = (classifier: string, classes: readonly (readonly [line: number, name: string])[]) =>
    history.add('a', 'FactsReclassified', {
      lines: [[1, 3]],
      field: 'address',
      classifier,
      classes: [
        ...classes.map(([line, name]) => ({ revision: line, line, class: name })),
        { revision: 4, line: 3, class: 'usable' },
      ],
    });
  const unusable: (number | undefined)[] = [];
  const close = (day: string): void => {
    const { seq } = history.add('days', 'DayClosed', { day, late: false });
    const model = new FindingsUnderTest(plainLaw).project(history.entries);
    const streamNo = model.journal.streamNo('request', streamId('request a')) ?? 0;
    unusable.push(new StatisticsBook(model).known(streamNo, seq)?.unusable);
  };
  close('2025-08-10');
  given('address@2', [
    [1, 'usable'],
    [2, 'missing'],
  ]);
  close('2025-08-11');
  given('address@3', [
    [1, 'place_only'],
    [2, 'unparsed'],
  ]);
  close('2025-08-12');
  history.add('a', 'FactsReclassified', {
    lines: [[3, 3]],
    field: 'name',
    classifier: 'name@2',
    classes: [{ revision: 3, line: 3, class: 'usable' }],
  });
  close('2025-08-13');
  expect(unusable).toEqual([3, 2, 2, 2]);
});
