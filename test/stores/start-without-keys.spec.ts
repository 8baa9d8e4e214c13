import { existsSync, readdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { startWitnesses } from '../../src/demonstration-witnesses.js';
import { readConfig } from '../../src/platform/config.js';
import { recordSome } from '../verify/support/live-ledger.js';
import { ledger } from './command-line.js';
import { places } from './places.js';
import { settings } from './told.js';

const { place } = places();

it('a start without the keys leaves no key of the log in the way of those that are put back', async () => {
  const environment = settings(place());
  await recordSome(environment, 1);
  const copy = join(place(), 'keys');
  await ledger(['backup', 'keys', copy], environment);
  const keys = dirname(environment.LEDGER_KEY_FILE);
  rmSync(keys, { recursive: true });
  rmSync(join(environment.LEDGER_DATA_DIR, 'log'), { recursive: true });
  await expect(startWitnesses(readConfig(environment))).rejects.toThrow('local.json');
  expect(existsSync(keys) ? readdirSync(keys) : []).toEqual([]);
  await ledger(['restore', 'keys', copy], environment);
  expect(readdirSync(keys)).toEqual(readdirSync(copy));
});

it('nor does one whose store is gone', async () => {
  const environment = settings(place());
  await recordSome(environment, 1);
  const keys = dirname(environment.LEDGER_KEY_FILE);
  rmSync(keys, { recursive: true });
  for (const name of ['events.db', 'log'])
    rmSync(join(environment.LEDGER_DATA_DIR, name), { recursive: true });
  await expect(startWitnesses(readConfig(environment))).rejects.toThrow('The store is empty');
  expect(existsSync(keys)).toBe(false);
});
