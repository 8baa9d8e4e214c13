import type { Context } from './context.js';
import type { Outcome } from './log.js';

export type Answer =
  Exclude<Outcome, { readonly kind: 'not-ready' }> | { readonly kind: 'timeout' };
type Call = { getPeer(): string };

/**
 * Writes, and answers when the write is replicated; `undefined` when the caller is to hear nothing.
 * kurrentdb.md 7.1 and 7.4: what is not replicated in time is reported as a timeout, and stays written.
 */
export const commit = async (
  context: Context,
  call: Call,
  write: () => Outcome,
): Promise<Answer | undefined> => {
  const lost = context.faults.nextAppend();
  if (!lost) return replicated(context, write());
  if (lost.written) await replicated(context, write());
  if (lost.how === 'reset') context.wire.cutPeer(call.getPeer());
  return undefined;
};

const replicated = async ({ log, writeTimeout }: Context, outcome: Outcome): Promise<Answer> => {
  const needed = outcome.kind === 'written' ? outcome.records : Number.POSITIVE_INFINITY;
  if (outcome.kind !== 'not-ready' && (outcome.kind !== 'written' || needed <= log.length))
    return outcome;
  const done = await new Promise<boolean>((resolve) => {
    const look = (): void => {
      if (log.length >= needed) settle(true);
    };
    const settle = (value: boolean): void => {
      clearTimeout(timer);
      log.off('grown', look);
      resolve(value);
    };
    const timer = setTimeout(() => settle(false), writeTimeout);
    log.on('grown', look);
  });
  return done && outcome.kind === 'written' ? outcome : { kind: 'timeout' };
};
