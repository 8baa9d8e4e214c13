import type { ContentType } from './records-in.js';

/** Whole records, and how many ends of records they hold: one each. */
export type CutPart = { readonly bytes: Buffer; readonly ends: number };

/**
 * Cuts a content into parts of whole records, each of at most about `size` bytes, where it is read chunk by chunk:
 * the same content gives the same parts whenever it is cut. A record of CSV ends at an end of line outside quotes.
 */
export async function* cut(
  chunks: AsyncIterable<Uint8Array>,
  contentType: ContentType,
  size: number,
): AsyncGenerator<CutPart> {
  const cutter = new Cutter(contentType === 'text/csv', size);
  for await (const chunk of chunks) yield* cutter.add(chunk);
  yield* cutter.rest();
}

const [LINE_END, QUOTE] = [10, 34];

class Cutter {
  #held: Buffer = Buffer.alloc(0);
  #scanned = 0;
  /** Where the last whole record ends. */
  #end = 0;
  #ends = 0;
  #isQuoted = false;

  constructor(
    private readonly isCsv: boolean,
    private readonly size: number,
  ) {}

  *add(chunk: Uint8Array): Generator<CutPart> {
    this.#held = Buffer.concat([this.#held, chunk]);
    for (; this.#scanned < this.#held.length; this.#scanned += 1) {
      if (!this.#isEnd(this.#held[this.#scanned])) continue;
      if (this.#end > 0 && this.#scanned + 1 > this.size) yield this.#cutOff();
      this.#end = this.#scanned + 1;
      this.#ends += 1;
    }
  }

  /** The last record may have no end of line. */
  *rest(): Generator<CutPart> {
    const isOpen = this.#end < this.#held.length;
    if (isOpen && this.#end > 0 && this.#held.length > this.size) yield this.#cutOff();
    if (this.#held.length > 0) yield { bytes: this.#held, ends: this.#ends + (isOpen ? 1 : 0) };
  }

  #isEnd(byte: number | undefined): boolean {
    if (this.isCsv && byte === QUOTE) this.#isQuoted = !this.#isQuoted;
    return byte === LINE_END && !this.#isQuoted;
  }

  #cutOff(): CutPart {
    const part = { bytes: this.#held.subarray(0, this.#end), ends: this.#ends };
    this.#held = this.#held.subarray(this.#end);
    this.#scanned -= this.#end;
    this.#end = 0;
    this.#ends = 0;
    return part;
  }
}
