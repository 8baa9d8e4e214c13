import type { KeyObject } from 'node:crypto';
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { openStaged, sealStaged } from '../../privacy/staged.js';
import { isDiskFailure, noRoom } from './database.js';

/** A part of a batch, by the digest of its content: of two that came under one number each has a file of its own. */
export type StagedPart = { readonly batch: string; readonly n: number; readonly digest: string };

/** The name under which a part is sealed, so that no part can stand for another. */
const nameOf = ({ batch, n, digest }: StagedPart): string => `${batch}/${n}/${digest}`;

const fileOf = (directory: string, { batch, n, digest }: StagedPart): string =>
  join(directory, batch, `${n}.${digest.slice(0, 16)}.part`);

/** A part is not there any more, or not what was staged: however often it is read, it will not be. */
class PartLost extends Error {
  override readonly name = 'PartLost';
}

/** Also of one that came from another thread, which keeps its name alone. */
export const isPartLost = (error: unknown): boolean =>
  error instanceof Error && error.name === 'PartLost';

/** The content of a part that waits on disk. @throws PartLost; Error where the disk does not answer. */
export const readPart = async (
  directory: string,
  key: KeyObject,
  part: StagedPart,
): Promise<Buffer> => {
  const sealed = await readFile(fileOf(directory, part)).catch((error: unknown) => {
    const isGone = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    throw isGone ? new PartLost() : error;
  });
  try {
    return openStaged(key, nameOf(part), sealed);
  } catch {
    throw new PartLost();
  }
};

/** Contents that wait on disk for their job, each sealed under the key of its batch. */
export class Staging {
  constructor(readonly directory: string) {}

  /** Durable, whole or not at all, when it returns. @throws Problem intake-full */
  async write(key: KeyObject, part: StagedPart, content: Uint8Array): Promise<void> {
    const file = fileOf(this.directory, part);
    const aside = `${file}.${process.pid}.${performance.now()}.writing`;
    try {
      await mkdir(dirname(file), { recursive: true, mode: 0o700 });
      const handle = await open(aside, 'wx', 0o600);
      try {
        await handle.writeFile(sealStaged(key, nameOf(part), content));
        await handle.sync();
      } finally {
        await handle.close();
      }
      await rename(aside, file);
      await syncDirectory(dirname(file));
    } catch (error) {
      await rm(aside, { force: true });
      throw isDiskFailure(error) ? noRoom() : error;
    }
  }

  /** All parts of a batch. What is not there is removed already. */
  remove(batch: string): void {
    rmSync(join(this.directory, batch), { recursive: true, force: true });
  }

  /** Batches of which something lies here. */
  batches(): readonly string[] {
    if (!existsSync(this.directory)) return [];
    return readdirSync(this.directory, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => name);
  }
}

const syncDirectory = async (directory: string): Promise<void> => {
  const handle = await open(directory, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
};
