import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  type Appended,
  EventStore,
  EventStoreError,
  type EventToAppend,
  type ExpectedRevision,
  type Position,
} from '../../src/eventstore/event-store.js';
import { Problem } from '../../src/kernel/problem.js';
import type { Envelope } from '../../src/ledger/command.js';
import { requestModel, type RequestState } from '../../src/ledger/request/request.js';
import {
  DHS,
  DOJ,
  openTestLedger,
  sentBy,
  temporaryDirectory,
  type TestLedger,
} from '../support/ledger.js';

const made = {
  type: 'RequestMade',
  data: { agency: 'DHS', requestingAgency: 'DHS', occurredOn: '2025-08-01' },
};
const line = ({ lines }: RequestState) => [
  { type: 'LineAdded', data: { agency: 'DHS', occurredOn: '2025-08-01', line: lines + 1 } },
];

/** A store that misbehaves before it does what it is asked, as often as it is told to. */
class Misbehaving extends EventStore {
  readonly sent: (readonly EventToAppend[])[] = [];
  readonly faults: ((work: () => Promise<Appended>) => Promise<Appended>)[] = [];
  reads = 0;
  constructor(private readonly store: EventStore) {
    super();
  }
  override append(stream: string, events: readonly EventToAppend[], expected: ExpectedRevision) {
    this.sent.push(events);
    const work = (): Promise<Appended> => this.store.append(stream, events, expected);
    return this.faults.shift()?.(work) ?? work();
  }
  override readStream(stream: string, from?: number) {
    this.reads += 1;
    return this.store.readStream(stream, from);
  }
  override readAll(after: Position | null) {
    return this.store.readAll(after);
  }
  override follow(after: Position | null, signal: AbortSignal) {
    return this.store.follow(after, signal);
  }
  override head() {
    return this.store.head();
  }
  override close() {
    return this.store.close();
  }
}

let ledger: TestLedger;
let store: Misbehaving;
let directory: string;
beforeEach(async () => {
  directory = temporaryDirectory();
  ledger = await openTestLedger(directory, (real) => (store = new Misbehaving(real)));
});
afterEach(() => ledger.close());

const openRequest = async (envelope: Envelope = sentBy(DHS, {})) =>
  ledger.recorder.record(envelope, requestModel, ledger.recorder.commandId(envelope), () => [made]);
const addLine = (request: string, envelope = sentBy(DHS, {}), by = ledger) =>
  by.recorder.record(envelope, requestModel, request, line);
const count = async (request: string): Promise<number> =>
  (await Array.fromAsync(ledger.store.readStream(`ledger_test_request-${request}`))).length;

describe('a command sent twice', () => {
  it('is recorded once, and gets the first result, also after other commands', async () => {
    const { stream } = await openRequest();
    const envelope = sentBy(DHS, { n: 1 });
    const first = await addLine(stream, envelope);
    await addLine(stream);
    const second = await addLine(stream, envelope);
    expect(second).toEqual({ ...first, repeated: true });
    expect(await count(stream)).toBe(3);
  });

  it('at the same moment is recorded once', async () => {
    const { stream } = await openRequest();
    const envelope = sentBy(DHS, {});
    const results = await Promise.all([1, 2, 3].map(() => addLine(stream, envelope)));
    expect(results.filter(({ repeated }) => !repeated)).toHaveLength(1);
    expect(await count(stream)).toBe(2);
  });

  it('with another body is refused', async () => {
    const { stream } = await openRequest();
    await addLine(stream, sentBy(DHS, { n: 1 }, 'same'));
    await expect(addLine(stream, sentBy(DHS, { n: 2 }, 'same'))).rejects.toMatchObject({
      id: 'idempotency-key-reused',
    });
  });

  it('is found by another process that knows nothing of the first', async () => {
    const { stream } = await openRequest();
    const other = await openTestLedger(directory);
    const envelope = sentBy(DHS, {});
    const first = await addLine(stream, envelope);
    expect(await addLine(stream, envelope, other)).toEqual({ ...first, repeated: true });
    await other.store.close();
    await other.keys.close();
  });

  it('is another command for another agency or by another door', async () => {
    const ids = [
      sentBy(DHS, {}, 'k'),
      sentBy(DOJ, {}, 'k'),
      { ...sentBy(DHS, {}, 'k'), route: 'POST /elsewhere' },
    ].map((envelope) => ledger.recorder.commandId(envelope));
    expect(new Set(ids).size).toBe(3);
  });
});

describe('a stream that has moved on', () => {
  it('is read on from there and decided again', async () => {
    const { stream } = await openRequest();
    await addLine(stream);
    const other = await openTestLedger(directory);
    await addLine(stream, sentBy(DHS, {}), other);
    const { events } = await addLine(stream);
    expect(events[0]?.revision).toBe(3);
    await other.store.close();
    await other.keys.close();
  });

  it('does not refuse by what was in memory: a refusal is decided again on what is recorded', async () => {
    const { stream } = await openRequest();
    await addLine(stream);
    const other = await openTestLedger(directory);
    await addLine(stream, sentBy(DHS, {}), other);
    const result = await ledger.recorder.record(sentBy(DHS, {}), requestModel, stream, (state) => {
      if (state.lines < 2) throw new Problem('fact-conflict', 'Only with two lines.');
      return line(state);
    });
    expect(result.events[0]?.revision).toBe(3);
    await other.store.close();
    await other.keys.close();
  });

  it('gives up after ten decisions, with a problem that says to try again', async () => {
    const { stream } = await openRequest();
    const conflict = () =>
      Promise.reject(new EventStoreError('wrong-expected-revision', 'moved', 5));
    store.faults.push(...Array.from({ length: 10 }, () => conflict));
    await expect(addLine(stream)).rejects.toMatchObject({ id: 'contended' });
    await expect(addLine(stream)).resolves.toMatchObject({ repeated: false });
  });
});

describe('an append whose outcome is unknown', () => {
  it.each([
    [
      'was written',
      (work: () => Promise<Appended>) => work().then(() => Promise.reject(unknown())),
    ],
    ['was not written', () => Promise.reject(unknown())],
  ])('is sent again, the same bytes, and stands once, when it %s', async (_, fault) => {
    const { stream } = await openRequest();
    store.sent.length = 0;
    store.faults.push(fault);
    await addLine(stream);
    expect(store.sent).toHaveLength(2);
    expect(store.sent[1]).toEqual(store.sent[0]);
    expect(await count(stream)).toBe(2);
  });

  it('fails when it stays unknown, and the same command later stands once', async () => {
    const { stream } = await openRequest();
    store.faults.push(
      (work) => work().then(() => Promise.reject(unknown())),
      ...Array.from({ length: 4 }, () => () => Promise.reject(unknown())),
    );
    const envelope = sentBy(DHS, {});
    await expect(addLine(stream, envelope)).rejects.toMatchObject({ name: 'outcome-unknown' });
    expect(await addLine(stream, envelope)).toMatchObject({ repeated: true });
    expect(await count(stream)).toBe(2);
  });
});

it('reads nothing from the store for a stream whose state is in memory', async () => {
  const { stream } = await openRequest();
  store.reads = 0;
  await addLine(stream);
  await addLine(stream);
  expect(store.reads).toBe(0);
});

it('lets streams go on while one waits', async () => {
  const { stream: slow } = await openRequest();
  const { stream: quick } = await openRequest();
  let release = (): void => undefined;
  store.faults.push((work) => new Promise<void>((done) => (release = done)).then(work));
  const waiting = addLine(slow);
  await expect(addLine(quick)).resolves.toBeDefined();
  release();
  await expect(waiting).resolves.toBeDefined();
});

const unknown = (): EventStoreError => new EventStoreError('outcome-unknown', 'no answer');
