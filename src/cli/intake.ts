import type { Command } from 'commander';
import { intakeCheck } from './intake-check.js';
import { intakeSend } from './intake-send.js';

/** `ledger intake`: requests, answers and disclosures too large for one body. */
export const intake = (program: Command): void => {
  const group = program
    .command('intake')
    .description('Check and send requests, answers and disclosures in bulk');
  intakeCheck(group);
  intakeSend(group);
};
