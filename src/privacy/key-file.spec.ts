import {
  chmodSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { KeyFile } from './key-file.js';

let directory: string;
let path: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'keys-'));
  path = join(directory, 'inner', 'local.json');
});
afterEach(() => rmSync(directory, { recursive: true }));

const make = (): KeyFile => KeyFile.open(path, { mayMake: true });
const reopen = (): KeyFile => KeyFile.open(path, { mayMake: false });

describe('a key file', () => {
  test('is made for an empty store, and only its owner may open it', () => {
    make();
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(readdirSync(join(directory, 'inner'))).toEqual(['local.json']);
  });

  test('that is there already is taken as it is', () => {
    const first = make().checkValues();
    expect(make().checkValues()).toEqual(first);
    expect(reopen().checkValues()).toEqual(first);
  });

  test('gets the keys of a year, whole and private, beside the others', () => {
    const file = make();
    file.addEpoch('2025');
    file.addEpoch('2026');
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(readdirSync(join(directory, 'inner'))).toEqual(['local.json']);
    expect(reopen().checkValues()).toEqual(file.checkValues());
    expect(Object.keys(file.checkValues())).toEqual([
      'id',
      'epoch-2025',
      'join-2025',
      'epoch-2026',
      'join-2026',
    ]);
    expect(new Set(Object.values(file.checkValues())).size).toBe(5);
  });

  test('shows the years that another process has added', () => {
    const [mine, theirs] = [make(), reopen()];
    theirs.addEpoch('2025');
    expect(mine.epoch('2025')?.joinKey.export()).toEqual(theirs.epoch('2025')?.joinKey.export());
    expect(mine.epoch('2024')).toBeUndefined();
  });

  test('shows no key in its check values', () => {
    const file = make();
    file.addEpoch('2025');
    const secrets = [...readFileSync(path, 'utf8').matchAll(/[\w-]{43}/g)].map(([key]) => key);
    expect(secrets).toHaveLength(3);
    for (const secret of secrets)
      expect(Object.values(file.checkValues())).not.toContain(
        Buffer.from(secret, 'base64url').toString('hex'),
      );
  });
});

describe('the service does not start with a key file that', () => {
  const fault = (name: string) => expect.objectContaining({ name: 'KeyFileError', fault: name });

  test('is missing although the store holds events', () => {
    expect(reopen).toThrow(fault('missing'));
  });

  test.each([0o640, 0o604, 0o660, 0o601])('others may open (mode %o)', (mode) => {
    make();
    chmodSync(path, mode);
    expect(reopen).toThrow(fault('readable-by-others'));
  });

  test.each([
    ['is empty', ''],
    ['is cut off', '{"v":1,"idKey":"'],
    ['is of another format', '{"v":2,"idKey":"A","epochs":{}}'],
    ['has a short key', `{"v":1,"idKey":"${'A'.repeat(42)}","epochs":{}}`],
    [
      'has a year without its join key',
      `{"v":1,"idKey":"${'A'.repeat(43)}","epochs":{"2025":{"epochKey":"${'A'.repeat(43)}"}}}`,
    ],
  ])('%s', (_, text) => {
    make();
    writeFileSync(path, text);
    expect(reopen).toThrow(fault('malformed'));
  });

  test('is not quoted in the message when it cannot be read', () => {
    make();
    writeFileSync(path, 'sEcReT{');
    expect(reopen).toThrow(/^(?!.*sEcReT)/);
  });

  test('is another ledger’s', () => {
    const expected = make().checkValues();
    rmSync(path);
    const other = make();
    expect(() => other.assertFits(expected)).toThrow(fault('unfitting'));
  });

  test('has lost a year that the ledger was opened with', () => {
    const old = make();
    const text = readFileSync(path);
    old.addEpoch('2025');
    const expected = old.checkValues();
    expect(() => reopen().assertFits(expected)).not.toThrow();
    writeFileSync(path, text);
    expect(() => reopen().assertFits(expected)).toThrow(fault('unfitting'));
  });

  test('was exchanged under a running process', () => {
    const running = make();
    rmSync(path);
    make();
    expect(() => running.epoch('2025')).toThrow(fault('unfitting'));
  });
});
