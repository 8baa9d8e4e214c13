import { formatNote, parseNote, parseVkey, type VerifierKey } from '../proof/note.js';
import type { CheckpointSource, NextCheckpoint } from './checkpoint-source.js';
import type { Cosigner } from './cosigner.js';
import type { LogSigner } from './log-signer.js';
import type { Published } from './published.js';
import type { Sequencer } from './sequencer.js';
import { LogStandstill } from './standstill.js';

/** While events arrive: no checkpoint sooner after the one before, none later after the first event it covers. */
const CHECKPOINT_MS = 500;

/** Signs the checkpoints of the tree that is built here, and has them cosigned. */
export class OwnCheckpoints implements CheckpointSource {
  readonly #log: LogSigner;
  readonly #cosigner: Cosigner | undefined;
  #due = 0;

  constructor(log: LogSigner, cosigner: Cosigner | undefined) {
    this.#log = log;
    this.#cosigner = cosigner;
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
    this.#due = 0;
    return size;
  }

  target(): number {
    return Infinity;
  }

  wait(tree: Sequencer): number {
    return tree.isAhead ? Math.max(0, this.#due - performance.now()) : Infinity;
  }

  /** @throws LogStandstill root-differs, files-damaged, not-an-extension: then nothing is signed. */
  async next(tree: Sequencer): Promise<NextCheckpoint> {
    const { proof, ...head } = await tree.write(this.#log.last().size);
    const signed = this.#log.sign(head, proof);
    const cosigned = await this.#cosigner?.cosign(parseNote(signed), (from, to) =>
      tree.proof(from, to),
    );
    this.#due = performance.now() + CHECKPOINT_MS;
    if (cosigned === undefined) return { text: signed, witnesses: null };
    const { note, ...witnesses } = cosigned;
    return { text: formatNote(note), witnesses };
  }

  async last(tree: Sequencer): Promise<NextCheckpoint | undefined> {
    return tree.isAhead ? this.next(tree) : undefined;
  }

  signer(): null {
    return null;
  }
}
