import fc from 'fast-check';
import { expect, it } from 'vitest';
import { countOf } from '../../src/readmodels/findings/counters.js';
import { LAW } from '../../src/readmodels/findings/law.js';
import { judgedFromScratch } from './support/from-scratch.js';
import { differences, heldAt } from './support/held.js';
import { History, streamId, subject } from './support/history.js';
import { FindingsUnderTest } from './support/journal.js';
import { plainLaw } from './support/plain-law.js';
import { randomHistory } from './support/random-history.js';

const runs = process.env['LONG'] === undefined ? 40 : 1_500;
const seed = Number(process.env['SEED'] ?? 6103);

/** How many rows the counters say stood at a seq. */
const countedAt = ({ rows }: FindingsUnderTest, at: number): number => {
  const vectors = rows.number('SELECT max(no) AS n FROM findings_vector') ?? 0;
  const counts = Array.from({ length: vectors }, (_, n) => countOf(rows, [0, n + 1], at));
  return counts.reduce((sum, count) => sum + count, 0);
};

it.each([
  ['a law that depends on everything', plainLaw],
  ['the law as shipped', LAW],
])(
  'rows say for every seq what judging everything from scratch as known then says: %s',
  async (_, law) => {
    await fc.assert(
      fc.asyncProperty(randomHistory, async (history) => {
        const entries = await history.told();
        const model = new FindingsUnderTest(law).project(entries);
        for (let at = entries.length - 1; at >= 0; at -= 7) {
          const held = heldAt(model, at);
          expect(differences(held, judgedFromScratch(entries, law, at))).toEqual([]);
          expect(countedAt(model, at)).toBe(held.size);
        }
      }),
      { numRuns: runs, seed },
    );
  },
  600_000,
);

it('rows are the same in whatever batches and however often the projection begins anew', async () => {
  await fc.assert(
    fc.asyncProperty(randomHistory, fc.nat(), async (history, cut) => {
      const entries = await history.told();
      const whole = new FindingsUnderTest(plainLaw).project(entries);
      const single = new FindingsUnderTest(plainLaw).project(entries, 1);
      const middle = cut % (entries.length + 1);
      const again = new FindingsUnderTest(plainLaw)
        .project(entries.slice(0, middle), 3)
        .restart()
        .project(entries.slice(middle), 50);
      expect(single.dump()).toBe(whole.dump());
      expect(again.dump()).toBe(whole.dump());
    }),
    { numRuns: runs, seed },
  );
}, 600_000);

const officer = { officerId: 'AD-1', agency: 'DHS', office: null, role: null } as const;

const differencesAtEnd = ({ entries }: History): readonly unknown[] => {
  const model = new FindingsUnderTest(plainLaw).project(entries);
  const at = entries.length - 1;
  return differences(heldAt(model, at), judgedFromScratch(entries, plainLaw, at));
};

it('a letter that comes after lines engages its officers also for whom an amendment names', () => {
  const history = new History();
  history.add('a', 'RequestMade', { requestingAgency: 'DHS' });
  for (let line = 1; line <= 50; line += 1)
    history.add('a', 'LineAdded', { line, subject: subject(`person ${line}`) });
  history.add('a', 'LineAmended', { line: 1, subject: subject('another person') });
  history.add('a', 'LineAmended', { line: 2 });
  history.add('a', 'RequestReceived', { requestingAgency: 'DHS', engaged: [officer] });
  expect(differencesAtEnd(history)).toEqual([]);
});

it('a letter engages an officer for its own lines, though a linked request names that officer too', () => {
  const history = new History();
  history.add('a', 'RequestMade', { requestingAgency: 'DHS' });
  for (let line = 1; line <= 51; line += 1)
    history.add('a', 'LineAdded', { line, subject: subject(`person ${line}`) });
  history.add('b', 'RequestReceived', { requestingAgency: 'DHS', engaged: [officer] });
  history.add('b', 'RequestsLinked', { linkedRequest: streamId('request a') }, { side: 'irs' });
  history.add('a', 'RequestReceived', { requestingAgency: 'DHS', engaged: [officer] });
  expect(differencesAtEnd(history)).toEqual([]);
});
