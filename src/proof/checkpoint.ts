import type { TreeHead } from './consistency.js';
import { NoteError } from './note.js';

/** What a log says of itself (C2SP tlog-checkpoint): its name, how many leaves, the root over them. */
export type Checkpoint = TreeHead & { readonly origin: string };

const SIZE = /^(0|[1-9]\d{0,15})$/;

/**
 * Of the text of a note. Extension lines are read over.
 * @throws NoteError when it is no checkpoint, or the log has 2^53 leaves or more.
 */
export const parseCheckpoint = (text: string): Checkpoint => {
  const lines = text.split('\n').slice(0, -1);
  const [origin = '', size = '', encoded = ''] = lines;
  const root = Buffer.from(encoded, 'base64');
  if (lines.length < 3 || lines.includes(''))
    throw new NoteError('A checkpoint is at least three lines, none of them empty');
  if (!SIZE.test(size) || !Number.isSafeInteger(Number(size)))
    throw new NoteError('The second line of a checkpoint is its size, in decimal');
  if (root.length !== 32 || root.toString('base64') !== encoded)
    throw new NoteError('The third line of a checkpoint is its root hash, 32 bytes in base64');
  return { origin, size: Number(size), root };
};

export const formatCheckpoint = ({ origin, size, root }: Checkpoint): string =>
  `${origin}\n${size}\n${Buffer.from(root).toString('base64')}\n`;
