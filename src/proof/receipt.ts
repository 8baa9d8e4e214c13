import { type Note, NoteError, parseNote, verifiedBy, type VerifierKey } from './note.js';
import { parseCheckpoint } from './checkpoint.js';
import { entryHash, HASH_BYTES, isIncluded } from './tree.js';

/** That a log holds an entry, for whoever keeps it: C2SP tlog-proof. */
export type Receipt = {
  /** The entry itself, in the `extra` line; not proven until `isReceiptOf` says so. */
  readonly entry: Uint8Array;
  readonly index: number;
  readonly proof: readonly Uint8Array[];
  /** The checkpoint as published, with its cosignatures. */
  readonly checkpoint: Note;
};

const FIRST_LINE = 'c2sp.org/tlog-proof@v1';
const HEADER =
  /^c2sp\.org\/tlog-proof@v1\nextra (\S+)\nindex (0|[1-9]\d{0,15})\n((?:[^\n]+\n)*)\n([^]+)$/;
/** A tree of 2^53 leaves has no longer proof. */
const MOST_HASHES = 64;

/** `checkpoint`: the bytes of the published note. */
export const formatReceipt = (
  { entry, index, proof }: Omit<Receipt, 'checkpoint'>,
  checkpoint: string,
): string => {
  const hashes = proof.map((one) => `${Buffer.from(one).toString('base64')}\n`).join('');
  const extra = Buffer.from(entry).toString('base64');
  return `${FIRST_LINE}\nextra ${extra}\nindex ${index}\n${hashes}\n${checkpoint}`;
};

/** Reads a receipt that brings its entry; proves nothing. @throws NoteError when it is none. */
export const parseReceipt = (text: string): Receipt => {
  const [, extra = '', index = '', hashes = '', checkpoint = ''] = HEADER.exec(text) ?? [];
  const lines = hashes.split('\n').slice(0, -1);
  if (checkpoint === '' || !Number.isSafeInteger(Number(index)) || lines.length > MOST_HASHES)
    throw new NoteError('Not a receipt: an entry, its index, a proof and a checkpoint');
  const proof = lines.map(base64);
  if (proof.some(({ length }) => length !== HASH_BYTES))
    throw new NoteError('A hash of a proof has 32 bytes');
  return { entry: base64(extra), index: Number(index), proof, checkpoint: parseNote(checkpoint) };
};

/**
 * Whether the log with that key says that it holds the entry where the receipt says.
 * @throws NoteError when a signature under the key's name and id is wrong, or the note is no checkpoint.
 */
export const isReceiptOf = (receipt: Receipt, log: VerifierKey): boolean => {
  if (verifiedBy(receipt.checkpoint, [log]).length === 0) return false;
  const { origin, ...head } = parseCheckpoint(receipt.checkpoint.text);
  return (
    origin === log.name && isIncluded(entryHash(receipt.entry), receipt.index, head, receipt.proof)
  );
};

const base64 = (text: string): Buffer => {
  const bytes = Buffer.from(text, 'base64');
  if (bytes.toString('base64') !== text) throw new NoteError('Not base64 as RFC 4648 has it');
  return bytes;
};
