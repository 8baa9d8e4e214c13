import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { instant } from '../../src/kernel/dates.js';
import { Days } from '../../src/ledger/day/close-days.js';
import { decode } from '../../src/ledger/event-types.js';
import { openLedger } from '../../src/ledger/ledger/open-ledger.js';
import { openTestLedger, type TestLedger } from '../support/ledger.js';

let ledger: TestLedger;
const days = (): Days => new Days({ ...ledger, ledger: ledger.identity });
const at = (time: string): void => {
  ledger.clock.at = instant(time);
};

beforeEach(async () => {
  ledger = await openTestLedger();
  at('2025-08-01T12:00:00Z');
  await openLedger({ ...ledger, ledger: ledger.identity });
});
afterEach(() => ledger.close());

/** What is closed, in the order of the log: the day, and `late`. */
const closed = async (): Promise<readonly string[]> => {
  const found: string[] = [];
  for await (const stored of ledger.store.readAll(null)) {
    const { type, public: face } = decode(stored);
    if (type === 'DayClosed') found.push(`${face['day'] as string}${face['late'] ? ' late' : ''}`);
  }
  return found;
};

describe('closing days', () => {
  it('closes nothing on the day on which the ledger was opened', async () => {
    await days().closeAllOver();
    expect(await closed()).toEqual([]);
  });

  it('goes by the calendar of Washington, D.C.', async () => {
    at('2025-08-02T03:59:00Z');
    await days().closeAllOver();
    expect(await closed()).toEqual([]);
    at('2025-08-02T04:01:00Z');
    await days().closeAllOver();
    expect(await closed()).toEqual(['2025-08-01']);
  });

  it('closes each day once, however often it is asked and by however many processes', async () => {
    at('2025-08-03T12:00:00Z');
    await Promise.all([1, 2, 3].map(() => days().closeAllOver()));
    await days().closeAllOver();
    expect(await closed()).toEqual(['2025-08-01 late', '2025-08-02']);
  });

  it('closes missed days when it is started again, and says that they are late', async () => {
    at('2025-08-02T12:00:00Z');
    await days().closeAllOver();
    at('2025-08-05T12:00:00Z');
    await days().closeAllOver();
    expect(await closed()).toEqual([
      '2025-08-01',
      '2025-08-02 late',
      '2025-08-03 late',
      '2025-08-04',
    ]);
  });

  it('states the day itself as the day of the act', async () => {
    at('2025-08-04T12:00:00Z');
    await days().closeAllOver();
    const acts: unknown[] = [];
    for await (const stored of ledger.store.readAll(null))
      if (stored.type === 'DayClosed') acts.push(decode(stored).public['occurredOn']);
    expect(acts).toEqual(['2025-08-01', '2025-08-02', '2025-08-03']);
  });
});
