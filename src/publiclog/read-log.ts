import { setImmediate as turn } from 'node:timers/promises';
import { type Checkpoint, parseCheckpoint } from '../proof/checkpoint.js';
import { parseNote } from '../proof/note.js';
import { formatReceipt, parseReceipt } from '../proof/receipt.js';
import { TILE_WIDTH, tileSource, widthIn } from '../proof/tile.js';
import { inclusionProof } from '../proof/tree.js';
import type { LogFiles } from './log-files.js';

/**
 * Answers from the files of the log, as far as its published checkpoint goes. It needs no lease, no store and no key.
 */
export class LogReader {
  readonly #files: LogFiles;
  readonly #seqs = new SeqsById();
  #indexing: Promise<void> = Promise.resolve();

  constructor(files: LogFiles) {
    this.#files = files;
  }

  /** The receipt of an event, by its seq or its id; `undefined`: no checkpoint covers such an event yet. */
  async receipt(
    name: { readonly seq: number } | { readonly id: string },
  ): Promise<string | undefined> {
    const checkpoint = await this.#files.read('checkpoint');
    if (checkpoint === undefined) return undefined;
    const { size } = parseCheckpoint(parseNote(checkpoint).text);
    const index = 'seq' in name ? name.seq : await this.#seqOf(name.id, size);
    if (index === undefined || index >= size) return undefined;
    const source = tileSource(size, (tile) => this.#files.tileSync(tile));
    const proof = inclusionProof(index, size, source);
    return formatReceipt({ entry: await this.#entry(index, size), index, proof }, checkpoint);
  }

  /** The same by the id of an event, with what the receipt says and proves. */
  async proven(
    id: string,
  ): Promise<
    { readonly seq: number; readonly leaf: string; readonly receipt: string } | undefined
  > {
    const receipt = await this.receipt({ id });
    if (receipt === undefined) return undefined;
    const { index, entry } = parseReceipt(receipt);
    return { seq: index, leaf: Buffer.from(entry).toString('utf8'), receipt };
  }

  async #entry(seq: number, size: Checkpoint['size']): Promise<Uint8Array> {
    const n = Math.floor(seq / TILE_WIDTH);
    const entries = await this.#files.entries(n, widthIn(size, { level: 'entries', n }));
    return entries[seq % TILE_WIDTH]!;
  }

  async #seqOf(id: string, size: number): Promise<number | undefined> {
    // One after another: two that ask at once must not index the same bundle twice.
    this.#indexing = this.#indexing.catch(() => {}).then(() => this.#index(size));
    await this.#indexing;
    for (const seq of this.#seqs.candidates(id))
      if (seq < size && idIn(await this.#entry(seq, size)) === id) return seq;
    return undefined;
  }

  async #index(size: number): Promise<void> {
    while (this.#seqs.size < size) {
      const n = Math.floor(this.#seqs.size / TILE_WIDTH);
      const entries = await this.#files.entries(n, widthIn(size, { level: 'entries', n }));
      for (const entry of entries.slice(this.#seqs.size % TILE_WIDTH)) this.#seqs.add(idIn(entry));
      await turn();
    }
  }
}

const idIn = (entry: Uint8Array): string => {
  const { id } = JSON.parse(Buffer.from(entry).toString('utf8')) as { readonly id: string };
  return id;
};

/**
 * Where an event of that id may stand, in 8 to 16 bytes an event: an open-addressed table of seqs, by
 * the first 32 bits of the id. Ids are cut from an HMAC, so these are as good as random.
 */
class SeqsById {
  #size = 0;
  #slots = new Uint32Array(1024);
  #starts: Uint32Array = new Uint32Array(512);

  get size(): number {
    return this.#size;
  }

  /** The id of the next seq. */
  add(id: string): void {
    if (this.#size === this.#starts.length) this.#grow();
    this.#starts[this.#size] = startOf(id);
    this.#put(this.#size);
    this.#size += 1;
  }

  *candidates(id: string): Generator<number> {
    const start = startOf(id);
    for (let at = start % this.#slots.length; this.#slots[at] !== 0;) {
      const seq = this.#slots[at]! - 1;
      if (this.#starts[seq] === start) yield seq;
      at = (at + 1) % this.#slots.length;
    }
  }

  #put(seq: number): void {
    let at = this.#starts[seq]! % this.#slots.length;
    while (this.#slots[at] !== 0) at = (at + 1) % this.#slots.length;
    this.#slots[at] = seq + 1;
  }

  #grow(): void {
    const starts = new Uint32Array(this.#starts.length * 2);
    starts.set(this.#starts);
    this.#starts = starts;
    this.#slots = new Uint32Array(starts.length * 2);
    for (let seq = 0; seq < this.#size; seq += 1) this.#put(seq);
  }
}

const startOf = (id: string): number => Number.parseInt(id.slice(0, 8), 16) >>> 0;
