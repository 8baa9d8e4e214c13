import { readBounded, whyUnreachable } from '../platform/read-bounded.js';
import { hashesOf, type Tile, TileError, tilePath } from '../proof/tile.js';

/** How long one answer may take, whole. */
const PATIENCE_MS = 5_000;
/** Room for sixteen signatures of post-quantum keys. */
const MOST_CHECKPOINT_BYTES = 65_536;
/** 256 hashes. */
const MOST_TILE_BYTES = 8_192;

export type Answer = { readonly text: string } | { readonly why: string };

/** Reads the log of the node that signs, over HTTP. Every answer is bounded; no redirect is followed. */
export class SignerLog {
  readonly #url: string;

  /** @param url where its `/log` is. */
  constructor(url: URL) {
    this.#url = url.href.replace(/\/+$/, '');
  }

  /** Its newest checkpoint, not looked at yet; or why there is none, in words that are not its own. */
  async checkpoint(end: AbortSignal): Promise<Answer> {
    const answer = await this.#get('checkpoint', MOST_CHECKPOINT_BYTES, end);
    return typeof answer === 'string' ? { why: answer } : { text: answer.toString('utf8') };
  }

  /** The hashes of a tile; `undefined`: it does not give them. */
  async hashes(tile: Tile, end: AbortSignal): Promise<readonly Uint8Array[] | undefined> {
    const answer = await this.#get(`tile/${tilePath(tile)}`, MOST_TILE_BYTES, end);
    if (typeof answer === 'string') return undefined;
    try {
      return hashesOf(answer);
    } catch (error) {
      if (error instanceof TileError) return undefined;
      throw error;
    }
  }

  async #get(path: string, most: number, end: AbortSignal): Promise<Buffer | string> {
    try {
      const signal = AbortSignal.any([end, AbortSignal.timeout(PATIENCE_MS)]);
      const answer = await fetch(`${this.#url}/${path}`, { signal, redirect: 'error' });
      if (answer.status !== 200) {
        await answer.body?.cancel();
        return `answered ${answer.status}`;
      }
      return (await readBounded(answer, most)) ?? `answered more than ${most} bytes`;
    } catch (error) {
      return whyUnreachable(error);
    }
  }
}
