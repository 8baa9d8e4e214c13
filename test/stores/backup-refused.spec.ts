import { chmodSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { ledger } from './command-line.js';
import { places } from './places.js';
import { settings } from './told.js';

const { place, started, stopped } = places();

describe('a backup is refused', () => {
  let environment: ReturnType<typeof settings>;
  let apart: string;
  beforeAll(async () => {
    environment = settings(place());
    apart = place();
    await started(environment);
    await stopped();
    await ledger(['backup', 'store', join(apart, 'copy.db')], environment);
  });
  const storeTo = (file: string) => ledger(['backup', 'store', file], environment);

  it('where a file is already', async () => {
    await expect(storeTo(join(apart, 'copy.db'))).rejects.toThrow('is there already. Name a new');
    await expect(storeTo(apart)).rejects.toThrow('is there already');
  });

  it('where keys are: beside the key file, or beside a copy of it', async () => {
    const beside = join(environment.LEDGER_KEY_FILE, '..', 'copy.db');
    await expect(storeTo(beside)).rejects.toThrow('holds keys. Name another place');
    const keys = join(place(), 'keys');
    await ledger(['backup', 'keys', keys], environment);
    await expect(storeTo(join(keys, 'copy.db'))).rejects.toThrow('holds keys. Name another place');
  });

  it('where no ledger is, and leaves nothing', async () => {
    const empty = { ...environment, LEDGER_DATA_DIR: place() };
    const file = join(place(), 'copy.db');
    await expect(ledger(['backup', 'store', file], empty)).rejects.toThrow('holds no ledger');
    const nobody = { ...environment, LEDGER_ID: 'nobody' };
    await expect(ledger(['backup', 'store', file], nobody)).rejects.toThrow('no event of this');
    expect(readdirSync(join(file, '..'))).toEqual([]);
  });

  it('to be restored, where it is none', async () => {
    const [target, file] = [settings(place()), join(place(), 'copy.db')];
    const restored = () => ledger(['restore', 'store', file], target);
    await expect(restored()).rejects.toThrow('There is no');
    for (const text of ['', 'x'.repeat(5000)]) {
      writeFileSync(file, text);
      await expect(restored()).rejects.toThrow(`${file} is no copy of a ledger`);
    }
    expect(readdirSync(join(file, '..'))).toEqual(['copy.db']);
  });

  it('to be restored over another ledger', async () => {
    const target = settings(place());
    await started(target);
    await stopped();
    rmSync(join(target.LEDGER_DATA_DIR, 'readmodels'), { recursive: true });
    await expect(ledger(['restore', 'store', join(apart, 'copy.db')], target)).rejects.toThrow(
      'different events at seq 0. They are two ledgers, or went apart there. Copy into an empty store',
    );
    const seen = settings(place());
    const { store, projected } = (await started(seen)).parts;
    await projected.waitFor((await store.head())!, 10_000);
    await stopped();
    for (const options of [[], ['--older']])
      await expect(
        ledger(['restore', 'store', ...options, join(apart, 'copy.db')], seen),
      ).rejects.toThrow(
        /^This copy is of another ledger, or was written apart: at seq \d+ it holds another event than the read models here have seen\. Look for a copy of this ledger, or take another LEDGER_DATA_DIR for that one$/,
      );
    const nobody = { ...seen, LEDGER_ID: 'nobody' };
    await expect(
      ledger(['restore', 'store', '--older', join(apart, 'copy.db')], nobody),
    ).rejects.toThrow(/copy\.db holds no event of the ledger "nobody" \(LEDGER_ID\)$/);
  });

  it('is restored where it lies on a disk that cannot be written', async () => {
    const disk = place();
    mkdirSync(join(disk, 'ro'));
    await storeTo(join(disk, 'ro', 'copy.db'));
    chmodSync(join(disk, 'ro'), 0o500);
    await ledger(['restore', 'store', join(disk, 'ro', 'copy.db')], settings(place()));
    expect(readdirSync(join(disk, 'ro'))).toEqual(['copy.db']);
    chmodSync(join(disk, 'ro'), 0o700);
  });
});
