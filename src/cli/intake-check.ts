import { InvalidArgumentError, type Command } from 'commander';
import type { Columns } from '../intake/content/columns.js';
import { STATED_BY_LETTER, type StatedByLetter } from '../intake/work/deficiency.js';
import { lookAtPart } from '../intake/work/look-at-part.js';
import { outcomeText } from '../intake/work/outcome.js';
import { bulkFile, partsOf } from './intake-file.js';
import { print } from './print.js';

type Options = {
  readonly kind: string;
  readonly linesRecorded?: number;
  readonly letterStates: readonly StatedByLetter[];
};

const count = (text: string): number => {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('A number of lines.');
  return Number(text);
};

const fields = (text: string): readonly StatedByLetter[] => {
  const named = text.split(',');
  const known = STATED_BY_LETTER.filter((field) => named.includes(field));
  if (known.length !== named.length)
    throw new InvalidArgumentError(`Of ${STATED_BY_LETTER.join(', ')}, with commas between.`);
  return known;
};

/** `intake check`: what would become of each record, by the service's own code, before anything is sent. */
export const intakeCheck = (group: Command): void => {
  group
    .command('check <file>')
    .description('Say which records would be malformed or deficient, and why; needs no server')
    .option('--kind <kind>', 'request-lines, responses or disclosures', 'request-lines')
    .option('--letter-states <fields>', 'what the letter states for all lines', fields, [])
    .option('--lines-recorded <count>', 'lines that the request has already', count)
    .action(check);
};

const check = async (path: string, options: Options): Promise<void> => {
  const file = bulkFile(path, options.kind);
  const letter = new Set(options.letterStates);
  const { linesRecorded } = options;
  let columns: Columns | undefined;
  let before = 0;
  const found = { malformed: 0, deficient: 0 };
  for await (const { bytes } of partsOf(file)) {
    const looked = lookAtPart({ ...file, bytes, columns }, { before, linesRecorded }, letter);
    await print(outcomeText(looked.outcomes));
    found.malformed += looked.malformed.length;
    found.deficient += looked.outcomes.length - looked.malformed.length;
    before += looked.records;
    columns = looked.columns;
  }
  process.stderr.write(
    `${before} records: ${found.malformed} malformed, ${found.deficient} deficient\n`,
  );
  if (found.malformed > 0) {
    process.stderr.write('A batch with a malformed record is not recorded at all.\n');
    process.exitCode = 1;
  }
};
