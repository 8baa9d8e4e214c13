import { hash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * `fork`: two roots of one size, which no honest log signs. `unproven`: a later size, sent with a proof that does
 * not hold; whoever sends it need not be the log.
 */
export type EvidenceKind = 'fork' | 'unproven';

/** Pairs of each kind, at most: whoever sends wrong proofs can fill neither the disk nor the room for forks. */
const MOST_PAIRS = 1_000;

/**
 * Two notes that a log has signed and that were not shown to be of one history, each as a file of its own: what
 * anyone needs to see it for himself.
 * @returns their path but for `.seen` and `.held`; `undefined` when there are too many already.
 */
export const keepEvidence = (
  directory: string,
  kind: EvidenceKind,
  { seen, held }: { readonly seen: string; readonly held: string },
): string | undefined => {
  mkdirSync(directory, { recursive: true });
  const digest = hash('sha256', `${seen}\0${held}`, 'hex').slice(0, 16);
  const path = join(directory, `${kind}-${digest}`);
  if (existsSync(`${path}.held`)) return path;
  const there = readdirSync(directory).filter((name) => name.startsWith(kind));
  if (there.length >= 2 * MOST_PAIRS) return undefined;
  writeFileSync(`${path}.seen`, seen, { flush: true });
  writeFileSync(`${path}.held`, held, { flush: true });
  return path;
};

/** How a log is named in a URL: SHA-256 of its origin, in hex (C2SP tlog-witness). */
export const originHash = (origin: string): string => hash('sha256', origin, 'hex');
