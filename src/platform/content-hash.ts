import { createHash, hash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export type Files = {
  /** Where the paths begin. */
  readonly root: URL;
  /** Patterns of paths from there. */
  readonly files: readonly string[];
  readonly without: readonly string[];
  /** Ends of the names that count, e.g. `.js`. */
  readonly ends: readonly string[];
};

/**
 * One SHA-256, in hex, over the names and contents of files: that of the lines `sha256sum` prints for
 * them, in the order of the paths.
 * @throws Error where there is no such file: a hash of nothing would look like any other.
 */
export const contentHash = (given: Files): string => {
  const paths = pathsOf(given);
  if (paths.length === 0) throw new Error(`No file is ${given.files.join(' or ')}`);
  const whole = createHash('sha256');
  for (const path of paths)
    whole.update(`${hash('sha256', readFileSync(new URL(path, given.root)))}  ${path}\n`);
  return whole.digest('hex');
};

/** The files meant, without the tests beside them. */
export const pathsOf = ({ root, files, without, ends }: Files): readonly string[] =>
  globSync(files, { cwd: fileURLToPath(root), exclude: [...without] })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => ends.some((end) => path.endsWith(end)) && !/\.(?:spec|d)\.\w+$/.test(path))
    .toSorted();
