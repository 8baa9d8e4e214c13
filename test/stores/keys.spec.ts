import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { day } from '../../src/kernel/dates.js';
import { backUpKeys, restoreKeys } from '../../src/privacy/key-backup.js';
import { Keys } from '../../src/privacy/keys.js';
import { temporaryDirectory } from '../support/ledger.js';
import { ledger } from './command-line.js';

const DAY = day('2025-08-07');
let directory: string;
let keyFile: string;
let copied: string;
let keys: Keys;
beforeEach(async () => {
  directory = temporaryDirectory();
  keyFile = join(directory, 'keys', 'local.json');
  copied = join(directory, 'apart', 'copy');
  keys = await Keys.open({ keyFile, storeIsEmpty: true });
  await keys.dataKey('a', DAY);
});
afterEach(async () => {
  await keys.close();
  rmSync(directory, { recursive: true });
});

const modeOf = (path: string): string => (statSync(path).mode & 0o777).toString(8);

describe('a copy of the keys', () => {
  it('is made while they are in use, for its owner alone, with nothing beside it', async () => {
    const umask = process.umask(0);
    const files = await backUpKeys(keyFile, copied).finally(() => process.umask(umask));
    expect(files).toEqual([join(copied, 'local.json'), join(copied, 'local.json.keys')]);
    expect([copied, ...files].map(modeOf)).toEqual(['700', '600', '600']);
    expect(readdirSync(copied)).toEqual(['local.json', 'local.json.keys']);
    expect(readdirSync(join(directory, 'apart'))).toEqual(['copy']);
  });

  it('opens what was sealed, after it was put back where no keys are', async () => {
    const { kid, key } = await keys.dataKey('a', DAY);
    await backUpKeys(keyFile, copied);
    const there = join(directory, 'new', 'local.json');
    const files = await restoreKeys(copied, there);
    expect(readdirSync(copied)).toEqual(['local.json', 'local.json.keys']);
    expect([join(directory, 'new'), ...files].map(modeOf)).toEqual(['700', '600', '600']);
    expect(readdirSync(join(directory, 'new'))).toEqual(['local.json', 'local.json.keys']);
    const restored = await Keys.open({ keyFile: there, storeIsEmpty: false });
    expect((await restored.storedDataKey(kid))?.key.equals(key)).toBe(true);
    await restored.close();
  });

  it('goes where an empty directory is, which others could read until then', async () => {
    mkdirSync(copied, { recursive: true });
    chmodSync(copied, 0o755);
    await backUpKeys(keyFile, copied);
    expect(modeOf(copied)).toBe('700');
  });

  it('that was broken off is not there, and the next one is', async () => {
    mkdirSync(`${copied}.partial`, { recursive: true });
    writeFileSync(join(`${copied}.partial`, 'local.json.keys'), 'half');
    await backUpKeys(keyFile, copied);
    expect(readdirSync(join(directory, 'apart'))).toEqual(['copy']);
    const there = join(directory, 'new', 'local.json');
    mkdirSync(join(directory, 'new'));
    for (const end of ['.partial', '.partial.keys']) writeFileSync(`${there}${end}`, 'half');
    await restoreKeys(copied, there);
    expect(readdirSync(join(directory, 'new'))).toEqual(['local.json', 'local.json.keys']);
  });
});

describe('keys are never written over', () => {
  it('by a copy, nor by what is put back', async () => {
    await backUpKeys(keyFile, copied);
    await expect(backUpKeys(keyFile, copied)).rejects.toThrow('is not empty. Name a new directory');
    const before = readFileSync(keyFile, 'utf8');
    await expect(restoreKeys(copied, keyFile)).rejects.toThrow('never written over. Move it away');
    expect(readFileSync(keyFile, 'utf8')).toBe(before);
    rmSync(keyFile);
    await expect(restoreKeys(copied, keyFile)).rejects.toThrow('local.json.keys is there already');
  });
});

describe('no copy is made', () => {
  it('of keys that are not there, or of something else, which is not quoted', async () => {
    await expect(backUpKeys(join(directory, 'none.json'), copied)).rejects.toThrow(
      'Is LEDGER_KEY_FILE right?',
    );
    await expect(restoreKeys(directory, join(directory, 'new.json'))).rejects.toThrow(
      'holds no copy of new.json (LEDGER_KEY_FILE)',
    );
    writeFileSync(keyFile, '{"secret":1}');
    const error = await backUpKeys(keyFile, copied).catch(String);
    expect(error).toContain('is not a key file of this program');
    expect(error).not.toContain('secret');
    expect(existsSync(copied)).toBe(false);
    expect(readdirSync(join(directory, 'apart'))).toEqual([]);
  });

  it('beside the events', async () => {
    const environment = { LEDGER_DATA_DIR: join(directory, 'data'), LEDGER_KEY_FILE: keyFile };
    for (const place of ['data', 'data/keys'])
      await expect(ledger(['backup', 'keys', join(directory, place)], environment)).rejects.toThrow(
        'lies in LEDGER_DATA_DIR, beside the events',
      );
  });
});
