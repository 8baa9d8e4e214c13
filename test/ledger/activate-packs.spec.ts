import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { streamName } from '../../src/eventstore/stream-name.js';
import { instant } from '../../src/kernel/dates.js';
import { decode } from '../../src/ledger/event-types.js';
import { activatePacks, type RunningPack } from '../../src/ledger/pack/activate-packs.js';
import { runningPacks } from '../../src/running-packs.js';
import { openTestLedger, type TestLedger } from '../support/ledger.js';

let ledger: TestLedger;
beforeEach(async () => {
  ledger = await openTestLedger();
});
afterEach(() => ledger.close());

const [ONE, OTHER] = ['1', '2'].map((digit) => digit.repeat(64)) as [string, string];
const pack = (version: number, contentHash = ONE, id = 'usc-1-1'): RunningPack => ({
  id,
  version,
  contentHash,
  rules: 3,
});

const activate = (...packs: readonly RunningPack[]): Promise<void> =>
  activatePacks({ ...ledger, ledger: ledger.identity }, packs);

/** `<version> <first digit of the hash>` of each activation, in order. */
const activations = async (id = 'usc-1-1'): Promise<readonly string[]> => {
  const told: string[] = [];
  for await (const event of ledger.store.readStream(streamName('test', 'pack', id))) {
    const { version, contentHash } = decode(event).public as unknown as RunningPack;
    told.push(`${version} ${contentHash[0]}`);
  }
  return told;
};

describe('a rule pack that comes into use', () => {
  it('is recorded once, in the name of the ledger, with all that it says in the open', async () => {
    ledger.clock.at = instant('2025-08-10T02:00:00Z');
    await activate(pack(1));
    await activate(pack(1));
    expect(await activations()).toEqual(['1 1']);
    for await (const event of ledger.store.readAll(null))
      expect(decode(event)).toMatchObject({
        type: 'RulePackActivated',
        recordedOn: '2025-08-10',
        public: {
          agency: 'ledger',
          occurredOn: '2025-08-09',
          pack: 'usc-1-1',
          version: 1,
          contentHash: ONE,
          rules: 3,
        },
        official: { actor: { id: 'ledger', role: 'ledger', agency: 'ledger' } },
      });
  });

  it('is recorded again in a later version, whatever its files', async () => {
    await activate(pack(1));
    await activate(pack(2, OTHER));
    await activate(pack(4, OTHER));
    expect(await activations()).toEqual(['1 1', '2 2', '4 2']);
  });

  it('is refused with other files under the same version, and the message says what to do', async () => {
    await activate(pack(1));
    await expect(activate(pack(1, OTHER))).rejects.toThrow(
      /Rule pack usc-1-1 calls itself version 1.*raise the version in its pack\.ts.*put the files.*not released, start on a new LEDGER_DATA_DIR/,
    );
    expect(await activations()).toEqual(['1 1']);
  });

  it('is refused in an earlier version, though it was once in use', async () => {
    await activate(pack(1));
    await activate(pack(2, OTHER));
    await expect(activate(pack(1))).rejects.toThrow('but version 2 is in use in this ledger');
    expect(await activations()).toEqual(['1 1', '2 2']);
  });

  it('is not recorded when another pack is refused', async () => {
    await activate(pack(2));
    await expect(activate(pack(1, ONE, 'usc-2-2'), pack(1))).rejects.toThrow('usc-1-1');
    expect(await activations('usc-2-2')).toEqual([]);
  });
});

describe('processes that start at once', () => {
  it('record the same pack once', async () => {
    await Promise.all(Array.from({ length: 8 }, () => activate(pack(1))));
    expect(await activations()).toEqual(['1 1']);
  });

  it('with different files under one version: one is in use, the other refused', async () => {
    const [one, other] = await Promise.allSettled([activate(pack(1)), activate(pack(1, OTHER))]);
    expect([one.status, other.status].toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(await activations()).toEqual([one.status === 'fulfilled' ? '1 1' : '1 2']);
  });

  it('with different versions: the later one is in use in the end, or alone', async () => {
    await Promise.allSettled([activate(pack(1)), activate(pack(2, OTHER))]);
    expect((await activations()).at(-1)).toBe('2 2');
  });
});

it('the packs of this program can all come into use', async () => {
  const packs = runningPacks();
  await activate(...packs);
  await activate(...packs);
  for (const { id, version } of packs)
    expect(await activations(id)).toEqual([expect.stringMatching(new RegExp(`^${version} `))]);
});
