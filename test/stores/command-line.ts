import { Command } from 'commander';
import { vi } from 'vitest';
import { backup } from '../../src/cli/backup.js';
import { lawJudge } from '../../src/cli/law-judge.js';
import { rebuild } from '../../src/cli/rebuild.js';
import { reclassify } from '../../src/cli/reclassify.js';
import { restore } from '../../src/cli/restore.js';
import { store } from '../../src/cli/store.js';
import { verify } from '../../src/cli/verify.js';
import type { Environment } from '../../src/platform/config.js';

export type Ran = { readonly out: string; readonly err: string; readonly code: number };

/** A subcommand in this process, with these settings. @throws what it throws. */
export const ledger = async (words: readonly string[], environment: Environment): Promise<Ran> => {
  const [out, err]: [string[], string[]] = [[], []];
  const into = (texts: string[]) => (text: unknown) => texts.push(String(text)) > 0;
  const spies = [
    vi.spyOn(process.stdout, 'write').mockImplementation(into(out)),
    vi.spyOn(process.stderr, 'write').mockImplementation(into(err)),
  ];
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
  const program = new Command();
  const composition = () => import('../../src/stores.js');
  for (const add of [store, backup, restore, rebuild, reclassify, verify])
    add(program, composition);
  lawJudge(program.command('law'));
  try {
    await program.parseAsync(words, { from: 'user' });
    return { out: out.join(''), err: err.join(''), code: Number(process.exitCode ?? 0) };
  } finally {
    process.exitCode = undefined;
    vi.unstubAllEnvs();
    for (const spy of spies) spy.mockRestore();
  }
};

/** What was copied, as it was printed. */
export type Copied = { readonly events: number; readonly leaves: string; readonly found: number };
export const copiedBy = ({ out }: Ran): Copied => JSON.parse(out) as Copied;
