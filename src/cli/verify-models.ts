import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Command } from 'commander';
import type { RecordedEvent } from '../eventstore/event-store.js';
import { type Config, readConfig } from '../platform/config.js';
import { auditReadModels, type ReadModelFinding } from '../readmodels/audit.js';
import { PROJECTIONS } from '../readmodels/catalogue.js';
import { counting } from './progress.js';
import { openToRead, type Stores } from './stores.js';
import { mostOf, Verdict } from './verdict.js';

type Options = { readonly most: string; readonly json?: true };

/** `ledger verify models`: whether the read models are those that the event store gives. Needs no key. */
export const verifyModels = (command: Command, composition: () => Promise<Stores>): void => {
  command
    .command('models')
    .description('Build the read models again beside the present ones and compare every row')
    .helpOption('--help', 'what it can do')
    .option('--most <number>', 'findings to tell one by one; all are counted', '100')
    .option('--json', 'one JSON object in place of sentences')
    .action(async (options: Options) => {
      const verdict = new Verdict<ReadModelFinding>(mostOf(options));
      const config = readConfig(process.env);
      verdict.tell(await audit(await composition(), config, verdict), options);
    });
};

/** @returns what is right where nothing is wrong. */
const audit = async (
  stores: Stores,
  config: Config,
  verdict: Verdict<ReadModelFinding>,
): Promise<string> => {
  const store = await openToRead(stores, config);
  const scratch = mkdtempSync(join(tmpdir(), 'ledger-verify-'));
  try {
    const findings = auditReadModels({
      store: { readAll: (after) => counting<RecordedEvent>(store.readAll(after)) },
      directory: stores.readModelsDirectory(config),
      projections: PROJECTIONS,
      scratch: join(scratch, 'readmodels.sqlite'),
    });
    const { seq, notCompared } = await verdict.addAll(findings);
    verdict.checked.push(`every row of the read models against the events of seq 0 to ${seq}`);
    verdict.gaps.push(...notCompared);
    verdict.notChecked.push(
      'the events themselves: `ledger verify store` holds them against the log',
    );
    return `the read models are those that the events of seq 0 to ${seq} give`;
  } finally {
    rmSync(scratch, { recursive: true, force: true });
    await store.close();
  }
};
