import type { VerifierKey } from '../proof/note.js';
import type { Cosigned } from './cosigner.js';
import type { Published } from './published.js';
import type { Sequencer } from './sequencer.js';

/** A checkpoint to publish over the whole tree as it stands. */
export type NextCheckpoint = {
  /** A signed note. */
  readonly text: string;
  /** What the witnesses said of it; null where none are asked. */
  readonly witnesses: Omit<Cosigned, 'note'> | null;
};

/** How the node that signs was found, where another one does. */
export type SignerStatus = {
  /**
   * `agrees`: its newest checkpoint is published here. `ahead`: this node has yet to read what its newest covers.
   * `older`: it shows less than is published here. `away`: it does not answer. `unreadable`: what it shows is no
   * checkpoint under the log's key.
   */
  readonly state: 'agrees' | 'ahead' | 'older' | 'away' | 'unreadable';
  /** Leaves under the checkpoint that it showed last; null: none was seen. */
  readonly size: number | null;
  /** In words. Holds nothing that the other side has written. */
  readonly detail: string;
};

/** Where the next checkpoint comes from: signed here (own-checkpoints.ts), or another node's (followed-checkpoints.ts). */
export type CheckpointSource = {
  readonly key: VerifierKey;
  /** What is published here when it begins. @returns how many leaves are signed: the tree must have them first. */
  readonly begin: (published: Published | undefined) => number;
  /** The tree is not built beyond it; Infinity: no bound. */
  readonly target: () => number;
  /** Milliseconds until `next` is to be asked; Infinity: not before the tree grows. */
  readonly wait: (tree: Sequencer) => number;
  /** `undefined`: none yet. @throws LogStandstill */
  readonly next: (tree: Sequencer) => Promise<NextCheckpoint | undefined>;
  /** The last one, before this process ends. */
  readonly last: (tree: Sequencer) => Promise<NextCheckpoint | undefined>;
  /** Null: this node signs. */
  readonly signer: () => SignerStatus | null;
};
