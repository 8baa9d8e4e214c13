import { type Checkpoint, parseCheckpoint } from '../proof/checkpoint.js';
import {
  type Note,
  NoteError,
  parseNote,
  type Signature,
  verifiedBy,
  type VerifierKey,
} from '../proof/note.js';
import type { Policy } from '../proof/policy.js';
import { underPolicy } from '../proof/under-policy.js';
import { post, type Reply } from './post.js';
import { formatSubmission } from './submission.js';

/** The consistency proof between two sizes of the log (RFC 6962 2.1.2); `from` is at least 1 and below `to`. */
export type ProofSource = (
  from: number,
  to: number,
) => readonly Uint8Array[] | Promise<readonly Uint8Array[]>;

/**
 * How a witness answered. `ahead`: it has cosigned more of this log than there is here: an older copy of the log was
 * put back, or another process signs with its key. `behind`: it cosigned, but held less than it had cosigned
 * before. `unasked`: the policy names no URL.
 */
export type Outcome =
  'cosigned' | 'behind' | 'ahead' | 'refused' | 'unreachable' | 'unreadable' | 'unasked';

export type Asked = {
  readonly name: string;
  readonly outcome: Outcome;
  /** In words, for a log or a health page. Holds nothing that the witness has written. */
  readonly detail: string;
};

export type Cosigned = {
  /** The checkpoint with all signatures: those it came with, and one of each witness that cosigned now. */
  readonly note: Note;
  /** Whether the cosignatures are enough under the policy. */
  readonly quorum: boolean;
  readonly asked: readonly Asked[];
};

type Witness = Policy['witnesses'][number];
type Question = { readonly note: Note; readonly to: Checkpoint; readonly proofs: ProofSource };
type Heard = Omit<Asked, 'name'> & { readonly cosignature?: Signature };

/** A conflict tells from which size to prove. Another one is a witness whom others ask too, or a lie. */
const ATTEMPTS = 3;
const SIZE = /^(0|[1-9]\d{0,15})\n$/;

/** Asks the witnesses of a policy for cosignatures (C2SP tlog-witness), all at once. */
export class Witnesses {
  /** Up to which size each has cosigned, as far as it was seen here. */
  readonly #sizes = new Map<Witness, number>();

  /** @param timeout milliseconds that each witness has, in all. */
  constructor(
    private readonly policy: Policy,
    private readonly timeout = 5_000,
  ) {}

  /**
   * A witness that fails stops nothing: `asked` names it, and the others count.
   * @param note signed by the log. A cosignature that it has already stays until a newer one comes.
   * @throws NoteError when the note is no checkpoint, or a signature by a key of the policy is wrong; and what
   * `proofs` throws.
   */
  async cosign(note: Note, proofs: ProofSource): Promise<Cosigned> {
    const { witnesses } = this.policy;
    const question = { note, to: parseCheckpoint(note.text), proofs };
    const heard = await Promise.all(witnesses.map((witness) => this.#ask(witness, question)));
    const fresh = heard.flatMap(({ cosignature }) => cosignature ?? []);
    const kept = note.signatures.filter((old) => !fresh.some((one) => isBySame(one, old)));
    const cosigned = { text: note.text, signatures: [...kept, ...fresh] };
    return {
      note: cosigned,
      quorum: underPolicy(cosigned, this.policy).quorum,
      asked: heard.map(({ outcome, detail }, n) => ({
        name: witnesses[n]?.name ?? '',
        outcome,
        detail,
      })),
    };
  }

  async #ask(witness: Witness, question: Question): Promise<Heard> {
    if (witness.url === undefined) return { outcome: 'unasked', detail: 'has no URL' };
    const url = `${witness.url.replace(/\/$/, '')}/add-checkpoint`;
    const deadline = AbortSignal.timeout(this.timeout);
    const known = this.#sizes.get(witness) ?? 0;
    let from = Math.min(known, question.to.size);
    for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
      const reply = await post(url, await this.#submission(from, question), deadline);
      if (typeof reply === 'string') return { outcome: 'unreachable', detail: reply };
      const size = sizeIn(reply);
      if (size === undefined)
        return this.#hear(witness, reply, { question, isBehind: from < known });
      if (size > question.to.size)
        return { outcome: 'ahead', detail: `has cosigned size ${size} of this log` };
      from = size;
    }
    return { outcome: 'refused', detail: 'names another size each time' };
  }

  async #submission(from: number, { note, to, proofs }: Question): Promise<string> {
    const proof = from === 0 || from === to.size ? [] : await proofs(from, to.size);
    const witnessed = this.policy.witnesses.map(({ key }) => key);
    const signatures = note.signatures.filter(
      (one) => !witnessed.some((key) => isBySame(one, key)),
    );
    return formatSubmission(from, proof, { text: note.text, signatures });
  }

  #hear(
    witness: Witness,
    { status, body }: Reply,
    { question: { note, to }, isBehind }: { question: Question; isBehind: boolean },
  ): Heard {
    if (status !== 200) return { outcome: 'refused', detail: `answered ${status}` };
    const cosignature = cosignatureIn(body, note.text, witness.key);
    if (cosignature === undefined)
      return { outcome: 'unreadable', detail: 'answered with no cosignature by its key' };
    this.#sizes.set(witness, to.size);
    return isBehind
      ? { outcome: 'behind', detail: 'held less than it had cosigned before', cosignature }
      : { outcome: 'cosigned', detail: `cosigned size ${to.size}`, cosignature };
  }
}

/** The size that a witness says it holds, where it does not fit ours. */
const sizeIn = ({ status, type, body }: Reply): number | undefined => {
  const text = body.toString('latin1');
  return status === 409 && type.split(';')[0] === 'text/x.tlog.size' && SIZE.test(text)
    ? Number(text)
    : undefined;
};

/** Signatures by other keys are ignored. One without a time says nothing of now. */
const cosignatureIn = (lines: Buffer, text: string, key: VerifierKey): Signature | undefined => {
  try {
    const note = parseNote(Buffer.concat([Buffer.from(`${text}\n`), lines]));
    const [verified] = note.text === text ? verifiedBy(note, [key]) : [];
    return verified?.time === 0 ? undefined : verified?.signature;
  } catch (error) {
    if (error instanceof NoteError) return undefined;
    throw error;
  }
};

const isBySame = (a: Pick<Signature, 'name' | 'id'>, b: Pick<Signature, 'name' | 'id'>): boolean =>
  a.name === b.name && a.id === b.id;
