import { describe, expect, it } from 'vitest';
import {
  type Appended,
  type EventStore,
  EventStoreError,
  type EventStoreErrorName,
  type ExpectedRevision,
  type Position,
} from './event-store.js';
import type { StoredRecord } from '../kernel/record.js';
import { leafOf } from '../proof/leaf.js';
import { send } from './send.js';

const DONE: Appended = { revision: 3, position: 'p' as Position };
const EVENTS = [{ id: 'a', type: 'T', record: '{}' }];

type Answer = Appended | EventStoreErrorName | { readonly actual: ExpectedRevision };

/** Gives these answers one after another, and the last one for ever. */
const answering = (...answers: readonly Answer[]) => {
  let sendings = 0;
  const append = async (): Promise<Appended> => {
    const answer = answers[Math.min(sendings, answers.length - 1)]!;
    sendings += 1;
    if (typeof answer === 'string') throw new EventStoreError(answer, '');
    if ('actual' in answer) throw new EventStoreError('wrong-expected-revision', '', answer.actual);
    return answer;
  };
  return { store: { append } as unknown as EventStore, sendings: () => sendings };
};

/** What came of it: the result, or the name of the error; and how often it was sent. */
const sent = async (expected: ExpectedRevision, ...answers: readonly Answer[]) => {
  const { store, sendings } = answering(...answers);
  const result = await send(store, 's', EVENTS, expected).catch(({ name }: Error) => name);
  return [result, sendings()];
};

describe('events are sent', () => {
  it('again while nobody knows, until somebody does', async () => {
    expect(await sent(2, DONE)).toEqual([DONE, 1]);
    expect(await sent(2, 'outcome-unknown', 'outcome-unknown', DONE)).toEqual([DONE, 3]);
    expect(await sent(2, 'outcome-unknown', { actual: 7 })).toEqual(['moved-on', 2]);
  });

  it('not again where they were certainly not written', async () => {
    for (const name of ['unavailable', 'too-large', 'damaged', 'closed'] as const)
      expect(await sent(2, name)).toEqual([name, 1]);
  });

  it('and stay of an unknown fate when the store cannot be reached any more', async () => {
    expect(await sent(2, 'outcome-unknown', 'unavailable')).toEqual(['outcome-unknown', 5]);
    expect(await sent(2, 'outcome-unknown', 'unavailable', DONE)).toEqual([DONE, 3]);
  });

  it('only where the public log can take each of them: a leaf has at most 65,535 bytes', async () => {
    const { store, sendings } = answering(DONE);
    const record = (bytes: number, official = ''): string =>
      JSON.stringify({ v: 1, id: 'a', type: 'T', public: { x: 'ü'.repeat(bytes / 2) }, official });
    const ends = (text: string) =>
      send(store, 's', [...EVENTS, { ...EVENTS[0]!, record: text }], 98).catch(
        ({ name }: Error) => name,
      );
    const rest = Buffer.byteLength(leafOf(JSON.parse(record(0)) as StoredRecord, 's', 100));
    const most = 65_535 - rest - ((65_535 - rest) % 2);
    expect(await ends(record(most + 2))).toBe('leaf-too-large');
    expect(sendings()).toBe(0);
    expect(await ends(record(most))).toBe(DONE);
    expect(await ends(record(100, 'x'.repeat(70_000)))).toBe(DONE);
  });

  it('to a stream that ended earlier than it was known to, and that is damage', async () => {
    expect(await sent(2, { actual: 3 })).toEqual(['moved-on', 1]);
    expect(await sent('no-stream', { actual: 0 })).toEqual(['moved-on', 1]);
    expect(await sent(2, { actual: 1 })).toEqual(['damaged', 1]);
    expect(await sent(2, { actual: 'no-stream' })).toEqual(['damaged', 1]);
  });
});
