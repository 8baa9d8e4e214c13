import { hash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Checkpoint } from '../proof/checkpoint.js';

/** Files, at most. Whoever replays old checkpoints with a wrong proof cannot fill the disk. */
const MOST_FILES = 2_000;

/**
 * Two notes that a log has signed and that were not shown to be of one history, each as a file of its own: what
 * anyone needs to see it for himself.
 * @returns where the notes lie; `undefined` when there are too many already.
 */
export const keepEvidence = (
  directory: string,
  seen: Checkpoint & { readonly note: string },
  held: string,
): string | undefined => {
  mkdirSync(directory, { recursive: true });
  const digest = hash('sha256', `${seen.note}\0${held}`, 'hex').slice(0, 12);
  const name = join(directory, `${originHash(seen.origin).slice(0, 12)}-${seen.size}-${digest}`);
  if (existsSync(`${name}.held`)) return name;
  if (readdirSync(directory).length >= MOST_FILES) return undefined;
  writeFileSync(`${name}.seen`, seen.note, { flush: true });
  writeFileSync(`${name}.held`, held, { flush: true });
  return name;
};

/** How a log is named in a URL: SHA-256 of its origin, in hex (C2SP tlog-witness). */
export const originHash = (origin: string): string => hash('sha256', origin, 'hex');
