import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Command } from 'commander';
import {
  CLASSIFIED,
  type Classified,
  CLASSIFIERS,
  SOURCES,
  versionOf,
} from '../classify/classifiers.js';
import { contentHash } from '../platform/content-hash.js';
import { filesOf, PACKS } from '../statute/packs.js';
import type { Pack } from '../statute/rule.js';

/** A version and the hash of the sources that it stands for. */
export type Locked = {
  readonly version: number;
  readonly sha256: string;
  /** Of a pack: ids of its rules, sorted. */
  readonly rules?: readonly string[];
  /** Once it is, these are the sources of that version for ever. */
  readonly released: boolean;
};

/** By pack, or by classifier; oldest version first. */
export type Lock = Readonly<Record<string, readonly Locked[]>>;

/** Something that has a version, and where that is raised. */
type Versioned = {
  readonly id: string;
  readonly version: number;
  readonly raisedIn: string;
  readonly rules?: readonly string[];
};
type Lockable = Versioned & { readonly sha256: string };
type Kind = 'Rule pack' | 'Classifier';

/**
 * `law lock`: notes for each rule pack and each classifier which sources its version stands for. For whoever changes
 * one; run where the repository is.
 */
export const lawLock = (program: Command): void => {
  program
    .command('lock')
    .description('Note which sources the versions of packs and classifiers stand for (repository)')
    .option('--release', 'these versions are released: their sources change no more')
    .action(({ release = false }: { readonly release?: boolean }) => {
      const sources = pathToFileURL(`${process.cwd()}/src/`);
      const told = [
        ...lockIn(
          'Rule pack',
          new URL('statute/packs/lock.json', sources),
          packsIn(sources),
          release,
        ),
        ...lockIn(
          'Classifier',
          new URL('classify/lock.json', sources),
          classifiersIn(sources),
          release,
        ),
      ];
      process.stdout.write(`${told.join('\n')}\n`);
    });
};

/** @returns a line for people on each. */
const lockIn = (
  kind: Kind,
  file: URL,
  all: readonly Lockable[],
  release: boolean,
): readonly string[] => {
  if (!existsSync(file)) throw new Error(`There is no ${fileURLToPath(file)} here`);
  const lock = JSON.parse(readFileSync(file, 'utf8')) as Lock;
  for (const line of lossesOf(lock, all)) process.stderr.write(`${line}\n`);
  const written = all.map((one) => {
    const versions = relocked(one, lock[one.id] ?? [], one.sha256);
    return [one.id, release ? released(versions) : versions] as const;
  });
  const json = JSON.stringify({ ...lock, ...Object.fromEntries(written) }, null, 2);
  writeFileSync(file, `${json}\n`);
  return written.map(([id, versions]) => `${kind} ${id}: ${inShort(lock[id] ?? [], versions)}`);
};

const packsIn = (sources: URL): readonly Lockable[] =>
  PACKS.map((pack) => ({
    id: pack.id,
    version: pack.version,
    raisedIn: `src/statute/packs/${pack.id}/pack.ts`,
    rules: idsOf(pack),
    sha256: sourceHash(pack, sources),
  }));

const classifiersIn = (sources: URL): readonly Lockable[] =>
  CLASSIFIED.map((id) => ({
    id,
    version: versionOf(CLASSIFIERS[id].id),
    raisedIn: `src/classify/${id}.ts`,
    sha256: classifierHash(id, sources),
  }));

/** Over the sources of a classifier, and of what reads texts for all of them. */
export const classifierHash = (id: Classified, sources: URL): string =>
  contentHash({ root: sources, ends: ['.ts'], files: SOURCES[id], without: [] });

/** Over the sources of a pack: its rules, the words they quote, and the engine. */
export const sourceHash = (pack: Pack, sources: URL): string =>
  contentHash({ root: sources, ends: ['.ts', '.md'], ...filesOf(pack) });

/** Ids of the rules of a pack, sorted. */
export const idsOf = ({ rules }: Pick<Pack, 'rules'>): readonly string[] =>
  [...new Set(rules.map(({ id }) => id))].toSorted();

/** What the newest versions in the lock hold and is no longer there, in lines for people. */
export const lossesOf = (
  lock: Lock,
  all: readonly Pick<Versioned, 'id' | 'rules'>[],
): readonly string[] =>
  Object.entries(lock).flatMap(([id, versions]) => {
    const found = all.find((one) => one.id === id);
    if (found === undefined) return [`Gone: ${id} is no longer listed. ${KEEP}`];
    const lost = (versions.at(-1)?.rules ?? []).filter(
      (rule) => found.rules?.includes(rule) !== true,
    );
    return lost.map((rule) => `Gone: ${id} no longer has the rule ${rule}. ${KEEP}`);
  });

const KEEP =
  'What was found or recorded names it: put it back. Rules that no longer apply end by inForce.until.';

/** @throws Error where other sources than before would pass for a version that is released or past. */
export const relocked = (
  { id, version, raisedIn, rules }: Versioned,
  before: readonly Locked[],
  sha256: string,
): readonly Locked[] => {
  const newest = before.at(-1);
  const now = { version, sha256, ...(rules && { rules }), released: false };
  if (newest === undefined || version > newest.version) return [...before, now];
  if (version < newest.version)
    throw new Error(`${id}: version ${version} is past, ${newest.version} was locked already`);
  if (sha256 === newest.sha256)
    return [...before.slice(0, -1), { ...now, released: newest.released }];
  if (newest.released)
    throw new Error(
      `${id}: version ${version} is released with other sources. Raise the version in ${raisedIn}.`,
    );
  return [...before.slice(0, -1), now];
};

/** What the lock now holds of the newest version, and what of it is new; the start of its hash suffices to see it. */
export const inShort = (before: readonly Locked[], after: readonly Locked[]): string => {
  const [was, is] = [before.at(-1), after.at(-1)];
  if (is === undefined) return 'no version';
  const state = is.released ? 'released' : 'not released';
  return `version ${is.version}, ${state}, ${change(was, is)} (SHA-256 ${is.sha256.slice(0, 12)}…)`;
};

const change = (was: Locked | undefined, is: Locked): string => {
  if (was?.version !== is.version) return 'new';
  return was.sha256 === is.sha256 ? 'sources as before' : 'sources changed';
};

const released = (versions: readonly Locked[]): readonly Locked[] =>
  versions.map((one, n) => (n === versions.length - 1 ? { ...one, released: true } : one));
