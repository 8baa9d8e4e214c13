import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EventStoreError, type RecordedEvent } from '../../src/eventstore/event-store.js';
import type { StoredRecord } from '../../src/kernel/record.js';
import { commitOfficial } from '../../src/privacy/commitment.js';
import { leafOf } from '../../src/proof/leaf.js';
import { auditStore, type Audited, type ToAudit } from '../../src/publiclog/audit-store.js';
import type { StoreFinding } from '../../src/publiclog/store-finding.js';

const STREAMS = 3;
const SEED = Buffer.alloc(32, 7);

/** Event `n` of a store whose events take turns in three streams. */
const eventAt = (n: number, stream = n % STREAMS, revision = Math.floor(n / STREAMS)) => {
  const id = `00000000-0000-8000-8000-${String(n).padStart(12, '0')}`;
  const official = { actor: `office ${n}` };
  const record: StoredRecord = {
    v: 1,
    id,
    type: 'Sampled',
    version: 1,
    recordedOn: '2025-08-07' as StoredRecord['recordedOn'],
    signature: null,
    public: { agency: 'DHS', line: n },
    official,
    officialSeed: SEED.toString('base64url'),
    commit: { official: commitOfficial(SEED, official), personal: {} },
    box: null,
  };
  return placed(record, `ledger_local_request-${stream}`, revision);
};

const placed = (record: StoredRecord, stream: string, revision: number): RecordedEvent => ({
  id: record.id,
  type: record.type,
  record: JSON.stringify(record),
  stream,
  revision,
  position: '' as RecordedEvent['position'],
});

const recordOf = ({ record }: RecordedEvent): StoredRecord => JSON.parse(record) as StoredRecord;
/** The same event with another record. */
const changed = (event: RecordedEvent, change: Partial<StoredRecord>): RecordedEvent => ({
  ...event,
  record: JSON.stringify({ ...recordOf(event), ...change }),
});

const history = (count: number): RecordedEvent[] =>
  Array.from({ length: count }, (_, n) => eventAt(n));
const entriesOf = (events: readonly RecordedEvent[]): Buffer[] =>
  events.map((event) => Buffer.from(leafOf(recordOf(event), event.stream, event.revision)));

async function* each<T>(items: readonly T[]): AsyncGenerator<T> {
  yield* items;
}

const audit = async (
  store: readonly RecordedEvent[],
  log: readonly RecordedEvent[],
  options: Partial<ToAudit> = {},
): Promise<Audited & { readonly findings: readonly StoreFinding[] }> => {
  const findings: StoreFinding[] = [];
  const running = auditStore({
    events: () => each(store),
    entries: () => each(entriesOf(log)),
    boxFits: () => Promise.resolve(undefined),
    ...options,
  });
  for (;;) {
    const next = await running.next();
    if (next.done === true) return { ...next.value, findings };
    findings.push(next.value);
  }
};
const told = async (...asked: Parameters<typeof audit>) =>
  (await audit(...asked)).findings.map(({ kind, message }) => `${kind}: ${message}`);

const LOG = history(12);
const S = (n: number): string => `ledger_local_request-${n}`;

describe('a store that holds what the log says', () => {
  it('has nothing wrong with it, and may be ahead', async () => {
    expect(await audit(history(12), LOG)).toMatchObject({ findings: [], entries: 12, beyond: 0 });
    expect(await audit(history(15), LOG)).toMatchObject({ findings: [], entries: 12, beyond: 3 });
    expect(await audit([], [])).toMatchObject({ findings: [], entries: 0 });
  });
});

describe('each thing that is wrong is named with its place', () => {
  it('an event that is gone', async () => {
    expect(await told(LOG.toSpliced(4, 1), LOG)).toEqual([
      `event-missing: seq 4, revision 1 of ${S(1)}: the store does not hold it`,
    ]);
  });

  it('a stream that is gone, all but what ends the log', async () => {
    const store = LOG.filter(({ stream }) => stream !== S(2));
    expect(await told(store, LOG)).toEqual([
      ...[2, 5, 8].map(
        (seq) =>
          `event-missing: seq ${seq}, revision ${(seq - 2) / 3} of ${S(2)}: the store does not hold it`,
      ),
      `rollback: seq 11, revision 3 of ${S(2)}: the store ends before it, and the log goes on to seq 11: 1 of its events are gone from the end`,
    ]);
  });

  it('an event with another leaf, by the names of its fields alone', async () => {
    const other = { agency: 'a secret', line: 4 };
    const commit = { official: 'x', personal: { name: 'y' } };
    const store = LOG.with(4, changed(LOG[4]!, { public: other, commit, version: 2 }));
    expect(await told(store, LOG)).toEqual([
      `event-changed: seq 4, revision 1 of ${S(1)}: the store holds another commit.official, commit.personal.name, public.agency, version`,
    ]);
  });

  it('an event whose leaf is equal, with another id or type beside the record', async () => {
    const words = `event-changed: seq 4, revision 1 of ${S(1)}: the store names another id or type beside the record`;
    for (const other of [{ id: 'other' }, { type: 'Other' }])
      expect(await told(LOG.with(4, { ...LOG[4]!, ...other }), LOG)).toEqual([words]);
  });

  it('an official face, a seed, or a box that is gone, under an equal leaf', async () => {
    const official = `face-changed: seq 4, revision 1 of ${S(1)}: the official face is not the one that its leaf commits to`;
    for (const other of [{ official: {} }, { officialSeed: 'AA' }])
      expect(await told(LOG.with(4, changed(LOG[4]!, other)), LOG)).toEqual([official]);
    const { commit } = recordOf(LOG[4]!);
    const personal = { ...commit, personal: { name: 'digest' } };
    const log = LOG.with(4, changed(LOG[4]!, { commit: personal }));
    expect(await told(log, log)).toEqual([
      `face-changed: seq 4, revision 1 of ${S(1)}: the box of its personal face is gone`,
    ]);
  });

  it('a box that does not open to what was committed; one that cannot be opened is counted', async () => {
    const box = { kid: 'k', iv: 'i', data: 'd', tag: 't' };
    const log = LOG.with(4, changed(LOG[4]!, { box }));
    const opened = (fits: boolean | undefined) => ({ boxFits: () => Promise.resolve(fits) });
    expect(await told(log, log, opened(false))).toEqual([
      `face-changed: seq 4, revision 1 of ${S(1)}: its box does not open to the personal face that its leaf commits to`,
    ]);
    expect(await audit(log, log, opened(true))).toMatchObject({
      findings: [],
      boxes: { opened: 1, closed: 0, none: 11 },
    });
    expect((await audit(log, log)).boxes).toEqual({ opened: 0, closed: 1, none: 11 });
  });

  it('what is no record, also where no checkpoint covers it', async () => {
    const broken = (event: RecordedEvent): RecordedEvent => ({ ...event, record: 'no JSON' });
    const words = 'what the store holds there is no record of a ledger';
    expect(await told(LOG.with(4, broken(LOG[4]!)), LOG)).toEqual([
      `event-unreadable: seq 4, revision 1 of ${S(1)}: ${words}`,
    ]);
    expect(await told([...LOG, broken(eventAt(12))], LOG)).toEqual([
      `event-unreadable: revision 4 of ${S(0)}: ${words}`,
    ]);
  });

  it('an event that was put in', async () => {
    expect(await told(LOG.toSpliced(4, 0, eventAt(99, 7, 0)), LOG)).toEqual([
      `event-inserted: revision 0 of ${S(7)}: the store holds it before seq 4, and the log does not have it`,
    ]);
  });

  it('one event that was moved, forward, backward or past the end of the log', async () => {
    const words = (seq: number, at: number) =>
      `event-moved: seq ${seq}, revision ${Math.floor(seq / 3)} of ${S(seq % 3)}: the store gives it as its event ${at}, counted from 0`;
    const without = LOG.toSpliced(4, 1);
    expect(await told(without.toSpliced(9, 0, LOG[4]!), LOG)).toEqual([words(4, 9)]);
    expect(await told(without.toSpliced(1, 0, LOG[4]!), LOG)).toEqual([words(4, 1)]);
    expect(await told([...without, eventAt(12), LOG[4]!], LOG)).toEqual([words(4, 12)]);
  });

  it('two events that changed places, and what else is wrong with one of them', async () => {
    const store = LOG.with(2, changed(LOG[7]!, { official: {} })).with(7, LOG[2]!);
    expect(await told(store, LOG)).toEqual([
      expect.stringMatching(/^event-moved: seq 7, .* as its event 2,/),
      expect.stringMatching(/^face-changed: seq 7, /),
      expect.stringMatching(/^event-moved: seq 2, .* as its event 7,/),
    ]);
  });

  it('an event that stands twice', async () => {
    expect(await told(LOG.toSpliced(6, 0, LOG[2]!), LOG)).toEqual([
      expect.stringMatching(/^event-inserted: revision 0 of .*-2: /),
    ]);
  });

  it('a store that ends too soon, or is empty', async () => {
    expect(await told(LOG.slice(0, 9), LOG)).toEqual([
      `rollback: seq 9, revision 3 of ${S(0)}: the store ends before it, and the log goes on to seq 11: 3 of its events are gone from the end`,
    ]);
    expect(await told([], LOG)).toEqual([expect.stringMatching(/^rollback: seq 0, .* 12 of its/)]);
  });

  it('a store that cannot be read on', async () => {
    const events = async function* () {
      yield* LOG.slice(0, 5);
      throw new EventStoreError('damaged', 'Something else stands there.');
    };
    expect(await told([], LOG, { events })).toEqual([
      'event-unreadable: The store cannot be read on after 5 events: Something else stands there.',
    ]);
    const down = async function* () {
      yield* LOG.slice(0, 5);
      throw new EventStoreError('unavailable', 'Nobody answers.');
    };
    await expect(told([], LOG, { events: down })).rejects.toThrow('Nobody answers.');
  });
});

describe('many things at once', () => {
  const RUN = { seed: 6103, numRuns: process.env['LONG'] === undefined ? 200 : 5_000 };
  const seqs = fc.uniqueArray(fc.nat(29), { maxLength: 20 });
  const log = history(30);
  const seqsOf = (findings: readonly StoreFinding[], kind: StoreFinding['kind']) =>
    findings.filter((one) => one.kind === kind).map(({ seq }) => seq);

  it('every event that is gone or was changed is told, and no other', async () => {
    await fc.assert(
      fc.asyncProperty(seqs, seqs, async (gone, altered) => {
        const store = log
          .map((event, n) => (altered.includes(n) ? changed(event, { version: 9 }) : event))
          .filter((_, n) => !gone.includes(n));
        const { findings } = await audit([...store, eventAt(30)], log);
        const sorted = (some: readonly number[]) => some.toSorted((a, b) => a - b);
        expect(seqsOf(findings, 'event-missing')).toEqual(sorted(gone));
        expect(seqsOf(findings, 'event-changed')).toEqual(
          sorted(altered.filter((n) => !gone.includes(n))),
        );
        expect(findings).toHaveLength(new Set([...gone, ...altered]).size);
      }),
      RUN,
    );
  });

  it('a store with another order has events that were moved, and nothing else', async () => {
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray(log, { minLength: log.length }), async (shuffled) => {
        const { findings, entries } = await audit(shuffled, log);
        const stays = shuffled.every((event, n) => event === log[n]);
        expect(findings.length > 0).toBe(!stays);
        expect(new Set(findings.map(({ kind }) => kind)).size).toBe(stays ? 0 : 1);
        expect(seqsOf(findings, 'event-moved')).toHaveLength(findings.length);
        expect(entries).toBe(log.length);
      }),
      RUN,
    );
  });
});
