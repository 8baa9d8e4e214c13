import { formatNote, type Note, parseNote, parseVkey, type VerifierKey } from '../proof/note.js';
import type { CheckpointSource, NextCheckpoint } from './checkpoint-source.js';
import type { Cosigner } from './cosigner.js';
import type { LogSigner } from './log-signer.js';
import { Pace } from './pace.js';
import type { Published } from './published.js';
import type { Sequencer } from './sequencer.js';
import { LogStandstill } from './standstill.js';

/**
 * Signs the checkpoints of the tree that is built here, and has them cosigned. While no event comes the newest is
 * signed and cosigned again from time to time: so a quiet log can be told from one that stopped.
 */
export class OwnCheckpoints implements CheckpointSource {
  readonly #log: LogSigner;
  readonly #cosigner: Cosigner | undefined;
  readonly #pace: Pace;
  /** As it was cosigned last. */
  #cosigned: Note | undefined;

  constructor(log: LogSigner, cosigner: Cosigner | undefined, silentMs: number | undefined) {
    this.#log = log;
    this.#cosigner = cosigner;
    this.#pace = new Pace(-Infinity, silentMs);
  }

  get key(): VerifierKey {
    return parseVkey(this.#log.vkey);
  }

  /** @throws LogStandstill key-missing where less is known to be signed than was published. */
  begin(published: Published | undefined): number {
    const shown = published?.head.size ?? 0;
    const { size } = this.#log.last();
    if (shown > size)
      throw new LogStandstill(
        'key-missing',
        `A checkpoint of ${shown} leaves is published, but the signer only knows that it signed ${size}: its state is an older copy`,
      );
    return size;
  }

  target(): number {
    return Infinity;
  }

  wait(tree: Sequencer): number {
    return tree.size === 0 ? Infinity : this.#pace.dueIn(tree.isAhead, performance.now());
  }

  /**
   * Of the same checkpoint published before, a cosignature stays until its witness gives a newer one.
   * @throws LogStandstill root-differs, files-damaged, not-an-extension: then nothing is signed.
   */
  async next(tree: Sequencer): Promise<NextCheckpoint> {
    const { proof, ...head } = await tree.write(this.#log.last().size);
    const signed = this.#log.sign(head, proof);
    const note = this.#asCosigned(parseNote(signed));
    const cosigned = await this.#cosigner?.cosign(note, (from, to) => tree.proof(from, to));
    this.#pace.published(performance.now());
    this.#cosigned = cosigned?.note;
    if (cosigned === undefined) return { text: signed, witnesses: null };
    const { quorum, asked } = cosigned;
    return { text: formatNote(cosigned.note), witnesses: { quorum, asked } };
  }

  async last(tree: Sequencer): Promise<NextCheckpoint | undefined> {
    return tree.isAhead ? this.next(tree) : undefined;
  }

  signer(): null {
    return null;
  }

  #asCosigned(signed: Note): Note {
    return this.#cosigned?.text === signed.text ? this.#cosigned : signed;
  }
}
