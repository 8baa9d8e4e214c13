import type { Note } from '../proof/note.js';

export type Cosigned = {
  /** The checkpoint with all signatures there are. */
  readonly note: Note;
  /** Whether they are enough under the policy. */
  readonly quorum: boolean;
  /** What became of each witness, in words. */
  readonly asked: readonly {
    readonly name: string;
    readonly outcome: string;
    readonly detail: string;
  }[];
};

/** Has a checkpoint cosigned before it is published. A witness that fails stops nothing. */
export type Cosigner = {
  /** A C2SP tlog-policy, as it is published; a `log` line is added where it has none. */
  readonly policy: string;
  readonly cosign: (
    note: Note,
    proofs: (from: number, to: number) => readonly Uint8Array[],
  ) => Promise<Cosigned>;
};

/** The policy of a log that asks nobody. */
const NOBODY = 'quorum none\n';

export const policyText = (vkey: string, cosigner: Cosigner | undefined): string => {
  const policy = cosigner?.policy ?? NOBODY;
  return /^log\s/m.test(policy) ? policy : `log ${vkey}\n${policy}`;
};
