import { DatabaseSync } from 'node:sqlite';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CLASSIFIERS, type Classifiers } from '../../src/classify/classifiers.js';
import { decode } from '../../src/ledger/event-types.js';
import { openReclassification } from '../../src/ledger/open-reclassification.js';
import { reclassify } from '../../src/ledger/request/reclassify.js';
import { requestModel } from '../../src/ledger/request/request.js';
import { EventStore, type RecordedEvent } from '../../src/eventstore/event-store.js';
import { KurrentEventStore } from '../../src/eventstore/kurrentdb/kurrent-event-store.js';
import { prefixOf } from '../../src/eventstore/stream-name.js';
import { EventStoreDouble } from '../kurrentdb-double/event-store-double.js';
import {
  DHS,
  openTestLedger,
  sentBy,
  temporaryDirectory,
  type TestLedger,
} from '../support/ledger.js';
import { type OldLine, recordedBefore, saidOf, withVersion } from '../support/older-program.js';

const REAL = '9 Quarry Rd, Ames IA 50010';
const address = (text: string | null, took: string, version = 0): OldLine => ({
  address: { text, took, version },
});
const ASKED = { case: 'TIGTA-2026-7', all: false, record: true };

let ledger: TestLedger;
beforeEach(async () => {
  ledger = await openTestLedger();
});
afterEach(() => ledger.close());

const run = (asked: Partial<typeof ASKED> = {}, classifiers?: Classifiers, store?: EventStore) =>
  openReclassification(
    { ...ledger, store: store ?? ledger.store, ledger: ledger.identity },
    ledger.snapshots,
    classifiers,
  ).run({ ...ASKED, ...asked });

const eventsOf = async (type: string) => {
  const found: RecordedEvent[] = [];
  for await (const event of ledger.store.readAll(null)) if (event.type === type) found.push(event);
  return found.map((event) => ({ ...decode(event), stream: event.stream, record: event.record }));
};
const given = async () =>
  (await eventsOf('FactsReclassified')).map(({ public: face, official }) => ({
    lines: face['lines'],
    count: face['count'],
    field: official['field'],
    classifier: official['classifier'],
    classes: official['classes'],
  }));

describe('what is recorded of texts that were classified again', () => {
  const state = { ...requestModel.initial(), opener: 'agency', lines: 9 } as const;
  const body = {
    field: 'address',
    classifier: 'address@2',
    classes: [7, 2, 3, 3].map((line) => ({ revision: line, line, class: 'usable' })),
  } as const;

  it('names lines in ranges, each once, and counts texts', () => {
    const [{ data } = { data: undefined }] = reclassify(state, 0, body, '2026-03-02' as never);
    expect(data).toMatchObject({
      agency: 'ledger',
      occurredOn: '2026-03-02',
      lines: [
        [2, 3],
        [7, 7],
      ],
      count: 4,
    });
  });

  it('is refused where they were classified again meanwhile, and counts in the state', () => {
    const [{ type, data } = { type: '', data: {} }] = reclassify(
      state,
      0,
      body,
      '2026-03-02' as never,
    );
    const after = requestModel.evolve(state, { type, data } as never, 12);
    expect(after.reclassifications).toBe(1);
    expect(() => reclassify(after, 0, body, '2026-03-02' as never)).toThrow('meanwhile');
    expect(reclassify(after, 1, body, '2026-03-02' as never)).toHaveLength(1);
  });

  it('is of no line that is not recorded', () => {
    expect(() => reclassify({ ...state, lines: 6 }, 0, body, '2026-03-02' as never)).toThrow();
  });
});

describe('classifying again', () => {
  it('records another class by the ledger, for texts that are taken for something else', async () => {
    const request = await recordedBefore(
      ledger.recorder,
      [address(REAL, 'placeholder'), address('NA NA', 'placeholder'), address(REAL, 'usable')],
      { reason: { text: 'law enforcement purposes', took: 'specific' } },
    );
    expect(await run()).toEqual({
      opened: 4,
      changes: [
        {
          field: 'reason',
          was: { class: 'specific', classifier: 'reason@0' },
          now: { class: 'generic', classifier: 'reason@1' },
          texts: 1,
        },
        {
          field: 'address',
          was: { class: 'placeholder', classifier: 'address@0' },
          now: { class: 'usable', classifier: 'address@1' },
          texts: 1,
        },
      ],
      unchanged: 2,
      recorded: 2,
      withoutKey: [],
    });
    const events = await eventsOf('FactsReclassified');
    expect(events.map(({ stream }) => stream.endsWith(request))).toEqual([true, true]);
    expect(events[0]?.official['actor']).toEqual({
      id: 'ledger',
      role: 'ledger',
      agency: 'ledger',
    });
    expect(await given()).toEqual([
      {
        lines: null,
        count: 1,
        field: 'reason',
        classifier: 'reason@1',
        classes: [{ revision: 0, line: null, class: 'generic' }],
      },
      {
        lines: [[1, 1]],
        count: 1,
        field: 'address',
        classifier: 'address@1',
        classes: [{ revision: 1, line: 1, class: 'usable' }],
      },
    ]);
  });

  it('records nothing the second time', async () => {
    await recordedBefore(ledger.recorder, [address(REAL, 'placeholder'), address(REAL, 'usable')]);
    await run();
    const before = await given();
    expect(await run()).toMatchObject({ opened: 1, changes: [], unchanged: 1, recorded: 0 });
    expect(await given()).toEqual(before);
  });

  it('as a trial tells the same and records the reading alone', async () => {
    await recordedBefore(ledger.recorder, [address(REAL, 'placeholder')]);
    const trial = await run({ record: false });
    expect(await given()).toEqual([]);
    const { recorded, ...told } = await run();
    expect({ ...trial, recorded }).toEqual({ ...told, recorded: 1 });
  });

  it('records the reading before it opens anything: how many, which fields, why, and few by name', async () => {
    const request = await recordedBefore(ledger.recorder, [address(REAL, 'placeholder')]);
    await run({ record: false });
    const [reading] = await eventsOf('PersonalDataRead');
    expect(reading).toMatchObject({
      public: { agency: 'ledger', count: 1 },
      official: { fields: ['address'], events: [{ stream: request, revision: 1 }] },
    });
    expect(reading?.stream).toMatch(/_access-/);
    const month = reading?.stream.split('access-')[1] ?? '';
    const { PersonalFaces } = await import('../../src/ledger/access/personal-faces.js');
    const faces = new PersonalFaces(ledger.streams, ledger.keys, ledger.identity);
    expect(
      (await faces.open({ stream: month, revision: 0 }, ['purpose', 'case']))?.personal,
    ).toEqual({
      purpose: 'To classify texts again by address@1; a trial: no class is recorded',
      case: 'TIGTA-2026-7',
    });
  });

  it('of many events names none', async () => {
    await recordedBefore(
      ledger.recorder,
      Array.from({ length: 101 }, () => address('x', 'usable')),
    );
    await run({ record: false });
    const [reading] = await eventsOf('PersonalDataRead');
    expect([reading?.public['count'], reading?.official['events']]).toEqual([101, null]);
  });

  it('opens nothing where nothing is of an earlier version', async () => {
    await recordedBefore(ledger.recorder, [
      address('NA NA', 'usable', 1),
      address('NA NA', 'usable', 2),
    ]);
    expect(await run()).toMatchObject({ opened: 0, recorded: 0 });
    expect(await eventsOf('PersonalDataRead')).toEqual([]);
  });

  it('where asked, also what this very version took for something; never what a later one did', async () => {
    await recordedBefore(ledger.recorder, [
      address('NA NA', 'usable', 1),
      address('NA NA', 'usable', 2),
    ]);
    expect(await run({ all: true })).toMatchObject({ opened: 1, recorded: 1 });
    expect(await given()).toMatchObject([{ classes: [{ line: 1, class: 'placeholder' }] }]);
    expect(await run({ all: true })).toMatchObject({ opened: 1, recorded: 0 });
  });

  it('goes on from the class that was given last, whichever event says it', async () => {
    await recordedBefore(ledger.recorder, [address(REAL, 'placeholder')]);
    await run();
    const second = withVersion('address', 2, () => 'unparsed');
    expect((await run({}, second)).changes).toMatchObject([
      { was: { class: 'usable', classifier: 'address@1' }, now: { class: 'unparsed' } },
    ]);
    expect(await run()).toMatchObject({ opened: 0, recorded: 0 });
    expect((await given()).map(({ classifier }) => classifier)).toEqual(['address@1', 'address@2']);
  });

  it('of amendments reads those that hold values, and of an event with several texts all', async () => {
    const request = await recordedBefore(ledger.recorder, [address(REAL, 'usable')]);
    const common = { agency: 'DHS', occurredOn: '2025-08-02', line: 1 };
    const texts = saidOf({
      ...address(REAL, 'missing'),
      name: { text: 'FNU LNU', took: 'usable' },
    });
    await ledger.recorder.record(sentBy(DHS, {}), requestModel, request, () => [
      { type: 'LineAmended', data: { ...common, ...texts } },
      { type: 'AmendmentReceived', data: { ...common, amendmentRevision: 2 } },
    ]);
    expect(await run()).toMatchObject({ opened: 2, unchanged: 1, recorded: 2 });
    expect(await given()).toMatchObject([
      { field: 'name', classes: [{ revision: 2, line: 1, class: 'placeholder' }] },
      { field: 'address', classes: [{ revision: 2, line: 1, class: 'usable' }] },
    ]);
  });

  it('puts at most 1,000 lines into an event', async () => {
    const old = Array.from({ length: 1_203 }, () => address(REAL, 'placeholder'));
    await recordedBefore(ledger.recorder, old);
    expect(await run()).toMatchObject({ opened: 1_203, recorded: 2 });
    expect((await given()).map(({ lines, count }) => [lines, count])).toEqual([
      [[[1, 1_000]], 1_000],
      [[[1_001, 1_203]], 203],
    ]);
  });

  it('stores no personal value and leaves every event as it was', async () => {
    await recordedBefore(ledger.recorder, [
      address('412 Canary Feather Rd, Marfa TX 79843', 'missing'),
    ]);
    const before = await eventsOf('LineAdded');
    await run();
    const said = JSON.stringify([
      ...(await eventsOf('FactsReclassified')),
      ...(await eventsOf('PersonalDataRead')),
    ]);
    expect(said).not.toMatch(/canary|feather|marfa/i);
    expect(await eventsOf('LineAdded')).toEqual(before);
  });

  it('is no part of the command before it: sent again, that answers as it did', async () => {
    const request = await recordedBefore(ledger.recorder, [address(REAL, 'placeholder')]);
    const line = { agency: 'DHS', occurredOn: '2025-08-01', line: 2 };
    const envelope = sentBy(DHS, line);
    const add = () =>
      ledger.recorder.record(envelope, requestModel, request, () => [
        { type: 'LineAdded', data: line },
      ]);
    const first = await add();
    await run();
    ledger.states.forget(`ledger_test_request-${request}`);
    expect(await add()).toEqual({ ...first, repeated: true, position: expect.anything() as never });
  });
});

describe('events whose key is gone', () => {
  it('are named, and all others are done', async () => {
    const kept = await recordedBefore(ledger.recorder, [address(REAL, 'placeholder')]);
    const gone = await recordedBefore(ledger.recorder, [
      address(REAL, 'placeholder'),
      address(REAL, 'placeholder'),
    ]);
    const keys = new DatabaseSync(join(ledger.directory, 'keys', 'test.json.keys'));
    keys.prepare('DELETE FROM data_key WHERE stream = ?').run(`ledger_test_request-${gone}`);
    keys.close();
    expect(await run()).toMatchObject({
      opened: 1,
      recorded: 1,
      withoutKey: [{ stream: gone, revisions: [[1, 2]] }],
    });
    expect((await eventsOf('FactsReclassified')).map(({ stream }) => stream)).toEqual([
      `ledger_test_request-${kept}`,
    ]);
  });
});

it('a box that is broken is named by its place, and nothing of its request is recorded', async () => {
  const request = await recordedBefore(ledger.recorder, [address(REAL, 'placeholder')]);
  const store = new Proxy(ledger.store, {
    get: (target, name) => {
      const own = Reflect.get(target, name, target) as unknown;
      if (name !== 'readStream') return typeof own === 'function' ? own.bind(target) : own;
      return async function* (...asked: Parameters<EventStore['readStream']>) {
        for await (const event of target.readStream(...asked))
          yield { ...event, record: event.record.replace(/"tag":"..../, '"tag":"AAAA') };
      };
    },
  });
  await expect(run({}, CLASSIFIERS, store)).rejects.toThrow(
    `Revision 1 of ledger_test_request-${request}`,
  );
  expect(await given()).toEqual([]);
});

/** Ends the process, as it were, at the n-th append: before the store has it, or after. */
const endingAt = (store: EventStore, n: number, written: boolean): EventStore => {
  let appends = 0;
  return new Proxy(store, {
    get: (target, name) => {
      const own = Reflect.get(target, name, target) as unknown;
      if (name !== 'append') return typeof own === 'function' ? own.bind(target) : own;
      return async (...sent: Parameters<EventStore['append']>) => {
        appends += 1;
        if (appends !== n) return target.append(...sent);
        if (written) await target.append(...sent);
        throw new Error('ended');
      };
    },
  });
};

describe('ended and begun again', () => {
  const lines = [
    ...Array.from({ length: 1_100 }, (_, n) => address(n % 2 === 0 ? REAL : null, 'placeholder')),
    { name: { text: 'FNU LNU', took: 'usable' } },
  ];

  const whole = async () => {
    await recordedBefore(ledger.recorder, lines, {
      reason: { text: 'law enforcement purposes', took: 'specific' },
    });
    await run();
    return given();
  };

  it.each(
    [1, 2, 3, 4, 5].flatMap(
      (n) =>
        [
          [n, false],
          [n, true],
        ] as const,
    ),
  )(
    'at append %i, written: %s, it adds what is missing and doubles nothing',
    async (n, written) => {
      const expected = await whole();
      expect(expected).toHaveLength(4);
      await ledger.close();
      ledger = await openTestLedger();
      await recordedBefore(ledger.recorder, lines, {
        reason: { text: 'law enforcement purposes', took: 'specific' },
      });
      await expect(run({}, CLASSIFIERS, endingAt(ledger.store, n, written))).rejects.toThrow(
        'ended',
      );
      const left = await given();
      const again = await run();
      expect(left.length + again.recorded).toBe(expected.length);
      expect(await given()).toEqual(expected);
      expect(await run()).toMatchObject({ recorded: 0 });
    },
  );

  it('two at once do it once', async () => {
    await recordedBefore(ledger.recorder, lines);
    const both = await Promise.all([run(), run()]);
    expect(both[0]?.changes).toEqual(both[1]?.changes);
    expect(await given()).toHaveLength(3);
    expect(await run()).toMatchObject({ recorded: 0 });
  });
});

it('on a server it does the same', async () => {
  const double = await EventStoreDouble.start();
  const store = new KurrentEventStore({ url: double.url, prefix: prefixOf('test') });
  const onServer = await openTestLedger(temporaryDirectory(), () => store);
  try {
    await recordedBefore(onServer.recorder, [
      address(REAL, 'placeholder'),
      address(REAL, 'usable'),
    ]);
    const job = () =>
      openReclassification(
        { ...onServer, store, ledger: onServer.identity },
        onServer.snapshots,
      ).run(ASKED);
    expect(await job()).toMatchObject({ opened: 2, unchanged: 1, recorded: 1 });
    expect(await job()).toMatchObject({ opened: 1, unchanged: 1, recorded: 0 });
  } finally {
    await store.close();
    await onServer.close();
    await double.close();
  }
});
