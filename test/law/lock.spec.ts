import { readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import {
  CLASSIFIED,
  CLASSIFIERS,
  SOURCES as SOURCES_OF,
  versionOf,
} from '../../src/classify/classifiers.js';
import {
  classifierHash,
  idsOf,
  inShort,
  type Lock,
  type Locked,
  lossesOf,
  relocked,
  sourceHash,
} from '../../src/cli/law-lock.js';
import { pathsOf } from '../../src/platform/content-hash.js';
import { filesOf, PACKS } from '../../src/statute/packs.js';

const SOURCES = pathToFileURL('src/');
const lock = JSON.parse(readFileSync('src/statute/packs/lock.json', 'utf8')) as Lock;
const packs = PACKS.map((pack) => [pack.id, pack] as const);

describe.each(packs)('the lock of %s', (id, pack) => {
  const versions = lock[id] ?? [];

  it('knows the sources of its version. Not so? Raise the version if it is released; then: npm run ledger -- law lock', () => {
    expect(versions.at(-1)).toMatchObject({
      version: pack.version,
      sha256: sourceHash(pack, SOURCES),
      rules: idsOf(pack),
    });
  });

  it('holds each version once, and they rise', () => {
    const numbers = versions.map(({ version }) => version);
    expect(numbers).toEqual([...new Set(numbers)].toSorted((a, b) => a - b));
  });
});

const classes = JSON.parse(readFileSync('src/classify/lock.json', 'utf8')) as Lock;

it.each(CLASSIFIED)(
  'the lock of the classifier of a %s knows the sources of its version. Not so? Raise the version if it is released, and see docs/how-to/keep-and-rebuild.md; then: npm run ledger -- law lock',
  (id) => {
    expect(classes[id]?.at(-1)).toMatchObject({
      version: versionOf(CLASSIFIERS[id].id),
      sha256: classifierHash(id, SOURCES),
    });
  },
);

/** A source without its imports of types: they do not run. */
const running = (path: string): string =>
  readFileSync(`src/${path}`, 'utf8').replaceAll(/^import type [^;]*;/gm, '');

/** What these sources call that is not among them. */
const calledBeside = (paths: readonly string[], known: ReadonlySet<string>) => {
  const called = paths.flatMap((path) =>
    [...running(path).matchAll(/ from '(\.[^']+)\.js';/g)].map(
      ([, to = '']) => `${posix.join(posix.dirname(path), to)}.ts`,
    ),
  );
  return { called, beside: [...new Set(called)].filter((path) => !known.has(path)) };
};

it.each(packs)('whatever the rules of %s call is hashed with them', (_, pack) => {
  const { files, without } = filesOf(pack);
  const given = { root: SOURCES, files, ends: ['.ts'] };
  const known = new Set(pathsOf({ ...given, without: [] }));
  const { called, beside } = calledBeside(pathsOf({ ...given, without }), known);
  expect(called.length).toBeGreaterThan(20);
  expect(beside).toEqual([]);
});

it.each(CLASSIFIED)('whatever the classifier of a %s calls is hashed with it', (id) => {
  const paths = pathsOf({ root: SOURCES, files: SOURCES_OF[id], ends: ['.ts'], without: [] });
  const { called, beside } = calledBeside(paths, new Set(paths));
  expect(called.length).toBeGreaterThan(2);
  expect(beside).toEqual([]);
});

describe('locking a pack', () => {
  const [ONE, OTHER] = ['1', '2'].map((digit) => digit.repeat(64)) as [string, string];
  const first: Locked = { version: 1, sha256: ONE, rules: [], released: false };
  const out: Locked = { ...first, released: true };
  const raisedIn = 'src/statute/packs/usc-1-1/pack.ts';
  const at = (version: number) => ({ id: 'usc-1-1', version, raisedIn, rules: [] });

  it('begins with its first version, and adds a later one', () => {
    expect(relocked(at(1), [], ONE)).toEqual([first]);
    expect(relocked(at(3), [out], OTHER)).toEqual([
      out,
      { version: 3, sha256: OTHER, rules: [], released: false },
    ]);
  });

  it('changes nothing where nothing changed, released or not', () => {
    expect(relocked(at(1), [first], ONE)).toEqual([first]);
    expect(relocked(at(1), [out], ONE)).toEqual([out]);
  });

  it('takes other sources for a version that was never released', () => {
    expect(relocked(at(1), [first], OTHER)).toEqual([{ ...first, sha256: OTHER }]);
  });

  it('refuses other sources for one that is, and says to raise the version', () => {
    expect(() => relocked(at(1), [out], OTHER)).toThrow(
      'Raise the version in src/statute/packs/usc-1-1/pack.ts',
    );
  });

  it('refuses a version that is past', () => {
    expect(() => relocked(at(1), [first, { ...first, version: 2 }], ONE)).toThrow('is past');
  });

  it('says in a line what is locked, and what of it changed', () => {
    const said = (before: readonly Locked[], after: Locked) => inShort(before, [after]);
    expect(said([first], first)).toBe(
      'version 1, not released, sources as before (SHA-256 111111111111…)',
    );
    expect(said([first], { ...first, sha256: OTHER })).toBe(
      'version 1, not released, sources changed (SHA-256 222222222222…)',
    );
    expect(said([], first)).toContain('version 1, not released, new');
    expect(said([out], { ...out, version: 2 })).toContain('version 2, released, new');
  });

  it('says which packs and rules of the newest versions are gone, and nothing of what is new', () => {
    const had = { ...first, rules: ['ONE-GONE', 'ONE-KEPT'] };
    const held = { 'usc-1-1': [{ ...first, rules: ['LONG-GONE'] }, had], 'usc-2-2': [first] };
    const said = lossesOf(held, [{ id: 'usc-1-1', rules: ['ONE-KEPT', 'ONE-NEW'] }]);
    expect(said.map((line) => line.split('.')[0])).toEqual([
      'Gone: usc-1-1 no longer has the rule ONE-GONE',
      'Gone: usc-2-2 is no longer listed',
    ]);
    expect(lossesOf({}, [{ id: 'usc-1-1', rules: ['ONE-NEW'] }])).toEqual([]);
    expect(
      lossesOf(
        lock,
        PACKS.map((pack) => ({ id: pack.id, rules: idsOf(pack) })),
      ),
    ).toEqual([]);
  });
});
