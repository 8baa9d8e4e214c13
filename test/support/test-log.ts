import type { TreeHead } from '../../src/proof/consistency.js';
import { formatCheckpoint } from '../../src/proof/checkpoint.js';
import { type Note, type Signer, signText } from '../../src/proof/note.js';
import { formatSubmission } from '../../src/witness/submission.js';
import { logKey } from './keys.js';
import { consistencyProof, headOf } from './merkle.js';

/** A log of up to a hundred leaves with a key of its own, which can be of two minds. */
export class TestLog {
  readonly origin: string;

  constructor(
    readonly signer: Signer = logKey('log.example/one'),
    private readonly leaf: (n: number) => string = (n) => `leaf ${n}`,
  ) {
    this.origin = signer.key.name;
  }

  /** The same log, by the same key, with another history from that leaf on. */
  forkedAt(from: number): TestLog {
    return new TestLog(this.signer, (n) => (n < from ? this.leaf(n) : `forged ${n}`));
  }

  /** Its checkpoint of that size; `head` tells a lie. */
  note(size: number, head: TreeHead = headOf(this.#leaves(size))): Note {
    const text = formatCheckpoint({ origin: this.origin, ...head });
    return { text, signatures: [signText(text, this.signer)] };
  }

  proof(from: number, to: number): readonly Buffer[] {
    return consistencyProof(this.#leaves(to), from);
  }

  /** What it sends to a witness. */
  submission(from: number, to: number): Buffer {
    return Buffer.from(formatSubmission(from, this.proof(from, to), this.note(to)));
  }

  #leaves(size: number): readonly string[] {
    return Array.from({ length: size }, (_, n) => this.leaf(n));
  }
}
