import { spawnSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join, resolve } from 'node:path';

/** What a step of a how-to tells its reader to do. */
export type Step =
  | { readonly kind: 'write'; readonly path: string; readonly text: string }
  | {
      readonly kind: 'edit';
      readonly path: string;
      readonly before: string;
      readonly after: string;
    }
  | { readonly kind: 'run'; readonly command: string };

const BLOCK = /^(?:`((?:src|test)\/[^`\n]+)`:\n\n)?^```(\w+)\n([\s\S]*?)^```$/gm;

/**
 * The steps of a how-to in order: a block after the name of a file is that file, a `diff` is a change of the
 * file named last, and each line of an `sh` block is run.
 */
export const stepsOf = (page: string): readonly Step[] => {
  let path = '';
  return [...readFileSync(page, 'utf8').matchAll(BLOCK)].flatMap(
    ([, named, language, text = '']): readonly Step[] => {
      path = named ?? path;
      if (language === 'sh') return commandsIn(text);
      if (language === 'diff') return [{ kind: 'edit', path, ...sidesOf(text) }];
      if (named === undefined) throw new Error(`${page}: a block of ${language} names no file`);
      return [{ kind: 'write', path, text }];
    },
  );
};

const commandsIn = (text: string): readonly Step[] =>
  text
    .split('\n')
    .filter((line) => line !== '')
    .map((command) => ({ kind: 'run', command }));

const sidesOf = (diff: string) => {
  const without = (mark: string): string =>
    diff
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith(mark))
      .map((line) => `${line.slice(1)}\n`)
      .join('');
  return { before: without('+'), after: without('-') };
};

/** What the tests of the law and its build are made of. */
const COPIED = [
  'src',
  'scripts',
  'docs/reference',
  'package.json',
  '.prettierrc',
  'nest-cli.json',
  'tsconfig.json',
  'tsconfig.build.json',
  'vitest.config.ts',
  ...['support', 'said', 'unrecorded'].map((name) => `test/law/${name}`),
  ...[
    'examples',
    'lock',
    'packs',
    'quotes',
    'reference',
    'said',
    'timeline',
    'traceability',
    'unrecorded',
  ].map((name) => `test/law/${name}.spec.ts`),
];

/** A copy of the repository, as far as a change of the law is concerned, to be changed freely. */
export class Scratch {
  readonly directory = mkdtempSync(join(tmpdir(), 'ledger-how-to-'));

  constructor() {
    for (const path of COPIED) cpSync(path, this.#file(path), { recursive: true });
    symlinkSync(resolve('node_modules'), this.#file('node_modules'));
    this.run('git init -q');
    this.commit();
  }

  /** From now on `git status` of the tests of the law shows what comes after. */
  commit(): void {
    this.run('git add test/law');
    this.run('git -c user.name=reader -c user.email=reader@example.org commit -qm before');
  }

  read(path: string): string {
    return readFileSync(this.#file(path), 'utf8');
  }

  write(path: string, text: string): void {
    mkdirSync(dirname(this.#file(path)), { recursive: true });
    writeFileSync(this.#file(path), text);
  }

  /** @throws Error where the words to be replaced are not there, once. */
  edit(path: string, before: string, after: string): void {
    const parts = this.read(path).split(before);
    if (parts.length !== 2) throw new Error(`${path} does not hold once:\n${before}`);
    this.write(path, parts.join(after));
  }

  /** As in a shell of one's own, with this Node. */
  run(command: string): { readonly status: number | null; readonly output: string } {
    const own = Object.entries(process.env).filter(([name]) => !/^(?:VITEST|NODE_ENV)/.test(name));
    const PATH = [dirname(process.execPath), process.env['PATH']].join(delimiter);
    const { status, stdout, stderr } = spawnSync(command, {
      cwd: this.directory,
      shell: true,
      encoding: 'utf8',
      env: { ...Object.fromEntries(own), PATH },
    });
    return { status, output: stdout + stderr };
  }

  /** @throws Error with what a command said, when it fails. */
  follow(step: Step): void {
    switch (step.kind) {
      case 'write':
        return this.write(step.path, step.text);
      case 'edit':
        return this.edit(step.path, step.before, step.after);
      case 'run': {
        const { status, output } = this.run(step.command);
        if (status !== 0) throw new Error(`${step.command} ended with ${status}:\n${output}`);
      }
    }
  }

  end(): void {
    rmSync(this.directory, { recursive: true });
  }

  #file(path: string): string {
    return join(this.directory, path);
  }
}
