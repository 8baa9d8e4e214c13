import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { join } from 'node:path';
import type { Counts } from './comparison.js';
import type { Question } from './question.js';

/** What a finished judgement says of itself. */
export type Summary = Pick<Question, 'law' | 'packs' | 'seq'> & {
  readonly id: string;
  /** Names of the readings: of one alone, or of two that are compared. */
  readonly readings: readonly string[];
  readonly counts: Counts;
  /** The bytes of the result: equal for the same question, whoever asks it and whenever. */
  readonly result: { readonly bytes: number; readonly sha256: string };
};

/**
 * Questions and results as files of one directory, which may be deleted at any time. A result is there
 * when its summary is; until then it has another name. No personal data comes here.
 */
export class JudgementFiles {
  /** @param kept how many judgements stay; with a further one the oldest goes */
  constructor(
    private readonly directory: string,
    private readonly kept = 20,
  ) {}

  question(id: string): Question | undefined {
    return this.#read(`${id}.question.json`) as Question | undefined;
  }

  /** @throws Error where the disk does not take it. */
  putQuestion(id: string, question: Question): void {
    mkdirSync(this.directory, { recursive: true });
    if (!existsSync(this.#path(`${id}.question.json`))) this.#put(`${id}.question.json`, question);
  }

  summary(id: string): Summary | undefined {
    return this.#read(`${id}.summary.json`) as Summary | undefined;
  }

  /** Path of a finished result; `undefined`: there is none. */
  result(id: string): string | undefined {
    return existsSync(this.#path(`${id}.summary.json`))
      ? this.#path(`${id}.result.ndjson`)
      : undefined;
  }

  /** A result to be written from its beginning. */
  async begin(id: string): Promise<ResultFile> {
    for (const name of this.#names())
      if (name.startsWith(id) && name.endsWith('.part')) rmSync(this.#path(name), { force: true });
    const part = this.#path(`${id}.${process.pid}.part`);
    return new ResultFile(await open(part, 'w'), part, this.#path(`${id}.result.ndjson`));
  }

  /** From now on the result is there. */
  finish(summary: Summary): void {
    this.#put(`${summary.id}.summary.json`, summary);
  }

  /** Removes the oldest judgements beyond those kept, but none of `busy`. */
  prune(busy: ReadonlySet<string>): void {
    const asked = this.#names()
      .filter((name) => name.endsWith('.question.json'))
      .map((name) => ({
        id: name.slice(0, name.indexOf('.')),
        at: statSync(this.#path(name)).mtimeMs,
      }))
      .toSorted((a, b) => b.at - a.at);
    for (const { id } of asked.slice(this.kept))
      if (!busy.has(id))
        for (const name of this.#names())
          if (name.startsWith(id)) rmSync(this.#path(name), { force: true });
  }

  #names(): readonly string[] {
    return existsSync(this.directory) ? readdirSync(this.directory) : [];
  }

  #path(name: string): string {
    return join(this.directory, name);
  }

  #put(name: string, value: object): void {
    const part = this.#path(`${name}.${process.pid}.part`);
    writeFileSync(part, JSON.stringify(value));
    renameSync(part, this.#path(name));
  }

  /** What this program wrote, whole or not at all; `undefined`: it is not there. */
  #read(name: string): unknown {
    try {
      return JSON.parse(readFileSync(this.#path(name), 'utf8'));
    } catch {
      return undefined;
    }
  }
}

/** A result being written. */
class ResultFile {
  readonly #hash = createHash('sha256');
  #bytes = 0;

  constructor(
    private readonly file: FileHandle,
    private readonly part: string,
    private readonly path: string,
  ) {}

  async write(text: string): Promise<void> {
    if (text === '') return;
    const bytes = Buffer.from(text);
    this.#hash.update(bytes);
    this.#bytes += bytes.length;
    await this.file.writeFile(bytes);
  }

  /** Puts it under its own name. */
  async close(): Promise<Summary['result']> {
    await this.file.close();
    renameSync(this.part, this.path);
    return { bytes: this.#bytes, sha256: this.#hash.digest('hex') };
  }

  async discard(): Promise<void> {
    await this.file.close();
    rmSync(this.part, { force: true });
  }
}
