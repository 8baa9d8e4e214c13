import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { consistencyProof, headOf } from '../support/merkle.js';
import { isConsistent } from '../../src/proof/consistency.js';

const leaves = Array.from({ length: 40 }, (_, n) => `leaf ${n}`);
const upTo = (size: number): readonly string[] => leaves.slice(0, size);
const sizes = fc.nat({ max: leaves.length });
const pairs = fc.tuple(sizes, sizes).map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const);

describe('a consistency proof', () => {
  it('as RFC 6962 defines it is accepted, for every pair of sizes', () => {
    for (let later = 0; later <= leaves.length; later += 1)
      for (let earlier = 0; earlier <= later; earlier += 1)
        expect(
          isConsistent(
            headOf(upTo(earlier)),
            headOf(upTo(later)),
            consistencyProof(upTo(later), earlier),
          ),
        ).toBe(true);
  });

  it('does not hold with any one bit changed, in it or in a root', () => {
    fc.assert(
      fc.property(pairs, fc.nat(), ([earlier, later], at) => {
        fc.pre(earlier > 0);
        const heads = [headOf(upTo(earlier)), headOf(upTo(later))] as const;
        const proof = consistencyProof(upTo(later), earlier).map((hash) => Buffer.from(hash));
        const all = [...proof, ...heads.map(({ root }) => root as Buffer)];
        const bit = at % (all.length * 256);
        all[Math.floor(bit / 256)]![Math.floor((bit % 256) / 8)]! ^= 1 << (bit % 8);
        expect(isConsistent(heads[0], heads[1], proof)).toBe(false);
      }),
    );
  });

  it('does not hold with a hash added, left out or exchanged', () => {
    fc.assert(
      fc.property(pairs, fc.nat(), ([earlier, later], at) => {
        fc.pre(earlier > 0 && earlier < later);
        const holds = (proof: readonly Buffer[]): boolean =>
          isConsistent(headOf(upTo(earlier)), headOf(upTo(later)), proof);
        const proof = consistencyProof(upTo(later), earlier);
        const place = at % proof.length;
        expect(holds(proof.toSpliced(place, 1))).toBe(false);
        expect(holds(proof.toSpliced(place, 0, proof[place]!))).toBe(false);
        expect(holds([...proof, proof[place]!])).toBe(false);
        expect(holds([])).toBe(false);
        expect(proof.length > 1 && holds(proof.toReversed())).toBe(false);
      }),
    );
  });

  it('does not hold for another history', () => {
    const other = ['forged', ...leaves.slice(1)];
    for (const earlier of [1, 2, 3, 8, 33])
      expect(
        isConsistent(
          headOf(upTo(earlier)),
          headOf(other.slice(0, 40)),
          consistencyProof(other.slice(0, 40), earlier),
        ),
      ).toBe(false);
  });

  it('cannot go backwards, nor begin at a tree that is none', () => {
    const root = headOf(upTo(1)).root;
    expect(isConsistent(headOf(upTo(4)), headOf(upTo(3)), [])).toBe(false);
    expect(isConsistent({ size: 0, root }, headOf(upTo(3)), [])).toBe(false);
    expect(isConsistent(headOf([]), { size: 0, root }, [])).toBe(false);
    expect(isConsistent({ size: -1, root }, headOf(upTo(1)), [])).toBe(false);
    expect(isConsistent({ size: 0.5, root }, headOf(upTo(1)), [])).toBe(false);
  });

  it('has nothing in it where nothing is to be proven', () => {
    const hash = Buffer.alloc(32);
    expect(isConsistent(headOf([]), headOf(upTo(3)), [hash])).toBe(false);
    expect(isConsistent(headOf(upTo(3)), headOf(upTo(3)), [hash])).toBe(false);
    expect(isConsistent(headOf(upTo(3)), { size: 3, root: hash }, [])).toBe(false);
  });

  it('is held to sizes past 32 bits', () => {
    const [size, left] = [2 ** 40, headOf(upTo(1)).root];
    const right = headOf(upTo(2)).root;
    expect(isConsistent({ size, root: left }, { size: size * 2, root: right }, [right])).toBe(
      false,
    );
    const one = headOf(['leaf 1']).root;
    expect(isConsistent({ size, root: left }, { size: size * 2, root: right }, [one])).toBe(true);
  });
});
