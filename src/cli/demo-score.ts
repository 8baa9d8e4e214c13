import { createReadStream, readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import type { Command } from 'commander';
import { type Score, Scoring } from '../stories/at-size/score.js';
import type { LineTruth } from '../stories/at-size/truth.js';

type Options = {
  readonly url: string;
  readonly request: string;
  readonly tokenFile: string;
};

/** The strictest reading: under it every defect that was put into the data must be found. */
const READING = 'DDC_CTR_2026';

/** `demo score FILE`: what a running service holds of the exchange, beside what is true. Exits 1 where they differ. */
export const demoScore = (program: Command): void => {
  program
    .command('score')
    .description('Compare what a service holds of each line with what is true of it')
    .argument('<truth>', 'truth.ndjson of demo august-2025')
    .requiredOption('--url <url>', 'address of the service')
    .requiredOption('--request <id>', 'the request with these lines')
    .requiredOption('--token-file <file>', 'holds a token of oversight')
    .action(async (truth: string, options: Options) => {
      const scoring = new Scoring();
      for await (const { rule, line } of heldBy(options)) scoring.hold(rule, line);
      for await (const row of createInterface({ input: createReadStream(truth) }))
        scoring.take(JSON.parse(row) as LineTruth);
      const scores = scoring.scores();
      process.stdout.write(table(scores));
      if (scores.some(({ missed, falseAlarms }) => missed + falseAlarms > 0)) process.exitCode = 1;
    });
};

type Page = {
  readonly items: readonly { readonly rule: string; readonly act: { readonly line: number } }[];
  readonly next: string | null;
};

/** Findings of one line, by rule: those of the whole request are not scored. */
async function* heldBy({
  url,
  request,
  tokenFile,
}: Options): AsyncGenerator<{ rule: string; line: number }> {
  const headers = { authorization: `Bearer ${readFileSync(tokenFile, 'utf8').trim()}` };
  for (let cursor: string | null = ''; cursor !== null;) {
    const asked = new URL('/v1/findings', url);
    const search = { request, reading: READING, limit: '500', ...(cursor && { cursor }) };
    asked.search = new URLSearchParams(search).toString();
    const answer = await fetch(asked, { headers });
    if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
    const { items, next } = (await answer.json()) as Page;
    for (const { rule, act } of items) if (act.line > 0) yield { rule, line: act.line };
    cursor = next;
  }
}

const rowOf = ([first, ...cells]: readonly [string, ...(string | number)[]]): string =>
  first.padEnd(28) + cells.map((cell) => String(cell).padStart(14)).join('');

const table = (scores: readonly Score[]): string => {
  const body = scores.map(({ rule, expected, missed, falseAlarms, sensitivity }) =>
    rowOf([
      rule,
      expected,
      missed,
      falseAlarms,
      expected === 0 ? '-' : `${(sensitivity * 100).toFixed(2)} %`,
    ]),
  );
  const head = rowOf(['rule', 'expected', 'missed', 'false alarms', 'sensitivity']);
  return `${[`Under ${READING}, findings of lines:`, head, ...body].join('\n')}\n`;
};
