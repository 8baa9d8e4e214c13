import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { contentHash } from './content-hash.js';

const directory = mkdtempSync(join(tmpdir(), 'ledger-hash-'));
const write = (path: string, text: string): void => writeFileSync(join(directory, path), text);
const hashed = (ends = ['.js'], without: readonly string[] = []): string =>
  contentHash({
    root: pathToFileURL(`${directory}/`),
    files: ['law/**', 'day.*'],
    without,
    ends,
  });

beforeEach(() => {
  rmSync(directory, { recursive: true });
  mkdirSync(join(directory, 'law/rules'), { recursive: true });
  write('day.js', 'a day\n');
  write('law/rules/one.js', 'one\n');
});
afterAll(() => rmSync(directory, { recursive: true }));

describe('the hash of files', () => {
  it('is that of what sha256sum prints for them, in the order of their paths', () => {
    // printf 'a day\n' > day.js; mkdir -p law/rules; printf 'one\n' > law/rules/one.js
    // sha256sum day.js law/rules/one.js | sha256sum
    expect(hashed()).toBe('49d7f457035de342908d1ce5221af9fa74f2ca82eb6f285a665fe6b7fc68923e');
  });

  it('is another when a file says something else, is added, or goes by another name', () => {
    const seen = new Set([hashed()]);
    write('law/rules/one.js', 'two\n');
    seen.add(hashed());
    write('law/rules/three.js', '');
    seen.add(hashed());
    rmSync(join(directory, 'law/rules/three.js'));
    write('law/rules/four.js', '');
    seen.add(hashed());
    expect(seen.size).toBe(4);
  });

  it('does not mind tests, declarations, maps and what is left out', () => {
    const before = hashed();
    for (const name of ['one.spec.js', 'one.d.ts', 'one.js.map', 'other.js'])
      write(`law/rules/${name}`, 'more');
    expect(hashed(['.js', '.ts'], ['law/rules/other.*'])).toBe(before);
  });

  it('is not made of nothing', () => {
    expect(() => hashed(['.none'])).toThrow('No file is law/** or day.*');
  });
});
