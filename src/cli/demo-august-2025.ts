import { createWriteStream, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type Command, InvalidArgumentError } from 'commander';
import { letterOf } from '../stories/august-2025.js';
import { answersTo, disclosuresOn, rowOf } from '../stories/at-size/rows.js';
import { OFFICES, sendScript } from '../stories/at-size/send-script.js';
import { type Exchange, exchangeOf, type LineTruth } from '../stories/at-size/truth.js';

type Options = { readonly lines: number; readonly seed: string; readonly out: string };

/** `demo august-2025`: the files that the two sides would send, and beside them what is true of each line. */
export const demoAugust2025 = (program: Command): void => {
  program
    .command('august-2025')
    .description('Write the exchange of August 2025 at any size: invented people, real proportions')
    .option('--lines <n>', 'lines of the request', linesOf, 1_280_000)
    .option('--seed <text>', 'decides which lines are which', '2025-08-07')
    .requiredOption('--out <directory>', 'takes data/, send.sh and, apart from them, truth.ndjson')
    .action(async ({ lines, seed, out }: Options) => {
      const exchange = exchangeOf(lines, seed);
      await writeExchange(exchange, out);
      writeFileSync(join(out, 'send.sh'), sendScript({ lines, seed }), { mode: 0o755 });
      const { disclosed, tinMatched, addressless } = exchange;
      process.stdout.write(
        `${lines} lines, ${disclosed} disclosed: ${tinMatched} matched on name and number alone, ${addressless} of them without an address.\n`,
      );
    });
};

/** `data/` and `truth.ndjson` in that directory. */
export const writeExchange = async (exchange: Exchange, out: string): Promise<void> => {
  const data = join(out, 'data');
  mkdirSync(data, { recursive: true });
  const letter = letterOf(exchange.lines);
  const file = (name: string, body: object): void =>
    writeFileSync(join(data, name), `${JSON.stringify(body, null, 2)}\n`);
  file('letter.json', { ...letter, occurredOn: '2025-06-26' });
  for (const [name, office] of Object.entries(OFFICES)) file(name, office);
  file('submission.json', { occurredOn: '2025-06-27', lineCount: exchange.lines });
  file('receipt.json', {
    kind: 'request',
    ...letter,
    requestingAgency: 'DHS',
    occurredOn: '2025-06-30',
    letterDate: '2025-06-26',
  });
  await rows(join(data, 'lines.ndjson'), map(truthsOf(exchange), rowOf));
  await rows(join(data, 'responses.ndjson'), answersTo(exchange));
  await rows(join(data, 'disclosures.ndjson'), disclosuresOn(exchange));
  await rows(join(out, 'truth.ndjson'), truthsOf(exchange));
};

function* truthsOf({ lines, truthOf }: Exchange): Generator<LineTruth> {
  for (let line = 1; line <= lines; line += 1) yield truthOf(line);
}

function* map<T>(of: Iterable<T>, to: (one: T) => object): Generator<object> {
  for (const one of of) yield to(one);
}

const rows = (path: string, of: Iterable<object>): Promise<void> =>
  pipeline(Readable.from(texts(of)), createWriteStream(path));

/** Some hundred rows a text: one write each. */
function* texts(of: Iterable<object>): Generator<string> {
  let text = '';
  for (const row of of) {
    text += `${JSON.stringify(row)}\n`;
    if (text.length < 262_144) continue;
    yield text;
    text = '';
  }
  yield text;
}

const linesOf = (text: string): number => {
  const lines = Number(text);
  if (!Number.isInteger(lines) || lines < 1 || lines > 100_000_000)
    throw new InvalidArgumentError('Send a whole number from 1 to 100,000,000.');
  return lines;
};
