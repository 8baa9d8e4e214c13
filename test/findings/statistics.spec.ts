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
