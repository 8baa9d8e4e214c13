import { extname } from 'node:path';
import type { RunningPack } from './ledger/pack/activate-packs.js';
import { contentHash } from './platform/content-hash.js';
import { filesOf, PACKS } from './statute/packs.js';

/** Of this very file: `.js` as built, `.ts` where the sources run. */
const END = extname(new URL(import.meta.url).pathname);

/** The packs of this program, with a hash of the files that run. */
export const runningPacks = (root = new URL('.', import.meta.url)): readonly RunningPack[] =>
  PACKS.map((pack) => ({
    id: pack.id,
    version: pack.version,
    rules: new Set(pack.rules.map(({ id }) => id)).size,
    contentHash: contentHash({ root, ends: [END], ...filesOf(pack) }),
  }));
