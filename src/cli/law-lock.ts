import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import type { Command } from 'commander';
import { contentHash } from '../platform/content-hash.js';
import { filesOf, PACKS } from '../statute/packs.js';
import type { Pack } from '../statute/rule.js';

/** A version of a rule pack and the hash of the sources that it stands for. */
export type Locked = {
  readonly version: number;
  readonly sha256: string;
  /** Once it is, these are the sources of that version for ever. */
  readonly released: boolean;
};

/** By pack, oldest version first. */
export type Lock = Readonly<Record<string, readonly Locked[]>>;

/** The sources, and in them the lock. */
const FILE = 'statute/packs/lock.json';

/**
 * `law lock`: notes for each rule pack which sources its version stands for. For whoever changes a
 * rule; run where the repository is.
 */
export const lawLock = (program: Command): void => {
  program
    .command('lock')
    .description('Note which sources the version of each rule pack stands for (in the repository)')
    .option('--release', 'these versions are released: their sources change no more')
    .action(({ release = false }: { readonly release?: boolean }) => {
      const sources = pathToFileURL(`${process.cwd()}/src/`);
      const file = new URL(FILE, sources);
      if (!existsSync(file)) throw new Error(`There is no src/${FILE} here`);
      const lock = JSON.parse(readFileSync(file, 'utf8')) as Lock;
      const written = PACKS.map((pack) => {
        const versions = relocked(pack, lock[pack.id] ?? [], sourceHash(pack, sources));
        return [pack.id, release ? released(versions) : versions] as const;
      });
      const json = JSON.stringify({ ...lock, ...Object.fromEntries(written) }, null, 2);
      writeFileSync(file, `${json}\n`);
      process.stdout.write(`Locked ${written.map(([id, all]) => inShort(id, all)).join('; ')}\n`);
    });
};

/** Over the sources of a pack: its rules, the words they quote, and the engine. */
export const sourceHash = (pack: Pack, sources: URL): string =>
  contentHash({ root: sources, ends: ['.ts', '.md'], ...filesOf(pack) });

/** @throws Error where other sources than before would pass for a version that is released or past. */
export const relocked = (
  { id, version }: Pick<Pack, 'id' | 'version'>,
  before: readonly Locked[],
  sha256: string,
): readonly Locked[] => {
  const newest = before.at(-1);
  const now = { version, sha256, released: false };
  if (newest === undefined || version > newest.version) return [...before, now];
  if (version < newest.version)
    throw new Error(`${id}: version ${version} is past, ${newest.version} was locked already`);
  if (sha256 === newest.sha256) return before;
  if (newest.released)
    throw new Error(
      `${id}: version ${version} is released with other sources. Raise the version in src/statute/packs/${id}/pack.ts.`,
    );
  return [...before.slice(0, -1), now];
};

/** Of the newest version; the start of its hash suffices to see whether it changed. */
const inShort = (id: string, versions: readonly Locked[]): string =>
  versions
    .slice(-1)
    .map(({ version, sha256, released: isReleased }) => {
      const state = isReleased ? 'released' : 'not released';
      return `${id} version ${version} (${state}): SHA-256 ${sha256.slice(0, 12)}…`;
    })
    .join('');

const released = (versions: readonly Locked[]): readonly Locked[] =>
  versions.map((one, n) => (n === versions.length - 1 ? { ...one, released: true } : one));
