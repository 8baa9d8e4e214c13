import { type Checkpoint, parseCheckpoint } from '../proof/checkpoint.js';
import { type Note, NoteError, parseNote, verifiedBy, type VerifierKey } from '../proof/note.js';
import type { LogFiles } from './log-files.js';
import { LogStandstill } from './standstill.js';

/** A checkpoint as it is published: its note to the byte, and what it says. */
export type Published = {
  readonly text: string;
  readonly note: Note;
  readonly head: Checkpoint;
};

/** Reads a checkpoint that the key signed as the log of its name. @throws NoteError */
export const readSigned = (text: string, key: VerifierKey): Published => {
  const note = parseNote(text);
  if (verifiedBy(note, [key]).length === 0) throw new NoteError('It is not signed by the log');
  const head = parseCheckpoint(note.text);
  if (head.origin !== key.name) throw new NoteError('It is a checkpoint of another log');
  return { text, note, head };
};

/** The checkpoint that lies in the log's directory. @throws LogStandstill files-damaged when it is none of its key. */
export const publishedIn = async (
  files: LogFiles,
  key: VerifierKey,
): Promise<Published | undefined> => {
  const text = await files.read('checkpoint');
  try {
    return text === undefined ? undefined : readSigned(text, key);
  } catch (cause) {
    if (!(cause instanceof NoteError)) throw cause;
    const what = `The published checkpoint is none of this log: ${cause.message}`;
    throw new LogStandstill('files-damaged', what, undefined, { cause });
  }
};

/** How many leaves the checkpoint in that directory covers; 0: there is none, or it cannot be read. */
export const coveredIn = async (files: LogFiles): Promise<number> => {
  const text = await files.read('checkpoint');
  try {
    return text === undefined ? 0 : parseCheckpoint(parseNote(text).text).size;
  } catch (error) {
    if (error instanceof NoteError) return 0;
    throw error;
  }
};
