import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Day, instant } from '../../src/kernel/dates.js';
import type { Actor } from '../../src/kernel/role.js';
import {
  type AttestationInput,
  MakeAttestation,
  MakeAttestationHandler,
} from '../../src/ledger/attestation/make-attestation.js';
import {
  RecordAttestationDuty,
  RecordAttestationDutyHandler,
} from '../../src/ledger/attestation/record-duty.js';
import { OverdueAttestations } from '../../src/ledger/attestation/record-overdue.js';
import { Calendar } from '../../src/ledger/calendar.js';
import { Days } from '../../src/ledger/day/close-days.js';
import { decode } from '../../src/ledger/event-types.js';
import { openLedger } from '../../src/ledger/ledger/open-ledger.js';
import { DHS, IRS, openTestLedger, sentBy, type TestLedger } from '../support/ledger.js';
import { UNJUDGED } from './support/unjudged.js';

const REGISTRAR: Actor = { id: 'registrar-1', role: 'registrar', agency: 'REGISTRAR' };
const NOTHING = { requests: 0, lines: 0, responses: 0, disclosures: 0, others: 0 };

let ledger: TestLedger;
const self = () => ({ ...ledger, ledger: ledger.identity });
const calendar = (): Calendar =>
  new Calendar(ledger.clock, new Days(self(), UNJUDGED), new OverdueAttestations(self()));
const at = (time: string): void => {
  ledger.clock.at = instant(time);
};
/** At noon of a day of August 2025. */
const on = (day: number): void => at(`2025-08-${String(day).padStart(2, '0')}T16:00:00Z`);
const august = (day: number): string => `2025-08-${String(day).padStart(2, '0')}`;

beforeEach(async () => {
  ledger = await openTestLedger();
  on(1);
  await openLedger(self());
});
afterEach(() => ledger.close());

const attest = (by: Actor, from: number, until: number, key?: string) => {
  const occurredOn = ledger.clock.at.slice(0, 10);
  const input: AttestationInput = {
    ...NOTHING,
    occurredOn,
    from: august(from),
    until: august(until),
  };
  const handler = new MakeAttestationHandler(ledger.recorder, ledger.keys, ledger.clock);
  return handler.execute(new MakeAttestation(sentBy(by, input, key), input));
};

const oblige = (obliged: string, from: number, to: number | null = null) => {
  const input = {
    occurredOn: ledger.clock.at.slice(0, 10),
    obliged,
    from: august(from),
    to: to === null ? null : august(to),
    source: 'Order of 1 August 2025, paragraph 4',
  };
  const handler = new RecordAttestationDutyHandler(ledger.recorder, ledger.keys);
  return handler.execute(new RecordAttestationDuty(sentBy(REGISTRAR, input), input));
};

/** What the ledger itself recorded, in the order of the log. */
const recorded = async (): Promise<readonly string[]> => {
  const found: string[] = [];
  for await (const stored of ledger.store.readAll(null)) {
    const { type, public: face } = decode(stored);
    const { day, obliged, late } = face as Record<string, unknown>;
    if (type === 'DayClosed') found.push(`${day as Day} closed`);
    if (type === 'AttestationOverdue')
      found.push(`${day as Day} ${obliged as string}${late === true ? ' late' : ''}`);
  }
  return found;
};
const overdue = async (): Promise<readonly string[]> =>
  (await recorded()).filter((one) => !one.endsWith('closed'));

describe('an attestation', () => {
  it('of days that are not over in Washington, or of none, is malformed', async () => {
    at('2025-08-10T02:00:00Z');
    await expect(attest(DHS, 9, 9)).rejects.toThrow('until must be a day that is over');
    await expect(attest(DHS, 8, 7)).rejects.toThrow('from must not lie after until');
    at('2025-08-10T04:30:00Z');
    await expect(attest(DHS, 9, 9)).resolves.toMatchObject({ repeated: false });
  });

  it('of an agency goes to the stream of that agency, as often as it likes', async () => {
    on(10);
    const first = await attest(DHS, 1, 9, 'one');
    const same = await attest(DHS, 1, 9, 'one');
    const again = await attest(DHS, 1, 9, 'two');
    const other = await attest(IRS, 1, 9, 'one');
    expect(same).toMatchObject({ stream: first.stream, repeated: true });
    expect(again.stream).toBe(first.stream);
    expect(again.events).toMatchObject([{ revision: 1 }]);
    expect(other.stream).not.toBe(first.stream);
  });
});

describe('an overdue attestation', () => {
  it('is of nobody who owes none', async () => {
    on(3);
    await attest(DHS, 1, 1);
    on(20);
    await calendar().turn();
    expect(await overdue()).toEqual([]);
  });

  it('is recorded after the day is closed by which it was in time, and by no human', async () => {
    await oblige('DHS', 1);
    const days = calendar();
    on(3);
    await days.turn();
    expect(await overdue()).toEqual([]);
    on(4);
    await days.turn();
    await days.turn();
    on(5);
    await days.turn();
    expect((await recorded()).slice(1)).toEqual([
      '2025-08-02 closed',
      '2025-08-03 closed',
      '2025-08-01 DHS',
      '2025-08-04 closed',
      '2025-08-02 DHS',
    ]);
  });

  it('says in the open whose it is, of which day and by when it was due', async () => {
    await oblige('DHS', 1);
    on(4);
    await calendar().turn();
    const faces: unknown[] = [];
    for await (const stored of ledger.store.readAll(null))
      if (stored.type === 'AttestationOverdue') faces.push(decode(stored).public);
    expect(faces).toEqual([
      {
        agency: 'ledger',
        occurredOn: '2025-08-03',
        obliged: 'DHS',
        day: '2025-08-01',
        dueBy: '2025-08-03',
        late: false,
      },
    ]);
  });

  it('is none where the day was attested by the end of the second day after, in UTC', async () => {
    await oblige('DHS', 1);
    at('2025-08-03T23:59:00Z');
    await attest(DHS, 1, 1);
    at('2025-08-05T00:01:00Z');
    await attest(DHS, 2, 2);
    on(5);
    await calendar().turn();
    expect(await overdue()).toEqual(['2025-08-02 DHS']);
  });

  it('stands though it is made good later', async () => {
    await oblige('DHS', 1);
    on(4);
    await attest(DHS, 1, 3);
    on(6);
    await calendar().turn();
    expect(await overdue()).toEqual(['2025-08-01 DHS late']);
  });

  it('is once for each agency and day, by day, however many processes there are, and made up at a start', async () => {
    await oblige('IRS', 1);
    await oblige('DHS', 2);
    on(4);
    await calendar().turn();
    on(6);
    await Promise.all([calendar(), calendar(), calendar()].map((one) => one.turn()));
    await calendar().turn();
    expect(await overdue()).toEqual([
      '2025-08-01 IRS',
      '2025-08-02 DHS late',
      '2025-08-02 IRS late',
      '2025-08-03 DHS',
      '2025-08-03 IRS',
    ]);
  });

  it('is none of days before the duty was recorded, or after it ended', async () => {
    on(3);
    await oblige('DHS', 1);
    on(6);
    await oblige('DHS', 1, 5);
    on(20);
    await calendar().turn();
    expect((await overdue()).map((one) => one.slice(0, 14))).toEqual([
      '2025-08-03 DHS',
      '2025-08-04 DHS',
      '2025-08-05 DHS',
    ]);
  });

  it('waits for a duty that begins later, and is no duty where it ends before', async () => {
    await oblige('DHS', 5, 7);
    await expect(oblige('IRS', 5, 4)).rejects.toThrow('to must not lie before from');
    on(20);
    await calendar().turn();
    expect((await overdue()).map((one) => one.slice(0, 14))).toEqual([
      '2025-08-05 DHS',
      '2025-08-06 DHS',
    ]);
  });
});
