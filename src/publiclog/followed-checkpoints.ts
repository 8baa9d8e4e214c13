import { NoteError, type VerifierKey } from '../proof/note.js';
import type { Policy } from '../proof/policy.js';
import { hashesOf, widthIn } from '../proof/tile.js';
import { underPolicy } from '../proof/under-policy.js';
import type { CheckpointSource, NextCheckpoint, SignerStatus } from './checkpoint-source.js';
import { firstDifference } from './first-difference.js';
import type { LogFiles } from './log-files.js';
import { type Published, readSigned } from './published.js';
import type { Sequencer } from './sequencer.js';
import type { SignerLog } from './signer-log.js';
import { LogStandstill } from './standstill.js';

type From = {
  readonly log: SignerLog;
  /** Under which its checkpoints count. No other is ever taken. */
  readonly key: VerifierKey;
  /** `undefined`: no witnesses are asked for. */
  readonly policy: Policy | undefined;
  readonly files: LogFiles;
  readonly end: AbortSignal;
};

/** How often the node that signs is asked. */
const ASK_MS = 1_000;

/**
 * Takes over the checkpoints of the node that signs, with the signatures they have, each only where the tree that was
 * built here has the same root. It needs no key.
 */
export class FollowedCheckpoints implements CheckpointSource {
  readonly #from: From;
  /** The newest that is published here. */
  #shown: Published | undefined;
  /** What is to be published as soon as the tree has its size. */
  #held: Published | undefined;
  /** Since this began. */
  #hasAgreed = false;
  #ask = 0;
  #signer: SignerStatus = { state: 'away', size: null, detail: 'was not asked yet' };

  constructor(from: From) {
    this.#from = from;
  }

  get key(): VerifierKey {
    return this.#from.key;
  }

  begin(published: Published | undefined): number {
    this.#shown = published;
    return sizeOf(published);
  }

  target(): number {
    return sizeOf(this.#held ?? this.#shown);
  }

  wait(tree: Sequencer): number {
    return this.#isReady(tree) ? 0 : Math.max(0, this.#ask - performance.now());
  }

  async next(tree: Sequencer): Promise<NextCheckpoint | undefined> {
    if (!this.#isReady(tree)) await this.#look(tree);
    const held = this.#held;
    if (held === undefined || !this.#isReady(tree)) return undefined;
    const { root } = await tree.write(sizeOf(this.#shown));
    if (Buffer.compare(root, held.head.root) !== 0) throw await this.#differs(held, tree.size);
    this.#shown = held;
    this.#held = undefined;
    this.#hasAgreed = true;
    this.#signer = { state: 'agrees', size: held.head.size, detail: 'has the root that is here' };
    const { policy } = this.#from;
    const quorum = policy && underPolicy(held.note, policy).quorum;
    return { text: held.text, witnesses: quorum === undefined ? null : { quorum, asked: [] } };
  }

  /** What is not published yet is so after the next start. */
  async last(): Promise<undefined> {
    return undefined;
  }

  signer(): SignerStatus {
    return this.#signer;
  }

  #isReady(tree: Sequencer): boolean {
    return this.#held !== undefined && this.#held.head.size === tree.size;
  }

  async #look(tree: Sequencer): Promise<void> {
    const answer = await this.#from.log.checkpoint(this.#from.end);
    this.#ask = performance.now() + ASK_MS;
    if ('why' in answer) return this.#say('away', answer.why);
    try {
      const seen = readSigned(answer.text, this.#from.key);
      if (this.#from.policy !== undefined) underPolicy(seen.note, this.#from.policy);
      await this.#take(seen, tree);
    } catch (error) {
      if (!(error instanceof NoteError)) throw error;
      this.#say('unreadable', error.message);
    }
  }

  /** @throws LogStandstill root-differs, also where it shows what is published here with another root. */
  async #take(seen: Published, tree: Sequencer): Promise<void> {
    const { size, root } = seen.head;
    const shown = sizeOf(this.#shown);
    if (size <= shown && Buffer.compare(root, tree.publishedRoot(size)) !== 0)
      throw await this.#differs(seen, shown);
    if (size < this.target())
      return this.#say('older', `shows ${size} leaves after ${this.target()}`, size);
    // The same size again: others have cosigned it since, or it was published before the last start.
    if (!this.#hasAgreed || seen.text !== this.#shown?.text) this.#held = seen;
    if (size > tree.size) this.#say('ahead', `shows ${size} leaves`, size);
    else this.#say('agrees', 'has the root that is here', size);
  }

  #say(state: SignerStatus['state'], detail: string, size = this.#signer.size): void {
    this.#signer = { state, size, detail };
  }

  /** Keeps the other checkpoint as evidence, and looks for the place. `written`: the size of the tree on disk. */
  async #differs(other: Published, written: number): Promise<LogStandstill> {
    const { size } = other.head;
    const { log, files, end } = this.#from;
    await files.replace('differing-checkpoint', other.text);
    const seq = await firstDifference(
      size,
      async ({ width, ...tile }) => {
        const here = files.tileSync({ ...tile, width: widthIn(written, tile) });
        return hashesOf(here).slice(0, width);
      },
      (tile) => log.hashes(tile, end),
    );
    const where =
      seq === undefined
        ? 'Its tiles do not show where they differ'
        : `The first entry that differs is seq ${seq}`;
    return new LogStandstill(
      'root-differs',
      `The checkpoint of ${size} leaves that the signing node shows has another root than the first ${size} of the ${written} leaves here. ${where}`,
      seq,
    );
  }
}

const sizeOf = (published: Published | undefined): number => published?.head.size ?? 0;
