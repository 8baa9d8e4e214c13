import { existsSync } from 'node:fs';
import type { Command } from 'commander';
import { type Copied, copy, type Source } from '../eventstore/copy.js';
import { takeBack } from '../eventstore/moved.js';
import { type Config, readConfig } from '../platform/config.js';
import { restoreKeys } from '../privacy/key-backup.js';
import { copyIntoEmbedded } from './copy-into.js';
import { signerFiles } from '../publiclog/log-signer.js';
import { progress } from './progress.js';
import { olderSignerIn, restoreLog } from './restore-log.js';
import { isOlderThanSeen, type Options } from './restorable.js';
import type { Stores } from './stores.js';

/** `ledger restore`: what `ledger backup` made, into places that are empty. */
export const restore = (program: Command, composition: () => Promise<Stores>): void => {
  const command = program.command('restore').description('Put a copy back. Stop the ledger first');
  command
    .command('store <file>')
    .description('Into an empty store of either kind')
    .option('--older', 'also where more was seen before than the copy holds')
    .option(
      '--leaves <digest>',
      'only a copy with this digest, as `ledger backup store` printed it',
    )
    .action(async (file: string, options: Options) => {
      const config = readConfig(process.env);
      if (!existsSync(file)) throw new Error(`There is no ${file}`);
      const stores = await composition();
      const source = stores.openKept(config, file);
      let isOlder: boolean;
      try {
        isOlder = await isOlderThanSeen(source, { stores, config }, { file, ...options });
        process.stdout.write(`${JSON.stringify(await restoreFrom(source, stores, config))}\n`);
      } finally {
        await source.close();
      }
      const rebuild = isOlder ? 'ledger rebuild --shorter' : 'ledger rebuild';
      process.stderr.write(`Restored. Run \`${rebuild}\` before you start the ledger.\n`);
    });
  command
    .command('keys <directory>')
    .description('Where no keys are')
    .action(async (directory: string) => {
      const config = readConfig(process.env);
      const { logPlaces } = await composition();
      const logKey = signerFiles(logPlaces(config).keyFile);
      const files = await restoreKeys(directory, config.keyFile, logKey);
      process.stdout.write(`${JSON.stringify({ files })}\n`);
      const words = await olderSignerIn(logPlaces(config), config);
      if (words !== undefined) process.stderr.write(`${words}\n`);
    });
  command
    .command('log <directory>')
    .description('Where no public log is. Restore the keys before it')
    .option('--older', 'also where more was signed before than the copy holds')
    .action(async (directory: string, options: { older?: boolean }) =>
      restoreLog(await composition(), directory, options),
    );
};

const restoreFrom = async (source: Source, stores: Stores, config: Config): Promise<Copied> => {
  const options = { onProgress: progress() };
  if (config.eventStore === undefined) return copyIntoEmbedded({ stores, config, source }, options);
  const target = await stores.openStore(config);
  try {
    const mark = stores.copyMark(config, target);
    const copied = await copy(source, target, { ...options, mark });
    await takeBack(target, config.ledger.id);
    return copied;
  } finally {
    await target.close();
  }
};
