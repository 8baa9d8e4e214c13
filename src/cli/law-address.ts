import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import type { Command } from 'commander';
import { classifyAddress, deficientOf } from '../classify/address.js';
import { print } from './print.js';

/**
 * `law address`: one address a line on standard input; one
 * object a line on standard output, in the same order. An empty line is a missing address.
 */
export const lawAddress = (program: Command, input: Readable = process.stdin): void => {
  program
    .command('address')
    .description(
      'Say of each address on standard input what it is, and whether it is deficient under the strictest reading',
    )
    .action(async () => {
      for await (const line of createInterface({ input, crlfDelay: Infinity }))
        await print(`${JSON.stringify(answerOf(line))}\n`);
    });
};

/** `deficient`: what 6103(i)(2)(B)(i) asks under the strictest reading; null: not understood. */
const answerOf = (
  address: string,
): { readonly class: string; readonly deficient: boolean | null; readonly because: string } => {
  const { class: name, because } = classifyAddress(address);
  return { class: name, deficient: deficientOf(name), because };
};
