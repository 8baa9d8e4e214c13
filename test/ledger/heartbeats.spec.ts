import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { instant } from '../../src/kernel/dates.js';
import { Days } from '../../src/ledger/day/close-days.js';
import { decode } from '../../src/ledger/event-types.js';
import { Heartbeats } from '../../src/ledger/heartbeat/beat.js';
import { openLedger } from '../../src/ledger/ledger/open-ledger.js';
import { openTestLedger, type TestLedger } from '../support/ledger.js';
import { UNJUDGED } from './support/unjudged.js';

let ledger: TestLedger;
const self = () => ({ ...ledger, ledger: ledger.identity });
const process = (): Heartbeats => new Heartbeats(self(), '0.1.0');

/** Looks at that time, by the ledger's clock. */
const look = async (time: string, ...processes: readonly Heartbeats[]): Promise<void> => {
  ledger.clock.at = instant(`2025-08-01T${time}Z`);
  await Promise.all(processes.map((one) => one.beatIfSilent()));
};

/** The hour of each heartbeat and its seq. */
const beats = async (): Promise<readonly string[]> => {
  const found: string[] = [];
  let seq = 0;
  for await (const stored of ledger.store.readAll(null)) {
    const { type, public: face } = decode(stored);
    if (type === 'Heartbeat') found.push(`${seq} ${face['hour'] as string}`);
    seq += 1;
  }
  return found;
};

beforeEach(async () => {
  ledger = await openTestLedger();
  ledger.clock.at = instant('2025-08-01T12:00:00Z');
  await openLedger(self());
});
afterEach(() => ledger.close());

describe('a heartbeat', () => {
  it('comes when nothing was recorded for an hour, and again an hour later', async () => {
    const one = process();
    await look('12:00:00', one);
    await look('12:59:00', one);
    expect(await beats()).toEqual([]);
    await look('13:00:00', one);
    await look('13:59:00', one);
    expect(await beats()).toEqual(['1 2025-08-01T13']);
    await look('14:00:00', one);
    expect(await beats()).toEqual(['1 2025-08-01T13', '2 2025-08-01T14']);
  });

  it('waits an hour from whatever else was recorded', async () => {
    const one = process();
    await look('12:00:00', one);
    ledger.clock.at = instant('2025-08-02T04:30:00Z');
    await new Days(self(), UNJUDGED).closeAllOver();
    ledger.clock.at = instant('2025-08-01T12:40:00Z');
    await one.beatIfSilent();
    await look('13:39:00', one);
    expect(await beats()).toEqual([]);
    await look('13:40:00', one);
    expect(await beats()).toEqual(['2 2025-08-01T13']);
  });

  it('comes once for each silence, however many processes find it, and however each was started', async () => {
    const processes = [process(), process(), process()];
    for (const hour of [12, 13, 14, 15]) await look(`${hour}:00:00`, ...processes);
    expect(await beats()).toEqual(['1 2025-08-01T13', '2 2025-08-01T14', '3 2025-08-01T15']);
    const late = process();
    await look('15:30:00', late);
    await look('16:00:00', ...processes);
    await look('16:30:00', late);
    await look('17:00:00', ...processes);
    await look('17:30:00', late);
    expect((await beats()).slice(3)).toEqual(['4 2025-08-01T16', '5 2025-08-01T17']);
  });

  it('is not made up for hours in which no process ran', async () => {
    await look('12:00:00', process());
    const restarted = process();
    await look('17:10:00', restarted);
    expect(await beats()).toEqual([]);
    await look('18:10:00', restarted);
    expect(await beats()).toEqual(['1 2025-08-01T18']);
  });

  it('says in the open which hour it was and which program ran, in the name of the ledger', async () => {
    const one = process();
    await look('12:00:00', one);
    await look('13:05:00', one);
    const events: unknown[] = [];
    for await (const stored of ledger.store.readAll(null)) events.push(decode(stored));
    expect(events[1]).toMatchObject({
      recordedOn: '2025-08-01',
      public: {
        agency: 'ledger',
        occurredOn: '2025-08-01',
        hour: '2025-08-01T13',
        program: '0.1.0',
      },
    });
  });

  it('comes later where the store could not be reached', async () => {
    const one = process();
    await look('12:00:00', one);
    const away = vi.spyOn(ledger.store, 'head').mockRejectedValue(new Error('away'));
    await expect(look('13:00:00', one)).rejects.toThrow('away');
    away.mockRestore();
    await look('13:01:00', one);
    expect(await beats()).toEqual(['1 2025-08-01T13']);
  });
});
