import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

/** One file, without a line of ours, which runs alone as well. */
export const VERIFIER = fileURLToPath(new URL('../../verify/ledger-verify.mjs', import.meta.url));

/** What it says with `--json`. */
export type VerifiedLog = {
  readonly kind: string;
  readonly exit: number;
  readonly message: string | null;
  readonly checked: readonly string[];
  readonly notChecked: readonly string[];
  readonly gaps: readonly string[];
  /** Absent where it could not be read so far. */
  readonly log?: { readonly origin: string; readonly size: number; readonly root: string };
};

/** Has a log checked by the verifier in a process of its own: signature, entries, tiles, root, what was seen before. */
export const verifiedLog = async (
  place: string,
  options: readonly string[],
): Promise<VerifiedLog> => {
  const child = spawn(process.execPath, [VERIFIER, place, ...options, '--json'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [out] = await Promise.all([text(child.stdout), once(child, 'close')]);
  return JSON.parse(out) as VerifiedLog;
};
