import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { EVENT_TYPES } from '../../src/ledger/event-types.js';
import { categoryOf } from '../../src/readmodels/findings/fact-of.js';
import { OPEN } from '../../src/readmodels/findings/findings.tables.js';
import { LAW } from '../../src/readmodels/findings/law.js';
import type { Holdings } from '../../src/readmodels/findings/vector.js';
import type { LogEntry } from '../../src/readmodels/projection.js';
import { RULES } from '../../src/statute/packs.js';
import { FindingsUnderTest } from './support/journal.js';
import { randomHistory } from './support/random-history.js';

type Judged = { readonly entries: readonly LogEntry[]; readonly model: FindingsUnderTest };

/** What is held against them in the files beside this one says something only where they are rich. */
describe('of a hundred random histories', () => {
  let histories: readonly Judged[] = [];
  const countWhere = (isSo: (history: Judged) => boolean): number => histories.filter(isSo).length;
  const countWith = (...types: readonly string[]): number =>
    countWhere(({ entries }) => entries.some(({ type }) => types.includes(type)));
  beforeAll(async () => {
    const sampled = fc.sample(randomHistory, { numRuns: 100, seed: 6103 });
    histories = await Promise.all(
      sampled.map(async (history) => {
        const entries = await history.told();
        return { entries, model: new FindingsUnderTest(LAW).project(entries) };
      }),
    );
  });

  it('some hold each kind of fact that bears on a judgement', () => {
    const bearing = EVENT_TYPES.map(({ type }) => type).filter(
      (type) => categoryOf(type) !== 'ledger',
    );
    expect(bearing.filter((type) => countWith(type) === 0)).toEqual([]);
  });

  it('many hold lines, disclosures, and what corrects, joins or outlasts them', () => {
    expect(countWith('LineAdded')).toBeGreaterThan(75);
    expect(countWith('Disclosed')).toBeGreaterThan(20);
    expect(countWith('RequestWithdrawn')).toBeGreaterThan(10);
    expect(countWith('LineAmended', 'AmendmentReceived')).toBeGreaterThan(20);
    expect(countWith('RequestsLinked')).toBeGreaterThan(10);
    expect(countWith('FindingReviewed')).toBeGreaterThan(15);
    expect(countWith('DayClosed')).toBeGreaterThan(50);
    expect(countWith('MatchFoundErroneous', 'ErroneousDisclosureIdentified')).toBeGreaterThan(10);
  });

  it('many come to be judged otherwise than at first, and nearly every rule judges in some', () => {
    const isChanged = `SELECT count(*) AS n FROM findings_row WHERE until_seq < ${OPEN}`;
    expect(countWhere(({ model }) => Number(model.rows.number(isChanged)) > 0)).toBeGreaterThan(40);
    const held = histories
      .flatMap(({ model }) => model.rows.all('SELECT verdicts FROM findings_vector'))
      .flatMap(({ verdicts }) => Object.entries(JSON.parse(String(verdicts)) as Holdings));
    const found = held.filter(([, each]) => each.some((one) => one?.outcome === 'finding'));
    expect(new Set(held.map(([rule]) => rule)).size).toBeGreaterThan(0.9 * RULES.length);
    expect(new Set(found.map(([rule]) => rule)).size).toBeGreaterThan(20);
  });
});
