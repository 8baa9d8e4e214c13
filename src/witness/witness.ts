import { isConsistent, isHead } from '../proof/consistency.js';
import {
  cosign,
  ED25519,
  formatNote,
  formatSignature,
  type Note,
  NoteError,
  parseVkey,
  type Signature,
  type Signer,
  verifiedBy,
  type VerifierKey,
} from '../proof/note.js';
import { keepEvidence, originHash } from './evidence.js';
import type { Marks } from './marks.js';
import type { Held, WitnessState } from './state.js';
import { parseSubmission, type Submission } from './submission.js';

export type Answer = {
  readonly status: number;
  readonly body: string;
  readonly type: string;
  /** Where two notes were kept that are not of one history. */
  readonly evidence?: string | undefined;
};

type Parts = {
  readonly signer: Signer;
  /** The logs that are witnessed: Ed25519 keys under their origins. */
  readonly logs: readonly VerifierKey[];
  readonly state: WitnessState;
  readonly marks: Marks;
  /** Directory of files of the evidence. */
  readonly evidence: string;
  /** Seconds since 1970. */
  readonly now: () => number;
};

/**
 * A witness as C2SP tlog-witness has it: it cosigns a checkpoint only when it was shown to extend the one it
 * cosigned before, and it keeps what it cosigns before anybody sees the cosignature.
 */
export class Witness {
  constructor(private readonly parts: Parts) {}

  /** @throws StateLost when the state holds less than what was cosigned. */
  checkState(): void {
    const { marks, state } = this.parts;
    for (const origin of marks.origins) marks.check(origin, state.held(origin)?.size ?? 0);
  }

  /** POST add-checkpoint. @throws StateLost, or the error of a disk; then nothing is cosigned. */
  addCheckpoint(body: Uint8Array): Answer {
    const submission = readable(body);
    if (submission instanceof NoteError) return refused(400, submission.message);
    const { note, checkpoint, oldSize } = submission;
    const keys = this.parts.logs.filter(({ name }) => name === checkpoint.origin);
    if (keys.length === 0) return refused(404, 'This log is not witnessed here');
    const signatures = signaturesBy(note, keys);
    if (signatures.length === 0) return refused(403, 'No log of that origin has signed this');
    if (oldSize > checkpoint.size) return refused(400, 'The old size is larger than the size');
    return this.#judge({ ...submission, note: { text: note.text, signatures } });
  }

  /** GET <origin hash>/checkpoint: the newest that was cosigned. */
  newest(hash: string): string | undefined {
    const log = this.parts.logs.find(({ name }) => originHash(name) === hash);
    return log === undefined ? undefined : this.parts.state.held(log.name)?.note;
  }

  /** Check and storing are one step: of two submissions at once the second sees what the first has stored. */
  #judge(submission: Submission): Answer {
    const { state, marks } = this.parts;
    const { origin, size } = submission.checkpoint;
    const answer = state.update<Answer>(origin, (held) => {
      marks.check(origin, held?.size ?? 0);
      const objection = objectionTo(submission, held);
      if (objection !== undefined) return { result: objection };
      const cosignature = cosign(submission.note.text, this.parts.signer, this.parts.now());
      const result = { status: 200, body: formatSignature(cosignature), type: TEXT };
      return { held: heldAfter(submission, cosignature), result };
    });
    if (answer.status === 200) marks.raise(origin, size);
    return { ...answer, evidence: this.#evidence(submission, answer) };
  }

  /** A log may be wrong in good faith about sizes; two roots of one size, or a proof that fails, are kept. */
  #evidence({ checkpoint, note }: Submission, { status }: Answer): string | undefined {
    const held = this.parts.state.held(checkpoint.origin);
    if (held === undefined || status === 200) return undefined;
    const forked =
      held.size === checkpoint.size && Buffer.compare(held.root, checkpoint.root) !== 0;
    if (!forked && status !== 422) return undefined;
    const notes = { seen: formatNote(note), held: held.note };
    return keepEvidence(this.parts.evidence, forked ? 'fork' : 'unproven', notes);
  }
}

const TEXT = 'text/plain; charset=utf-8';

/** A log that a witness is told to follow. @throws NoteError when it is the key of none. */
export const logKeyOf = (vkey: string): VerifierKey => {
  const key = parseVkey(vkey);
  if (key.type !== ED25519) throw new NoteError('The key of a log is of type 1');
  return key;
};

const objectionTo = (
  { oldSize, checkpoint, proof }: Submission,
  held: Held | undefined,
): Answer | undefined => {
  if (oldSize !== (held?.size ?? 0))
    return { status: 409, body: `${held?.size ?? 0}\n`, type: 'text/x.tlog.size' };
  if (!isHead(checkpoint)) return refused(422, 'An empty tree has another root');
  if (held === undefined)
    return proof.length === 0 ? undefined : refused(422, 'From size 0 the proof is empty');
  return isConsistent(held, checkpoint, proof)
    ? undefined
    : refused(422, 'It is not shown that this log extends what was cosigned here before');
};

const heldAfter = ({ checkpoint, note }: Submission, cosignature: Signature): Held => ({
  size: checkpoint.size,
  root: checkpoint.root,
  note: formatNote({ text: note.text, signatures: [...note.signatures, cosignature] }),
});

const readable = (body: Uint8Array): Submission | NoteError => {
  try {
    return parseSubmission(body);
  } catch (error) {
    if (error instanceof NoteError) return error;
    throw error;
  }
};

/** None where one of them is wrong. */
const signaturesBy = (note: Note, keys: readonly VerifierKey[]): readonly Signature[] => {
  try {
    return verifiedBy(note, keys).map(({ signature }) => signature);
  } catch (error) {
    if (error instanceof NoteError) return [];
    throw error;
  }
};

const refused = (status: number, why: string): Answer => ({
  status,
  body: `${why}\n`,
  type: TEXT,
});
