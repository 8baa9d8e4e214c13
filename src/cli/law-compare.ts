import type { Command } from 'commander';
import { BadLine } from '../readmodels/findings/export-file.js';
import type { FindingView } from '../readmodels/findings/finding-view.js';
import { judgeHistory } from '../readmodels/findings/judge-history.js';
import { lawUnder } from '../readmodels/findings/law.js';
import { Comparison, type Counts } from '../readmodels/judgements/comparison.js';
import type { LawTime } from '../statute/law-time.js';
import {
  anyReading,
  atOption,
  entriesOf,
  lawOption,
  reading as reads,
  READING_NAMES,
} from './law-input.js';
import { print } from './print.js';

type Options = {
  readonly reading: string;
  readonly with: string;
  readonly at?: string;
  readonly law: LawTime;
  readonly summary?: boolean;
};

/** `law compare FILE`: where two readings differ, one JSON object for each act, line and rule; or a summary. */
export const lawCompare = (program: Command): void => {
  const either = `one of ${READING_NAMES}; or a JSON file with a reading`;
  program
    .command('compare')
    .description('Show side by side where two readings hold differently of a history')
    .argument('<file>', 'the history, as for law judge; or - for standard input')
    .requiredOption('--reading <id or file>', either)
    .requiredOption('--with <id or file>', either)
    .addOption(atOption)
    .addOption(lawOption)
    .option('--summary', 'in plain words: by rule and by request')
    .action((file: string, options: Options) => reads(() => compare(file, options)));
};

const compare = async (file: string, options: Options): Promise<void> => {
  const [one, other] = [anyReading(options.reading), anyReading(options.with)];
  if (one.id === other.id) throw new BadLine('--with: another reading, with a name of its own');
  const law = lawUnder([one, other], options.law);
  const comparison = new Comparison(one.id, other.id);
  for await (const held of byAct(judgeHistory(entriesOf(file), law, options.at)))
    for (const line of comparison.take(held))
      if (options.summary !== true) await print(`${JSON.stringify(line)}\n`);
  if (options.summary === true)
    await print(summary(comparison.counts(), [one.id, other.id], options.law));
};

/** What is held of one act and line together. */
async function* byAct(
  findings: AsyncIterable<FindingView<string>>,
): AsyncGenerator<readonly FindingView<string>[]> {
  let held: FindingView<string>[] = [];
  for await (const finding of findings) {
    const [first = finding] = held;
    if (first.act.seq !== finding.act.seq || first.act.line !== finding.act.line) {
      yield held;
      held = [];
    }
    held.push(finding);
  }
  if (held.length > 0) yield held;
}

const summary = (
  { acts, lines, rules, requests }: Counts,
  [one, other]: readonly [string, string],
  law: LawTime,
): string => {
  const head = [
    `${one} and ${other}, the law ${law === 'now' ? 'as now known' : 'as it stood on the day of each act'}`,
    `${acts} acts on lines judged; ${lines} times a rule holds differently of one. Courts decide; nothing here does.`,
  ];
  if (lines === 0) return `${[...head, 'They differ nowhere.'].join('\n')}\n`;
  const byRule = rules.flatMap(({ rule, title, holds, count }) => [
    `  ${rule}: ${title}`,
    `    ${count} x ${holds[one]} under ${one}, ${holds[other]} under ${other}`,
  ]);
  const byRequest = requests.map(({ stream, count }) => `  ${stream}: ${count}`);
  return `${[...head, '', 'By rule', ...byRule, '', 'By request', ...byRequest].join('\n')}\n`;
};
