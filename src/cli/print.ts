import { once } from 'node:events';

/** Writes to standard output, no faster than it is read. */
export const print = async (text: string): Promise<void> => {
  if (!process.stdout.write(text)) await once(process.stdout, 'drain');
};
