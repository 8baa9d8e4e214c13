import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { closeParts, openParts } from '../../src/parts.js';
import { SystemClock } from '../../src/platform/clock.js';
import { readConfig } from '../../src/platform/config.js';

it('a data directory holds one ledger: under another id it is refused, and nothing is written', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'ledger-alone-'));
  const config = (id: string) =>
    readConfig({
      LEDGER_ID: id,
      LEDGER_DATA_DIR: join(directory, 'data'),
      LEDGER_KEY_FILE: join(directory, 'keys', `${id}.json`),
    });
  await closeParts(await openParts(config('one'), new SystemClock()));
  await expect(openParts(config('two'), new SystemClock())).rejects.toThrow(
    'LEDGER_ID is two, but LEDGER_DATA_DIR',
  );
  await closeParts(await openParts(config('one'), new SystemClock()));
  await rm(directory, { recursive: true });
});
