import { type Checkpoint, parseCheckpoint } from '../proof/checkpoint.js';
import { formatNote, type Note, NoteError, parseNote } from '../proof/note.js';

// The body of POST add-checkpoint (C2SP tlog-witness): what a log sends, and what a witness reads.

/** A checkpoint, and the proof that it extends the tree of the old size. */
export type Submission = {
  readonly oldSize: number;
  readonly proof: readonly Uint8Array[];
  readonly note: Note;
  readonly checkpoint: Checkpoint;
};

/** Bytes of a body, at most: 63 hashes, and a note with room for signatures of post-quantum keys. */
export const MOST_BYTES = 131_072;

const MOST_HASHES = 63;
const OLD = /^old (0|[1-9]\d{0,15})$/;

/** @throws NoteError when the body is not one to the byte. */
export const parseSubmission = (body: Uint8Array): Submission => {
  const bytes = Buffer.from(body);
  const end = bytes.indexOf('\n\n');
  if (end < 0) throw new NoteError('A submission is a header, an empty line and a checkpoint');
  const [first = '', ...hashes] = bytes.subarray(0, end).toString('latin1').split('\n');
  const oldSize = Number(OLD.exec(first)?.[1] ?? Number.NaN);
  if (!Number.isSafeInteger(oldSize)) throw new NoteError('The first line is: old <size>');
  if (hashes.length > MOST_HASHES) throw new NoteError(`More than ${MOST_HASHES} hashes`);
  const note = parseNote(bytes.subarray(end + 2));
  return { oldSize, proof: hashes.map(hashOf), note, checkpoint: parseCheckpoint(note.text) };
};

export const formatSubmission = (
  oldSize: number,
  proof: readonly Uint8Array[],
  note: Note,
): string =>
  [
    `old ${oldSize}\n`,
    ...proof.map((hash) => `${Buffer.from(hash).toString('base64')}\n`),
    '\n',
    formatNote(note),
  ].join('');

const hashOf = (line: string): Uint8Array => {
  const hash = Buffer.from(line, 'base64');
  if (hash.length !== 32 || hash.toString('base64') !== line)
    throw new NoteError('A line of the proof is a hash of 32 bytes in base64');
  return hash;
};
