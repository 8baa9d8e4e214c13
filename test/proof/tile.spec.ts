import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { merkleRoot } from '../support/merkle.js';
import {
  formatBundle,
  hashesOf,
  parseBundle,
  parseTilePath,
  rootOver,
  type Tile,
  TileError,
  tilePath,
  tileSource,
  widthIn,
} from '../../src/proof/tile.js';
import { entryHash, rootOf } from '../../src/proof/tree.js';

const TILE: fc.Arbitrary<Tile> = fc.record({
  level: fc.oneof(fc.constant('entries' as const), fc.nat(63)),
  n: fc.oneof(fc.nat(2_000_000), fc.maxSafeNat()),
  width: fc.integer({ min: 1, max: 256 }),
});

describe('the path of a tile', () => {
  it.each([
    [{ level: 0, n: 1_234_067, width: 256 }, '0/x001/x234/067'],
    [{ level: 'entries', n: 0, width: 256 }, 'entries/000'],
    [{ level: 2, n: 999, width: 1 }, '2/999.p/1'],
    [{ level: 63, n: 1_000, width: 255 }, '63/x001/000.p/255'],
  ] as const)('of %o is %s', (tile, path) => {
    expect(tilePath(tile)).toBe(path);
    expect(parseTilePath(path)).toEqual(tile);
  });

  it('leads back to the tile', () => {
    fc.assert(
      fc.property(TILE, (tile) => {
        expect(parseTilePath(tilePath(tile))).toEqual(tile);
      }),
      { seed: 1 },
    );
  });

  it.each(
    [
      ['', '0', '0/', '0/0', '0/1', '0/0000', '0/x000/000', '0/000/000', '0/x01/000', '00/000'],
      ['64/000', '-1/000', '0/000.p/0', '0/000.p/256', '0/000.p/01', '0/000.p/', 'entry/000'],
      ['../checkpoint', '0/../000', '0/..', '0/000/', '0/000\n', '0/x９９９/000', 'entries/%2e%2e'],
      ['0/x999/x999/x999/x999/x999/999', '0/x999/x999/x999/x999/x999/x999/999'],
    ].flat(),
  )('is never %j', (path) => {
    expect(parseTilePath(path)).toBeUndefined();
  });
});

it('a tree of 70,000 leaves has the tiles that the specification counts', () => {
  const width = (level: Tile['level'], n: number) => widthIn(70_000, { level, n });
  expect([width(0, 272), width(0, 273), width(0, 274)]).toEqual([256, 112, 0]);
  expect([width('entries', 272), width('entries', 273)]).toEqual([256, 112]);
  expect([width(1, 0), width(1, 1), width(1, 2)]).toEqual([256, 17, 0]);
  expect([width(2, 0), width(3, 0)]).toEqual([1, 0]);
});

it('tiles of any size give the root of the recursive definition', () => {
  const hashes = Array.from({ length: 70_000 }, (_, n) => entryHash(Buffer.from(String(n))));
  const tilesAt = (level: number): Uint8Array[] =>
    level === 0
      ? hashes
      : Array.from({ length: Math.floor(hashes.length / 256 ** level) }, (_, n) =>
          rootOver(tilesAt(level - 1).slice(n * 256, (n + 1) * 256)),
        );
  const levels = [0, 1, 2].map(tilesAt);
  const leaves = Array.from({ length: 70_000 }, (_, n) => String(n));
  for (const size of [1, 2, 255, 256, 257, 511, 512, 65_535, 65_536, 65_537, 70_000]) {
    const source = tileSource(size, ({ level, n, width }) =>
      Buffer.concat(levels[level as number]!.slice(n * 256, n * 256 + width)),
    );
    expect(rootOf(size, source)).toEqual(merkleRoot(leaves.slice(0, size)));
  }
});

it('a tile that is too short or cut is an error, not another root', () => {
  const short = tileSource(4, () => new Uint8Array(3 * 32));
  expect(() => rootOf(4, short)).toThrow(TileError);
  expect(() => hashesOf(new Uint8Array(33))).toThrow(TileError);
  expect(() => rootOver([])).toThrow(RangeError);
});

describe('an entry bundle', () => {
  it('gives back its entries', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 700 })), (entries) => {
        const read = parseBundle(formatBundle(entries)).map((one) => Uint8Array.from(one));
        expect(read).toEqual(entries);
      }),
      { seed: 1 },
    );
  });

  it('has a length of two bytes before each entry', () => {
    const long = new Uint8Array(0x0102).fill(7);
    expect([...formatBundle([long, new Uint8Array([9])])]).toEqual([1, 2, ...long, 0, 1, 9]);
    expect(parseBundle(formatBundle([new Uint8Array(65_535)]))[0]).toHaveLength(65_535);
    expect(() => formatBundle([new Uint8Array(65_536)])).toThrow(TileError);
  });

  it('that is cut is an error wherever the cut is', () => {
    const whole = formatBundle([new Uint8Array([1, 2, 3])]);
    for (let length = 1; length < whole.length; length += 1)
      expect(() => parseBundle(whole.subarray(0, length))).toThrow(TileError);
    expect(parseBundle(new Uint8Array(0))).toEqual([]);
  });
});
