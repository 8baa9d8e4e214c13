import { parseCheckpoint } from './checkpoint.js';
import { type Note, verifiedBy } from './note.js';
import { isMet, type Policy } from './policy.js';

export type Standing = {
  /** One of the logs of the policy signed, and the checkpoint is of the origin of that name. */
  readonly signed: boolean;
  readonly cosigned: readonly {
    readonly witness: Policy['witnesses'][number];
    /** Seconds since 1970, by the clock of the witness. */
    readonly time: number;
  }[];
  /** Enough witnesses cosigned. Says nothing of `signed`. */
  readonly quorum: boolean;
};

/**
 * What a checkpoint is worth under a policy (C2SP tlog-policy). It is valid where both `signed` and `quorum` hold.
 * @throws NoteError when it is no checkpoint, or a signature by a key of the policy is wrong.
 */
export const underPolicy = (note: Note, { logs, witnesses, quorum }: Policy): Standing => {
  const { origin } = parseCheckpoint(note.text);
  const keys = [...logs, ...witnesses].map(({ key }) => key);
  const found = new Map(verifiedBy(note, keys).map(({ key, time }) => [key, time]));
  const cosigned = witnesses.flatMap((witness) => {
    const time = found.get(witness.key);
    return time === undefined || time === 0 ? [] : [{ witness, time }];
  });
  return {
    signed: logs.some(({ key }) => key.name === origin && found.has(key)),
    cosigned,
    quorum: isMet(quorum, new Set(cosigned.map(({ witness }) => witness))),
  };
};
