/**
 * What `npm start` runs: the service, and where that is a demonstration that names no witnesses, two of its own.
 * Everything else starts main.js.
 */
import { startWitnesses } from './demonstration-witnesses.js';
import { type Config, ConfigError, readConfig } from './platform/config.js';

const isAlone = ({ ledger, issuer, witnesses }: Config): boolean =>
  ledger.kind === 'demonstration' && issuer === undefined && witnesses === undefined;

// What this process makes is for its account alone.
process.umask(0o077);

try {
  const config = readConfig(process.env);
  if (isAlone(config)) process.env['LEDGER_WITNESSES'] = await startWitnesses(config);
} catch (error) {
  // What is wrong with settings the service says itself.
  if (error instanceof Error && !(error instanceof ConfigError))
    process.stderr.write(`No demonstration witnesses: ${error.message}\n`);
}
await import('./main.js');
