import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, expect, it } from 'vitest';
import type { EventStore } from '../../src/eventstore/event-store.js';
import { day } from '../../src/kernel/dates.js';
import { AccessLog } from '../../src/ledger/access/access-log.js';
import {
  ListAffectedPersons,
  ListAffectedPersonsHandler,
} from '../../src/ledger/access/list-affected-persons.js';
import { PersonIndex, type PersonAsked } from '../../src/ledger/access/person-index.js';
import { PersonalFaces } from '../../src/ledger/access/personal-faces.js';
import { SearchPerson, SearchPersonHandler } from '../../src/ledger/access/search-person.js';
import { openTestLedger, sentBy, temporaryDirectory, type TestLedger } from '../support/ledger.js';

const OPENER = { id: 'tigta-1', role: 'oversight-personal', agency: 'TIGTA' } as const;
const WHY = { purpose: 'A person asked', case: 'TIGTA 2026-1' };
const TIN = '900-70-0001';

/** Says that one event names the person, whoever is asked for. */
class OneEvent extends PersonIndex {
  asked: readonly string[] = [];
  constructor(private readonly event: { readonly stream: string; readonly revision: number }) {
    super();
  }
  override find({ subjects }: PersonAsked) {
    this.asked = subjects;
    const counts = {
      total: 1,
      complete: true,
      earlier: 0,
      withoutTin: 0,
      yearsRecorded: ['2024', '2025'],
    };
    return { seq: 7, items: [{ statedBy: [this.event] }], next: null, ...counts };
  }
  override affected() {
    return { seq: 7, items: [{ statedBy: [this.event] }], next: null, after: null, note: null };
  }
}

let ledger: TestLedger;
afterEach(() => ledger.close());

/** The handlers over a ledger that holds one line of Testina Sampleton. */
const given = async (wrap?: (store: EventStore) => EventStore) => {
  ledger = await openTestLedger(temporaryDirectory(), wrap);
  const { recorder, keys, clock, streams, identity } = ledger;
  const stream = '0198f2a0-1111-8222-8333-444455556666';
  const model = { category: 'request', initial: () => null, evolve: () => null };
  const line = { line: 1, name: 'Testina Sampleton', tin: TIN, address: 'NA NA' };
  const data = { ...line, agency: 'DHS', occurredOn: '2025-08-07' };
  await recorder.record(sentBy(OPENER, {}), model, stream, () => [{ type: 'LineAdded', data }]);
  const index = new OneEvent({ stream, revision: 0 });
  const log = new AccessLog(recorder, keys, clock);
  const faces = new PersonalFaces(streams, keys, identity);
  const search = new SearchPersonHandler(log, faces, index, keys);
  const list = new ListAffectedPersonsHandler(log, faces, index);
  const asked = { tin: TIN, name: 'testina sampleton', ...WHY };
  const affected = { group: 'a', fields: ['name'] as const, ...WHY };
  return {
    index,
    keys,
    search: () => search.execute(new SearchPerson(sentBy(OPENER, asked), asked)),
    list: () => list.execute(new ListAffectedPersons(sentBy(OPENER, affected), affected)),
  };
};

it('searches under the join key of every year there is, and names the years that it cannot search', async () => {
  const { search, keys, index } = await given();
  const subjects = ['2025-01-01', '2026-01-01'].map((on) => keys.subject(TIN, day(on)));
  const { found } = await search();
  expect(index.asked).toEqual(subjects);
  expect(found).toMatchObject({
    yearsSearched: ['2025', '2026'],
    yearsNotSearched: ['2024'],
    items: [{ name: 'same' }],
  });
});

it('where the key of an event is gone, says so of it and answers the rest', async () => {
  const { search, list } = await given();
  const before = (await list()).affected?.items[0]?.named[0]?.personal;
  expect(before).toEqual({ name: 'Testina Sampleton' });
  const store = new DatabaseSync(join(ledger.directory, 'keys', 'test.json.keys'));
  store.exec("DELETE FROM data_key WHERE stream LIKE '%request%'");
  store.close();
  expect((await search()).found?.items).toMatchObject([{ name: 'key-destroyed' }]);
  expect((await list()).affected?.items[0]?.named[0]?.personal).toBeNull();
});

it('tells nothing when it cannot be recorded', async () => {
  const refusing = (store: EventStore): EventStore =>
    new Proxy(store, {
      get: (target, name) => {
        if (name === 'append')
          return (stream: string, ...rest: [never, never]) =>
            stream.includes('_access-')
              ? Promise.reject(new Error('The disk is full'))
              : target.append(stream, ...rest);
        const member: unknown = Reflect.get(target, name);
        return typeof member === 'function' ? (member.bind(target) as unknown) : member;
      },
    });
  const { search, list } = await given(refusing);
  await expect(search()).rejects.toThrow('The disk is full');
  await expect(list()).rejects.toThrow('The disk is full');
});

it('reads several events of a stream in order, each once, however far apart', async () => {
  await given();
  const [stream, streamOfNobody] = ['7777', '8888'].map(
    (end) => `0198f2a0-1111-8222-8333-44445555${end}`,
  ) as [string, string];
  const model = { category: 'request', initial: () => null, evolve: () => null };
  const data = { lineCount: 1, agency: 'DHS', occurredOn: '2025-08-07' };
  const some = Array.from({ length: 600 }, () => ({ type: 'RequestSubmitted', data }));
  for (const body of ['first', 'second'])
    await ledger.recorder.record(sentBy(OPENER, body), model, stream, () => some);
  const found: number[] = [];
  for await (const { revision } of ledger.streams.several(stream, [1_100, 3, 5_000, 3, 2]))
    found.push(revision);
  expect(found).toEqual([2, 3, 1_100]);
  for await (const event of ledger.streams.several(streamOfNobody, [0]))
    expect(event).toBeUndefined();
}, 60_000);
