import { expect } from 'vitest';
import { EXIT, main } from '../../verify/ledger-verify.mjs';

/** What `ledger verify --json` says. */
export type Answer = {
  readonly kind: string;
  readonly exit: number;
  readonly message: string | null;
  readonly at: Readonly<Record<string, unknown>> | null;
  readonly checked: readonly string[];
  readonly notChecked: readonly string[];
  readonly gaps: readonly string[];
  readonly notes: readonly string[];
  readonly log?: { readonly size: number; readonly kind?: string };
  readonly found?: Readonly<Record<string, unknown>>;
};

/** Runs the verifier in this process, with this clock (seconds since 1970). */
export async function verify(args: readonly string[], now: number): Promise<Answer>;
export async function verify(
  args: readonly string[],
  now: number,
  form: 'words',
): Promise<{ readonly text: string }>;
export async function verify(
  args: readonly string[],
  now: number,
  form: 'json' | 'words' = 'json',
): Promise<Answer | { readonly text: string }> {
  let text = '';
  const io = { out: (words: string) => void (text += words), now: () => now * 1000 };
  const exit = await main(form === 'json' ? [...args, '--json'] : args, io);
  if (form === 'words') return { text };
  const answer = JSON.parse(text) as Answer;
  expect(answer.exit).toBe(exit);
  expect(EXIT[answer.kind as keyof typeof EXIT]).toBe(exit);
  return answer;
}
