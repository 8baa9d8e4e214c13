import { EMPTY_ROOT, nodeHash } from './tree.js';

/** A complete subtree of 2^level leaves. */
type Peak = { readonly level: number; readonly hash: Uint8Array; readonly isWatched: boolean };

/**
 * A Merkle tree (RFC 6962 2.1) to which leaves are added one by one, of which only the roots of the complete subtrees
 * are held: its root, and the path of at most one leaf, without a second pass.
 */
export class GrowingTree {
  readonly #peaks: Peak[] = [];
  /** From the watched leaf up to the peak above it. */
  readonly #path: Uint8Array[] = [];
  #size = 0;
  #index: number | undefined;

  get size(): number {
    return this.#size;
  }

  /**
   * Adds the hash of a leaf.
   * @param isWatched whether `proof` is to be of this leaf. @throws RangeError for a second one.
   */
  add(hash: Uint8Array, isWatched = false): void {
    if (isWatched) this.#watch();
    let peak: Peak = { level: 0, hash, isWatched };
    for (let left = this.#peaks.at(-1); left?.level === peak.level; left = this.#peaks.at(-1)) {
      this.#peaks.pop();
      if (left.isWatched) this.#path.push(peak.hash);
      if (peak.isWatched) this.#path.push(left.hash);
      peak = {
        level: left.level + 1,
        hash: nodeHash(left.hash, peak.hash),
        isWatched: left.isWatched || peak.isWatched,
      };
    }
    this.#peaks.push(peak);
    this.#size += 1;
  }

  /** MTH over the leaves so far. */
  root(): Uint8Array {
    return joined(this.#peaks) ?? EMPTY_ROOT;
  }

  /** Index of the watched leaf and its path to the root as it is now, from its sibling up; `undefined`: none is watched. */
  proof(): { readonly index: number; readonly path: readonly Uint8Array[] } | undefined {
    if (this.#index === undefined) return undefined;
    const at = this.#peaks.findIndex(({ isWatched }) => isWatched);
    const right = joined(this.#peaks.slice(at + 1));
    const left = this.#peaks.slice(0, at).map(({ hash }) => hash);
    const path = [...this.#path, ...(right === undefined ? [] : [right]), ...left.toReversed()];
    return { index: this.#index, path };
  }

  #watch(): void {
    if (this.#index !== undefined) throw new RangeError('One leaf is watched already');
    this.#index = this.#size;
  }
}

/** The hash over subtrees that stand side by side, the largest first. */
const joined = (peaks: readonly Peak[]): Uint8Array | undefined =>
  peaks
    .map(({ hash }) => hash)
    .reduceRight<Uint8Array | undefined>(
      (right, left) => (right === undefined ? left : nodeHash(left, right)),
      undefined,
    );
